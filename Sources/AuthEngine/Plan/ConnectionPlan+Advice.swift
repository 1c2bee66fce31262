internal import Bounds
internal import Localization
internal import ServiceCatalog
internal import WebRequests

extension ConnectionPlan {
    /// An error with what the service's definition advises on a reply.
    ///
    /// - Parameters:
    ///   - error: what the reply means.
    ///   - reply: what the service answered.
    /// - Returns: that error, when the definition has no advice on anything in the reply.
    func advised(_ error: AuthError, on reply: HTTPReply) -> AuthError {
        let headers = reply.header("WWW-Authenticate").map { [String($0.prefix(8192))] } ?? []
        let body = String(foreign: reply.body.prefix(8192))
        if let advice = service.advice(on: headers + [body]) {
            return AuthError(error.fact, advice: .definition(advice))
        }
        guard case .reply(.invalidClient) = error.fact, let oauth = scheme.oauth, !service.isBundled,
            error.advice == nil
        else { return error }
        return AuthError(error.fact, advice: .clientAuthentication(oauth.clientAuthentication))
    }

    /// The same for an authorization answer.
    func advised(_ error: AuthError) -> AuthError {
        guard case .reply(.refused(let code, _)) = error.fact, let advice = service.advice(on: [code]) else {
            return error
        }
        return AuthError(error.fact, advice: .definition(advice))
    }
}
