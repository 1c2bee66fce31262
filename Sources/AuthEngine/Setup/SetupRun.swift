internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Synchronization

/// One run of a set-up: where its tokens are kept, and how they are proved.
struct SetupRun: Sendable {
    let setup: ConnectionSetup
    /// What was planned; once an account is chosen, ``plan`` has it, too.
    private let planned: ConnectionPlan
    /// Where the connection is or will be.
    let place: SettingsLocation
    /// What was there at first.
    let kept: Settings?
    let progress: Progress
    let report: @Sendable (ConnectionSetup.Event) -> Void

    var engine: AuthEngine { setup.engine }
    var plan: ConnectionPlan { progress.chosen ?? planned }
    /// The connection's own settings.
    var own: SettingsSlot { SettingsSlot(store: engine.store, location: place) }
    var limit: SignInLimit { SignInLimit(plan: plan, slot: own, surroundings: engine.surroundings) }
    /// Where what is not proved yet is.
    var slot: SettingsSlot { progress.isBeside ? own.beside : own }

    /// What a run has come to so far.
    final class Progress: Sendable {
        private let state: Mutex<(isBeside: Bool, token: Secret?, chosen: ConnectionPlan?)>

        init(isBeside: Bool) { state = Mutex((isBeside, nil, nil)) }

        /// Whether its tokens wait beside a connection.
        var isBeside: Bool {
            get { state.withLock(\.isBeside) }
            set { state.withLock { $0.isBeside = newValue } }
        }

        /// The plan with the only account that there was to choose.
        var chosen: ConnectionPlan? {
            get { state.withLock(\.chosen) }
            set { state.withLock { $0.chosen = newValue } }
        }

        /// The access token that it has got.
        var token: Secret? {
            get { state.withLock(\.token) }
            set { state.withLock { $0.token = newValue } }
        }
    }

    init(
        _ setup: ConnectionSetup,
        _ report: @escaping @Sendable (ConnectionSetup.Event) -> Void
    ) async throws(AuthError) {
        self.setup = setup
        self.report = report
        let engine = setup.engine
        place = try setup.place()
        kept = try await SettingsSlot(store: engine.store, location: place).read()
        let gives = setup.source != .stored
        // What is stored goes its own way, or not at all.
        let plan = if !gives, let kept, kept.tokens != nil { try setup.plan.pinned(to: kept) } else { setup.plan }
        planned = plan
        var isOther = false
        if gives, let kept {
            let now = engine.surroundings.now()
            isOther = !(setup.source == .signIn ? plan.isJustSignedIn(kept, now: now) : plan.isUnproven(kept))
        }
        progress = Progress(isBeside: isOther)
    }

    /// The connection, with the tokens there are, or after a person has signed in.
    func connection(_ present: (SignIn) async throws -> Void) async throws(AuthError) -> Connection {
        do throws(AuthError) {
            guard plan.scheme.oauth != nil else { return try await withoutTokens() }
            guard let tokens = try await tokens() else { return try await signedIn(present) }
            do throws(AuthError) {
                return try await proved(tokens)
            } catch {
                guard case .reply(.tokenRefused) = error.fact else { throw error }
            }
            // Valid by the clock, yet refused: one refresh (or sign-in), one retry.
            guard let fresh = try await refreshed(tokens) else { return try await signedIn(present) }
            return try await proved(fresh, isFresh: true)
        } catch {
            // What went wrong first is what counts; what cannot be tidied up is found by the next run.
            try? await tidyUp(after: error)
            throw error
        }
    }

    /// Tokens that cost nobody anything; nil when a person must sign in and may be asked.
    private func tokens() async throws(AuthError) -> StoredTokens? {
        if setup.source == .signIn {
            // What the same sign-in brought a moment ago, and nobody could test then.
            let now = engine.surroundings.now()
            guard let settings = try await slot.read(), plan.isJustSignedIn(settings, now: now) else { return nil }
            progress.token = settings.tokens?.accessToken
            return settings.tokens
        }
        if slot.isBeside, let other = try await slot.read(), !plan.isSame(as: other) { try await slot.remove() }
        return try await askingIfNeeded { () async throws(AuthError) in
            try await SilentSignIn(plan: plan, name: setup.name, stored: engine.stored(slot, plan)).tokens()
        }
    }

