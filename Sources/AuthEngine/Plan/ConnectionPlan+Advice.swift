internal import Bounds
internal import ConnectionStrings
internal import Localization
internal import ServiceCatalog
internal import WebRequests

extension ConnectionPlan {
    /// An error with what the service's definition says of a reply: what to do, and which values are wrong.
    ///
    /// - Parameters:
    ///   - error: what the reply means.
    ///   - reply: what the service answered.
    /// - Returns: that error, when the definition has no advice on anything in the reply.
    func advised(_ error: AuthError, on reply: HTTPReply) -> AuthError {
        let headers = reply.header("WWW-Authenticate").map { [String($0.prefix(8192))] } ?? []
        let body = String(foreign: reply.body.prefix(8192))
        if let advice = service.advice(on: headers + [body]) {
            return AuthError(blaming(advice.properties, error.fact), advice: .definition(advice.text))
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
        return AuthError(error.fact, advice: .definition(advice.text))
    }

    /// A refusal as one of the values of these properties; as it is where this connection has none of them.
    private func blaming(_ names: [String], _ fact: AuthError.Fact) -> AuthError.Fact {
        let names = names.filter { !(properties[$0] ?? "").isEmpty }
        guard !names.isEmpty, case .reply(let fault) = fact else { return fact }
        switch fault {
        case .refused(let code, let text):
            let said = text.isEmpty ? code : code.isEmpty ? text : "\(text) (\(code))"
            return .reply(.wrongCredential(properties: names, text: said))
        case .wrongCredential(_, let text): return .reply(.wrongCredential(properties: names, text: text))
        case .replyWithoutDetails: return .reply(.wrongCredential(properties: names))
        default: return fact
        }
    }
}
