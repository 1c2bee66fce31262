import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import Wording

@Suite("A sign-in that another machine refreshed last")
struct ElsewhereTests {
    private let world: TestWorld

    /// A connection that machine a has set up, whose token is over.
    init() throws {
        world = try TestWorld { _ throws(AuthError) in .tokens(2) }
    }

    private func engine(_ machine: String, rotates: Bool = true) throws -> AuthEngine {
        let text = TestService.definition.withoutLimit
            .replacing(#""rotatesRefreshToken": true"#, with: #""rotatesRefreshToken": \#(rotates)"#)
        let service = try ServiceCatalog.service(json: Array(text.utf8), file: "example.json")
        let store = SettingsStore(
            folder: ConfigurationFolder(path: world.folder.path(of: "home")),
            environment: ["OAUTH_SETUP_MACHINE": machine],
            now: { [world] in world.now }
        )
        return AuthEngine(
            store: store,
            surroundings: world.withoutWaiting,
            catalog: ServiceCatalog(services: [service]),
            embeddedApps: EmbeddedApps([])
        )
    }

    private func signIn(_ engine: AuthEngine) async throws {
        try await engine.save(
            try engine.resolve(TestWorld.oauth(), service: "example"),
            tokens: .made(1, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
    }

    private func connect(_ engine: AuthEngine) async throws {
        let plan = try engine.resolve(TestWorld.oauth(), service: "example")
        _ = try await engine.connect(plan, location: world.location) { _ in Issue.record("nobody may be asked") }
    }

    private func isExpected(_ error: any Error) -> Bool { caseName(of: error) == "ownedElsewhere" }

    @Test("is used while it is valid, without a question, and then not refreshed by anything: nothing is sent")
    func refused() async throws {
        let (a, b) = (try engine("a"), try engine("b"))
        try await signIn(a)
        #expect(try await b.validTokens(world.location).accessToken == Secret("access1"))
        // What is left of it is served to whoever needs no more.
        world.pass(seconds: 3600 - 70)
        #expect(try await b.validTokens(world.location).accessToken == Secret("access1"))
        world.pass(seconds: 400)
        let settings = try #require(try b.store.peek(world.location))
        await #expect { try await b.validTokens(world.location) } throws: { isExpected($0) }
        #expect(!b.isAtHand(settings))
        await #expect { try await b.current(settings, at: world.location) } throws: { isExpected($0) }
        await #expect { try await connect(b) } throws: { isExpected($0) }
        #expect { try b.checkOwnedHere(settings, at: world.location) } throws: { isExpected($0) }
        #expect(world.sent.isEmpty)
        #expect(try b.store.peek(world.location) == settings)
        #expect(try await a.validTokens(world.location).accessToken == Secret("access2"))
    }

    @Test("is refreshed after it was taken over, and then not on the first machine")
    func adopted() async throws {
        let (a, b) = (try engine("a"), try engine("b"))
        try await signIn(a)
        world.pass(seconds: 4000)
        try await b.adopt(world.location)
        #expect(try await b.validTokens(world.location).accessToken == Secret("access2"))
        world.pass(seconds: 4000)
        await #expect { try await a.validTokens(world.location) } throws: { isExpected($0) }
        #expect(world.sent.count == 1)
    }

    @Test("is adopted by a new sign-in, and by a string that brings a token of its own")
    func newSignIn() async throws {
        let (a, b) = (try engine("a"), try engine("b"))
        try await signIn(a)
        world.pass(seconds: 4000)
        try await signIn(b)
        let settings = try #require(try b.store.peek(world.location))
        #expect(try b.ownerElsewhere(settings, at: world.location) == nil)
        world.pass(seconds: 4000)
        _ = try await b.validTokens(world.location)
        #expect(world.sent.count == 1)
    }

    @Test("is refreshed anywhere where the service lets a refresh token stay")
    func notRotating() async throws {
        let (a, b) = (try engine("a", rotates: false), try engine("b", rotates: false))
        try await signIn(a)
        world.pass(seconds: 4000)
        #expect(try await b.validTokens(world.location).accessToken == Secret("access2"))
    }

    @Test(
        "cannot be told from a clone's; what ended soon after it worked may have been used by a copy, and later it may not",
        arguments: [
            (4000, true, true), (80_000, true, true), (100_000, true, false), (2_592_000, true, false),
            (4000, false, true), (80_000, false, false),
        ] as [(Int64, Bool, Bool)]
    )
    func clone(seconds: Int64, rotates: Bool, isSoon: Bool) async throws {
        let engine = try engine("a", rotates: rotates)
        try await signIn(engine)
        try await world.store.update(world.location) { old in
            var settings = old
            settings?.account = SignedInAccount(subject: "user", name: "Ada")
            return (settings, ())
        }
        world.pass(seconds: seconds)
        world.answer { _ throws(AuthError) in .json(400, #"{"error":"invalid_grant"}"#) }
        let reason: AuthError.SignInReason = isSoon ? .refusedSoon : .refreshTokenRefused
        for _ in 0..<2 {
            await #expect {
                try await engine.validTokens(world.location)
            } throws: { error in
                guard case .signIn(.signInNeeded(reason)) = (error as? AuthError)?.fact else { return false }
                return (error as? AuthError)?.message(in: .english).contains("a copy of this home") == isSoon
            }
        }
        #expect(world.sent.count == 1)
        #expect(try engine.store.peek(world.location)?.refusal == reason)
    }

    @Test("is said with the machine, the time and three commands, in one line each")
    func words() {
        let error = AuthError(.signIn(.ownedElsewhere(connection: "sales", host: "web-1", at: 1_700_000_000_000)))
        #expect(error.outcome == .signInNeeded)
        for language in Language.allCases {
            let message = error.message(in: language)
            #expect(message.contains("web-1") && message.contains("2023-11-1") && !message.contains("\n"))
            let hint = error.hint(in: language) ?? ""
            for command in [
                "oauth-setup token sales --adopt", "oauth-setup wizard --connection sales --step sign-in",
                "oauth-setup transfer sales --to",
            ] {
                #expect(hint.contains(command), "\(hint)")
            }
        }
    }
}
