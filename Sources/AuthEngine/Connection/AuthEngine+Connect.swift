internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
public import SettingsStore
internal import Transport
internal import WebRequests

extension AuthEngine {
    /// Connects as `InitiateOAuth` says, and proves it against the live service.
    ///
    /// - `OFF`: the given `OAuthAccessToken` is used as it is; nothing is refreshed or written.
    /// - `REFRESH`: what is stored, else the given tokens or `OAuthVerifier`; refreshed silently, nobody is asked.
    /// - `GETANDREFRESH`: the same, and when nothing usable is there, a sign-in: by password where that is the grant, else by
    ///   the browser through the interaction.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - location: where tokens are kept when `OAuthSettingsLocation` does not say; without either, in the memory of this
    ///     process, under the application's and service's names.
    ///   - connection: the connection's name in new settings.
    ///   - listen: whether the browser may be on this machine.
    ///   - isElsewhere: whether it surely is not, so that nobody of this machine gets its answer.
    ///   - timeout: how long the person may take for a sign-in.
    ///   - interaction: shows the sign-in's address and returns when there is nothing more to do than to wait.
    /// - Returns: a connection whose account the service has just named.
    /// - Throws: ``AuthError``; `signInNeeded` where nobody may be asked.
    public func connect(
        _ plan: ConnectionPlan,
        location: SettingsLocation? = nil,
        connection: String? = nil,
        listen: Bool = true,
        isElsewhere: Bool = false,
        timeout: Duration = .seconds(300),
        interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> Connection {
        tellOwnWay(plan)
        // Nobody should sign in first, to hear then that the certificate's file is not there.
        if let certificate = try plan.network().clientCertificate {
            try AuthError.translating { () throws(TransportError) in try certificate.requireUsable() }
        }
        guard plan.scheme.oauth != nil else {
            var kept: SettingsLocation?
            if let location, try holds(location, plan) { kept = location }
            let account = try await proved(plan, nil, kept)
            return Connection(plan: plan, account: account, tokens: nil, location: nil, engine: self)
        }
        guard plan.initiate != .off else {
            let tokens = try Self.givenTokens(plan, now: surroundings.now())
            guard let tokens else { throw AuthError(.plan(.missingProperty(name: OAuthProperty.accessToken))) }
            let account = try await test(plan, tokens: tokens)
            return Connection(plan: plan, account: account, tokens: tokens, location: nil, engine: self)
        }
        let place = try self.location(plan, location)
        // What is stored goes its own way, or not at all.
        let kept = try read(place)
        let plan = if let kept, kept.tokens != nil { try pinned(plan, to: kept) } else { plan }
        var tokens: StoredTokens
        var isFresh = false
        do {
            tokens = try await silently(plan, place, connection)
        } catch  where plan.initiate == .getAndRefresh && Self.asksPerson(error) {
            tokens = try await asking(plan, place, connection, (listen, isElsewhere, timeout), interaction)
            isFresh = true
        }
        let account: SignedInAccount
        do {
            account = try await isFresh ? proved(plan, tokens, place) : test(plan, tokens: tokens)
        } catch {
            guard case .reply(.tokenRefused) = error.fact, !isFresh else { throw error }
            // Valid by the clock, yet refused: one refresh (or sign-in), one retry.
            do {
                tokens = try await refreshed(
                    place,
                    unlike: tokens.accessToken,
                    minValidity: .zero,
                    plan: plan,
                    isAskedAfterwards: plan.initiate == .getAndRefresh
                )
            } catch  where plan.initiate == .getAndRefresh && Self.asksPerson(error) {
                tokens = try await asking(plan, place, connection, (listen, isElsewhere, timeout), interaction)
            }
            account = try await proved(plan, tokens, place)
        }
        try await remember(account, place)
        tellMissingScopes(plan, tokens)
        return Connection(plan: plan, account: account, tokens: tokens, location: place, engine: self)
    }

    /// Says which scopes were asked for and not granted.
    func tellMissingScopes(_ plan: ConnectionPlan, _ tokens: StoredTokens) {
        let missing = plan.missingScopes(tokens)
        if !missing.isEmpty { surroundings.notify(.scopesMissing(missing)) }
    }

    /// Says that a string from outside brings a proxy or certificates to trust: whoever wrote it may read what is sent.
    func tellOwnWay(_ plan: ConnectionPlan) {
        guard !plan.isStored, let network = try? plan.network() else { return }
        guard network.proxy != nil || network.authority != nil else { return }
        surroundings.notify(.ownWay(proxy: network.proxy?.place, trustsOwn: network.authority != nil))
    }

    private static func asksPerson(_ error: AuthError) -> Bool {
        if case .store(.moved) = error.fact { return true }
        guard case .signIn(.signInNeeded(let reason)) = error.fact else { return false }
        return reason != .storedForAnother
    }

    private func location(
        _ plan: ConnectionPlan,
        _ fallback: SettingsLocation?
    ) throws(AuthError) -> SettingsLocation {
        guard let text = plan.properties[OAuthProperty.settingsLocation], !text.isEmpty else {
            return fallback ?? .memory(id: "\(plan.service.id)/\(plan.scheme.id)/\(plan.client?.id ?? "")")
        }
        do {
            return try SettingsLocation(text: text)
        } catch {
            throw AuthError(.store(error))
        }
    }

    private func asking(
        _ plan: ConnectionPlan,
        _ location: SettingsLocation,
        _ connection: String?,
        _ browser: (listen: Bool, isElsewhere: Bool, timeout: Duration),
        _ interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> StoredTokens {
        try checkSignInLimit(plan, location)
        self.store.warnOfLocks(location)
        let store: @Sendable (StoredTokens) async throws(AuthError) -> Void = { tokens async throws(AuthError) in
            try await update(location) { old, _ async throws(AuthError) in
                var new = settings(plan, tokens, nil, connection: connection, over: old, signedIn: false)
                if old == nil { try takeAttempts(&new, from: location) }
                return (new, ())
            }
        }
        guard plan.grant == .password else {
            let signIn = try await beginSignIn(
                plan,
                listen: browser.listen,
                isElsewhere: browser.isElsewhere,
                timeout: browser.timeout,
                countedAt: location,
                finish: store
            )
            do {
                try await interaction(signIn)
            } catch {
                signIn.cancel()
                throw error as? AuthError ?? AuthError(.cancelled)
            }
            return try await signIn.tokens()
        }
        return try await update(location) { old, checkpoint async throws(AuthError) in
            try checkAttempts(old, plan)
            // Counted before it is tried: a wrong password counts at the service, too.
            var open = settings(plan, old?.tokens, old?.account, connection: connection, over: old, signedIn: true)
            open.refreshJournal = old?.refreshJournal
            if plan.scheme.oauth?.limits.signInsPerHour != nil { try checkpoint(open) }
            let tokens = try await passwordTokens(plan)
            open = settings(plan, tokens, nil, connection: connection, over: open, signedIn: false)
            return (open, tokens)
        }
    }

    /// Whether settings hold just these values, so that what the service says of them can be kept there.
    private func holds(_ location: SettingsLocation, _ plan: ConnectionPlan) throws(AuthError) -> Bool {
        guard let settings = try read(location), settings.service == plan.service.id else { return false }
        return plan.scheme.fields.allSatisfy { use in
            settings[property: use.property]?.reveal() ?? "" == plan.properties[use.property] ?? ""
        }
    }

    /// Tests, and keeps what the service said where the settings are.
    private func proved(
        _ plan: ConnectionPlan,
        _ tokens: StoredTokens?,
        _ location: SettingsLocation?
    ) async throws(AuthError) -> SignedInAccount {
        do throws(AuthError) {
            let account = try await test(plan, tokens: tokens)
            if let location { try await remember(account, location) }
            return account
        } catch {
            guard let location, error.outcome == .refusedByService else { throw error }
            let now = surroundings.now()
            try await update(location) { old, _ in
                guard var settings = old, settings.refusedSince == nil else { return (nil, ()) }
                settings.refusedSince = now
                return (settings, ())
            }
            throw error
        }
    }

    /// Keeps who signed in, and says so when it is somebody else than before.
    private func remember(_ account: SignedInAccount, _ location: SettingsLocation) async throws(AuthError) {
        let before = try read(location)
        guard before?.account != account || before?.refusedSince != nil else { return }
        try await update(location) { old, _ in
            guard var settings = old else { return (nil, ()) }
            if let before = settings.account, !before.isSamePerson(as: account) {
                surroundings.notify(.anotherAccount(before: before.name, now: account.name))
            }
            settings.account = account
            settings.refusedSince = nil
            return (settings, ())
        }
    }
}
