/// The procedures that connectors offer for signing in by hand (connectors.md section 2).
public enum StoredProcedure: String, Sendable, CaseIterable {
    /// Composes the address a person opens; nothing is sent.
    case getOAuthAuthorizationURL = "GetOAuthAuthorizationURL"
    /// Exchanges a code, or signs in by browser (`AuthMode=APP`) or password.
    case getOAuthAccessToken = "GetOAuthAccessToken"
    /// Gets a new access token for a refresh token.
    case refreshOAuthAccessToken = "RefreshOAuthAccessToken"

    /// The procedure of that name, case aside.
    public init?(name: String) {
        guard let procedure = Self.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
            return nil
        }
        self = procedure
    }

    /// The inputs it takes.
    public var inputs: [String] {
        switch self {
        case .getOAuthAuthorizationURL: ["CallbackURL", "Scope", "State", "GrantType", "AuthMode"]
        case .getOAuthAccessToken:
            ["AuthMode", "Verifier", "CallbackURL", "Scope", "State", "GrantType", "PKCEVerifier"]
        case .refreshOAuthAccessToken: ["OAuthRefreshToken"]
        }
    }
}
