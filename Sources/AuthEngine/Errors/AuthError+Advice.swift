internal import Bounds
internal import Localization
internal import ServiceCatalog
internal import WebRequests

extension AuthError {
    /// The same error with what the service's definition advises on a reply.
    ///
    /// - Parameters:
    ///   - plan: whose service answered.
    ///   - reply: what it answered.
    /// - Returns: this error, when the definition has no advice on anything in the reply.
    func advised(_ plan: ConnectionPlan, on reply: HTTPReply) -> AuthError {
        let headers = reply.header("WWW-Authenticate").map { [String($0.prefix(8192))] } ?? []
        let body = String(foreign: reply.body.prefix(8192))
        if let advice = plan.service.advice(on: headers + [body]) { return AuthError(fact, advice: advice) }
        guard case .reply(.invalidClient) = fact, let oauth = plan.scheme.oauth, !plan.service.isBundled, advice == nil
        else {
            return self
        }
        return AuthError(fact, advice: Self.otherWay(than: oauth.clientAuthentication))
    }

    /// The same error of an authorization answer.
    func advised(_ service: Service) -> AuthError {
        guard case .reply(.refused(let code, _)) = fact, let advice = service.advice(on: [code]) else { return self }
        return AuthError(fact, advice: advice)
    }

    /// Some servers take the client's id and secret in one place only, or do not decode them there (RFC 6749 section 2.3.1).
    private static func otherWay(than way: OAuth.ClientAuthentication) -> LocalizedText {
        let other: OAuth.ClientAuthentication = way == .body ? .basic : .body
        return LocalizedText(
            english:
                "compare OAuthClientId and OAuthClientSecret with the application's page at the service; if they are right, "
                + "set clientAuthentication to \(other.rawValue) in the definition, which has \(way.rawValue)",
            japanese: "OAuthClientId と OAuthClientSecret を、サービス側のアプリの画面と見比べてください。正しい場合は、定義の "
                + "clientAuthentication を \(way.rawValue) から \(other.rawValue) に変えてください"
        )
    }
}
