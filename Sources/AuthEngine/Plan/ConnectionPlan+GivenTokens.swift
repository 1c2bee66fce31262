internal import Bounds
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

extension ConnectionPlan {
    /// The tokens that its properties bring; nil without `OAuthAccessToken`.
    ///
    /// Lifetime and time of issue count only together. `-1` stands for a token without an end (connectors.md 2.2). Numbers that
    /// nobody can mean are read as the nearest that can be meant.
    func givenTokens(now: Int64) throws(AuthError) -> StoredTokens? {
        guard let access = secret(OAuthProperty.accessToken) else { return nil }
        guard AuthorizationReply.isPlain(access.reveal()) else {
            throw AuthError(.plan(.badValue(name: OAuthProperty.accessToken, why: .badCharacter)))
        }
        let lifetime = try number(OAuthProperty.expiresIn, .lifetime)
        let issued = try number(OAuthProperty.tokenTimestamp, .moment)
        let known = lifetime != nil && issued != nil
        let forever = properties[OAuthProperty.expiresIn].flatMap { Int64($0) } == -1
        return StoredTokens(
            accessToken: access,
            refreshToken: secret(OAuthProperty.refreshToken),
            expiresIn: forever ? TokenReply.longestLifetime : known ? lifetime.map { Int($0) } : nil,
            timestamp: known || forever ? issued ?? now : now,
            scope: properties[OAuthProperty.scope]
        )
    }

    /// A property as a secret; nil when it is missing or empty.
    func secret(_ name: String) -> Secret? {
        guard let text = properties[name], !text.isEmpty else { return nil }
        return Secret(text)
    }

    private func number(_ name: String, _ range: NumberRange) throws(AuthError) -> Int64? {
        guard let text = properties[name], !text.isEmpty else { return nil }
        guard let number = range.nearest(text) else { throw AuthError(.plan(.badValue(name: name, why: .notANumber))) }
        return number
    }
}
