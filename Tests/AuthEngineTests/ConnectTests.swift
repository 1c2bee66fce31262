import AuthEngine
import ConnectionStrings
import Secrets
import SettingsStore
import TestSupport
import Testing
import WebRequests

@Suite("Connecting")
struct ConnectTests {
    /// A service that accepts one access token and one refresh token.
    private static func service(
        accepts access: String = "access2"
    ) -> @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply {
        { request throws(AuthError) in
            if request.url.contains("/token") { return .tokens(2) }
            if request.url.contains("/old/me") { return HTTPReply(status: 404) }
            return request.header("Authorization") == "Bearer \(access)" ? .me : HTTPReply(status: 401)
        }
    }

    private func connect(
        _ world: TestWorld,
        _ more: [(String, String)],
        pasting code: String? = nil
    ) async throws -> Connection {
        try await world.engine().connect(try world.plan(more), location: world.location, browser: .init(listens: false))
        { signIn in
            guard let code else {
                Issue.record("nobody may be asked")
                throw AuthError(.cancelled)
            }
            try signIn.paste(code)
        }
    }

    private func store(_ world: TestWorld, _ tokens: StoredTokens) async throws {
        try await world.engine()
            .save(try world.plan(), tokens: tokens, account: nil, connection: "one", to: world.location)
    }

    @Test("with OFF uses the given token, and neither refreshes nor writes")
    func off() async throws {
        let world = try TestWorld(Self.service(accepts: "given"))
        let given = [("InitiateOAuth", "OFF"), ("OAuthAccessToken", "given"), ("OAuthRefreshToken", "refresh1")]
        let connection = try await connect(world, given)
        #expect(connection.account.name == "Ada Lovelace")
        #expect(connection.account.detail == "ada@example.com")
        #expect(connection.account.identifier == "7")
        #expect(try world.store.peek(world.location) == nil)
        #expect(world.sent(to: "/token").isEmpty)
    }

