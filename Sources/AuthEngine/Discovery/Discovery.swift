internal import ServiceCatalog
internal import WebRequests

/// Asks an authorization server what it says about itself; see ``AuthEngine/discover(issuer:network:)``.
struct Discovery: Sendable {
    /// The server's name for itself.
    let issuer: String
    let network: NetworkOptions
    let send: @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply

    /// What it says; its issuer is the one that was asked for.
    func metadata() async throws(AuthError) -> ServerMetadata {
        guard let address = WebAddress(issuer), address.query == nil, address.fragment == nil,
            address.credentials == nil
        else { throw AuthError(.network(.badAddress)) }
        guard address.isConfidential else { throw AuthError(.network(.insecureAddress(host: address.host))) }
        let origin = "\(address.scheme)://\(address.authority)"
        let path = address.path.hasSuffix("/") ? String(address.path.dropLast()) : address.path
        let places = [
            "\(origin)/.well-known/oauth-authorization-server\(path)",
            "\(origin)\(path)/.well-known/openid-configuration",
        ]
        var found: ServerMetadata?
        var faults: [AuthError] = []
        for place in places {
            do throws(AuthError) {
                let next = try await metadata(at: place)
                found = found?.adding(next) ?? next
            } catch {
                // A host that nothing reaches is the same at every place.
                guard error.fact != .cancelled, RequestFate(error) != .unsent else { throw error }
                faults.append(error)
            }
            if let found, found.userInfoEndpoint != nil { break }
        }
        if let found { return found }
        // Of two that are as near, the first.
        let nearest = faults.enumerated().max {
            (Self.nearness($0.element), -$0.offset) < (Self.nearness($1.element), -$1.offset)
        }
        throw nearest?.element ?? AuthError(.plan(.metadataRefused(.notThere(host: address.host))))
    }

    private func metadata(at place: String) async throws(AuthError) -> ServerMetadata {
        let host = WebAddress(issuer)?.host ?? ""
        let reply = try await send(
            HTTPRequest(method: "GET", url: place, headers: [("Accept", "application/json")], network: network)
        )
        switch reply.status {
        case 200: return try ServerMetadata(reply.body, issuer: issuer, certificate: network.clientCertificate != nil)
        case 300..<400: throw AuthError(.network(.redirected(host: host)))
        case 500...: throw AuthError(.reply(.serviceFailed(status: reply.status)))
        default: throw AuthError(.plan(.metadataRefused(.notThere(host: host))))
        }
    }

    /// How near to a document an error is: what is wrong with one tells more than that there is none.
    private static func nearness(_ error: AuthError) -> Int {
        switch error.fact {
        case .plan(.metadataRefused(.notThere)): 0
        case .plan(.metadataRefused(.notJSON)): 1
        case .plan(.metadataRefused): 3
        default: 2
        }
    }
}
