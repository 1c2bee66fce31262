internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Tokens that are valid for some time yet, refreshed when they are due.
    ///
    /// A valid token costs one read of the file. Otherwise the file is locked, read again (another process may have refreshed
    /// meanwhile), proved writable, and only then is the refresh token spent; the new tokens are on the disk before this
    /// returns. However many processes ask at once, one request is sent.
    ///
    /// - Parameters:
    ///   - location: where the settings are.
    ///   - minValidity: how long the token must live yet; never more than half of its lifetime is asked for.
    /// - Returns: the tokens.
    /// - Throws: ``AuthError``: `signInNeeded` when nothing is stored or the service has ended it, about the network (then what
    ///   is stored stays as it is), or `settings`.
    public func validTokens(
        _ location: SettingsLocation,
        minValidity: Duration = .seconds(60)
    ) async throws(AuthError) -> StoredTokens {
        let settings = try read(location)
        try checkNotMoved(settings)
        guard let tokens = settings?.tokens else { throw AuthError(.signInNeeded(.nothingStored)) }
        if TokenLifetime.isValid(tokens, now: surroundings.now(), margin: minValidity) { return tokens }
        return try await refreshed(location, unlike: nil, minValidity: minValidity, plan: nil)
    }

    /// Refuses settings that were moved to another machine, saying where they went.
    func checkNotMoved(_ settings: Settings?) throws(AuthError) {
        if let moved = settings?.movedAway { throw AuthError(.settings(moved)) }
    }

    /// The plan a connection was saved with, for refreshing, testing and connecting again.
    ///
    /// - Throws: ``AuthError`` when the service or the scheme is not known any more.
    public func plan(of settings: Settings) throws(AuthError) -> ConnectionPlan {
        var properties = ConnectionProperties(settings.properties.map { ($0.name, $0.value.reveal()) })
        // A password grant's password is not stored; a place is kept so that the rest can be resolved.
        let missing = AuthError(.missingProperty(name: ConnectorProperty.password))
        do throws(AuthError) {
            return try resolve(properties, service: settings.service, app: settings.app.flatMap { .init(rawValue: $0) })
        } catch  where error == missing && properties[ConnectorProperty.password] == nil {
            properties[ConnectorProperty.password] = "-"
            var plan = try resolve(
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
    /// - Returns: valid tokens.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``.
    func refreshed(
        _ location: SettingsLocation,
        unlike refused: Secret?,
        minValidity: Duration,
        plan given: ConnectionPlan?
    ) async throws(AuthError) -> StoredTokens {
        try await update(location) { settings async throws(AuthError) in
            try checkNotMoved(settings)
            guard var settings, let tokens = settings.tokens else {
                throw AuthError(.signInNeeded(.nothingStored))
            }
            let usable = TokenLifetime.isValid(tokens, now: surroundings.now(), margin: minValidity)
            if usable, tokens.accessToken != refused { return (nil, tokens) }
            let plan = if let given { given } else { try plan(of: settings) }
            let fresh = try await refresh(tokens, settings, plan)
            settings.tokens = fresh
            countAttempt(&settings, plan)
            return (settings, fresh)
        }
    }

    /// One refresh request for stored tokens.
    func refresh(
        _ tokens: StoredTokens,
        _ settings: Settings,
        _ plan: ConnectionPlan
    ) async throws(AuthError) -> StoredTokens {
        guard let refreshToken = tokens.refreshToken, !refreshToken.isEmpty else {
            throw AuthError(.signInNeeded(.noRefreshToken))
        }
        // A connection string must not be able to send stored credentials elsewhere.
        guard settings.service == plan.service.id,
            settings.endpoints?.token == nil || settings.endpoints?.token == endpoints(plan)?.token
        else { throw AuthError(.signInNeeded(.storedForAnother)) }
        do {
            try store.checkNotOlder(settings)
        } catch {
            throw AuthError(.settings(error))
        }
        if plan.scheme.oauth?.rotatesRefreshToken == true { store.warnIfElsewhere(settings) }
        do {
            return try await fetch(.refresh(refreshToken), plan, keeping: tokens)
        } catch  where error.code == .invalidGrant {
            throw AuthError(.signInNeeded(.refreshTokenRefused))
        }
    }
}
