internal import ConnectionStrings

/// Connection properties beyond a service's own and OAuth's, spelled as the vendor spells them.
enum ConnectorProperty {
    /// The login of the password grant.
    static let user = "User"
    /// The password of the password grant.
    static let password = "Password"
    /// The PKCE verifier that belongs to an `OAuthVerifier`.
    static let pkceVerifier = "PKCEVerifier"
    /// The grant: `Code`, `Implicit`, `Password`.
    static let grantType = "GrantType"
    /// The same, as newer connectors call it.
    static let oauthGrantType = "OAuthGrantType"

    /// The connectors' properties that decide how requests travel, see ``ConnectionPlan/network()``.
    static let network = CommonProperty.all.filter { name in
        ["Firewall", "Proxy", "SSL"].contains { name.hasPrefix($0) }
    }

    /// The others that this module understands.
    static let understood = [pkceVerifier, grantType, oauthGrantType]

    /// Values that serve one sign-in only and are never stored among the properties.
    static let transient: Set<String> = [
        "oauthaccesstoken", "oauthrefreshtoken", "oauthexpiresin", "oauthtokentimestamp", "oauthverifier",
        "pkceverifier", "oauthsettingslocation",
    ]
}
