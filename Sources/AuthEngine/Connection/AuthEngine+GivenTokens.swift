internal import Bounds
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

extension AuthEngine {
    /// The tokens a connection's properties bring; nil without `OAuthAccessToken`.
    ///
    /// Lifetime and time of issue count only together. `-1` stands for a token without an end (connectors.md 2.2). Numbers that
    /// nobody can mean are read as the nearest that can be meant.
    static func givenTokens(_ plan: ConnectionPlan, now: Int64) throws(AuthError) -> StoredTokens? {
        guard let access = secret(plan, OAuthProperty.accessToken) else { return nil }
        guard AuthorizationReply.isPlain(access.reveal()) else {
            throw AuthError(.plan(.badValue(name: OAuthProperty.accessToken, why: .badCharacter)))
        }
        let lifetime = try number(plan, OAuthProperty.expiresIn, .lifetime)
        let issued = try number(plan, OAuthProperty.tokenTimestamp, .moment)
        let known = lifetime != nil && issued != nil
        let forever = plan.properties[OAuthProperty.expiresIn].flatMap { Int64($0) } == -1
        return StoredTokens(
            accessToken: access,
            refreshToken: secret(plan, OAuthProperty.refreshToken),
            expiresIn: forever ? TokenReply.longestLifetime : known ? lifetime.map { Int($0) } : nil,
            timestamp: known || forever ? issued ?? now : now,
            scope: plan.properties[OAuthProperty.scope]
        )
    }

    /// A property as a secret; nil when it is missing or empty.
    static func secret(_ plan: ConnectionPlan, _ name: String) -> Secret? {
        guard let text = plan.properties[name], !text.isEmpty else { return nil }
        return Secret(text)
    }

    private static func number(
        _ plan: ConnectionPlan,
        _ name: String,
        _ range: NumberRange
    ) throws(AuthError) -> Int64? {
        guard let text = plan.properties[name], !text.isEmpty else { return nil }
        guard let number = range.nearest(text) else { throw AuthError(.plan(.badValue(name: name, why: .notANumber))) }
        return number
    }
}
