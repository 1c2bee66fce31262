internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Tokens that are valid for some time yet, refreshed when they are due.
    ///
    /// A valid token costs one read of the file. Otherwise the file is locked, read again (another process may have refreshed
    /// meanwhile), proved writable, and only then is the refresh token spent; the new tokens are on the disk before this
    /// returns. However many processes ask at once, one request is sent. A refresh token that the service has refused before is
    /// not sent again. Machines that share a token refresh it up to half a minute apart (``TokenLifetime``).
    ///
    /// - Parameters:
    ///   - location: where the settings are.
    ///   - minValidity: how long the token must live yet; never more than half of its lifetime is asked for.
    /// - Returns: the tokens.
    /// - Throws: ``AuthError``: `signInNeeded` when nothing is stored or the service has ended it, `ownedElsewhere` when another
    ///   machine refreshes it, about the network (then what is stored stays as it is), `renewalPaused` while a failed refresh is
    ///   not repeated yet, or `settings`.
    public func validTokens(
        _ location: SettingsLocation,
        minValidity: Duration = .seconds(60)
    ) async throws(AuthError) -> StoredTokens {
        try await validTokens(location, minValidity: minValidity, for: nil)
    }

    /// The same for a plan that was made before: what is stored meanwhile must be its still.
    func validTokens(
        _ location: SettingsLocation,
        minValidity: Duration,
        for plan: ConnectionPlan?
    ) async throws(AuthError) -> StoredTokens {
        let now = surroundings.now()
        let isSafe = { (tokens: StoredTokens) in
            TokenLifetime.isValid(tokens, now: now, margin: minValidity + TokenLifetime.widestSpread)
        }
        // What is known here is asked for nowhere as long as it is good.
        var settings = try peek(location)
        if settings?.tokens.map(isSafe) != true { settings = try await read(location) }
        try checkNotMoved(settings)
        if let settings, let plan { try checkOwner(settings, plan) }
        guard let tokens = settings?.tokens else { throw AuthError(.signIn(.signInNeeded(.nothingStored))) }
        if isSafe(tokens) { return tokens }
        let wanted = minValidity + TokenLifetime.spread(tokens, machine: store.machine)
        if TokenLifetime.isValid(tokens, now: now, margin: wanted) { return tokens }
        // Nothing better can be had at the moment than what is left of it.
        let isEnough = TokenLifetime.isValid(tokens, now: now, margin: minValidity)
        if let settings, let reason = settings.refusal {
            if isEnough { return tokens }
            throw ended(reason, of: settings.service)
        }
        if isEnough, let settings, isPaused(settings) { return tokens }
        if let settings {
            do throws(AuthError) {
                try checkOwnedHere(settings, at: location)
            } catch  where isEnough {
                return tokens
            }
        }
        return try await patiently { () async throws(AuthError) in
            try await refreshedAtOnce(location, unlike: nil, minValidity: wanted, plan: nil)
        }
    }

    /// Refuses settings that were moved to another machine, saying where they went.
    func checkNotMoved(_ settings: Settings?) throws(AuthError) {
        if let moved = settings?.movedAway { throw AuthError(.store(moved)) }
    }

    /// The plan a connection was saved with, for refreshing, testing and connecting again.
    ///
    /// - Throws: ``AuthError`` when the service or the scheme is not known any more, and `storedOtherwise` when its definition
    ///   leads elsewhere than when the connection was stored.
    public func plan(of settings: Settings) throws(AuthError) -> ConnectionPlan {
        var plan = try pinned(try unpinnedPlan(of: settings), to: settings)
        plan.isStored = true
        return plan
    }

    private func unpinnedPlan(of settings: Settings) throws(AuthError) -> ConnectionPlan {
        var properties = ConnectionProperties(settings.properties.map { ($0.name, $0.value.reveal()) })
        // A password grant's password is not stored; a place is kept so that the rest can be resolved.
        let missing = AuthError(.plan(.missingProperty(name: ConnectorProperty.password)))
        do throws(AuthError) {
            return try resolved(
                properties,
                service: settings.service,
                app: settings.app.flatMap { .init(rawValue: $0) }
            )
        } catch  where error == missing && properties[ConnectorProperty.password] == nil {
            properties[ConnectorProperty.password] = "-"
            var plan = try resolved(
                properties,
                service: settings.service,
                app: settings.app.flatMap { .init(rawValue: $0) }
            )
            plan.properties[ConnectorProperty.password] = nil
            return plan
        }
    }

    /// Refreshes under the lock, or adopts what another process has refreshed.
    ///
    /// - Parameters:
    ///   - location: where the settings are.
    ///   - refused: an access token the service does not accept although it should be valid; nil when it is just due.
    ///   - minValidity: see ``validTokens(_:minValidity:)``.
    ///   - given: whose application is used; by default the stored one's.
    ///   - isAskedAfterwards: whether a person is asked to sign in when the sign-in has ended.
    /// - Returns: valid tokens.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``.
    func refreshed(
        _ location: SettingsLocation,
        unlike refused: Secret?,
        minValidity: Duration,
        plan given: ConnectionPlan?,
        isAskedAfterwards: Bool = false
    ) async throws(AuthError) -> StoredTokens {
        try await patiently { () async throws(AuthError) in
            try await refreshedAtOnce(
                location,
                unlike: refused,
                minValidity: minValidity,
                plan: given,
                isAskedAfterwards: isAskedAfterwards
            )
        }
    }

    /// The same, without waiting for the end of a pause.
    ///
    /// - Throws: ``AuthError``: also `renewalPaused`.
    private func refreshedAtOnce(
        _ location: SettingsLocation,
        unlike refused: Secret?,
        minValidity: Duration,
        plan given: ConnectionPlan?,
        isAskedAfterwards: Bool = false
    ) async throws(AuthError) -> StoredTokens {
        let found = try await refreshedElsewhere(
            location,
            unlike: refused,
            minValidity: minValidity,
            plan: given,
            isAskedAfterwards: isAskedAfterwards
        )
        if let found { return found }
        return try await refreshedHere(location, unlike: refused, minValidity: minValidity, plan: given)
    }

    /// The same, in this process.
    func refreshedHere(
        _ location: SettingsLocation,
        unlike refused: Secret?,
        minValidity: Duration,
        plan given: ConnectionPlan?
    ) async throws(AuthError) -> StoredTokens {
        let answer = try await update(location, isLossTold: true) { settings, checkpoint async throws(AuthError) in
            try checkNotMoved(settings)
            guard let settings, let tokens = settings.tokens else {
                throw AuthError(.signIn(.signInNeeded(.nothingStored)))
            }
            let usable = TokenLifetime.isValid(tokens, now: surroundings.now(), margin: minValidity)
            if usable, tokens.accessToken != refused { return (nil, Result<StoredTokens, AuthError>.success(tokens)) }
            let plan = if let given { given } else { try plan(of: settings) }
            return try await refresh(settings, plan, at: location, checkpoint)
        }
        return try answer.get()
    }
}
