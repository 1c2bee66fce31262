import AuthEngine
import Localization
import NetworkTestSupport
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import Transport
import WebRequests
import Wording

/// The table T1–T21 of the security reference, over real HTTP, for the exchange of a code and for a refresh.
@Suite("Whatever a token endpoint does")
struct TokenTableTests {
    /// An engine that finds every service at one hostile server.
    private func engine(
        _ world: TestWorld,
        _ server: HostileServer,
        _ row: TokenRow,
        waits: Bool = false
    ) throws -> AuthEngine {
        let deadline: Duration = row.code == "replyTimedOut" ? .milliseconds(400) : .seconds(20)
        let transport = HTTPTransport(deadline: deadline, environment: [:])
        var surroundings = waits ? world.surroundings : world.withoutWaiting
        surroundings.send = Surroundings.sending(by: transport)
        surroundings.endpoints = .practice(at: server.url)
        return AuthEngine(store: world.store, surroundings: surroundings, catalog: try TestService.catalog())
    }

    @Test("a code is sent once, and the end is named without a secret", arguments: TokenRow.all)
    func code(row: TokenRow) async throws {
        let server = try #require(HostileServer(row.script))
        let world = try TestWorld()
        let signIn = try await engine(world, server, row, waits: true).beginSignIn(
            try world.plan(),
            browser: .init(listens: false)
        )
        try signIn.paste("ZZthecode")
        do throws(AuthError) {
            _ = try await signIn.tokens()
            #expect(row.code == nil)
        } catch {
            #expect(caseName(of: error) == row.code)
            checkWords(error)
        }
        #expect(server.requests.count == 1)
        #expect(server.requests.first?.contains("code=ZZthecode") == true)
    }

    @Test(
        "a refresh that does not work leaves what is stored, one that does keeps the old refresh token",
        arguments: TokenRow.all
    )
    func refresh(row: TokenRow) async throws {
        let server = try #require(HostileServer(row.script))
        let world = try TestWorld()
        let engine = try engine(world, server, row)
        let plan = try world.plan()
        try await engine.save(
            plan,
            tokens: .made(1, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        world.pass(seconds: 4000)
        do throws(AuthError) {
            let tokens = try await engine.validTokens(world.location)
            #expect(row.code == nil)
            #expect(tokens.accessToken == Secret("a"))
        } catch {
            #expect(caseName(of: error) == row.refreshCode)
            checkWords(error)
        }
        let settings = try #require(try world.store.peek(world.location))
        let stored = try #require(settings.tokens)
        #expect(stored.refreshToken == Secret("refresh1"))
        #expect(stored.accessToken == Secret(row.code == nil ? "a" : "access1"))
        // One that asks for a short wait is asked once more.
        #expect(server.requests.count == (row.testDescription == "T8 429, Retry-After: 2" ? 2 : 1))
        #expect(settings.refreshJournal?.state == row.journal, "\(String(describing: settings.refreshJournal?.state))")
    }

    @Test("T3 an empty 400 says nothing about a grant, unless the definition says that it does")
    func emptyReply() async throws {
        for isDocumented in [false, true] {
            let world = try TestWorld { _ in HTTPReply(status: 400) }
            let ended = #""endedBy": [{ "status": 400, "text": "" }], "rotatesRefreshToken""#
            let definition = TestService.definition.replacing(
                #""rotatesRefreshToken""#,
                with: isDocumented ? ended : #""rotatesRefreshToken""#
            )
            let engine = try world.engine(definition: definition)
            let plan = try engine.resolve(TestWorld.oauth(), service: "example")
            try await engine.save(
                plan,
                tokens: .made(1, at: world.now),
                account: nil,
                connection: "one",
                to: world.location
            )
            world.pass(seconds: 4000)
            await #expect { try await engine.validTokens(world.location) } throws: {
                caseName(of: $0) == (isDocumented ? "signInNeeded" : "replyWithoutDetails")
            }
            #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh1"))
        }
    }

    @Test(
        "T8 the wait that is asked for is capped, and nonsense is none",
        arguments: [
            ("2", 2), ("99999999", 3600), ("-5", nil), ("x", nil), ("1e9", nil),
        ] as [(String, Int?)]
    )
    func wait(value: String, seconds: Int?) async throws {
        let reply = HTTPReply(status: 429, headers: [("Retry-After", value)])
        do throws(AuthError) {
            _ = try TokenReply(reply, to: .refresh(Secret("r")), hiding: [])
        } catch {
            guard case .reply(.rateLimited(let found)) = error.fact else { throw error }
            #expect(found == seconds)
        }
    }

    @Test("T15 the old refresh token stays unless another one comes", arguments: ["\"\"", "null", "\"refresh1\""])
    func oldRefreshToken(value: String) async throws {
        let row = TokenRow("T15", nil, #"{"access_token":"a","refresh_token":\#(value)}"#)
        try await refresh(row: row)
    }

    @Test("T20 nothing of the answer comes back with the next request")
    func cookies() async throws {
        let row = try #require(TokenRow.all.first { $0.testDescription.hasPrefix("T20") })
        let server = try #require(HostileServer(row.script))
        let transport = HTTPTransport(environment: [:])
        for _ in 0..<2 { _ = try await transport.send(HTTPRequest(method: "GET", url: server.url)) }
        #expect(server.requests.count == 2)
        #expect(server.requests.allSatisfy { !$0.lowercased().contains("cookie") })
    }

    @Test("T21 a secret that comes back is not shown", arguments: ["ZZsecret", "ZZthecode"])
    func reflected(secret: String) async throws {
        let text = #"{"error":"invalid_request","error_description":"bad \#(secret)!"}"#
        let row = TokenRow("T21", "refused", status: 400, text)
        try await code(row: row)
    }

    private func checkWords(_ error: AuthError) {
        for language in Language.allCases {
            let words = error.message(in: language) + (error.hint(in: language) ?? "")
            #expect(!words.isEmpty)
            #expect(!words.contains("ZZ"))
            #expect(!words.contains("<"))
            #expect(words.count < 600)
            #expect(words.unicodeScalars.allSatisfy { $0.value >= 32 && !(127...159).contains($0.value) })
        }
    }
}
