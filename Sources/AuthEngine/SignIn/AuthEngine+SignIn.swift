internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

extension AuthEngine {
    /// Begins a sign-in by browser.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - listen: whether the browser may be on this machine. When listening does not work, the sign-in goes on by pasting,
    ///     and ``SignIn/listeningProblem`` says why.
    ///   - patience: how long the person may take.
    /// - Returns: the sign-in; somebody must show its address, open it and wait for its tokens.
    /// - Throws: ``AuthError`` when the plan has no application, no browser flow or an impossible address.
    public func beginSignIn(
        _ plan: ConnectionPlan,
        listen: Bool = true,
        patience: Duration = .seconds(300)
    ) async throws(AuthError) -> SignIn {
        let oauth = try plan.oauth()
        let client = try plan.requireClient()
        let showsCode = !listen && oauth.quirks.contains(.codePageWithoutCallback)
        let request = try AuthorizationRequest(plan, surroundings, callback: showsCode ? nil : client.callback)
        let answer = Once<Result<AuthorizationReply, AuthError>>()
        var listener: CallbackListener?
        var problem: AuthError?
        if listen {
            do {
                listener = try await self.listener(request, answer)
            } catch {
                problem = error
            }
        }
        return SignIn(
            request,
            answer: answer,
            listener: listener,
            problem: problem,
            surroundings: surroundings,
            patience: patience
        ) { reply async throws(AuthError) in
            try await exchange(reply, request, plan)
        }
    }

    private func listener(
        _ request: AuthorizationRequest,
        _ answer: Once<Result<AuthorizationReply, AuthError>>
    ) async throws(AuthError) -> CallbackListener {
        // The implicit grant's answer is in the fragment, which browsers do not send.
        guard let callback = request.callback, request.grant == .code else { throw AuthError(.callbackNeedsPaste) }
        return try await CallbackListener.start(
            try CallbackAddress(callback),
            state: request.state,
            now: surroundings.now()
        ) { answer.settle($0) }
    }

    private func exchange(
        _ reply: AuthorizationReply,
        _ request: AuthorizationRequest,
        _ plan: ConnectionPlan
    ) async throws(AuthError) -> StoredTokens {
        switch (reply, request.grant) {
        case (.code(let code), .code):
            let token = TokenRequest.code(code, verifier: request.pkce?.verifier, callback: request.callback)
            return try await fetch(token, plan)
        case (.token(let token), .implicit):
            let oauth = try plan.oauth()
            return token.stored(now: surroundings.now(), limits: oauth.limits, keeping: nil)
        default:
            throw AuthError(.pasteNotUnderstood)
        }
    }
}
