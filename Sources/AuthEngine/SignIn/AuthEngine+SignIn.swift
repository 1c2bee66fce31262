internal import Bounds
internal import CallbackServer
internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Begins a sign-in by browser.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - listen: whether the browser may be on this machine. When listening does not work, the sign-in goes on by pasting,
    ///     and ``SignIn/listeningProblem`` says why; but not where another program would get an answer that it can use.
    ///   - isElsewhere: whether the browser is on another device, where nobody of this machine gets its answer.
    ///   - timeout: how long the person may take.
    ///   - location: where the connection's settings are, or will be: sign-ins are counted there for services that limit
    ///     them. Without it nothing is counted.
    ///   - finish: what is done with the tokens before the browser is told that everything is well, for instance a test and
    ///     ``save(_:tokens:account:connection:to:)``; what it throws is what ``SignIn/tokens()`` throws. Without it the page
    ///     says only that the person is signed in.
    ///   - wrongStates: is told how many answers with a wrong state have been refused, at each. Without it
    ///     ``Surroundings/tell`` is told, at the third and at each power of ten.
    ///   - mixUp: is told of each answer with the right state that does not name the service's issuer (RFC 9207). Without it
    ///     ``Surroundings/tell`` is told.
    /// - Returns: the sign-in; somebody must show its address, open it and wait for its tokens.
    /// - Throws: ``AuthError`` when the plan has no application, no browser flow or an impossible address; `callbackHeld` when
    ///   another program has the callback's port, and neither PKCE nor another device keeps the answer from it.
    public func beginSignIn(
        _ plan: ConnectionPlan,
        listen: Bool = true,
        isElsewhere: Bool = false,
        timeout: Duration = .seconds(300),
        countedAt location: SettingsLocation? = nil,
        finish: (@Sendable (StoredTokens) async throws(AuthError) -> Void)? = nil,
        wrongStates: (@Sendable (Int) -> Void)? = nil,
        mixUp: (@Sendable () -> Void)? = nil
    ) async throws(AuthError) -> SignIn {
        let oauth = try plan.oauth()
        let client = try plan.requireClient()
        let showsCode = !listen && plan.grant == .code && oauth.quirks.contains(.codePageWithoutCallback)
        let request = try AuthorizationRequest(plan, surroundings, callback: showsCode ? nil : client.callback)
        let answer = Promise<Result<AuthorizationReply, AuthError>>()
        let issuer = oauth.issuer.map { plan.fill($0) }
        let expected = ExpectedReply(
            state: request.state,
            grant: request.grant,
            issuer: issuer,
            takesBareCode: request.grant != .code || request.pkce != nil || request.callback == nil
        )
        let start = ShortAddress(to: request.url, random: surroundings.random)
        var listener: CallbackListener?
        var problem: AuthError?
        if listen {
            do {
                let watch = (wrongStates ?? tellRarely, mixUp ?? { [surroundings] in surroundings.notify(.mixUp) })
                listener = try await self.listener(request, expected, start, watch, answer)
            } catch {
                problem = error
            }
            // Only a verifier makes a code worthless to whoever listens there (RFC 8252 section 8.1, RFC 7636 section 1).
            if let problem, !isElsewhere, request.pkce == nil, let held = problem.heldCallback { throw held }
        }
        return SignIn(
            request,
            shortPath: listener == nil ? nil : start.path,
            expecting: expected,
            answer: answer,
            listener: listener,
            problem: problem,
            surroundings: surroundings,
            timeout: timeout,
            advise: { $0.advised(plan.service) },
            exchange: { reply async throws(AuthError) in
                try await counted(plan, at: location) { () async throws(AuthError) in
                    try await exchange(reply, request, plan)
                }
            },
            finish: finish
        )
    }

    private func listener(
        _ request: AuthorizationRequest,
        _ expected: ExpectedReply,
        _ start: ShortAddress,
        _ watch: (wrongStates: @Sendable (Int) -> Void, mixUp: @Sendable () -> Void),
        _ answer: Promise<Result<AuthorizationReply, AuthError>>
    ) async throws(AuthError) -> CallbackListener {
        guard let callback = request.callback else { throw AuthError(.callback(.needsPaste)) }
        let count = WrongStates()
        let wrongStates = watch.wrongStates
        let reader = CallbackReader(
            expected,
            onWrongState: { wrongStates(count.add()) },
            onMixUp: watch.mixUp,
            onReply: { answer.settle($0) }
        )
        do throws(CallbackError) {
            return try await CallbackListener.start(
                try CallbackAddress(callback),
                reader,
                start: start,
                words: surroundings.replyPageWords,
                now: surroundings.now(),
                own: surroundings.callbackCertificate
            )
        } catch {
            throw AuthError(listening: error)
        }
    }

    private func tellRarely(_ count: Int) {
        if WrongStates.isWorthALine(count) { surroundings.notify(.wrongStates(count: count)) }
    }

    private func exchange(
        _ reply: AuthorizationReply,
        _ request: AuthorizationRequest,
        _ plan: ConnectionPlan
    ) async throws(AuthError) -> StoredTokens {
        switch (reply, request.grant) {
        case (.code(let code), .code):
            let token = TokenRequest.code(
                code,
                verifier: request.pkce?.verifier,
                callback: request.callback,
                nonce: request.nonce
            )
            return try await fetch(token, plan)
        case (.token(let token), .implicit):
            try token.check(nonce: request.nonce)
            let oauth = try plan.oauth()
            return token.stored(now: surroundings.now(), limits: oauth.limits, keeping: nil)
        default:
            throw AuthError(.signIn(.pasteNotUnderstood))
        }
    }
}
