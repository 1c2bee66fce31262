import AuthEngine
import Glibc
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import WebRequests
import Wording

@Suite("Before a refresh token is spent, it is written down")
struct RefreshJournalTests {
    /// A world with a connection whose token is over, without a limit of sign-ins.
    static func world(limited: Bool = false) async throws -> (TestWorld, AuthEngine) {
        let world = try TestWorld()
        let engine = try world.engine(
            definition: limited ? TestService.definition : TestService.definition.withoutLimit,
            world.withoutWaiting
        )
        let plan = try engine.resolve(TestWorld.oauth(), service: "example")
        try await engine.save(
            plan,
            tokens: .made(1, at: world.now),
            account: SignedInAccount(subject: "user", name: "Ada Lovelace"),
            connection: "one",
            to: world.location
        )
        world.pass(seconds: 4000)
        return (world, engine)
    }

    private func reason(_ engine: AuthEngine, _ world: TestWorld) async -> AuthError.SignInReason? {
        do throws(AuthError) {
            _ = try await engine.validTokens(world.location)
        } catch {
            if case .signIn(.signInNeeded(let reason)) = error.fact { return reason }
        }
        return nil
    }

    private func state(_ world: TestWorld) throws -> RefreshJournal.State? {
        try world.store.peek(world.location)?.refreshJournal?.state
    }

    @Test("by its hash and with the time, durably, and cleared with the new tokens")
    func written() async throws {
        let (world, engine) = try await Self.world()
        world.answer { [store = world.store, location = world.location] _ throws(AuthError) in
            guard let entry = try? store.peek(location)?.refreshJournal else { return .noToken }
            // SHA-256 of "refresh1", by sha256sum.
            let hash = "16d16ab1ab25b5dc91189d328b10d86ca4183aed254a162dcd5fc832be8cde29"
            return entry.token == hash && entry.state == .sent && entry.at == 1_700_004_000_000
                ? .tokens(2) : .noToken
        }
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        #expect(try world.store.peek(world.location)?.refreshJournal == nil)
    }

    @Test(
        "a lost answer leads to one more request by the next call, which succeeds where the service forgives",
        arguments: [
            AuthError.Fact.network(.networkFailed(host: "h", kind: .closed)),
            .network(.replyTimedOut(host: "h", seconds: 30)),
            .reply(.serviceFailed(status: 500)), .reply(.badReply(member: "access_token")),
            .network(.replyTooLarge(host: "h")),
            .network(.networkFailed(host: "h", kind: .notHTTP)),
            .reply(.notAnOAuthReply(status: 200, contentType: "", bytes: 1)),
        ]
    )
    func lost(fact: AuthError.Fact) async throws {
        let (world, engine) = try await Self.world()
        world.answer { _ throws(AuthError) in throw AuthError(fact) }
        await #expect(throws: AuthError(fact)) { try await engine.validTokens(world.location) }
        #expect(world.sent.count == 1)
        #expect(try state(world) == .sent)
        #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh1"))
        world.answer { _ in .tokens(2) }
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        #expect(world.sent.map(\.form["refresh_token"]) == ["refresh1", "refresh1"])
        #expect(world.notices == [.earlierAnswerLost])
        #expect(try state(world) == nil)
    }

