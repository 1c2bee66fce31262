internal import Bounds
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import WebRequests

/// Puts a scheme's credentials on a request (RFC 6750 section 2.1 for tokens, the vendor's headers otherwise).
struct RequestCredentials {
    let plan: ConnectionPlan
    /// The access token; nil when the scheme is not OAuth.
    let accessToken: Secret?
    /// Its refresh token, which a reply may repeat although it was not sent.
    var refreshToken: Secret?

    /// The request with every credential whose condition holds; a header of the same name is replaced.
    ///
    /// - Throws: ``AuthError`` for what is no address; whether it may go there is ``Surroundings/outgoing(_:for:)``'s matter.
    func authorize(_ request: HTTPRequest) throws(AuthError) -> HTTPRequest {
        guard let address = WebAddress(request.url) else { throw AuthError(.network(.badAddress)) }
        var request = request
        for credential in plan.scheme.authorization {
            if let when = credential.when, (value(when) ?? "").isEmpty { continue }
            let encoded = encoded(credential)
            switch credential.place {
            case .header:
                request.headers.removeAll { $0.name.lowercased() == credential.name.lowercased() }
                request.headers.append((credential.name, credential.prefix + encoded))
            case .query:
                let mark = address.query == nil ? "?" : "&"
                request.url += mark + PercentEncoding.form([(credential.name, credential.prefix + encoded)])
            }
        }
        return request
    }

    /// What a credential's header or parameter carries, without its prefix.
    func encoded(_ credential: Credential) -> String {
        let filled = credential.value.filled(.none, value)
        return switch credential.encoding {
        case .plain: filled
        case .base64: Base64URL.encodeStandard(Array(filled.utf8))
        }
    }

    /// A property's value; the token is that of the moment.
    func value(_ property: String) -> String? {
        property == OAuthProperty.accessToken ? accessToken?.reveal() : plan.properties[property]
    }

    /// The properties whose values a refusal is about.
    ///
    /// - Parameter challenge: what the reply asks for (RFC 9110 section 11.6.1); may be empty.
    /// - Returns: those of what authorizes every request; of what stands before the service, where the challenge asks for that.
    func names(for challenge: String) -> [String] {
        let asked = challenge.prefix { $0 != " " }.lowercased() + " "
        let all = plan.scheme.authorization
        let gate = all.filter { $0.when != nil && $0.prefix.lowercased() == asked }
        let isGate = !gate.isEmpty && !all.contains { $0.when == nil && $0.prefix.lowercased() == asked }
        var names: [String] = []
        for credential in isGate ? gate : all.filter({ $0.when == nil }) {
            for name in credential.value.properties where !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// Everything secret that goes with a request or with its connection: a service may know all of it, and repeat it.
    var secrets: [Secret] {
        var secrets = [accessToken, refreshToken, plan.client?.secret].compactMap(\.self)
        secrets += plan.properties.pairs.filter { plan.service.field($0.name)?.secret == true }.map { Secret($0.value) }
        for credential in plan.scheme.authorization {
            for name in credential.value.properties {
                if let text = plan.properties[name], !text.isEmpty, plan.service.field(name)?.secret != false {
                    secrets.append(Secret(text))
                }
            }
        }
        return secrets
    }
}
