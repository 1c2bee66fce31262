extension AuthEngine {
    /// Asks an authorization server what it says about itself.
    ///
    /// First at `/.well-known/oauth-authorization-server`, put before the issuer's own path (RFC 8414 section 3.1), then at
    /// `/.well-known/openid-configuration` behind it (OpenID Connect Discovery section 4). No redirect is followed, and a document
    /// over ``HTTPTransport/bodyLimit`` is refused.
    ///
    /// - Parameter issuer: the server's name for itself, an https address without query.
    /// - Returns: what it says; its issuer is the one that was asked for.
    /// - Throws: ``AuthError``: `badAddress`, `insecureAddress`, `redirected`, `metadataRefused`, or about the network.
    public func discover(issuer: String) async throws(AuthError) -> ServerMetadata {
        guard let address = WebAddress(issuer), address.query == nil, address.fragment == nil,
            address.credentials == nil
        else { throw AuthError(.badAddress) }
        guard address.scheme == "https" || address.isLoopback else {
            throw AuthError(.insecureAddress(host: address.host))
        }
        let origin = "\(address.scheme)://\(address.authority)"
        let path = address.path.hasSuffix("/") ? String(address.path.dropLast()) : address.path
        let places = [
            "\(origin)/.well-known/oauth-authorization-server\(path)",
            "\(origin)\(path)/.well-known/openid-configuration",
        ]
        for place in places {
            let reply = try await surroundings.send(
                HTTPRequest(method: "GET", url: place, headers: [("Accept", "application/json")])
            )
            switch reply.status {
            case 200: return try ServerMetadata(reply.body, issuer: issuer)
            case 300..<400: throw AuthError(.redirected(host: address.host))
            case 500...: throw AuthError(.serviceFailed(status: reply.status))
            default: continue
            }
        }
        throw AuthError(.metadataRefused(.notThere(host: address.host)))
    }
}
