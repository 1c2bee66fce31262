import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import StrictJSON
import Synchronization
import TestSupport
import Testing
import WebRequests
import Wording

/// A sign-in ends by the service's word only; whatever else comes, the stored token is sent again, after a pause.
@Suite("A renewal that fails again and again")
struct RenewalPauseTests {
    /// How a request ends.
    enum End: Sendable {
        case error(AuthError.Fact)
        case reply(HTTPReply)

        func get() throws(AuthError) -> HTTPReply {
            switch self {
            case .error(let fact): throw AuthError(fact)
            case .reply(let reply): return reply
            }
        }
    }

    private static func page(_ status: Int, _ body: String) -> End {
        .reply(HTTPReply(status: status, headers: [("Content-Type", "text/html")], body: Array(body.utf8)))
    }

    /// Everything that is no word of the service that the sign-in has ended.
    static let failures: [End] = [
        .error(.network(.networkFailed(host: "h", kind: .closed))),
        .error(.network(.networkFailed(host: "h", kind: .notHTTP))),
        .error(.network(.replyTimedOut(host: "h", seconds: 30))), .error(.network(.replyTooLarge(host: "h"))),
        page(200, "<html>"), page(400, "<html>"), page(403, "no"), page(404, "<h1>invalid_grant</h1>"),
        page(400, ""), page(401, ""), page(418, ""), page(500, ""), page(503, "<h1>Oops</h1>"),
        .reply(.json(200, "")), .reply(.json(400, "{")), .reply(.json(400, #"{"error":"invalid_grant""#)),
        .reply(.json(400, #"{"error":"invalid_grants"}"#)), .reply(.json(400, #"{"error":{"code":"invalid_grant"}}"#)),
        .reply(.json(400, #"{"error_description":"invalid_grant"}"#)),
        .reply(.json(401, #"{"error":"invalid_client"}"#)),
        .reply(.json(400, #"{"error":"invalid_request"}"#)), .reply(.json(400, #"{"error":"authorization_expired"}"#)),
        .reply(.json(403, #"{"message":"Unknown Basecamp ID."}"#)), .reply(.json(429, "{}")),
        .reply(HTTPReply(status: 302, headers: [("Location", "https://login.example")])),
    ]

    private func renew(_ engine: AuthEngine, _ world: TestWorld) async -> AuthError? {
        do throws(AuthError) {
            _ = try await engine.validTokens(world.location)
            return nil
        } catch {
            return error
        }
    }

    /// A world whose waits move the clock on.
    private func world() async throws -> (TestWorld, AuthEngine) {
        let (world, alone) = try await RefreshJournalTests.world()
        let catalog = try alone.catalog()
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.movingOn,
            catalog: catalog,
            embeddedApps: EmbeddedApps([])
        )
        return (world, engine)
    }

    @Test("goes on with the stored token, any number of times, until the service answers", arguments: 0..<25)
    func anything(index: Int) async throws {
        let (world, engine) = try await world()
        for count in 1...12 {
            world.answer { _ throws(AuthError) in try Self.failures[index].get() }
            let error = await renew(engine, world)
            #expect(error != nil && error?.outcome != .signInNeeded)
            let settings = try #require(try world.store.peek(world.location))
            #expect(settings.tokens == .made(1, at: 1_700_000_000_000))
            #expect(settings.refusal == nil)
            #expect(settings.failedRenewals?.count == count)
            // Any pause is over by then.
            world.pass(seconds: 900)
        }
        #expect(Set(world.sent.map(\.form["refresh_token"])) == ["refresh1"])
        world.answer { _ in .tokens(2) }
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        #expect(try world.store.peek(world.location)?.refreshJournal == nil)
    }

    @Test("ends by the service's word, also after anything else")
    func ended() async throws {
        let (world, engine) = try await world()
        for failure in Self.failures {
            world.answer { _ throws(AuthError) in try failure.get() }
            #expect(await renew(engine, world) != nil)
            world.pass(seconds: 900)
        }
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        let sent = world.sent.count
        for _ in 0..<3 { #expect(await caseName(of: renew(engine, world)) == "signInNeeded") }
        #expect(world.sent.count == sent + 1)
    }

    @Test("pauses longer and longer, waits a short rest out and tells so, and names the time of the next try")
    func pauses() async throws {
        let (world, engine) = try await world()
        world.answer { _ in HTTPReply(status: 500) }
        // None, 2, 5 and 15 seconds; then a minute, and so on up to a quarter of an hour.
        for count in 1...4 {
            #expect(await caseName(of: renew(engine, world)) == "serviceFailed")
            #expect(world.sent.count == count)
        }
        let told = world.notices.filter { if case .pausing = $0 { true } else { false } }
        #expect(told == [.pausing(seconds: 2), .pausing(seconds: 5)])
        #expect(world.waits.count == 2)
        for wait in [15, 60, 300, 900, 900] {
            let error = try #require(await renew(engine, world))
            guard case .signIn(.renewalPaused(let name, let failures, let moment, let left)) = error.fact else {
                Issue.record(error)
                return
            }
            #expect(name == "one" && failures == world.sent.count)
            #expect(left == Int64(wait) * 1000 && moment == world.now + left)
            #expect(error.outcome == .failed)
            #expect(error.hint(in: .english)?.contains("oauth-setup token one --now") == true)
            #expect(error.message(in: .japanese).contains("Z"))
            world.pass(seconds: Int64(wait))
            #expect(await caseName(of: renew(engine, world)) == "serviceFailed")
        }
    }

    @Test("is tried at once by a person, once for all who ask together")
    func skipped() async throws {
        let (world, engine) = try await world()
        world.answer { _ in HTTPReply(status: 500) }
        for _ in 0..<6 {
            _ = await renew(engine.skippingPauses(), world)
            world.pass(seconds: 1)
        }
        #expect(world.sent.count == 6)
        let before = world.sent.count
        let impatient = engine.skippingPauses()
        world.pass(seconds: 1)
        for _ in 0..<20 { _ = await renew(impatient, world) }
        #expect(world.sent.count == before + 1)
        #expect(await caseName(of: renew(engine, world)) == "renewalPaused")
        world.answer { _ in .tokens(2) }
        #expect(try await engine.skippingPauses().validTokens(world.location).accessToken == Secret("access2"))
    }

    @Test("is not tried by each of many who ask during a pause")
    func many() async throws {
        let (world, engine) = try await RefreshJournalTests.world()
        world.answer { _ in HTTPReply(status: 500) }
        for _ in 0..<5 { _ = await renew(engine.skippingPauses(), world) }
        let before = world.sent.count
        await withTaskGroup(of: AuthError?.self) { group in
            for _ in 0..<20 { group.addTask { await renew(engine, world) } }
            for await error in group { #expect(caseName(of: error) == "renewalPaused") }
        }
        #expect(world.sent.count == before)
        world.pass(seconds: 60)
        await withTaskGroup(of: AuthError?.self) { group in
            for _ in 0..<20 { group.addTask { await renew(engine, world) } }
            for await _ in group {}
        }
        #expect(world.sent.count == before + 1)
    }

    @Test("is not held back for longer than the pause by a clock that was set back, nor by a time from nowhere")
    func clock() async throws {
        let (world, engine) = try await world()
        world.answer { _ in HTTPReply(status: 500) }
        for _ in 0..<8 { _ = await renew(engine.skippingPauses(), world) }
        #expect(await caseName(of: renew(engine, world)) == "renewalPaused")
        world.pass(seconds: -200_000)
        #expect(await caseName(of: renew(engine, world)) == "serviceFailed")
        for (at, pause) in [(Int64.max, Int64.max), (.min, .max), (world.now, .min), (.max, 0)] {
            let entry: JSONValue = [
                "token": .string(try #require(try world.store.peek(world.location)?.refreshJournal?.token)),
                "state": "sent", "at": .integer(at), "pause": .integer(pause), "since": .integer(at),
                "failures": .integer(pause),
            ]
            try await Self.rewrite(world, entry)
            let settings = try #require(try world.store.peek(world.location))
            #expect(try #require(settings.refreshJournal).pauseLeft(now: world.now) <= 3_600_000)
            #expect(settings.failedRenewals?.meanProbablyEnded(now: world.now) != nil)
        }
    }

    @Test("is taken up again where an earlier version gave up without a word of the service")
    func revived() async throws {
        for state in ["sentAgain", "refusedAfterLoss", "sent"] {
            let (world, engine) = try await world()
            world.answer { _ in HTTPReply(status: 500) }
            _ = await renew(engine, world)
            let token = try #require(try world.store.peek(world.location)?.refreshJournal?.token)
            try await Self.rewrite(
                world,
                ["token": .string(token), "state": .string(state), "at": .integer(world.now)]
            )
            #expect(try world.store.peek(world.location)?.refusal == nil)
            world.answer { _ in .tokens(2) }
            #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
            #expect(world.waits.isEmpty)
            #expect(world.notices.contains(.earlierAnswerLost))
        }
    }

    @Test("counts for a process that is killed in the middle, too: its try was one")
    func killed() async throws {
        let (world, engine) = try await world()
        let seen = Mutex<[FailedRenewals?]>([])
        world.answer { [store = world.store, location = world.location] _ throws(AuthError) in
            seen.withLock { $0.append((try? store.peek(location))?.failedRenewals) }
            throw AuthError(.network(.networkFailed(host: "h", kind: .closed)))
        }
        for _ in 0..<3 { _ = await renew(engine, world) }
        let counts = seen.withLock { $0.map { $0?.count } }
        #expect(counts == [1, 2, 3])
        #expect(seen.withLock { $0[2].map { $0.nextTry - world.now } } == 5000)
    }

    @Test("has probably ended after a day of nothing else, and is tried all the same")
    func day() async throws {
        let (world, engine) = try await world()
        world.answer { _ in HTTPReply(status: 403, body: Array("<html>".utf8)) }
        for hour in 0..<30 {
            _ = await renew(engine, world)
            let failed = try #require(try world.store.peek(world.location)?.failedRenewals)
            #expect(failed.meanProbablyEnded(now: world.now) == (hour >= 24), "\(hour)")
            world.pass(seconds: 3600)
        }
        world.answer { _ in .tokens(2) }
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        #expect(try world.store.peek(world.location)?.failedRenewals == nil)
    }

    /// Writes a journal as another version would.
    private static func rewrite(_ world: TestWorld, _ entry: JSONValue) async throws {
        try await world.store.update(world.location) { old in
            guard let old, case .object(var members) = old.revealedJSON() else { return (nil, ()) }
            members["refresh"] = entry
            return (try Settings(json: .object(members)), ())
        }
    }
}
