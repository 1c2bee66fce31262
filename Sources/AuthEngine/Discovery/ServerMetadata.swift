internal import Secrets
internal import StrictJSON
internal import WebRequests

/// What an authorization server says about itself (RFC 8414 section 2, OpenID Connect Discovery section 3).
public struct ServerMetadata: Sendable, Hashable {
    /// The server's name for itself: exactly the one that was asked for.
    public let issuer: String
    /// Where a person signs in.
    public let authorizationEndpoint: String?
    /// Where tokens are fetched.
    public let tokenEndpoint: String
    /// Where tokens are revoked.
    public let revocationEndpoint: String?
    /// Where the signed-in person's names are.
    public private(set) var userInfoEndpoint: String?
    /// The scopes it names; need not be all.
    public let scopes: [String]
    /// The grants.
    public let grants: [String]
    /// How clients may authenticate at the token endpoint.
    public let clientAuthentication: [String]
    /// The PKCE methods; nil when it does not say.
    public let challengeMethods: [String]?
    /// Whether it asks a person for one of several accounts when it is told to (OpenID Connect Core section 3.1.2.1).
    let asksAccount: Bool
    /// Whether it was asked with a client certificate, which a connection then shows, too.
    public let takesCertificate: Bool
    /// Whether answers carry `iss` (RFC 9207).
    public let namesIssuer: Bool

    /// Reads a document; one that names another issuer must not be used (RFC 8414 section 3.3).
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - issuer: who was asked.
    ///   - certificate: whether the addresses for connections with a client certificate are wanted, where there are others.
    /// - Throws: ``AuthError`` with the fact `metadataRefused`.
    init(_ bytes: [UInt8], issuer: String, certificate: Bool = false) throws(AuthError) {
        guard let members = (try? JSONParser.parse(bytes))?.object else {
            throw AuthError(.plan(.metadataRefused(.notJSON)))
        }
        guard let named = members["issuer"]?.string else {
            throw AuthError(.plan(.metadataRefused(.missing("issuer"))))
        }
        guard named == issuer else {
            throw AuthError(.plan(.metadataRefused(.anotherIssuer(ForeignText.clean(named)))))
        }
        let isLoopback = WebAddress(issuer)?.isLoopback ?? false
        let aliases = certificate ? members["mtls_endpoint_aliases"]?.object : nil
        func endpoint(_ name: String) throws(AuthError) -> String? {
            guard let value = aliases?[name] ?? members[name], value != .null else { return nil }
            guard let text = value.string, let address = WebAddress(text), address.fragment == nil,
                address.credentials == nil, !text.contains(where: { "{}[]".contains($0) })
            else { throw AuthError(.plan(.metadataRefused(.badEndpoint(name)))) }
            // An address without encryption is for a server on this machine that is asked on this machine.
            guard address.scheme == "https" || (isLoopback && address.isLoopback) else {
                throw AuthError(.plan(.metadataRefused(.insecureEndpoint(name))))
            }
            return text
        }
        func texts(_ name: String) -> [String]? { members[name]?.array?.compactMap(\.string) }
        self.issuer = issuer
        authorizationEndpoint = try endpoint("authorization_endpoint")
        guard let token = try endpoint("token_endpoint") else {
            throw AuthError(.plan(.metadataRefused(.missing("token_endpoint"))))
        }
        tokenEndpoint = token
        revocationEndpoint = try endpoint("revocation_endpoint")
        userInfoEndpoint = try endpoint("userinfo_endpoint")
        scopes = texts("scopes_supported") ?? []
        grants = texts("grant_types_supported") ?? ["authorization_code", "implicit"]
        clientAuthentication = texts("token_endpoint_auth_methods_supported") ?? ["client_secret_basic"]
        challengeMethods = texts("code_challenge_methods_supported")
        asksAccount = texts("prompt_values_supported")?.contains("select_account") ?? false
        takesCertificate = certificate
        namesIssuer = members["authorization_response_iss_parameter_supported"]?.bool ?? false
        if let shortcoming = shortcoming(responses: texts("response_types_supported"), members) {
            throw AuthError(.plan(.metadataRefused(shortcoming)))
        }
    }

    /// What a sign-in of this program needs and the server does not offer.
    private func shortcoming(responses: [String]?, _ members: JSONObject) -> AuthError.MetadataFault? {
        // An empty list says nothing. What needs no page to sign in on is a password.
        let grant = authorizationEndpoint == nil ? "password" : "authorization_code"
        guard grants.isEmpty || grants.contains(grant) else {
            return .lacks(.grant, needed: [grant], offered: Self.named(grants))
        }
        if authorizationEndpoint != nil, let responses, !responses.isEmpty, !responses.contains("code") {
            return .lacks(.response, needed: ["code"], offered: Self.named(responses))
        }
        let ways =
            ["client_secret_basic", "client_secret_post", "none"] + (takesCertificate ? Self.certificateWays : [])
        guard clientAuthentication.isEmpty || clientAuthentication.contains(where: ways.contains) else {
            return .lacks(.clientAuthentication, needed: ways, offered: Self.named(clientAuthentication))
        }
        return members["require_pushed_authorization_requests"]?.bool == true ? .pushedRequestsOnly : nil
    }

    /// How a client that shows a certificate may authenticate without a secret (RFC 8705).
    static let certificateWays = ["tls_client_auth", "self_signed_tls_client_auth"]

    private static func named(_ words: [String]) -> [String] { words.prefix(6).map { ForeignText.clean($0) } }

    /// The same with what only another document of this issuer says: where the signed-in person's names are.
    func adding(_ other: ServerMetadata) -> ServerMetadata {
        var both = self
        both.userInfoEndpoint = userInfoEndpoint ?? other.userInfoEndpoint
        return both
    }
}
