import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import WebRequests
import Wording

@Suite("A clock that is off")
struct ClockTests {
    /// A service whose clock says what a test wants; 2023-11-14 22:13:20 is the world's start.
    private func world(date: String) async throws -> TestWorld {
        let world = try TestWorld { _ throws(AuthError) in
            var reply = HTTPReply.tokens(2)
            reply.headers.append(("Date", date))
            return reply
        }
        try await world.engine().save(
            try world.plan(),
            tokens: .made(1, at: 0),
            account: nil,
            connection: "one",
            to: world.location
        )
        return world
    }

    @Test(
        "by more than a minute is told with each renewal, and the service's time is kept beside the own",
        arguments: [
            ("Tue, 14 Nov 2023 22:13:20 GMT", 0), ("Tue, 14 Nov 2023 22:14:20 GMT", 0),
            ("Tue, 14 Nov 2023 22:14:21 GMT", -61), ("Mon, 13 Nov 2023 22:13:20 GMT", 86_400),
            ("Wed, 15 Nov 2023 22:13:20 GMT", -86_400), ("yesterday", 0),
        ]
    )
    func told(date: String, off: Int) async throws {
        let world = try await world(date: date)
        let tokens = try await world.engine().validTokens(world.location)
        #expect(tokens.timestamp == world.now)
        #expect(world.notices == (off == 0 ? [] : [.clockOff(seconds: off)]))
        #expect(tokens.serverTimestamp == (off == 0 ? nil : world.now - Int64(off) * 1000))
        #expect(try world.store.peek(world.location)?.tokens == tokens)
    }

    @Test("and is set right leads to no renewal while the token lives by the service's time")
    func setRight() async throws {
        let world = try await world(date: "Mon, 13 Nov 2023 22:13:20 GMT")
        let engine = world.engine()
        _ = try await engine.validTokens(world.location)
        world.pass(seconds: -86_400)
        for _ in 0..<3 { #expect(try await engine.validTokens(world.location).accessToken == Secret("access2")) }
        #expect(world.sent.count == 1)
        world.pass(seconds: 3600)
        _ = try await engine.validTokens(world.location)
        #expect(world.sent.count == 2)
    }

    @Test("and stays so leads to no more renewals than a right one")
    func staysWrong() async throws {
        for date in ["Mon, 13 Nov 2023 22:13:20 GMT", "Wed, 15 Nov 2023 22:13:20 GMT"] {
            let world = try await world(date: date)
            for _ in 0..<5 { _ = try await world.engine().validTokens(world.location) }
            #expect(world.sent.count == 1)
        }
    }

    @Test(
        "is told in units people use",
        arguments: [
            (86_400, "1 day fast", "1日進んで"), (-172_000, "2 days slow", "2日遅れて"), (61, "61 seconds fast", "61秒進んで"),
            (-7300, "2 hours slow", "2時間遅れて"), (600, "10 minutes fast", "10分進んで"),
        ]
    )
    func words(seconds: Int, english: String, japanese: String) {
        let error = AuthError(.signIn(.clockOff(seconds: seconds)))
        #expect(error.message(in: .english).hasSuffix(english))
        #expect(error.message(in: .japanese).contains(japanese))
        #expect(EngineNotice.clockOff(seconds: seconds).text(in: .english) == error.message(in: .english))
    }

    @Test("The end that is told follows the clock that the token is judged by")
    func toldEnd() {
        let (issued, later) = (Int64(2_114_380_800_000), Int64(1_790_000_000_000))
        var tokens = StoredTokens(
            accessToken: Secret("a"),
            expiresIn: 3600,
            timestamp: issued,
            serverTimestamp: later - 60_000
        )
        // The clock was ten years fast, and is right now.
        #expect(tokens.endsAt(now: later) == later - 60_000 + 3_600_000)
        // It is as wrong as it was: whoever compares with it is told its time.
        #expect(tokens.endsAt(now: issued + 1000) == issued + 3_600_000)
        tokens.serverTimestamp = nil
        #expect(tokens.endsAt(now: later) == issued + 3_600_000)
        tokens.expiresIn = nil
        #expect(tokens.endsAt(now: later) == nil)
    }

    @Test("Machines with the same token renew it at times of their own, within half a minute")
    func spread() async throws {
        var moments: [Int64] = []
        for number in 0..<8 {
            let world = try TestWorld { _ throws(AuthError) in .tokens(2) }
            let store = SettingsStore(
                folder: ConfigurationFolder(path: world.folder.path(of: "home")),
                environment: ["OAUTH_SETUP_MACHINE": "machine\(number)"],
                now: { world.now }
            )
            let engine = AuthEngine(
                store: store,
                surroundings: world.surroundings,
                catalog: try TestService.catalog(),
                embeddedApps: EmbeddedApps([])
            )
            try await engine.save(
                try world.plan(),
                tokens: .made(1, at: world.now),
                account: nil,
                connection: "one",
                to: world.location
            )
            world.pass(seconds: 3600 - 91)
            _ = try await engine.validTokens(world.location)
            #expect(world.sent.isEmpty)
            while world.sent.isEmpty, moments.count <= number {
                world.pass(seconds: 1)
                _ = try await engine.validTokens(world.location)
                if !world.sent.isEmpty { moments.append(world.now - 1_700_000_000_000) }
            }
        }
        #expect(moments.allSatisfy { (3_510_000...3_541_000).contains($0) }, "\(moments)")
        #expect(Set(moments).count > 2, "\(moments)")
    }
}
