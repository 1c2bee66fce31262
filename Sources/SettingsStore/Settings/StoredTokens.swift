internal import Bounds
public import Secrets
package import StrictJSON

/// The OAuth values of a connection, with when they were issued.
public struct StoredTokens: Sendable, Hashable {
    /// What requests are authorized with; in the file `OAuthAccessToken`.
    public var accessToken: Secret
    /// What a new access token is fetched with, if the service gave one; in the file `OAuthRefreshToken`.
    public var refreshToken: Secret?
    /// The lifetime in seconds, if the service said so; in the file `OAuthExpiresIn`.
    public var expiresIn: Int? { didSet { expiresIn = Self.lifetime(expiresIn) } }
    /// When the access token was issued, in milliseconds since 1970; in the file `OAuthTokenTimestamp`.
    public var timestamp: Int64 { didSet { timestamp = NumberRange.moment.nearest(timestamp) } }
    /// The scope the service granted; in the file `Scope`.
    public var scope: String?
    /// When the access token was issued by the service's clock, in milliseconds since 1970, where that was far from this
    /// machine's; in the file `ServerTimestamp`.
    public var serverTimestamp: Int64? { didSet { serverTimestamp = serverTimestamp.map(NumberRange.moment.nearest) } }
    /// How the token is sent, usually `Bearer`; in the file `TokenType`.
    public var tokenType = "Bearer"

    /// Makes the values; times that nobody can mean become the nearest that can be meant.
    public init(
        accessToken: Secret,
        refreshToken: Secret? = nil,
        expiresIn: Int? = nil,
        timestamp: Int64,
        serverTimestamp: Int64? = nil,
        scope: String? = nil
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresIn = Self.lifetime(expiresIn)
        self.timestamp = NumberRange.moment.nearest(timestamp)
        self.serverTimestamp = serverTimestamp.map(NumberRange.moment.nearest)
        self.scope = scope
    }

    /// Reads the values; nil when one is missing or of another kind.
    package init?(_ json: JSONObject) {
        guard let accessToken = json["OAuthAccessToken"]?.string,
            let timestamp = json["OAuthTokenTimestamp"]?.integer(in: .moment),
            let tokenType = json["TokenType"]?.string,
            json.holds("OAuthRefreshToken", { $0.string != nil }), json.holds("Scope", { $0.string != nil }),
            json.holds("OAuthExpiresIn", { $0.integer(in: .lifetime) != nil }),
            json.holds("ServerTimestamp", { $0.integer(in: .moment) != nil })
        else { return nil }
        self.init(
            accessToken: Secret(accessToken),
            refreshToken: json["OAuthRefreshToken"]?.string.map { Secret($0) },
            expiresIn: json["OAuthExpiresIn"]?.integer(in: .lifetime).map { Int($0) },
            timestamp: timestamp,
            serverTimestamp: json["ServerTimestamp"]?.integer(in: .moment),
            scope: json["Scope"]?.string
        )
        self.tokenType = tokenType
    }

    /// Writes the values over what is there; members this version does not know stay.
    package func write(to json: inout JSONObject) {
        json["OAuthAccessToken"] = .string(accessToken.reveal())
        json["OAuthRefreshToken"] = refreshToken.map { .string($0.reveal()) }
        json["OAuthExpiresIn"] = expiresIn.map { .integer($0) }
        json["OAuthTokenTimestamp"] = .integer(timestamp)
        json["ServerTimestamp"] = serverTimestamp.map { .integer($0) }
        json["Scope"] = scope.map { .string($0) }
        json["TokenType"] = .string(tokenType)
    }

    private static func lifetime(_ seconds: Int?) -> Int? {
        seconds.map { Int(NumberRange.lifetime.nearest($0)) }
    }
}