    @Test("a lost answer and a refusal mean that the answer had brought a new token; nothing more is sent then")
    func lostAndRefused() async throws {
        let (world, engine) = try await Self.world()
        world.answer { _ throws(AuthError) in throw AuthError(.network(.replyTimedOut(host: "h", seconds: 30))) }
        await #expect(throws: AuthError.self) { try await engine.validTokens(world.location) }
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        for _ in 0..<3 { #expect(await reason(engine, world) == .answerLost) }
        #expect(world.sent.count == 2)
        #expect(try world.store.peek(world.location)?.tokens == .made(1, at: 1_700_000_000_000))
    }

    @Test("a process that was killed after sending is noticed by the next one")
    func crashed() async throws {
        let (world, engine) = try await Self.world()
        // What a process leaves that dies between the request and the answer.
        world.answer { _ throws(AuthError) in throw AuthError(.network(.networkFailed(host: "h", kind: .closed))) }
        _ = try? await engine.validTokens(world.location)
        let left = try #require(try world.store.peek(world.location))
        #expect(left.refreshJournal?.state == .sent)
        world.answer { _ in .json(403, #"{"error":"invalid_grant"}"#) }
        #expect(await reason(engine, world) == .answerLost)
    }

    @Test("an entry about another token counts for nothing")
    func otherToken() async throws {
        let (world, engine) = try await Self.world()
        for state in RefreshJournal.State.allCases {
            try await world.store.update(world.location) { old in
                var settings = old
                settings?.tokens = .made(1, at: 0)
                settings?.refreshJournal = RefreshJournal(token: "00", at: 0, state: state)
                return (settings, ())
            }
            world.answer { _ in .tokens(2) }
            #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        }
        #expect(world.notices.isEmpty)
    }

    @Test("of a token that never worked here nobody says that it worked a moment ago")
    func neverProved() async throws {
        let (world, engine) = try await Self.world()
        try await world.store.update(world.location) { old in
            var settings = old
            settings?.account = nil
            return (settings, ())
        }
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        #expect(await reason(engine, world) == .refreshTokenRefused)
    }

    @Test("a service that refuses is asked once; then a sign-in is asked for without a request, until there is one")
    func refused() async throws {
        let (world, engine) = try await Self.world()
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        for _ in 0..<3 { #expect(await reason(engine, world) == .refusedSoon) }
        #expect(world.sent.count == 1)
        let stored = try #require(try world.store.peek(world.location))
        #expect(stored.tokens == .made(1, at: 1_700_000_000_000))
        #expect(stored.refusal == .refusedSoon)
        let plan = try engine.resolve(TestWorld.oauth([("InitiateOAuth", "REFRESH")]), service: "example")
        await #expect {
            try await engine.connect(plan, location: world.location) { _ in Issue.record("nobody may be asked") }
        } throws: { caseName(of: $0) == "signInNeeded" }
        #expect(world.sent.count == 1)
        try await engine.save(
            plan,
            tokens: .made(3, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        #expect(try world.store.peek(world.location)?.refusal == nil)
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access3"))
    }

    @Test("a refusal is not believed when the file holds another token by then")
    func refusedMeanwhile() async throws {
        let (world, engine) = try await Self.world()
        let (store, location) = (world.store, world.location)
        // Somebody who does not know the lock puts another file there, sealed for the same key.
        let path = world.folder.path(of: "home/connections/one/OAuthSettings.txt")
        let plan = try engine.resolve(TestWorld.oauth(), service: "example")
        let aside = SettingsLocation.file(path: world.folder.path(of: "home/connections/two/OAuthSettings.txt"))
        try await engine.save(plan, tokens: .made(5, at: world.now), account: nil, connection: "one", to: aside)
        let from = world.folder.path(of: "home/connections/two/OAuthSettings.txt")
        world.answer { _ throws(AuthError) in
            _ = unsafe rename(from, path)
            return .json(400, #"{"error":"invalid_grant"}"#)
        }
        #expect(try await engine.validTokens(location).accessToken == Secret("access5"))
        #expect(try store.peek(location)?.refreshJournal == nil)
        #expect(try store.peek(location)?.tokens?.refreshToken == Secret("refresh5"))
    }

    @Test(
        "what the service never saw leaves everything as it was, and what it says it did not do leaves the token as good",
        arguments: [
            (AuthError.Fact.network(.networkFailed(host: "h", kind: .refused)), false),
            (.network(.networkFailed(host: "h", kind: .unknownHost)), false),
            (.network(.tlsFailed(host: "h", kind: .untrusted)), false),
            (.reply(.rateLimited(seconds: 3600)), true), (.reply(.invalidClient(text: "")), true),
            (.network(.redirected(host: "h")), true),
            (.reply(.refused(errorCode: "invalid_request", text: "")), true),
        ] as [(AuthError.Fact, Bool)]
    )
    func untouched(fact: AuthError.Fact, isFailure: Bool) async throws {
        let (world, engine) = try await Self.world()
        let before = try #require(try world.store.peek(world.location))
        world.answer { _ throws(AuthError) in throw AuthError(fact) }
        await #expect(throws: AuthError(fact)) { try await engine.validTokens(world.location) }
        let after = try #require(try world.store.peek(world.location))
        #expect(after.tokens == before.tokens)
        #expect(after.failedRenewals?.count == (isFailure ? 1 : nil))
        #expect(after.refreshJournal?.isAnswerLost != true)
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        world.pass(seconds: 3600)
        #expect(await reason(engine, world) == .refusedSoon)
    }

    @Test("a service that could not be reached, or asks to wait a little, is asked once more; that is told")
    func repeated() async throws {
        for (fact, notices) in [
            (AuthError.Fact.network(.networkFailed(host: "h", kind: .refused)), []),
            (.reply(.rateLimited(seconds: 2)), [EngineNotice.waiting(seconds: 2)]),
        ] {
            let (world, engine) = try await Self.world()
            world.answer { _ throws(AuthError) in
                guard world.sent.count > 1 else { throw AuthError(fact) }
                return .tokens(2)
            }
            #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
            #expect(world.sent.count == 2)
            #expect(world.notices == notices)
            let wait = try #require(world.waits.first)
            #expect(world.waits.count == 1)
            #expect(notices.isEmpty ? wait < .seconds(1) : (.seconds(2)..<(.seconds(3))).contains(wait))
        }
    }

    @Test("a long Retry-After is told and not waited for")
    func notRepeated() async throws {
        for fact in [AuthError.Fact.reply(.rateLimited(seconds: 3600)), .reply(.rateLimited(seconds: nil))] {
            let (world, engine) = try await Self.world()
            world.answer { _ throws(AuthError) in throw AuthError(fact) }
            await #expect(throws: AuthError(fact)) { try await engine.validTokens(world.location) }
            #expect(world.sent.count == 1)
            #expect(world.waits.isEmpty)
        }
        #expect(AuthError(.reply(.rateLimited(seconds: 3600))).message(in: .english).contains("3600"))
    }

    @Test("a service that limits sign-ins is asked for renewals as often as they are due, and they count for nothing")
    func uncounted() async throws {
        let (world, engine) = try await Self.world(limited: true)
        let before = try #require(try world.store.peek(world.location)?.authenticationAttempts)
        for number in 2..<12 {
            world.answer { _ in .tokens(number, expiresIn: 10) }
            #expect(try await engine.validTokens(world.location).accessToken == Secret("access\(number)"))
            world.pass(seconds: 60)
        }
        #expect(world.sent.count == 10)
        #expect(try world.store.peek(world.location)?.authenticationAttempts == before)
        // Nor does a renewal take a sign-in away from the person.
        try await engine.checkSignInLimit(try world.plan(), world.location)
    }
}

extension String {
    /// The test service's definition without a limit of sign-ins.
    var withoutLimit: String {
        replacing(#""signInsPerHour": 5"#, with: #""code": 600"#)
    }
}
