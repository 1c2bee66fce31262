import AuthEngine
import ConnectionStrings
import NetworkTestSupport
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import WebRequests

@Suite("A set-up")
struct ConnectionSetupTests {
    /// A service that gives `access1` and `refresh1` for a code, the next ones for a refresh, and answers a test like that.
    private func answer(
        _ world: TestWorld,
        _ tokens: Int,
        test: @escaping @Sendable () -> HTTPReply
    ) {
        world.answer { request throws(AuthError) in
            if request.url.contains("/token") { return .tokens(tokens) }
            return request.url.hasSuffix("/old/me") ? HTTPReply(status: 404) : test()
        }
    }

    /// What a run did: its result, how often a person was asked, and what it said.
    private struct Run {
        var result: Result<Connection, AuthError>
        var asked: Int
        var keptAt: SettingsLocation?

        var error: String? { if case .failure(let error) = result { caseName(of: error) } else { nil } }
    }

    private func run(
        _ world: TestWorld,
        _ source: ConnectionSetup.Source,
        _ more: [(String, String)] = []
    ) async throws -> Run {
        let asked = Mutex(0)
        let kept = Mutex<SettingsLocation?>(nil)
        let setup = ConnectionSetup(
            world.engine(),
            try world.plan([("InitiateOAuth", "GETANDREFRESH")] + more),
            from: source,
            at: world.location,
            name: "one",
            browser: .init(listens: false)
        )
        let result: Result<Connection, AuthError>
        do throws(AuthError) {
            let report: @Sendable (ConnectionSetup.Event) -> Void = { event in
                if case .kept(let place) = event { kept.withLock { $0 = place } }
            }
            result = .success(
                try await setup.run(report: report) { signIn in
                    asked.withLock { $0 += 1 }
                    try signIn.paste("thecode")
                }
            )
        } catch {
            result = .failure(error)
        }
        return Run(result: result, asked: asked.withLock(\.self), keptAt: kept.withLock(\.self))
    }

    @Test("keeps when the account was confirmed, at a sign-in and at a test that is kept")
    func tested() async throws {
        let world = try TestWorld()
        let settings = try await working(world)
        #expect(settings.testedAt == world.now)
        let account = try #require(settings.account)
        world.pass(seconds: 7)
        try await world.engine().keepTest(of: account, at: world.location)
        let kept = try #require(try world.store.peek(world.location))
        #expect(kept.testedAt == world.now && kept.tokens == settings.tokens && kept.account == account)
        world.pass(seconds: 7)
        try await world.engine().keepTest(of: SignedInAccount(subject: "user", name: "Ada"), at: world.location)
        #expect(try world.store.peek(world.location) == kept)
        answer(world, 1) { .me }
        _ = try await run(world, .signIn).result.get()
        #expect(try world.store.peek(world.location)?.testedAt == world.now)
    }

