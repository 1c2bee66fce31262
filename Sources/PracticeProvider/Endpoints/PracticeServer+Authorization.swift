internal import ServiceCatalog

extension PracticeServer {
    /// The authorization endpoint: the consent page, and what becomes of the click on it.
    func authorize(_ request: PracticeRequest, _ reader: PracticeAuthorizationReader) -> PracticeReply {
        let page = PracticePage(language: PracticePage.language(request), words: options.words)
        let authorization: PracticeAuthorization
        switch reader.outcome(request.query) {
        case .errorPage(let mistake): return page.error(mistake, service: reader.service)
        case .back(let address): return .redirect(to: address, afterForm: request.method == "POST")
        case .ask(let asked): authorization = asked
        }
        switch (request.method, request.form?["decision"]) {
        case ("GET", _):
            guard let answer = decision(authorization) else { return page.consent(authorization) }
            return reply(answer, authorization, page, afterForm: false)
        case ("POST", "approve"): return reply(approval(authorization), authorization, page, afterForm: true)
        case ("POST", "refuse"): return reply(refusal(authorization), authorization, page, afterForm: true)
        case ("POST", _): return page.consent(authorization)
        default: return .text(405, "practice: GET or POST is expected\n")
        }
    }

    /// What the person does without being asked; nil when the page is shown and nobody clicks for them.
    func decision(_ authorization: PracticeAuthorization) -> PracticeAnswer? {
        switch options.person {
        case .asks, .neverAnswers: nil
        case .approves, .grantsLess: approval(authorization)
        case .refuses: refusal(authorization)
        case .answersWithWrongState: approval(authorization, state: "practice-wrong-state")
        }
    }

    private func reply(
        _ answer: PracticeAnswer,
        _ authorization: PracticeAuthorization,
        _ page: PracticePage,
        afterForm: Bool
    ) -> PracticeReply {
        switch answer {
        case .redirect(let address): .redirect(to: address, afterForm: afterForm)
        case .codePage(let code): page.code(code, authorization)
        case .errorPage, .nothing: page.refused(authorization)
        }
    }

    func approval(_ authorization: PracticeAuthorization, state: String? = nil) -> PracticeAnswer {
        let state = state ?? authorization.state
        if authorization.implicit {
            let token = token(of: authorization, .access)
            var pairs = [(name: "access_token", value: token.text(of: authorization.service))]
            pairs.append(("token_type", tokenType(authorization.service, authorization.scheme.id)))
            pairs.append(("expires_in", "\(token.lifetime)"))
            if !token.scopes.isEmpty { pairs.append(("scope", token.scopes.joined(separator: " "))) }
            return authorization.answer(pairs, state: state).map(PracticeAnswer.redirect) ?? .errorPage
        }
        var code = token(of: authorization, .code)
        code.callback = authorization.callback.map(PracticeToken.fingerprint) ?? ""
        code.challenge = authorization.challenge ?? ""
        let written = code.text(of: authorization.service)
        return authorization.answer([("code", written)], state: state).map(PracticeAnswer.redirect)
            ?? .codePage(code: written)
    }

    private func refusal(_ authorization: PracticeAuthorization) -> PracticeAnswer {
        let pairs = [
            (name: "error", value: "access_denied"),
            (name: "error_description", value: "The user refused to give access"),
        ]
        return authorization.answer(pairs, state: authorization.state).map(PracticeAnswer.redirect) ?? .errorPage
    }

    private func token(of authorization: PracticeAuthorization, _ kind: PracticeToken.Kind) -> PracticeToken {
        PracticeToken(
            kind: kind,
            service: authorization.service.service.id,
            scheme: authorization.scheme.id,
            client: PracticeToken.fingerprint(authorization.client.id),
            issued: options.now(),
            lifetime: lifetime(kind, authorization.oauth),
            id: randomID(),
            family: randomID(),
            offline: authorization.offline,
            scopes: options.person == .grantsLess && authorization.scopes.count > 1
                ? authorization.scopes.dropLast() : authorization.scopes
        )
    }

    /// How long a code or token lives, in seconds; 0 for no end.
    func lifetime(_ kind: PracticeToken.Kind, _ oauth: OAuth) -> Int {
        switch kind {
        case .code: oauth.limits.code ?? 600
        case .access: options.tokenLifetime ?? oauth.limits.accessToken ?? 3600
        case .refresh: oauth.limits.refreshToken ?? 0
        }
    }

    func tokenType(_ service: PracticeService, _ scheme: String) -> String {
        service.schemes[scheme]?.tokenType ?? "Bearer"
    }
}
