internal import Bounds
internal import Secrets
package import ServiceCatalog
internal import WebRequests

/// The address a person opens to give permission (RFC 6749 sections 4.1.1 and 4.2.1), with what belongs to it.
package struct AuthorizationRequest: Sendable {
    /// The whole address.
    package let url: String
    /// What the answer must repeat: 256 random bits.
    package let state: String
    /// The PKCE pair, when the service takes one.
    package let pkce: PKCE?
    /// What an ID token must repeat (OpenID Connect Core section 3.1.2.1); nil where none is asked for.
    ///
    /// Some servers refuse a request for one without it.
    package let nonce: String?
    /// The callback that is in the request; the token request must repeat it exactly.
    package let callback: String?
    /// What the answer will hold.
    package let grant: OAuth.Grant

    /// Makes a request with fresh values.
    ///
    /// - Parameters:
    ///   - plan: what is connected.
    ///   - surroundings: for random bytes and the practice provider's address.
    ///   - callback: the callback to name; nil leaves it out.
    ///   - state: a state to use instead of a fresh one, for a caller that checks the answer itself.
    /// - Throws: ``AuthError`` when the plan has no browser flow, no application or an impossible endpoint.
    package init(
        _ plan: ConnectionPlan,
        _ surroundings: Surroundings,
        callback: String?,
        state: String? = nil
    ) throws(AuthError) {
        let oauth = try plan.oauth()
        let client = try plan.requireClient()
        guard let endpoint = oauth.authorizationEndpoint, let grant = plan.grant, grant != .password else {
            throw AuthError(.plan(.notWithThisScheme(scheme: plan.scheme.id)))
        }
        let state = state ?? Base64URL.encode(surroundings.random(32))
        let pkce = oauth.pkce == .s256 && grant == .code ? PKCE(random: surroundings.random) : nil
        var parameters: [(name: String, value: String)] = [
            ("response_type", grant == .code ? "code" : "token"),
            ("client_id", client.id),
            ("redirect_uri", callback ?? ""),
            ("scope", plan.scopes.joined(separator: " ")),
            ("state", state),
            ("code_challenge", pkce?.challenge ?? ""),
            ("code_challenge_method", pkce == nil ? "" : "S256"),
        ]
        // Extra parameters belong to the code: a refresh token, the older name of the flow.
        let asked = plan.askedParameters
        let usual = oauth.authorizationParameters.filter { one in !asked.contains { $0.property == one.property } }
        let extras = grant == .code ? usual + asked : []
        for extra in extras where !parameters.contains(where: { $0.name == extra.property }) {
            parameters.append((extra.property, extra.value))
        }
        let own = plan.fill(endpoint)
        if let parts = WebAddress(own) {
            // A page that asks for the person's password must be the service's, too.
            try plan.check(parts, isPractice: surroundings.isPractice)
        }
        let address = surroundings.endpoints(own)
        // A definition may bring one of its own.
        let brings = WebAddress(address)?.query.flatMap(PercentEncoding.pairs)?.contains { $0.name == "nonce" } ?? false
        let asksWho = plan.scopes.contains("openid") && !brings && !parameters.contains { $0.name == "nonce" }
        nonce = asksWho ? Base64URL.encode(surroundings.random(32)) : nil
        parameters.append(("nonce", nonce ?? ""))
        parameters.removeAll { $0.value.isEmpty }
        url = try Self.append(parameters, to: address)
        self.state = state
        self.pkce = pkce
        self.callback = callback
        self.grant = grant
    }

    /// Adds parameters to an address; its own query stays byte for byte, no name may come twice (RFC 6749 section 3.1).
    private static func append(
        _ parameters: [(name: String, value: String)],
        to address: String
    ) throws(AuthError) -> String {
        guard let parts = WebAddress(address), parts.fragment == nil, parts.credentials == nil else {
            throw AuthError(.network(.badAddress))
        }
        guard let query = parts.query else { return "\(address)?\(PercentEncoding.form(parameters))" }
        for (name, _) in PercentEncoding.pairs(query) ?? [] where parameters.contains(where: { $0.name == name }) {
            throw AuthError(.plan(.badDefinition(.endpointHas(parameter: ForeignText.clean(name)))))
        }
        return address + (query.isEmpty ? "" : "&") + PercentEncoding.form(parameters)
    }
}
