import AuthEngine
import ConnectionStrings
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import WebRequests
import Wording

@Suite("What a definition advises on an error")
struct AdviceTests {
    private static let definition = TestService.definition.replacing(
        #""registration""#,
        with: #""advice": [{ "codes": ["E_17", "access_denied"], "en": "ask Ada", "ja": "エイダへ" }], "registration""#
    )

    private func plan(_ world: TestWorld, _ definition: String = definition) throws -> ConnectionPlan {
        try world.engine(definition: definition).resolve(TestWorld.oauth(), service: "example")
    }

    @Test(
        "is the hint, wherever the reply has the code",
        arguments: [
            (HTTPReply.json(400, #"{"code":"E_17","message":"m"}"#), true),
            (.json(403, #"{"errors":[{"code":"E_17"}]}"#), true),
            (.json(401, #"{"error":{".tag":"E_17"}}"#), true),
            (.json(400, #"{"errorName":"x","message":"E_17: no"}"#), true),
            (HTTPReply(status: 400, body: Array("the error is E_17.".utf8)), false),
            (HTTPReply(status: 400, body: Array("the error is E_17 again".utf8)), true),
            (HTTPReply(status: 401, headers: [("WWW-Authenticate", #"Bearer error="E_17""#)]), true),
            (.json(400, #"{"code":"E_171"}"#), false), (.json(400, #"{"code":"XE_17"}"#), false),
            (.json(500, "{}"), false),
        ] as [(HTTPReply, Bool)]
    )
    func ofReplies(reply: HTTPReply, isAdvised: Bool) async throws {
        let world = try TestWorld { _ in reply }
        let plan = try plan(world)
        let engine = try world.engine(definition: Self.definition)
        let errors = await [
            error { _ = try await engine.test(plan, tokens: .made(1, at: world.now)) },
            error { try await signIn(engine, plan) },
        ]
        for error in errors {
            #expect((error?.hint(in: .english) == "ask Ada") == isAdvised, "\(String(describing: error))")
            #expect((error?.hint(in: .japanese) == "エイダへ") == isAdvised)
        }
    }

    @Test("is the hint on an answer by the browser, too")
    func ofAnswers() async throws {
        let world = try TestWorld()
        let engine = try world.engine(definition: Self.definition)
        let signIn = try await engine.beginSignIn(try plan(world), browser: .init(listens: false))
        let query = try #require(signIn.authorizationURL.split(separator: "?").last)
        let state = try #require(PercentEncoding.pairs(query)?.first { $0.name == "state" }?.value)
        #expect {
            try signIn.paste("http://localhost:33333/?error=access_denied&state=\(state)")
        } throws: { caseName(of: $0) == "refused" }
        #expect(await error { _ = try await signIn.tokens() }?.hint(in: .english) == "ask Ada")
    }

    @Test(
        "names the setting of a definition of one's own when the client is not accepted, and not that of one that ships",
        arguments: [#""clientAuthentication": "body""#, #""clientAuthentication": "basic""#]
    )
    func invalidClient(way: String) async throws {
        let world = try TestWorld { _ in .json(401, #"{"error":"invalid_client"}"#) }
        let own = TestService.definition.replacing(#""clientAuthentication": "body""#, with: way)
        let engine = try world.engine(definition: own)
        let mine = try engine.resolve(TestWorld.oauth(), service: "example")
        for language in Language.allCases {
            let hint = await error { try await signIn(engine, mine) }?.hint(in: language) ?? ""
            #expect(hint.contains("clientAuthentication") && hint.contains("OAuthClientSecret"), "\(hint)")
            #expect(hint.contains("basic") && hint.contains("body"))
        }
        let shipped = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: ServiceCatalog.bundled()
        )
        let properties = ConnectionProperties([
            ("AuthScheme", "OAuth"), ("InitiateOAuth", "REFRESH"), ("URL", "https://a.backlog.com"),
            ("OAuthClientId", "a"), ("OAuthClientSecret", "b"),
        ])
        let plan = try shipped.resolve(properties, service: "backlog")
        let hint = await error { try await signIn(shipped, plan) }?.hint(in: .english) ?? ""
        #expect(!hint.contains("clientAuthentication"))
    }

    @Test("comes behind how to sign in again, when the service has ended the sign-in, and each time after that")
    func ended() async throws {
        let world = try TestWorld { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        let definition = Self.definition.replacing(#""E_17""#, with: #""invalid_grant""#)
        let engine = try world.engine(definition: definition)
        let plan = try plan(world, definition)
        try await engine.save(
            plan,
            tokens: .made(1, at: world.now - 4_000_000),
            account: nil,
            connection: "one",
            to: world.location
        )
        let usual = AuthError(.signIn(.signInNeeded(.refreshTokenRefused))).hint(in: .english) ?? ""
        for _ in 0..<2 {
            let error = await error { _ = try await engine.validTokens(world.location) }
            #expect(caseName(of: error) == "signInNeeded")
            #expect(error?.hint(in: .english) == "\(usual); ask Ada")
        }
        #expect(world.sent.count == 1)
    }

    @Test("of the services that ship is a hint in both languages: no capital first but a name, no full stop")
    func shipped() async throws {
        let world = try TestWorld { _ in .json(400, #"{"id":"x","code":"GAIA_IA02","message":"m"}"#) }
        let catalog = ServiceCatalog.bundled()
        for advice in catalog.services.flatMap(\.advice) {
            #expect(advice.text.english.first?.isLowercase == true && !advice.text.english.hasSuffix("."))
            #expect(!advice.text.japanese.hasSuffix("。") && advice.text.english != advice.text.japanese)
        }
        let engine = AuthEngine(store: world.store, surroundings: world.surroundings, catalog: catalog)
        let cases: [(String, String, HTTPReply, String)] = [
            ("kintone", "APIToken", .json(400, #"{"id":"x","code":"GAIA_IA02","message":"m"}"#), "Update App"),
            ("kintone", "APIToken", .json(400, #"{"id":"x","code":"GAIA_AP15","message":"m"}"#), "AppId"),
            (
                "act-on", "OAuthPassword", .json(403, #"{"error":"PUBLIC_API_FEATURE_NOT_ENABLED"}"#),
                "Customer Success Manager"
            ),
            ("backlog", "OAuth", .json(401, #"{"error":"invalid_token"}"#), "Personal Settings"),
        ]
        for (id, scheme, reply, words) in cases {
            world.answer { _ in reply }
            let service = try #require(catalog.service(id))
            let properties = BundledServicesTests.properties(service, try #require(service.scheme(scheme)))
            let plan = try engine.resolve(properties, service: id)
            let tokens = plan.scheme.oauth == nil ? nil : StoredTokens.made(1, at: world.now)
            let hint = await error { _ = try await engine.test(plan, tokens: tokens) }?.hint(in: .english)
            #expect(hint?.contains(words) == true, "\(id) \(String(describing: hint))")
        }
    }

    @Test(
        "a refused password is never about a callback",
        arguments: [HTTPReply(status: 400), .json(400, "{}"), .json(403, "{}")]
    )
    func password(reply: HTTPReply) async throws {
        let world = try TestWorld { _ in reply }
        let properties = ConnectionProperties([
            ("AuthScheme", "OAuthPassword"), ("InitiateOAuth", "GETANDREFRESH"), ("Url", "https://a.example.com"),
            ("User", "u"), ("Password", "p"), ("OAuthClientId", "a"), ("OAuthClientSecret", "b"),
        ])
        let engine = world.engine()
        let plan = try engine.resolve(properties, service: "example")
        let refused = await error { _ = try await engine.passwordTokens(plan) }
        #expect(caseName(of: refused) == "replyWithoutDetails")
        #expect(refused?.hint(in: .english)?.contains("callback") == false)
        #expect(refused?.hint(in: .english)?.contains("Password") == true)
        #expect(refused?.hint(in: .japanese)?.contains("コールバック") == false)
    }

    /// Signs in with a code.
    private func signIn(_ engine: AuthEngine, _ plan: ConnectionPlan) async throws {
        let signIn = try await engine.beginSignIn(plan, browser: .init(listens: false))
        let query = try #require(signIn.authorizationURL.split(separator: "?").last)
        let state = try #require(PercentEncoding.pairs(query)?.first { $0.name == "state" }?.value)
        try signIn.paste("http://localhost:33333/?code=abc&state=\(state)")
        _ = try await signIn.tokens()
    }

    private func error(_ body: () async throws -> Void) async -> AuthError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? AuthError
        }
    }
}