    @Test(
        "finds a port that is taken only where the answer is heard on this machine, not with a browser on another one",
        arguments: [true, false],
        [true, false]
    )
    func otherListener(listens: Bool, isElsewhere: Bool) async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let other = try #require(RawSocket.listen())
        defer { other.close() }
        let found = Mutex<[PreflightFinding]>([])
        let setup = ConnectionSetup(
            world.engine(),
            try world.plan([("CallbackURL", "http://127.0.0.1:\(other.port)")]),
            from: .signIn,
            at: world.location,
            name: "one",
            browser: .init(listens: listens, isElsewhere: isElsewhere)
        )
        let report: @Sendable (ConnectionSetup.Event) -> Void = { event in
            if case .lookedAhead(let findings) = event { found.withLock { $0 = findings } }
        }
        _ = try? await setup.run(report: report) { _ in throw AuthError(.cancelled) }
        let findings = found.withLock(\.self)
        let isFound = findings.contains { $0.check == .callbackPort && !$0.isFine }
        #expect(!findings.isEmpty && isFound == (listens && !isElsewhere))
    }

    /// A connection that works, of somebody else and with another application.
    private func working(_ world: TestWorld) async throws -> Settings {
        try await world.engine().save(
            try world.plan([("OAuthClientId", "earlier")]),
            tokens: StoredTokens(accessToken: Secret("old"), refreshToken: Secret("oldest"), timestamp: world.now),
            account: SignedInAccount(subject: "user", name: "Grace"),
            connection: "one",
            to: world.location
        )
        return try #require(try world.store.peek(world.location))
    }

    @Test(
        "leaves a working connection as it is until its successor is proved, which is on the disk meanwhile",
        arguments: [ConnectionSetup.Source.signIn, .given]
    )
    func beside(source: ConnectionSetup.Source) async throws {
        let world = try TestWorld()
        let old = try await working(world)
        let seen = Mutex<Settings?>(nil)
        answer(world, 1) {
            seen.withLock { $0 = try? world.store.peek(world.location) }
            return .me
        }
        let done = try await run(world, source, source == .given ? [("OAuthRefreshToken", "given")] : [])
        let during = try #require(seen.withLock { $0 })
        #expect(during.tokens == old.tokens)
        #expect(during.account == old.account)
        #expect(during.properties == old.properties)
        #expect(during.unproven?.tokens?.refreshToken == Secret("refresh1"))
        #expect(done.error == nil)
        #expect(done.asked == (source == .signIn ? 1 : 0))
        #expect(try done.result.get().accountBefore?.name == "Grace")
        let now = try #require(try world.store.peek(world.location))
        #expect(now.tokens?.refreshToken == Secret("refresh1"))
        #expect(now.account?.name == "Ada Lovelace")
        #expect(now.unproven == nil)
        #expect(now.id == old.id)
    }

    @Test(
        "goes on with the new tokens after a test that the service could not answer, and asks nobody again",
        arguments: [true, false],
        [ConnectionSetup.Source.signIn, .given]
    )
    func goesOn(isThere: Bool, source: ConnectionSetup.Source) async throws {
        let world = try TestWorld()
        let old = isThere ? try await working(world) : nil
        let given = source == .given ? [("OAuthRefreshToken", "given")] : []
        answer(world, 1) { HTTPReply(status: 500) }
        for _ in 1...2 {
            let first = try await run(world, source, given)
            #expect(first.error == "serviceFailed")
            #expect(first.keptAt == world.location)
        }
        let between = try #require(try world.store.peek(world.location))
        #expect((isThere ? between.unproven : between)?.tokens?.refreshToken == Secret("refresh1"))
        if isThere { #expect(between.tokens == old?.tokens) }

        answer(world, 2) { .me }
        let second = try await run(world, source, given)
        #expect(second.error == nil)
        #expect(second.asked == 0)
        #expect(world.sent(to: "/token").count == 1)
        let now = try #require(try world.store.peek(world.location))
        #expect(now.tokens?.refreshToken == Secret("refresh1"))
        #expect(now.account?.name == "Ada Lovelace")
        #expect(now.unproven == nil)
    }

    @Test("asks again after the service has said no, and leaves nothing", arguments: [true, false])
    func refused(isThere: Bool) async throws {
        let world = try TestWorld()
        let old = isThere ? try await working(world) : nil
        answer(world, 1) { HTTPReply(status: 403) }
        let first = try await run(world, .signIn)
        #expect(first.error == "permissionMissing")
        #expect(first.keptAt == nil)
        let left = try world.store.peek(world.location)
        #expect(left?.tokens == old?.tokens)
        #expect(left?.account == old?.account)
        #expect(left?.unproven == nil)
        #expect((left == nil) == !isThere)

        answer(world, 2) { .me }
        #expect(try await run(world, .signIn).asked == 1)
        #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh2"))
    }

    @Test("asks again when what waits is older than an hour, or for other values")
    func asksAgain() async throws {
        for (seconds, more) in [(3_601, []), (0, [("OAuthClientId", "another")])] as [(Int64, [(String, String)])] {
            let world = try TestWorld()
            _ = try await working(world)
            answer(world, 1) { HTTPReply(status: 500) }
            _ = try await run(world, .signIn)
            world.pass(seconds: seconds)
            answer(world, 2) { .me }
            #expect(try await run(world, .signIn, more).asked == 1)
            #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh2"))
        }
    }

    @Test("goes on with what came for the token of a string, however long ago", arguments: [true, false])
    func goesOnLater(isThere: Bool) async throws {
        let world = try TestWorld()
        if isThere { _ = try await working(world) }
        answer(world, 1) { HTTPReply(status: 500) }
        _ = try await run(world, .given, [("OAuthRefreshToken", "given")])
        world.pass(seconds: 1_000_000)
        answer(world, 2) { .me }
        let later = try await run(world, .given, [("OAuthRefreshToken", "given")])
        #expect(later.error == nil)
        #expect(world.sent(to: "/token").map { $0.form["refresh_token"] } == ["given", "refresh1"])
        #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh2"))
    }

    @Test("writes tokens that were given only when they are proved, since nothing is spent")
    func given() async throws {
        let world = try TestWorld()
        let given = [
            ("OAuthAccessToken", "given"), ("OAuthRefreshToken", "refresh0"), ("OAuthExpiresIn", "3600"),
            ("OAuthTokenTimestamp", "\(world.now)"),
        ]
        answer(world, 1) { HTTPReply(status: 500) }
        let first = try await run(world, .given, given)
        #expect(first.error == "serviceFailed")
        #expect(first.keptAt == nil)
        #expect(try world.store.peek(world.location) == nil)
        answer(world, 1) { .me }
        #expect(try await run(world, .given, given).error == nil)
        #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh0"))
        #expect(world.sent(to: "/token").isEmpty)
    }

    @Test("does not put back tokens that another process has refreshed during the test")
    func refreshedMeanwhile() async throws {
        let world = try TestWorld()
        let given = [
            ("OAuthAccessToken", "given"), ("OAuthRefreshToken", "refresh0"), ("OAuthExpiresIn", "3600"),
            ("OAuthTokenTimestamp", "\(world.now)"),
        ]
        answer(world, 1) { .me }
        _ = try await run(world, .stored, given)
        let plan = try world.plan(given)
        world.answer { request async throws(AuthError) in
            guard request.url.hasSuffix("/me") else { return HTTPReply(status: 404) }
            let newer = StoredTokens(accessToken: Secret("n"), refreshToken: Secret("newer"), timestamp: world.now)
            try await world.engine()
                .save(plan, tokens: newer, account: nil, connection: "one", to: world.location)
            return .me
        }
        _ = try await run(world, .stored, given)
        #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("newer"))
    }

    @Test("leaves what another set-up has proved meanwhile, whatever becomes of this one", arguments: [403, 500, 200])
    func overtaken(status: Int) async throws {
        let world = try TestWorld()
        let other = Mutex<Settings?>(nil)
        world.answer { request async throws(AuthError) in
            if request.url.contains("/token") {
                // Its browser waits while somebody else connects under this name.
                do {
                    let settings = try await working(world)
                    other.withLock { $0 = settings }
                } catch {
                    Issue.record(error)
                }
                return .tokens(1)
            }
            if request.url.hasSuffix("/old/me") { return HTTPReply(status: 404) }
            return status == 200 ? .me : HTTPReply(status: status)
        }
        let done = try await run(world, .signIn)
        let now = try #require(try world.store.peek(world.location))
        let proved = try #require(other.withLock { $0 })
        if status == 200 {
            #expect(done.error == nil)
            #expect(now.tokens?.refreshToken == Secret("refresh1"))
        } else {
            #expect(now.tokens == proved.tokens)
            #expect(now.account == proved.account)
            #expect((now.unproven?.tokens?.refreshToken == Secret("refresh1")) == (status == 500))
            #expect((done.keptAt == nil) == (status == 403))
        }
    }

    @Test("never takes the tokens of another set-up for its own")
    func mixed() async throws {
        let world = try TestWorld()
        _ = try await working(world)
        let (plan, place) = (try world.plan([("OAuthClientId", "another")]), world.location)
        world.answer { request async throws(AuthError) in
            if request.url.contains("/token") { return .tokens(1) }
            if request.url.hasSuffix("/old/me") { return HTTPReply(status: 404) }
            let theirs = StoredTokens(accessToken: Secret("t"), refreshToken: Secret("theirs"), timestamp: world.now)
            do {
                try await world.store.update(place) { old in
                    var (settings, waiting) = (old, Settings(service: plan.service.id, connection: "one"))
                    waiting.tokens = theirs
                    settings?.unproven = waiting
                    return (settings, ())
                }
            } catch {
                Issue.record(error)
            }
            return .me
        }
        #expect(try await run(world, .signIn).error == nil)
        let now = try #require(try world.store.peek(world.location))
        #expect(now.tokens?.refreshToken == Secret("refresh1"))
        #expect(now.unproven?.tokens?.refreshToken == Secret("theirs"))
    }

    @Test("knows the token that it goes on for: not by the other values of its string", arguments: [true, false])
    func origin(isThere: Bool) async throws {
        let world = try TestWorld()
        if isThere { _ = try await working(world) }
        answer(world, 1) { HTTPReply(status: 500) }
        _ = try await run(world, .given, [("OAuthRefreshToken", "given")])
        answer(world, 2) { .me }
        let corrected = try await run(world, .given, [("OAuthRefreshToken", "given"), ("Timeout", "30")])
        #expect(corrected.error == nil)
        #expect(world.sent(to: "/token").map { $0.form["refresh_token"] } == ["given"])
        #expect(try world.store.peek(world.location)?.origin == nil)

        answer(world, 3) { HTTPReply(status: 500) }
        _ = try await run(world, .given, [("OAuthRefreshToken", "second")])
        answer(world, 4) { .me }
        let other = try await run(world, .given, [("OAuthRefreshToken", "third")])
        #expect(other.error == nil)
        #expect(world.sent(to: "/token").map { $0.form["refresh_token"] } == ["given", "second", "third"])
        #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh4"))
    }

    @Test("keeps what is known of a token whose answer was lost", arguments: [true, false])
    func lost(isThere: Bool) async throws {
        let world = try TestWorld()
        if isThere { _ = try await working(world) }
        world.answer { request throws(AuthError) in
            throw AuthError(.network(.networkFailed(host: "a.example.com", kind: .closed)))
        }
        _ = try await run(world, .given, [("OAuthRefreshToken", "given")])
        let left = try #require(try world.store.peek(world.location))
        #expect((isThere ? left.unproven : left)?.refreshJournal?.state == .sent)
    }

    @Test("hands no unproved tokens to another machine")
    func transferred() async throws {
        let world = try TestWorld()
        _ = try await working(world)
        answer(world, 1) { HTTPReply(status: 500) }
        _ = try await run(world, .signIn)
        let settings = try #require(try world.store.peek(world.location))
        #expect(settings.unproven != nil)
        let copy = try world.store.sealedCopy(of: settings, for: .recipient(try world.store.recipient()))
        #expect(try world.store.openedCopy(copy).unproven == nil)
    }

    @Test("saved untested over what came for the same token, goes on with that", arguments: [true, false])
    func untested(isThere: Bool) async throws {
        let world = try TestWorld()
        if isThere { _ = try await working(world) }
        answer(world, 1) { HTTPReply(status: 500) }
        _ = try await run(world, .given, [("OAuthRefreshToken", "given")])
        let waiting = try #require(try world.store.peek(world.location))
        // What is for another token stays where it waits.
        if isThere {
            try await adopt(world, "other")
            let kept = try #require(try world.store.peek(world.location))
            #expect(kept.tokens?.refreshToken == Secret("other") && kept.unproven == waiting.unproven)
        }
        try await adopt(world, "given")
        let now = try #require(try world.store.peek(world.location))
        #expect(now.tokens?.refreshToken == Secret("refresh1"))
        #expect(now.hasRotated && now.unproven == nil && now.account == nil)
    }

    private func adopt(_ world: TestWorld, _ token: String) async throws {
        let plan = try world.plan([("OAuthRefreshToken", token)])
        try await world.engine().adopt(plan, connection: "one", to: world.location)
    }

    @Test("leaves its unproved tokens here when the connection is moved away, and when it comes back")
    func movedAway() async throws {
        let world = try TestWorld()
        _ = try await working(world)
        answer(world, 1) { HTTPReply(status: 500) }
        _ = try await run(world, .signIn)
        let waiting = try #require(try world.store.peek(world.location)?.unproven)
        let key = TransferKey.recipient(try world.store.recipient())
        let copy = try await world.store.moveOut(world.location, for: key, secretProperties: [])
        #expect(try world.store.peek(world.location)?.unproven == waiting)
        let back = try world.store.openedCopy(copy)
        try await world.store.takeIn(back, as: "one", at: world.location, replacing: false)
        let home = try #require(try world.store.peek(world.location))
        #expect(home.unproven == waiting && home.tokens?.refreshToken == Secret("oldest"))
    }
}
