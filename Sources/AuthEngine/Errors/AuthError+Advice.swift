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
        if let advice = plan.service.advice(on: headers + [body]) {
            return AuthError(fact, advice: .definition(advice))
        }
        guard case .reply(.invalidClient) = fact, let oauth = plan.scheme.oauth, !plan.service.isBundled, advice == nil
        else {
            return self
        }
        return AuthError(fact, advice: .clientAuthentication(oauth.clientAuthentication))
    }

    /// The same error of an authorization answer.
    func advised(_ service: Service) -> AuthError {
        guard case .reply(.refused(let code, _)) = fact, let advice = service.advice(on: [code]) else { return self }
        return AuthError(fact, advice: .definition(advice))
    }
}
