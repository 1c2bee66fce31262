internal import ServiceCatalog
internal import StrictJSON

extension PracticeServer {
    /// The token endpoint (RFC 6749 sections 3.2, 4.1.3, 4.3.2 and 6).
    func exchange(_ request: PracticeRequest, _ service: PracticeService, _ schemes: [Scheme]) -> PracticeReply {
        guard request.method == "POST" else { return service.reply(.notFound) }
        guard let form = request.form else { return service.reply(.invalidRequest) }
        let exchange: PracticeExchange
        do {
            exchange = try PracticeClientCheck(service: service, schemes: schemes).exchange(request, form)
        } catch {
            return service.reply(error)
        }
        do {
            return try granted(exchange)
        } catch {
            return service.reply(error)
        }
    }

    private func granted(_ exchange: PracticeExchange) throws(ServiceRefusal) -> PracticeReply {
        let older = exchange.schemes.contains {
            $0.oauth?.authorizationParameters.contains { $0.property == "type" } == true
        }
        switch (exchange.form["grant_type"], older ? exchange.form["type"] : nil) {
        case ("authorization_code", nil), (nil, "web_server"): return try code(exchange)
        case ("refresh_token", nil), (nil, "refresh"): return try refresh(exchange)
        case ("password", nil): return try password(exchange)
        default: throw .unsupportedGrant
        }
    }

    private func code(_ exchange: PracticeExchange) throws(ServiceRefusal) -> PracticeReply {
        guard let scheme = exchange.scheme(.code), let oauth = scheme.oauth else { throw .unsupportedGrant }
        guard let text = exchange.form["code"] else { throw .invalidRequest }
        try countSignIn(exchange, oauth)
        let code = try token(text, .code, exchange, or: .invalidGrant)
        let callback = exchange.form["redirect_uri"].map(PracticeToken.fingerprint) ?? ""
        guard code.callback == callback else { throw .invalidGrant }
        if oauth.pkce != .none {
            let challenge = exchange.form["code_verifier"].map(PracticeToken.challenge) ?? ""
            guard code.challenge == challenge else { throw .invalidGrant }
        }
        guard exchange.proven || !code.challenge.isEmpty else { throw .invalidClient }
        memory.spend(code)
        return issued(code, scheme, oauth, exchange)
    }

    private func password(_ exchange: PracticeExchange) throws(ServiceRefusal) -> PracticeReply {
        guard let scheme = exchange.scheme(.password), let oauth = scheme.oauth else { throw .unsupportedGrant }
        guard let login = exchange.form["username"], let password = exchange.form["password"] else {
            throw .invalidRequest
        }
        guard exchange.proven else { throw .invalidClient }
        try countSignIn(exchange, oauth)
        let user = exchange.service.user
        guard login == user.login, password == user.password else { throw .wrongPassword }
        let start = PracticeToken(
            kind: .code,
            service: exchange.service.service.id,
            scheme: scheme.id,
            client: PracticeToken.fingerprint(exchange.client.id),
            issued: options.now(),
            lifetime: 0,
            id: randomID(),
            family: randomID(),
            offline: true,
            scopes: (exchange.form["scope"] ?? "").split(separator: " ").map(String.init)
        )
        return issued(start, scheme, oauth, exchange)
    }

    private func refresh(_ exchange: PracticeExchange) throws(ServiceRefusal) -> PracticeReply {
        guard let text = exchange.form["refresh_token"] else { throw .invalidRequest }
        let old = try token(text, .refresh, exchange, or: .invalidRefreshToken)
        guard let scheme = exchange.schemes.first(where: { $0.id == old.scheme }), let oauth = scheme.oauth else {
            throw .invalidRefreshToken
        }
        guard exchange.proven || !old.challenge.isEmpty else { throw .invalidClient }
        var reply = members(successor(of: old, .access, oauth), scheme, exchange, refreshed: true)
        if oauth.rotatesRefreshToken {
            memory.spend(old)
            var new = successor(of: old, .refresh, oauth)
            new.generation += 1
            memory.issue(new, replacing: old, limit: oauth.limits.refreshTokens)
            reply["refresh_token"] = .string(new.text(of: exchange.service))
        } else if !oauth.quirks.contains(.refreshOmitsRefreshToken) {
            reply["refresh_token"] = .string(text)
        }
        return .json(reply)
    }

    /// The reply to a sign-in.
    private func issued(
        _ start: PracticeToken,
        _ scheme: Scheme,
        _ oauth: OAuth,
        _ exchange: PracticeExchange
    ) -> PracticeReply {
        var reply = members(successor(of: start, .access, oauth), scheme, exchange, refreshed: false)
        if start.offline {
            let refresh = successor(of: start, .refresh, oauth)
            memory.issue(refresh, replacing: nil, limit: oauth.limits.refreshTokens)
            reply["refresh_token"] = .string(refresh.text(of: exchange.service))
        }
        return .json(reply)
    }

    /// A new token of the same sign-in.
    private func successor(of token: PracticeToken, _ kind: PracticeToken.Kind, _ oauth: OAuth) -> PracticeToken {
        var new = token
        new.kind = kind
        new.issued = options.now()
        new.lifetime = lifetime(kind, oauth)
        new.id = randomID()
        new.callback = ""
        new.challenge = token.challenge.isEmpty ? "" : "1"
        return new
    }

    private func members(
        _ access: PracticeToken,
        _ scheme: Scheme,
        _ exchange: PracticeExchange,
        refreshed: Bool
    ) -> JSONObject {
        var reply = JSONObject()
        reply["access_token"] = .string(access.text(of: exchange.service))
        reply["token_type"] = .string(tokenType(exchange.service, scheme.id))
        reply["expires_in"] = .integer(access.lifetime)
        let more = exchange.service.schemes[scheme.id]
        for (name, value) in (refreshed ? more?.refreshReply : more?.reply) ?? JSONObject() { reply[name] = value }
        let constant = scheme.oauth?.quirks.contains(.returnedScopeDiffers) == true
        if reply["scope"] != nil, !constant, !access.scopes.isEmpty {
            reply["scope"] = .string(access.scopes.joined(separator: " "))
        }
        return reply
    }

    private func countSignIn(_ exchange: PracticeExchange, _ oauth: OAuth) throws(ServiceRefusal) {
        guard let limit = oauth.limits.signInsPerHour else { return }
        let service = exchange.service.service.id
        let client = PracticeToken.fingerprint(exchange.client.id)
        guard memory.allowsSignIn(service: service, client: client, at: options.now(), limit: limit) else {
            throw .tooManySignIns
        }
    }

    /// Reads a code or refresh token that this client may use now.
    private func token(
        _ text: String,
        _ kind: PracticeToken.Kind,
        _ exchange: PracticeExchange,
        or fault: ServiceRefusal
    ) throws(ServiceRefusal) -> PracticeToken {
        guard let token = try? PracticeToken(text, of: exchange.service), token.kind == kind,
            token.client == PracticeToken.fingerprint(exchange.client.id)
        else { throw fault }
        if kind == .refresh { memory.countRefresh(token) }
        memory.noticeReuse(token)
        guard !token.isExpired(at: options.now()), !memory.isDead(token) else { throw fault }
        return token
    }
}
