public import ServiceCatalog

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

    /// The inputs it takes for every service.
    public var inputs: [String] {
        switch self {
        case .getOAuthAuthorizationURL: ["CallbackURL", "Scope", "State", "GrantType", "AuthMode"]
        case .getOAuthAccessToken:
            ["AuthMode", "Verifier", "CallbackURL", "Scope", "State", "GrantType", "PKCEVerifier"]
        case .refreshOAuthAccessToken: ["OAuthRefreshToken"]
        }
    }

    /// The inputs it takes for a service.
    ///
    /// - Parameter service: whose connector documents further ones.
    /// - Returns: their names, spelled as the vendor spells them.
    public func inputs(of service: Service) -> [String] {
        let further = service.procedureInputs.filter { input in
            self == .getOAuthAccessToken || self == .getOAuthAuthorizationURL && !input.isTokenOnly
        }
        return inputs + further.map(\.name)
    }
}
