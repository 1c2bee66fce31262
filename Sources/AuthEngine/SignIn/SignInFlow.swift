internal import Bounds
internal import CallbackServer
internal import ServiceCatalog
internal import SettingsStore

/// What one sign-in by browser asks for, and what becomes of the answer.
struct SignInFlow: Sendable {
    private let plan: ConnectionPlan
    private let limit: SignInLimit
    /// What is done with the tokens before the browser is told that everything is well.
    private let finish: (@Sendable (StoredTokens) async throws(AuthError) -> Void)?
    let surroundings: Surroundings
    let request: AuthorizationRequest
    /// What the answer must look like.
    let expected: ExpectedReply
    let answer = Promise<Result<AuthorizationReply, AuthError>>()
    /// A short way to the request's address.
    let start: ShortAddress

    init(
        _ limit: SignInLimit,
        showsCode: Bool,
        finish: (@Sendable (StoredTokens) async throws(AuthError) -> Void)?
    ) throws(AuthError) {
        self.limit = limit
        self.finish = finish
        (plan, surroundings) = (limit.plan, limit.surroundings)
        let callback = try plan.requireClient().callback
        request = try AuthorizationRequest(plan, surroundings, callback: showsCode ? nil : callback)
        let issuer = try plan.oauth().issuer
        expected = ExpectedReply(
            state: request.state,
            grant: request.grant,
            issuer: issuer.map { [plan] in plan.fill($0) },
            takesBareCode: request.grant != .code || request.pkce != nil || request.callback == nil
        )
        start = ShortAddress(to: request.url, random: surroundings.random)
    }

    /// Waits for the answer on this machine.
    ///
    /// - Parameter notify: is told of each answer that is refused.
    /// - Returns: the listener.
    /// - Throws: ``AuthError`` about the callback or its port.
    func listener(_ notify: @escaping @Sendable (EngineNotice) -> Void) async throws(AuthError) -> CallbackListener {
        guard let callback = request.callback else { throw AuthError(.callback(.needsPaste)) }
        let count = WrongStates()
        let reader = CallbackReader(
            expected,
            onWrongState: { notify(.wrongStates(count: count.add())) },
            onMixUp: { notify(.mixUp) },
            onReply: { [answer] in answer.settle($0) }
        )
        do throws(CallbackError) {
            return try await CallbackListener.start(
                try CallbackAddress(callback),
                reader,
                pages: CallbackPages(start: start, words: surroundings.replyPageWords),
                now: surroundings.now(),
                own: surroundings.callbackCertificate
            )
        } catch {
            throw AuthError(listening: error)
        }
    }

    /// What becomes of the answer, for the caller and for the browser.
    func outcome() async -> (Result<StoredTokens, AuthError>, ReplyPage) {
        let reply: AuthorizationReply
        switch await answer.value() {
        case .success(let given): reply = given
        case .failure(let error): return (.failure(plan.advised(error)), error.isRefusal ? .denied : .failed)
        }
        let tokens: StoredTokens
        do throws(AuthError) {
            tokens = try await limit.counted { () async throws(AuthError) in try await exchange(reply) }
        } catch {
            return (.failure(error), .failed)
        }
        do throws(AuthError) {
            try await finish?(tokens)
            return (.success(tokens), finish == nil ? .received : .saved)
        } catch {
            return (.failure(error), .unsaved)
        }
    }

    private func exchange(_ reply: AuthorizationReply) async throws(AuthError) -> StoredTokens {
        switch (reply, request.grant) {
        case (.code(let code), .code):
            let token = TokenRequest.code(
                code,
                verifier: request.pkce?.verifier,
                callback: request.callback,
                nonce: request.nonce
            )
            return try await TokenEndpoint(plan: plan, surroundings: surroundings).fetch(token)
        case (.token(let token), .implicit):
            try token.check(nonce: request.nonce)
            return token.stored(now: surroundings.now(), limits: try plan.oauth().limits, keeping: nil)
        default: throw AuthError(.signIn(.pasteNotUnderstood))
        }
    }
}
