internal import ServiceCatalog

/// Checks an authorization request (RFC 6749 sections 4.1.1 and 4.2.1, RFC 7636 section 4.3) and the service's own rules.
struct PracticeAuthorizationReader: Sendable {
    let service: PracticeService
    let scheme: Scheme
    let oauth: OAuth

    func outcome(_ query: [String: String]?) -> PracticeAuthorizationOutcome {
        guard let query else { return .errorPage(.unreadable) }
        guard let client = query["client_id"].flatMap(service.client) else {
            return .errorPage(.unknownClient(query["client_id"]))
        }
        let callback = query["redirect_uri"]
        if let callback, !client.callbacks.contains(callback) { return .errorPage(.unknownCallback(callback)) }
        if let callback, oauth.quirks.contains(.httpsCallbackOnly), !callback.hasPrefix("https://") {
            return .errorPage(.callbackNotHTTPS(callback))
        }
        let kind = kind(query)
        guard callback != nil || (kind == .code && oauth.quirks.contains(.codePageWithoutCallback)) else {
            return .errorPage(.callbackMissing)
        }
        guard let kind else { return back("unsupported_response_type", query) }
        if oauth.quirks.contains(.stateRequired), query["state"] == nil { return back("invalid_request", query) }
        let challenge = oauth.pkce == .none ? nil : query["code_challenge"]
        if let challenge, query["code_challenge_method"] != "S256" || challenge.utf8.count != 43 {
            return back("invalid_request", query)
        }
        let offline = kind == .code && needs.allSatisfy { query[$0.property] == $0.value }
        return .ask(
            PracticeAuthorization(
                service: service,
                scheme: scheme,
                oauth: oauth,
                client: client,
                callback: callback,
                state: query["state"],
                implicit: kind == .implicit,
                scopes: (query["scope"] ?? "").split(separator: " ").map(String.init),
                challenge: challenge,
                offline: offline
            )
        )
    }

    private var needs: [PropertyValue] { service.schemes[scheme.id]?.refreshTokenNeeds ?? [] }

    /// The grant that is asked for; nil when the service does not have it.
    ///
    /// Where the catalogue sends a `type`, that older spelling alone does as well.
    private func kind(_ query: [String: String]) -> OAuth.Grant? {
        let older = oauth.authorizationParameters.contains { $0.property == "type" } ? query["type"] : nil
        let kind: OAuth.Grant? =
            switch (query["response_type"], older) {
            case ("code", nil), ("code", "web_server"), (nil, "web_server"): .code
            case ("token", nil), (nil, "user_agent"): .implicit
            default: nil
            }
        return kind.flatMap { oauth.grants.contains($0) ? $0 : nil }
    }

    private func back(_ error: String, _ query: [String: String]) -> PracticeAuthorizationOutcome {
        guard let callback = query["redirect_uri"] else { return .errorPage(.refused(code: error)) }
        let pairs = [("error", error)] + (query["state"].map { [("state", $0)] } ?? [])
        let inFragment = query["response_type"] == "token"
        return .back(to: PracticeAuthorization.answer(to: callback, pairs, inFragment: inFragment))
    }
}
