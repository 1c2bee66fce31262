/// The connection properties that OAuth itself brings, for every service, spelled as the vendor spells them.
public enum OAuthProperty {
    /// The way of signing in.
    public static let authScheme = "AuthScheme"
    /// `OFF`, `REFRESH` or `GETANDREFRESH`.
    public static let initiateOAuth = "InitiateOAuth"
    /// The client id of an application of one's own.
    public static let clientID = "OAuthClientId"
    /// Its secret.
    public static let clientSecret = "OAuthClientSecret"
    /// The callback (redirect) address, exactly as registered.
    public static let callbackURL = "CallbackURL"
    /// The access token.
    public static let accessToken = "OAuthAccessToken"
    /// The refresh token.
    public static let refreshToken = "OAuthRefreshToken"
    /// The access token's lifetime in seconds.
    public static let expiresIn = "OAuthExpiresIn"
    /// When it was issued, in milliseconds since 1970.
    public static let tokenTimestamp = "OAuthTokenTimestamp"
    /// The authorization code; used once.
    public static let verifier = "OAuthVerifier"
    /// Where the settings file is, or `memory://id`.
    public static let settingsLocation = "OAuthSettingsLocation"
    /// The scopes asked for, separated by blanks.
    public static let scope = "Scope"

    /// All of them.
    public static let all: [String] = [
        authScheme, initiateOAuth, clientID, clientSecret, callbackURL, accessToken, refreshToken, expiresIn,
        tokenTimestamp, verifier, settingsLocation, scope,
    ]

    /// Those whose values are secrets.
    public static let secrets: Set<String> = [clientSecret, accessToken, refreshToken, verifier]
}
