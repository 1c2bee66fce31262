import AuthEngine
import ConnectionStrings
import PracticeProvider
import Secrets
import ServiceCatalog
import SettingsStore
import StrictJSON
import Testing

@Suite("Revoking")
struct RevokeTests {
    /// A world whose test service can revoke.
    private func engine(_ world: TestWorld) throws -> (AuthEngine, ConnectionPlan) {
        let definition = TestService.definition.replacing(
            "\"tokenEndpoint\": \"{Url}/token\",\n",
            with: "\"tokenEndpoint\": \"{Url}/token\", \"revocationEndpoint\": \"{Url}/revoke\",\n"
        )
        let service = try ServiceCatalog.service(json: Array(definition.utf8), file: "example.json")
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: ServiceCatalog(services: [service]),
            embeddedApps: EmbeddedApps([])
        )
        return (engine, try engine.resolve(TestWorld.oauth(), service: "example"))
    }

    @Test("sends the living access token, and ignores the body of a success")
    func confirmed() async throws {
        let world = try TestWorld { _ throws(AuthError) in
            HTTPReply(status: 200, headers: [("Content-Type", "text/html")], body: Array("<p>gone</p>".utf8))
        }
        let (engine, plan) = try engine(world)
        #expect(try await engine.revoke(plan, tokens: .made(1, at: world.now)) == .confirmed)
        #expect(world.sent.count == 1)
        #expect(world.sent.first?.method == "POST")
        #expect(world.sent.first?.url == "https://a.example.com/revoke")
        #expect(world.sent.first?.header("Authorization") == "Bearer access1")
        #expect(world.sent.first?.header("Content-Type") == nil)
        #expect(world.sent.first?.body == nil)
    }

    @Test("refreshes a token that is over, or that is refused, once")
    func refreshed() async throws {
        for issued in [0, Int64(1_700_000_000_000)] {
            let world = try TestWorld { request throws(AuthError) in
                if request.url.hasSuffix("/token") { return .tokens(2) }
                return HTTPReply(status: request.header("Authorization") == "Bearer access2" ? 200 : 401)
            }
            let (engine, plan) = try engine(world)
            #expect(try await engine.revoke(plan, tokens: .made(1, at: issued)) == .confirmed)
            #expect(world.sent(to: "/token").map(\.form["refresh_token"]) == ["refresh1"])
            #expect(world.sent(to: "/revoke").count == (issued == 0 ? 1 : 2))
        }
    }

    @Test("says so when the service knows the sign-in no more")
    func ended() async throws {
        let world = try TestWorld { request throws(AuthError) in
            request.url.hasSuffix("/token") ? .json(400, #"{"error":"invalid_grant"}"#) : HTTPReply(status: 401)
        }
        let (engine, plan) = try engine(world)
        #expect(try await engine.revoke(plan, tokens: .made(1, at: world.now)) == .alreadyEnded)
        #expect(try await engine.revoke(plan, tokens: .made(1, at: 0)) == .alreadyEnded)
        var alone = StoredTokens.made(1, at: 0)
        alone.refreshToken = nil
        let sent = world.sent.count
        #expect(try await engine.revoke(plan, tokens: alone) == .alreadyEnded)
        #expect(world.sent.count == sent)
    }

    @Test("a failure means that the tokens live on")
    func failed() async throws {
        let cases: [(HTTPReply, AuthError.Fact)] = [
            (HTTPReply(status: 503, headers: [("Retry-After", "7")]), .rateLimited(seconds: 7)),
            (HTTPReply(status: 503), .serviceFailed(status: 503)),
            (
                .json(400, #"{"error":"unsupported_token_type"}"#),
                .refused(errorCode: "unsupported_token_type", text: "")
            ),
            (HTTPReply(status: 302), .redirected(host: "")),
            (HTTPReply(status: 404, body: Array("x".utf8)), .notAnOAuthReply(status: 404, contentType: "", bytes: 1)),
        ]
        for (reply, fact) in cases {
            let world = try TestWorld { _ throws(AuthError) in reply }
            let (engine, plan) = try engine(world)
            await #expect(throws: AuthError(fact)) { try await engine.revoke(plan, tokens: .made(1, at: world.now)) }
        }
    }

    @Test("is refused honestly where the service has no way, and without OAuth")
    func notOffered() async throws {
        let world = try TestWorld()
        await #expect(throws: AuthError(.revocationNotOffered(service: ""))) {
            try await world.engine().revoke(try world.plan(), tokens: .made(1, at: world.now))
        }
        let token = try world.engine().resolve(
            .init([("AuthScheme", "APIToken"), ("Url", "https://a.example.com"), ("APIToken", "t")]),
            service: "example"
        )
        await #expect(throws: AuthError(.notWithThisScheme(scheme: ""))) {
            try await world.engine().revoke(token, tokens: .made(1, at: world.now))
        }
        #expect(world.sent.isEmpty)
    }

    @Test(
        "at the practice services: the grant is dead afterwards where it can be revoked",
        arguments: try PracticeWay.oauth()
    )
    func practice(way: PracticeWay) async throws {
        let world = try PracticeWorld()
        let provider = try await world.provider()
        let transport = HTTPTransport(environment: [:])
        let engine = world.engine(provider, transport: transport)
        let plan = try engine.resolve(world.properties(way), service: way.service, app: way.app)
        if plan.grant == .code {
            let signIn = try await engine.beginSignIn(plan, listen: false)
            switch await provider.answer(authorizationURL: signIn.authorizationURL) {
            case .redirect(let address): try signIn.paste(address)
            case .codePage(let code): try signIn.paste(code)
            case .errorPage, .nothing: Issue.record("refused")
            }
            let tokens = try await signIn.tokens()
            if plan.scheme.oauth?.revocationEndpoint == nil {
                await #expect(throws: AuthError(.revocationNotOffered(service: ""))) {
                    try await engine.revoke(plan, tokens: tokens)
                }
            } else {
                #expect(try await engine.revoke(plan, tokens: tokens) == .confirmed)
                await #expect(throws: AuthError.self) { try await engine.test(plan, tokens: tokens) }
                #expect(try await engine.revoke(plan, tokens: tokens) == .alreadyEnded)
            }
        }
        await transport.shutdown()
        await provider.stop()
    }
}
