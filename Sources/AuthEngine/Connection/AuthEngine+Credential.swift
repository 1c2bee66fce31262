public import Secrets
internal import ServiceCatalog
public import SettingsStore

/// What authorizes a request at this moment.
public struct CurrentCredential: Sendable {
    /// The access token; for a scheme without OAuth what its header or parameter carries, without a prefix.
    public let value: Secret
    /// How it is sent: `Bearer`, or the name of the header or parameter.
    public let type: String
    /// When it ends, in milliseconds since 1970; nil when no end is known.
    public let endsAt: Int64?
}

extension AuthEngine {
    /// The credential of stored settings, refreshed when it is due.
    ///
    /// A token that is still valid, and a scheme without OAuth, cost no network call.
    ///
    /// - Parameters:
    ///   - settings: the connection's settings, just read.
    ///   - location: where they are.
    ///   - minValidity: how long an access token must live yet.
    /// - Returns: the credential.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``.
    public func credential(
        of settings: Settings,
        at location: SettingsLocation,
        minValidity: Duration = .seconds(60)
    ) async throws(AuthError) -> CurrentCredential {
        if settings.tokens != nil {
            let tokens = try await validTokens(location, minValidity: minValidity)
            let end = tokens.endsAt(now: surroundings.now())
            return CurrentCredential(value: tokens.accessToken, type: tokens.tokenType, endsAt: end)
        }
        try checkNotMoved(settings)
        let plan = try plan(of: settings)
        guard plan.scheme.oauth == nil, let credential = plan.scheme.authorization.first(where: { $0.when == nil })
        else { throw AuthError(.signIn(.signInNeeded(.nothingStored))) }
        let value = RequestCredentials(plan: plan, accessToken: nil).encoded(credential)
        return CurrentCredential(value: Secret(value), type: credential.name, endsAt: nil)
    }
}

extension StoredTokens {
    /// When the access token ends, in milliseconds since 1970; nil when that is not known.
    ///
    /// - Parameter now: the time of this machine, which tells whether its clock was set back since the token was issued.
    /// - Returns: the moment.
    public func endsAt(now: Int64) -> Int64? {
        expiresIn.map { TokenLifetime.issued(self, now: now) + Int64($0) * 1000 }
    }
}
