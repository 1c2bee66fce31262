internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Saves what a plan's properties bring, tokens included, without asking the service; nothing is spent.
    ///
    /// A refresh token without an access token is kept as one that is due; without any token the connection waits for a
    /// sign-in. An `OAuthVerifier` is not kept: it is good for minutes only.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - connection: the connection's name.
    ///   - location: where.
    /// - Throws: ``AuthError``: `badValue` for a token that cannot be one, `settings`.
    public func adopt(
        _ plan: ConnectionPlan,
        connection: String,
        to location: SettingsLocation
    ) async throws(AuthError) {
        if let notice = plan.ownWay { surroundings.notify(notice) }
        var tokens: StoredTokens?
        if plan.scheme.oauth != nil {
            // Without an application nobody could sign in or refresh.
            _ = try plan.requireClient()
            tokens = try Self.givenTokens(plan, now: surroundings.now())
            if tokens == nil, let refreshToken = Self.secret(plan, OAuthProperty.refreshToken) {
                tokens = StoredTokens(accessToken: Secret(""), refreshToken: refreshToken, timestamp: 0)
            }
        }
        try await save(plan, tokens: tokens, account: nil, connection: connection, to: location)
    }
}