    private func refreshed(_ refused: StoredTokens) async throws(AuthError) -> StoredTokens? {
        // Tokens that were given are kept before they are spent.
        if try await !isKept(refused) {
            if setup.source != .stored, refused.refreshToken == nil {
                throw AuthError(.signIn(.signInNeeded(.noRefreshToken)))
            }
            try await keep(refused)
        }
        return try await askingIfNeeded { () async throws(AuthError) in
            try await engine.stored(slot, plan).refreshed(
                StoredSignIn.Demand(
                    refused: refused.accessToken,
                    minValidity: .zero,
                    isAskedAfterwards: plan.initiate == .getAndRefresh
                )
            )
        }
    }

    /// What the body gives; nil when only a person can help, and the plan says that one may be asked.
    private func askingIfNeeded(
        _ body: () async throws(AuthError) -> StoredTokens
    ) async throws(AuthError) -> StoredTokens? {
        do throws(AuthError) {
            let tokens = try await body()
            progress.token = tokens.accessToken
            return tokens
        } catch {
            guard plan.initiate == .getAndRefresh else { throw error }
            switch error.fact {
            case .store(.moved): return nil
            case .signIn(.signInNeeded(let reason)) where reason != .storedForAnother: return nil
            default: throw error
            }
        }
    }

    /// Has a person sign in; the browser is told that all is well only when it is.
    private func signedIn(_ present: (SignIn) async throws -> Void) async throws(AuthError) -> Connection {
        try await limit.check()
        engine.store.warnOfLocks(place)
        let connection = Mutex<Connection?>(nil)
        let finish: @Sendable (StoredTokens) async throws(AuthError) -> Void = { tokens async throws(AuthError) in
            try await keep(tokens)
            let proved = try await proved(tokens, isFresh: true)
            connection.withLock { $0 = proved }
        }
        if plan.grant == .password {
            let endpoint = TokenEndpoint(plan: plan, surroundings: engine.surroundings)
            try await finish(try await endpoint.passwordTokens(limit))
        } else {
            _ = try await setup.signedIn(countedAt: place, finish: finish, report: report, present: present)
        }
        guard let connection = connection.withLock(\.self) else { throw AuthError(.cancelled) }
        return connection
    }

    /// Static secrets are proved before anything is written.
    private func withoutTokens() async throws(AuthError) -> Connection {
        let isElsewhere = setup.source == .stored && !holdsSecrets
        report(.testing)
        do throws(AuthError) {
            let account = try await LiveTest(plan: plan, tokens: nil, surroundings: engine.surroundings).account()
            var before: SignedInAccount?
            if !isElsewhere { before = try await confirm(account, nil) }
            return Connection(plan: plan, account: account, accountBefore: before, location: nil, engine: engine)
        } catch {
            if setup.source == .stored, !isElsewhere { try await remember(refusal: error) }
            throw error
        }
    }

    /// Whether what is stored holds just the secrets that are tested, so that what the service says can be kept there.
    private var holdsSecrets: Bool {
        guard let kept, kept.service == plan.service.id else { return false }
        return plan.scheme.fields.allSatisfy { use in
            kept[property: use.property]?.reveal() ?? "" == plan.properties[use.property] ?? ""
        }
    }

    /// Asks the service who the tokens belong to; where an account is to be chosen and there is one only, that is it.
    private func account(_ tokens: StoredTokens) async throws(AuthError) -> SignedInAccount {
        func ask() async throws(AuthError) -> SignedInAccount {
            try await LiveTest(plan: plan, tokens: tokens, surroundings: engine.surroundings).account()
        }
        do throws(AuthError) {
            return try await ask()
        } catch {
            guard setup.source == .signIn, case .reply(.accountNotAmong(let property, "", let found)) = error.fact,
                property == plan.listedProperty, let only = found.first, found.count == 1
            else { throw error }
            var chosen = plan
            chosen.properties[property] = only
            progress.chosen = chosen
            return try await ask()
        }
    }

    /// Asks the service who the tokens belong to, and confirms them.
    private func proved(_ tokens: StoredTokens, isFresh: Bool = false) async throws(AuthError) -> Connection {
        report(.testing)
        let account: SignedInAccount
        do throws(AuthError) {
            account = try await self.account(tokens)
        } catch {
            // What a person signed in for and the service refuses does not stay.
            let stays = !slot.isBeside && (setup.source != .signIn || kept != nil)
            if stays, isFresh || setup.source != .stored { try await remember(refusal: error) }
            throw error
        }
        report(.saving)
        let before = try await confirm(account, tokens)
        let missing = plan.missingScopes(tokens)
        if !missing.isEmpty { report(.notice(.scopesMissing(missing))) }
        return Connection(
            plan: plan,
            account: account,
            accountBefore: before,
            tokens: tokens,
            location: place,
            engine: engine
        )
    }
}
