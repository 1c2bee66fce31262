internal import Bounds
package import Secrets
internal import ServiceCatalog
package import WebRequests

/// What is asked of a token endpoint (RFC 6749 sections 4.1.3, 4.3.2 and 6).
package enum TokenRequest: Sendable {
    /// Exchanges an authorization code; verifier and callback as in the authorization request, whose nonce an ID token must
    /// repeat.
    case code(Secret, verifier: Secret?, callback: String?, nonce: String? = nil)
    /// Gets a new access token.
    case refresh(Secret)
    /// Signs in with the person's own password.
    case password(user: String, password: Secret)

    /// Ends a token (RFC 7009 section 2.1); sent to another endpoint. The hint says which kind it is.
    case revoke(Secret, hint: String)

    /// Everything secret in it but the client's secret.
    var secrets: [Secret] {
        switch self {
        case .code(let code, let verifier, _, _): [code] + [verifier].compactMap(\.self)
        case .refresh(let token), .revoke(let token, _): [token]
        case .password(_, let password): [password]
        }
    }

    /// The form body's parameters without the client's.
    private func parameters(_ plan: ConnectionPlan) -> [(name: String, value: String)] {
        switch self {
        case .code(let code, let verifier, let callback, _):
            [
                ("grant_type", "authorization_code"),
                ("code", code.reveal()),
                ("redirect_uri", callback ?? ""),
                ("code_verifier", verifier?.reveal() ?? ""),
            ]
        case .refresh(let token): [("grant_type", "refresh_token"), ("refresh_token", token.reveal())]
        case .revoke(let token, let hint): [("token", token.reveal()), ("token_type_hint", hint)]
        case .password(let user, let password):
            [
                ("grant_type", "password"),
                ("username", user),
                ("password", password.reveal()),
                ("scope", plan.scopes.joined(separator: " ")),
            ]
        }
    }

    /// The request, ready to send.
    ///
    /// - Parameters:
    ///   - plan: whose endpoint and application.
    ///   - endpoints: where the services are.
    /// - Returns: a POST with a form body.
    /// - Throws: ``AuthError`` when the plan has no OAuth or no application.
    package func request(_ plan: ConnectionPlan, _ endpoints: EndpointMapping) throws(AuthError) -> HTTPRequest {
        let oauth = try plan.oauth()
        let client = try plan.requireClient()
        var parameters = parameters(plan).filter { !$0.value.isEmpty }
        var headers: [(name: String, value: String)] = [
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Accept", "application/json"),
        ]
        switch (oauth.clientAuthentication, client.secret) {
        case (.basic, let secret?): headers.append(("Authorization", Self.basic(id: client.id, secret: secret)))
        case (.body, let secret?): parameters += [("client_id", client.id), ("client_secret", secret.reveal())]
        case (_, nil): parameters.append(("client_id", client.id))
        }
        return HTTPRequest(
            method: "POST",
            url: endpoints(plan.fill(oauth.tokenEndpoint)),
            headers: headers,
            body: Array(PercentEncoding.form(parameters).utf8)
        )
    }

    /// HTTP Basic of the form-urlencoded id and secret (RFC 6749 section 2.3.1).
    package static func basic(id: String, secret: Secret) -> String {
        let pair = "\(PercentEncoding.encode(id)):\(PercentEncoding.encode(secret.reveal()))"
        return "Basic " + Base64URL.encodeStandard(Array(pair.utf8))
    }
}