    @Test("with OFF an ended token is a failed request, and no token a missing property")
    func offEnded() async throws {
        let world = try TestWorld(Self.service())
        await #expect { try await connect(world, [("InitiateOAuth", "OFF"), ("OAuthAccessToken", "x")]) } throws: {
            caseName(of: $0) == "tokenRefused"
        }
        await #expect { try await connect(world, [("InitiateOAuth", "OFF")]) } throws: { error in
            guard case .plan(.missingProperty("OAuthAccessToken")) = (error as? AuthError)?.fact else { return false }
            return true
        }
        #expect(world.sent(to: "/token").isEmpty)
    }

    @Test(
        "says which scopes were asked for and not granted, as far as the service says what it granted",
        arguments: [
            (#""read write""#, []), (#""read""#, ["write"]), (#""other""#, ["read", "write"]), (#""write,read""#, []),
            (#"["write"]"#, ["read"]), (#""write read more""#, []), (#""""#, []), ("null", []),
            (#""READ write""#, ["read"]),
        ] as [(String, [String])]
    )
    func missingScopes(granted: String, missing: [String]) async throws {
        let world = try TestWorld { request throws(AuthError) in
            if request.url.contains("/old/") { return HTTPReply(status: 404) }
            return request.url.contains("/token") ? .json(#"{"access_token":"a","scope":\#(granted)}"#) : .me
        }
        let connection = try await connect(world, [], pasting: "thecode")
        #expect(connection.missingScopes == missing)
        #expect(world.notices == (missing.isEmpty ? [] : [.scopesMissing(missing)]))
        // It is known later, too.
        #expect(try await connect(world, [("InitiateOAuth", "REFRESH")]).missingScopes == missing)
    }

    @Test("with REFRESH uses what is stored, silently refreshed")
    func refreshStored() async throws {
        let world = try TestWorld(Self.service())
        try await store(world, .made(1, at: world.now))
        world.pass(seconds: 4000)
        let connection = try await connect(world, [("InitiateOAuth", "REFRESH")])
        #expect(connection.account.name == "Ada Lovelace")
        #expect(world.sent(to: "/token").map { $0.form["refresh_token"] } == ["refresh1"])
        let stored = try #require(try world.store.peek(world.location))
        #expect(stored.tokens?.accessToken == Secret("access2"))
        #expect(stored.account?.name == "Ada Lovelace")
        _ = try await connect(world, [("InitiateOAuth", "REFRESH")])
        #expect(world.sent(to: "/token").count == 1)
    }

    @Test("with REFRESH given tokens without their age are refreshed at once, with it they are used")
    func refreshGiven() async throws {
        let world = try TestWorld(Self.service())
        let tokens = [
            ("InitiateOAuth", "REFRESH"), ("OAuthAccessToken", "access2"), ("OAuthRefreshToken", "given"),
        ]
        _ = try await connect(world, tokens)
        #expect(world.sent(to: "/token").map { $0.form["refresh_token"] } == ["given"])
        let other = try TestWorld(Self.service())
        let age = [("OAuthExpiresIn", "3600"), ("OAuthTokenTimestamp", "\(other.now - 10_000)")]
        _ = try await connect(other, tokens + age)
        #expect(other.sent(to: "/token").isEmpty)
        #expect(try other.store.peek(other.location)?.tokens?.refreshToken == Secret("given"))
    }

    @Test("with REFRESH a verifier is exchanged once and then dropped")
    func verifier() async throws {
        let world = try TestWorld(Self.service())
        let more = [("InitiateOAuth", "REFRESH"), ("OAuthVerifier", "the-code"), ("PKCEVerifier", "pk")]
        _ = try await connect(world, more)
        _ = try await connect(world, more)
        let forms = world.sent(to: "/token").map(\.form)
        #expect(forms.count == 1)
        #expect(forms.first?["code"] == "the-code")
        #expect(forms.first?["code_verifier"] == "pk")
        #expect(forms.first?["redirect_uri"] == "http://localhost:33333")
    }

    @Test("with REFRESH nobody is ever asked")
    func refreshNothing() async throws {
        let world = try TestWorld(Self.service())
        await #expect { try await connect(world, [("InitiateOAuth", "REFRESH")]) } throws: {
            caseName(of: $0) == "signInNeeded"
        }
        try await store(world, .made(1, at: world.now))
        world.pass(seconds: 4000)
        world.answer { _ in .json(403, "{\"error\":\"invalid_grant\"}") }
        await #expect { try await connect(world, [("InitiateOAuth", "REFRESH")]) } throws: {
            ($0 as? AuthError)?.outcome == .signInNeeded
        }
    }

    @Test("with GETANDREFRESH a person is asked only when nothing usable is stored")
    func getAndRefresh() async throws {
        let world = try TestWorld(Self.service())
        _ = try await connect(world, [], pasting: "the-code")
        #expect(world.sent(to: "/token").map { $0.form["grant_type"] } == ["authorization_code"])
        #expect(world.sent(to: "/token").first?.form["code_verifier"]?.count == 43)
        _ = try await connect(world, [])
        #expect(world.sent(to: "/token").count == 1)
        world.pass(seconds: 4000)
        _ = try await connect(world, [])
        #expect(world.sent(to: "/token").map { $0.form["grant_type"] } == ["authorization_code", "refresh_token"])
    }

    @Test("with GETANDREFRESH a dead grant leads to a sign-in")
    func getAndRefreshDead() async throws {
        let world = try TestWorld()
        try await store(world, .made(1, at: world.now))
        world.pass(seconds: 4000)
        let service = Self.service()
        world.answer { request async throws(AuthError) in
            request.form["grant_type"] == "refresh_token"
                ? .json(400, "{\"error\":\"invalid_grant\"}") : try await service(request)
        }
        _ = try await connect(world, [], pasting: "the-code")
        #expect(try world.store.peek(world.location)?.tokens?.accessToken == Secret("access2"))
    }

    @Test("a token that is valid by the clock but refused is refreshed once")
    func refusedEarly() async throws {
        let world = try TestWorld(Self.service())
        try await store(world, .made(1, at: world.now))
        _ = try await connect(world, [("InitiateOAuth", "REFRESH")])
        #expect(world.sent(to: "/token").count == 1)
        let hopeless = try TestWorld(Self.service(accepts: "nothing"))
        try await store(hopeless, .made(1, at: hopeless.now))
        await #expect { try await connect(hopeless, [("InitiateOAuth", "REFRESH")]) } throws: {
            caseName(of: $0) == "tokenRefused"
        }
        #expect(hopeless.sent(to: "/token").count == 1)
    }

    @Test("the wrong account is named with those there are")
    func membership() async throws {
        let world = try TestWorld(Self.service(accepts: "given"))
        let more = [
            ("InitiateOAuth", "OFF"), ("OAuthAccessToken", "given"), ("Url", "https://a.example"),
        ]
        await #expect { try await connect(world, more) } throws: { error in
            guard
                case .reply(.accountNotAmong("Url", "https://a.example", ["https://a.example.com"])) =
                    (error as? AuthError)?
                    .fact
            else {
                return false
            }
            return true
        }
    }

    @Test("a connection string cannot send stored credentials to another host")
    func boundToEndpoints() async throws {
        let world = try TestWorld(Self.service())
        try await store(world, .made(1, at: world.now))
        for lifetime in [Int64(0), 4000] {
            world.pass(seconds: lifetime)
            await #expect { try await connect(world, [("Url", "https://evil.example")]) } throws: { error in
                guard case .signIn(.storedOtherwise("Url")) = (error as? AuthError)?.fact else { return false }
                return true
            }
        }
        #expect(world.sent.isEmpty)
    }

    @Test("the service's limit of sign-ins is kept before it is hit")
    func limit() async throws {
        let world = try TestWorld(Self.service())
        for _ in 0..<5 { try await store(world, .made(1, at: world.now)) }
        try await world.store.update(world.location) { settings in
            var settings = settings
            settings?.tokens = nil
            return (settings, ())
        }
        world.pass(seconds: 600)
        await #expect { try await connect(world, [], pasting: "x") } throws: { error in
            guard case .signIn(.tooManySignIns(5, 3000)) = (error as? AuthError)?.fact else { return false }
            return true
        }
        world.pass(seconds: 3001)
        _ = try await connect(world, [], pasting: "the-code")
    }
}
