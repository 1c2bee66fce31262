import AuthEngine
import ConnectionStrings
import Localization
import PracticeProvider
import Secrets
import ServiceCatalog
import SettingsStore
import StrictJSON
import TestSupport
import Testing
import Transport
import WebRequests
import Wording

@Suite("Revoking")
struct RevokeTests {
    /// A world whose test service can revoke, by its own call or as RFC 7009 has it.
    private func engine(_ world: TestWorld, _ style: String = "bearer") throws -> (AuthEngine, ConnectionPlan) {
        let definition = TestService.definition.replacing(
            "\"tokenEndpoint\": \"{Url}/token\",\n",
            with:
                "\"tokenEndpoint\": \"{Url}/token\", \"revocationEndpoint\": \"{Url}/revoke\", \"revocation\": \"\(style)\",\n"
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

    @Test("a failure means that the tokens live on", arguments: ["bearer", "form"])
    func failed(style: String) async throws {
        let cases: [(HTTPReply, AuthError.Fact)] = [
            (
                HTTPReply(status: 503, headers: [("Retry-After", "7")]),
                .reply(.revocationUnconfirmed(host: "", seconds: 7))
            ),
            (HTTPReply(status: 503), .reply(.revocationUnconfirmed(host: "", seconds: nil))),
            (HTTPReply(status: 429), .reply(.revocationUnconfirmed(host: "", seconds: nil))),
            (.json(400, #"{"error":"unsupported_token_type"}"#), .reply(.revocationNotPossible(host: ""))),
            (.json(400, #"{"error":"invalid_client"}"#), .reply(.invalidClient(text: ""))),
            (HTTPReply(status: 302), .network(.redirected(host: ""))),
            (
                HTTPReply(status: 404, body: Array("<p>".utf8)),
                .reply(.notAnOAuthReply(status: 404, contentType: "", bytes: 3))
            ),
        ]
        for (reply, fact) in cases {
            let world = try TestWorld { _ throws(AuthError) in reply }
            let (engine, plan) = try engine(world, style)
            await #expect {
                try await engine.revoke(plan, tokens: .made(1, at: world.now))
            } throws: { caseName(of: $0) == caseName(of: fact) }
        }
        let hint = AuthError(.reply(.revocationUnconfirmed(host: "h", seconds: 7))).hint(in: .english)
        #expect(hint?.contains("still valid") == true && hint?.contains("7 seconds") == true)
    }

    @Test("by RFC 7009 sends the refresh token, its kind and the client in a form, and ignores the body of a success")
    func form() async throws {
        let world = try TestWorld { _ throws(AuthError) in HTTPReply(status: 200, body: Array("<p>gone</p>".utf8)) }
        let (engine, plan) = try engine(world, "form")
        // An access token that is over makes no difference.
        #expect(try await engine.revoke(plan, tokens: .made(1, at: 0)) == .confirmed)
        let request = try #require(world.sent.first)
        #expect(world.sent.count == 1)
        #expect(request.description == "POST https://a.example.com/revoke")
        #expect(request.header("Content-Type") == "application/x-www-form-urlencoded")
        #expect(request.form["token"] == "refresh1" && request.form["token_type_hint"] == "refresh_token")
        #expect(request.form["client_id"] == "client" && request.form["client_secret"] == "ZZsecret")
        #expect(request.header("Authorization") == nil)
    }

    @Test("by RFC 7009 sends the access token where there is no refresh token, or those are not taken")
    func formAccess() async throws {
        let world = try TestWorld { request throws(AuthError) in
            request.form["token_type_hint"] == "refresh_token"
                ? .json(400, #"{"error":"unsupported_token_type"}"#) : HTTPReply(status: 200)
        }
        let (engine, plan) = try engine(world, "form")
        #expect(try await engine.revoke(plan, tokens: .made(1, at: world.now)) == .confirmed)
        #expect(world.sent.map(\.form["token"]) == ["refresh1", "access1"])
        var alone = StoredTokens.made(2, at: world.now)
        alone.refreshToken = nil
        #expect(try await engine.revoke(plan, tokens: alone) == .confirmed)
        #expect(world.sent.last?.form["token"] == "access2")
    }

    @Test("is never asked of an address without encryption", arguments: ["bearer", "form"])
    func insecure(style: String) async throws {
        let definition = TestService.withUser.replacing(
            "\"tokenEndpoint\": \"{Url}/token\",\n",
            with: "\"tokenEndpoint\": \"{Url}/token\", \"revocationEndpoint\": \"{User}\", "
                + "\"revocation\": \"\(style)\",\n"
        )
        let world = try TestWorld()
        let service = try ServiceCatalog.service(json: Array(definition.utf8), file: "example.json")
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: ServiceCatalog(services: [service]),
            embeddedApps: EmbeddedApps([])
        )
        let plan = try engine.resolve(TestWorld.oauth([("User", "http://a.example.com/revoke")]), service: "example")
        await #expect {
            try await engine.revoke(plan, tokens: .made(1, at: world.now))
        } throws: { caseName(of: $0) == "insecureAddress" }
        #expect(world.sent.isEmpty)
    }

    @Test("is refused honestly where the service has no way, and without OAuth")
    func notOffered() async throws {
        let world = try TestWorld()
        await #expect {
            try await world.engine().revoke(try world.plan(), tokens: .made(1, at: world.now))
        } throws: { caseName(of: $0) == "revocationNotOffered" }
        let token = try world.engine().resolve(
            .init([("AuthScheme", "APIToken"), ("Url", "https://a.example.com"), ("APIToken", "t")]),
            service: "example"
        )
        await #expect {
            try await world.engine().revoke(token, tokens: .made(1, at: world.now))
        } throws: { caseName(of: $0) == "notWithThisScheme" }
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
            let signIn = try await engine.beginSignIn(plan, browser: .init(listens: false))
            switch await provider.answer(authorizationURL: signIn.authorizationURL) {
            case .redirect(let address): try signIn.paste(address)
            case .codePage(let code): try signIn.paste(code)
            case .errorPage, .nothing: Issue.record("refused")
            }
            let tokens = try await signIn.tokens()
            if plan.scheme.oauth?.revocationEndpoint == nil {
                await #expect {
                    try await engine.revoke(plan, tokens: tokens)
                } throws: { caseName(of: $0) == "revocationNotOffered" }
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
