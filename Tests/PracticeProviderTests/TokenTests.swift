import PracticeProvider
import ServiceCatalog
import StrictJSON
import Testing

@Suite("The token endpoint")
struct TokenTests {
    @Test("a sign-in gives what the service gives", arguments: SignIn.all)
    func exchange(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let tokens = try await world.signedIn(signIn)
            let json = try #require(tokens.reply.json)
            #expect(json["expires_in"]?.integer == signIn.oauth.limits.accessToken.map(Int64.init))
            #expect(json["token_type"]?.string == signIn.practice.schemes[signIn.scheme.id]?.tokenType)
            #expect(tokens.reply.header("Cache-Control") == "no-store")
            #expect(tokens.access.utf8.count <= 300)
            #expect(tokens.refresh.utf8.count <= 300)
            #expect(tokens.access.hasPrefix(signIn.practice.tokenPrefix))
        }
    }

    @Test(
        "the scope of the reply is the one asked for, unless the service has its own idea",
        arguments: SignIn.inBrowser
    )
    func scope(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let changes: [String: String?] = ["scope": "one:more " + (signIn.oauth.scopes.first ?? "")]
            guard signIn.oauth.scopes.isEmpty == false else { return }
            let code = try await world.code(signIn, changing: changes)
            let tokens = try Tokens(try await world.token(signIn, signIn.exchange(code: code)))
            let scope = tokens.reply.json?["scope"]?.string?.split(separator: " ").map(String.init) ?? []
            let constant = signIn.oauth.quirks.contains(.returnedScopeDiffers)
            #expect((Set(scope) == ["one:more", signIn.oauth.scopes[0]]) == !constant)
        }
    }

    @Test("a code works once; a second time ends what the first one brought", arguments: SignIn.inBrowser)
    func once(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let pairs = signIn.exchange(code: try await world.code(signIn))
            let tokens = try Tokens(try await world.token(signIn, pairs))
            try expect(try await world.token(signIn, pairs), "invalidGrant", signIn)
            try expect(try await world.refresh(signIn, tokens.refresh), "invalidRefreshToken", signIn)
            #expect(try await world.identity(signIn, token: tokens.access).status == 401)
        }
    }

    @Test("a code lives as long as the service says", arguments: SignIn.inBrowser)
    func codeLifetime(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let pairs = signIn.exchange(code: try await world.code(signIn))
            world.clock.move(seconds: signIn.oauth.limits.code ?? 600)
            try expect(try await world.token(signIn, pairs), "invalidGrant", signIn)
        }
    }

    @Test("a code needs its callback again", arguments: SignIn.inBrowser)
    func callback(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let pairs = signIn.exchange(code: try await world.code(signIn))
            let other = pairs.map { $0.name == "redirect_uri" ? ($0.name, "http://localhost:1") : $0 }
            try expect(try await world.token(signIn, other), "invalidGrant", signIn)
            let without = pairs.filter { $0.name != "redirect_uri" }
            try expect(try await world.token(signIn, without), "invalidGrant", signIn)
        }
    }

    @Test("where PKCE is used, the verifier must fit the challenge")
    func verifier() async throws {
        let signIn = try #require(SignIn.inBrowser.first { $0.oauth.pkce == .s256 })
        try await World.run { world async throws in
            for verifier in [nil, "x", SignIn.verifier + "x"] {
                var pairs = signIn.exchange(code: try await world.code(signIn)).filter { $0.name != "code_verifier" }
                if let verifier { pairs.append(("code_verifier", verifier)) }
                try expect(try await world.token(signIn, pairs), "invalidGrant", signIn)
            }
            let plain = signIn.authorizationURL(at: world.base, changing: ["code_challenge_method": "plain"])
            #expect(try await world.browser.get(plain).answer()["error"] == "invalid_request")
        }
    }

    @Test("a client that proves itself by PKCE needs no secret, then or at the refresh")
    func publicClient() async throws {
        let signIn = try #require(SignIn.inBrowser.first { $0.oauth.secretOptional })
        try await World.run { world async throws in
            let url = signIn.url(signIn.oauth.tokenEndpoint, at: world.base)
            let id = [(name: "client_id", value: signIn.clientID)]
            let pairs = signIn.exchange(code: try await world.code(signIn)) + id
            let tokens = try Tokens(try await world.browser.form(url, pairs))
            let again = [(name: "grant_type", value: "refresh_token"), ("refresh_token", tokens.refresh)] + id
            #expect(try await world.browser.form(url, again).status == 200)

            let changes: [String: String?] = ["code_challenge": nil, "code_challenge_method": nil]
            let code = try await world.code(signIn, changing: changes)
            let without = signIn.exchange(code: code).filter { $0.name != "code_verifier" } + id
            try expect(try await world.browser.form(url, without), "invalidClient", signIn)
        }
    }

    @Test("a wrong secret or client is refused", arguments: SignIn.all)
    func wrongSecret(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let pairs = [(name: "grant_type", value: "refresh_token"), ("refresh_token", "x")]
            try expect(try await world.token(signIn, pairs, secret: "wrong"), "invalidClient", signIn)
            let url = signIn.url(signIn.oauth.tokenEndpoint, at: world.base)
            try expect(try await world.browser.form(url, pairs), "invalidClient", signIn)
            let nobody = pairs + [("client_id", "nobody"), ("client_secret", signIn.clientSecret)]
            try expect(try await world.browser.form(url, nobody), "invalidClient", signIn)
        }
    }

    @Test("the client's credentials are taken only where the service takes them", arguments: SignIn.all)
    func place(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let url = signIn.url(signIn.oauth.tokenEndpoint, at: world.base)
            let pairs = [(name: "grant_type", value: "refresh_token"), ("refresh_token", "x")]
            let inBody = pairs + [("client_id", signIn.clientID), ("client_secret", signIn.clientSecret)]
            let header = world.basic(signIn.clientID, signIn.clientSecret)
            try expect(try await world.browser.form(url, inBody, headers: [header]), "invalidRequest", signIn)
            let more = signIn.practice.schemes[signIn.scheme.id]?.clientAuthentication ?? []
            let accepted = more + [signIn.oauth.clientAuthentication]
            let replies = [
                OAuth.ClientAuthentication.body: try await world.browser.form(url, inBody),
                .basic: try await world.browser.form(url, pairs, headers: [header]),
            ]
            for (way, reply) in replies {
                try expect(reply, accepted.contains(way) ? "invalidRefreshToken" : "invalidClient", signIn)
            }
        }
    }

    @Test("a code of another client is refused")
    func otherClient() async throws {
        let signIn = try #require(SignIn.inBrowser.first { $0.practice.clients.count > 1 })
        let other = try #require(signIn.practice.clients.first { $0.id != signIn.clientID })
        try await World.run { world async throws in
            let pairs = signIn.exchange(code: try await world.code(signIn))
            let url = signIn.url(signIn.oauth.tokenEndpoint, at: world.base)
            let form = pairs + [("client_id", other.id), ("client_secret", other.secret)]
            try expect(try await world.browser.form(url, form), "invalidGrant", signIn)
        }
    }

    @Test("what is no form, no post, or has a name twice is refused", arguments: SignIn.all)
    func malformed(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let url = signIn.url(signIn.oauth.tokenEndpoint, at: world.base)
            try expect(try await world.browser.get(url), "notFound", signIn)
            let json = [("Content-Type", "application/json")]
            try expect(
                try await world.browser.send("POST", url, headers: json, body: "{}"),
                "invalidRequest",
                signIn
            )
            let twice = [(name: "grant_type", value: "refresh_token"), ("grant_type", "authorization_code")]
            try expect(try await world.token(signIn, twice), "invalidRequest", signIn)
            try expect(try await world.token(signIn, [("grant_type", "cheese")]), "unsupportedGrant", signIn)
            try expect(try await world.token(signIn, []), "unsupportedGrant", signIn)
            try expect(try await world.token(signIn, [("grant_type", "refresh_token")]), "invalidRequest", signIn)
        }
    }

    @Test("a password signs in where the service has that grant, a wrong one does not")
    func password() async throws {
        let signIn = try #require(SignIn.all.first { $0.oauth.grants.contains(.password) })
        let login = [(name: "grant_type", value: "password"), ("username", signIn.practice.user.login)]
        try await World.run { world async throws in
            try expect(try await world.token(signIn, login + [("password", "wrong")]), "wrongPassword", signIn)
            try expect(try await world.token(signIn, login), "invalidRequest", signIn)
            let tokens = try await world.signedIn(signIn)
            #expect(try await world.identity(signIn, token: tokens.access).status == 200)
        }
        let without = try #require(
            SignIn.inBrowser.first { $0.practice.service.id != signIn.practice.service.id }
        )
        try await World.run { world async throws in
            try expect(try await world.token(without, login + [("password", "x")]), "unsupportedGrant", without)
        }
    }

    @Test("the older spelling of grants works where the catalogue knows it, alone")
    func olderSpelling() async throws {
        let signIn = try #require(
            SignIn.inBrowser.first { $0.oauth.authorizationParameters.contains { $0.property == "type" } }
        )
        try await World.run { world async throws in
            let older: [String: String?] = ["response_type": nil]
            let code = try await world.code(signIn, changing: older)
            let pairs = [(name: "type", value: "web_server")] + signIn.exchange(code: code).dropFirst()
            let tokens = try Tokens(try await world.token(signIn, pairs))
            let refresh = [(name: "type", value: "refresh"), ("refresh_token", tokens.refresh)]
            #expect(try await world.token(signIn, refresh).status == 200)
            let both = refresh + [("grant_type", "refresh_token")]
            try expect(try await world.token(signIn, both), "unsupportedGrant", signIn)
        }
    }
}

/// Expects the refusal of that name, or the more general one where the service has no such.
func expect(
    _ reply: Reply,
    _ name: String,
    _ signIn: SignIn,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let errors = signIn.practice.errors
    var fault = try #require(ServiceRefusal(rawValue: name))
    while errors[fault.rawValue] == nil { fault = try #require(fault.general) }
    let content = try #require(errors[fault.rawValue])
    #expect(reply.status == content.status, sourceLocation: sourceLocation)
    #expect(reply.text == content.text, sourceLocation: sourceLocation)
    for header in content.headers {
        #expect(reply.header(header.property) == header.value, sourceLocation: sourceLocation)
    }
}
