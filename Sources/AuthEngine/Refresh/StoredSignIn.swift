internal import Secrets
internal import SettingsStore

/// The sign-in that is stored in one place: it gives out its tokens, and refreshes them when they are due.
struct StoredSignIn: Sendable {
    /// What is wanted of its tokens.
    struct Demand: Sendable {
        /// An access token that is not good enough although it should be valid: the service does not accept it, unless
        /// ``isForced``; nil when it is just due.
        var refused: Secret?
        /// Whether a new one is wanted whatever the service thinks of that.
        var isForced = false
        /// How long the access token must live yet.
        var minValidity: Duration
        /// Whether a person is asked to sign in when the sign-in has ended.
        var isAskedAfterwards = false

        func isMet(by tokens: StoredTokens, now: Int64) -> Bool {
            TokenLifetime.isValid(tokens, now: now, margin: minValidity) && tokens.accessToken != refused
        }
    }

    /// What is to be written, and the new tokens or why there are none.
    typealias Renewed = (SettingsEdit?, Result<StoredTokens, AuthError>)

    /// How long an engine that does not answer is tried again for who has nothing else.
    private static let patience: Duration = .seconds(15)

    let slot: SettingsSlot
    /// A plan that was made before, whose application is used, and whose the settings must be still; nil for the stored one's.
    var plan: ConnectionPlan?
    let resolver: Resolver
    let surroundings: Surroundings
    /// Pauses after failed renewals that began until then do not count, in milliseconds since 1970; nil when all do.
    let skipsPausesUntil: Int64?

    /// Tokens that are valid for some time yet; see ``AuthEngine/validTokens(_:minValidity:)``.
    ///
    /// Settings that were just `read` there are good enough where their token is.
    func validTokens(minValidity: Duration, read: Settings? = nil) async throws(AuthError) -> StoredTokens {
        // An engine may take longer to answer than a token lives.
        let now = surroundings.now
        let isShared = slot.store.isShared(slot.location)
        let machine = slot.store.machine
        let isSafe = { (tokens: StoredTokens) in
            let spread =
                isShared
                ? TokenLifetime.spread(tokens, machine: machine, isShared: true) : TokenLifetime.widestSpread
            return TokenLifetime.isSafe(tokens, now: now(), minValidity: minValidity, spread: spread)
        }
        // What is known here is asked for nowhere as long as it is good.
        var found = if let read { read } else { try slot.peek() }
        if found?.tokens.map(isSafe) != true {
            if isShared, let tokens = found?.tokens, TokenLifetime.isValid(tokens, now: now(), margin: minValidity) {
                // Who is aborted meanwhile finds out at once.
                try? await surroundings.sleep(TokenLifetime.jitter(tokens, surroundings.random))
            }
            found = try await readAgain(found, minValidity: minValidity)
        }
        try found?.checkNotMoved()
        if let found { try plan?.checkOwner(found) }
        guard let settings = found, let tokens = settings.tokens else {
            throw AuthError(.signIn(.signInNeeded(.nothingStored)))
        }
        if isSafe(tokens) { return tokens }
        let wanted = minValidity + TokenLifetime.spread(tokens, machine: machine, isShared: isShared)
        if TokenLifetime.isValid(tokens, now: now(), margin: wanted) { return tokens }
        // Nothing better can be had at the moment than what is left of it.
        let isEnough = TokenLifetime.isValid(tokens, now: now(), margin: minValidity)
        do throws(AuthError) {
            if let reason = settings.refusal { throw resolver.ended(reason, of: settings.service) }
            if isEnough { try checkPause(settings) }
            try checkOwnedHere(settings)
        } catch {
            if isEnough { return tokens }
            throw error
        }
        var stored = self
        stored.plan = nil
        let began = ContinuousClock.now
        while true {
            do throws(AuthError) {
                return try await stored.refreshed(Demand(minValidity: wanted))
            } catch {
                guard case .store(.fleet(_, let fault)) = error.fact else { throw error }
                if isEnough { return tokens }
                // Nothing was sent; an engine that comes back while one would wait to read there is asked once more.
                let mayComeBack = [.unclaimed(.noAnswer), .unclaimed(.noQuorum)].contains(fault)
                guard mayComeBack, ContinuousClock.now - began < Self.patience else { throw error }
            }
        }
    }

    /// Reads the settings of this moment; what this machine has kept is good enough where machines share the place and it is away.
    private func readAgain(_ kept: Settings?, minValidity: Duration) async throws(AuthError) -> Settings? {
        let now = surroundings.now()
        guard let kept, let tokens = kept.tokens, TokenLifetime.isValid(tokens, now: now, margin: minValidity) else {
            return try await slot.read()
        }
        do throws(AuthError) {
            return try await slot.hurried.read()
        } catch {
            guard case .store(.fleet) = error.fact else { throw error }
            return kept
        }
    }

    /// Refreshes under the lock, or adopts what another process has refreshed.
    ///
    /// - Parameter demand: what is wanted.
    /// - Returns: valid tokens.
    /// - Throws: ``AuthError``, see ``AuthEngine/validTokens(_:minValidity:)``.
    func refreshed(_ demand: Demand) async throws(AuthError) -> StoredTokens {
        try await patiently { () async throws(AuthError) in
            if let found = try await refreshedElsewhere(demand) { return found }
            return try await refreshedHere(demand)
        }
    }

    /// The same in this process, without waiting for the end of a pause.
    func refreshedHere(_ demand: Demand) async throws(AuthError) -> StoredTokens {
        let answer = try await slot.update(isLossTold: true) {
            settings,
            checkpoint async throws(AuthError) -> Renewed in
            try settings?.checkNotMoved()
            guard let settings, let tokens = settings.tokens else {
                throw AuthError(.signIn(.signInNeeded(.nothingStored)))
            }
            if demand.isMet(by: tokens, now: surroundings.now()) { return (nil, .success(tokens)) }
            let owner = if let plan { plan } else { try resolver.plan(of: settings) }
            let refused = demand.isForced ? nil : demand.refused
            return try await Refresh(stored: self, plan: owner, before: settings, refused: refused).run(checkpoint)
        }
        return try answer.get()
    }
}
