import AuthEngine
import Secrets
import SettingsStore
import TestSupport
import Testing

@Suite("A valid token")
struct ValidTokensTests {
    /// A world with a connection saved at a certain time.
    private func world(_ tokens: (Int64) -> StoredTokens) async throws -> TestWorld {
        let world = try TestWorld { _ throws(AuthError) in .tokens(2) }
        try await world.engine().save(
            try world.plan(),
            tokens: tokens(world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        return world
    }

    @Test("is read from the file without a request while it lives")
    func fastPath() async throws {
        let world = try await world { .made(1, at: $0) }
        world.pass(seconds: 3539)
        let tokens = try await world.engine().validTokens(world.location)
        #expect(tokens.accessToken == Secret("access1"))
        #expect(world.sent.isEmpty)
    }

    @Test("is refreshed a minute before its end, and the new one is on the disk")
    func refreshed() async throws {
        let world = try await world { .made(1, at: $0) }
        world.pass(seconds: 3541)
        let tokens = try await world.engine().validTokens(world.location)
        #expect(tokens.accessToken == Secret("access2"))
        #expect(world.sent.map(\.form).first?["refresh_token"] == "refresh1")
        #expect(world.sent.first?.form["client_secret"] == "ZZsecret")
        let stored = try #require(try world.store.peek(world.location)?.tokens)
        #expect(stored == tokens)
        #expect(stored.refreshToken == Secret("refresh2"))
        #expect(stored.timestamp == world.now)
    }

    @Test("of a short life is not refreshed in its first half")
    func shortLife() async throws {
        let world = try await world { .made(1, at: $0, expiresIn: 20) }
        world.pass(seconds: 9)
        #expect(try await world.engine().validTokens(world.location).accessToken == Secret("access1"))
        world.pass(seconds: 2)
        #expect(try await world.engine().validTokens(world.location).accessToken == Secret("access2"))
    }

    @Test("whose lifetime nobody stated is used as it is, one from the future is refreshed")
    func unknownAge() async throws {
        let world = try await world { .made(1, at: $0, expiresIn: nil) }
        world.pass(seconds: 999_999)
        #expect(try await world.engine().validTokens(world.location).accessToken == Secret("access1"))
        let other = try await self.world { .made(1, at: $0) }
        other.pass(seconds: -172_800)
        #expect(try await other.engine().validTokens(other.location).accessToken == Secret("access2"))
        #expect(try await other.engine().validTokens(other.location).accessToken == Secret("access2"))
        #expect(other.sent.count == 1)
    }

    @Test("is fetched once, however many ask at the same moment")
    func singleFlight() async throws {
        let world = try await world { .made(1, at: $0) }
        world.answer { _ async throws(AuthError) in
            for _ in 0..<50 { await Task.yield() }
            return .tokens(2)
        }
        world.pass(seconds: 4000)
        let tokens = try await withThrowingTaskGroup(of: StoredTokens.self) { group in
            for _ in 0..<20 {
                group.addTask { try await world.engine().validTokens(world.location) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(tokens.count == 20)
        #expect(tokens.allSatisfy { $0.accessToken == Secret("access2") })
        #expect(world.sent.count == 1)
    }

    @Test("that the service has ended needs a person, and nothing stored is lost")
    func deadGrant() async throws {
        let world = try await world { .made(1, at: $0) }
        world.pass(seconds: 4000)
        world.answer { _ in .json(400, "{\"error\":\"invalid_grant\"}") }
        await #expect { try await world.engine().validTokens(world.location) } throws: { error in
            guard case .signIn(.signInNeeded(.refreshTokenRefused)) = (error as? AuthError)?.fact else { return false }
            return (error as? AuthError)?.outcome == .signInNeeded
        }
        #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh1"))
    }

    @Test("cannot be had without a refresh token, nor where nothing is stored")
    func nothing() async throws {
        let world = try await world {
            StoredTokens(accessToken: Secret("a"), expiresIn: 10, timestamp: $0)
        }
        world.pass(seconds: 11)
        await #expect { try await world.engine().validTokens(world.location) } throws: { error in
            guard case .signIn(.signInNeeded(.noRefreshToken)) = (error as? AuthError)?.fact else { return false }
            return true
        }
        await #expect { try await world.engine().validTokens(.file(path: world.folder.path(of: "none"))) } throws: {
            guard case .signIn(.signInNeeded(.nothingStored)) = ($0 as? AuthError)?.fact else { return false }
            return true
        }
        #expect(world.sent.isEmpty)
    }

    @Test("refreshed by somebody who gives up half-way is written all the same")
    func cancelled() async throws {
        let world = try await world { .made(1, at: $0) }
        world.pass(seconds: 4000)
        let engine = world.engine()
        let started = AsyncStream.makeStream(of: Void.self)
        world.answer { _ async throws(AuthError) in
            started.continuation.yield()
            for _ in 0..<200 { await Task.yield() }
            return .tokens(2)
        }
        let asking = Task { try await engine.validTokens(world.location) }
        var iterator = started.stream.makeAsyncIterator()
        await iterator.next()
        asking.cancel()
        _ = try? await asking.value
        #expect(try world.store.peek(world.location)?.tokens?.refreshToken == Secret("refresh2"))
    }

    @Test("works in the memory of the process too")
    func memory() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(2) }
        let location = SettingsLocation.memory(id: "engine-\(world.folder.path)")
        let plan = try world.plan()
        try await world.engine()
            .save(plan, tokens: .made(1, at: world.now), account: nil, connection: "m", to: location)
        world.pass(seconds: 4000)
        #expect(try await world.engine().validTokens(location).accessToken == Secret("access2"))
    }

    @Test("saving again keeps the id, and the short-lived properties are not stored")
    func save() async throws {
        let world = try await world { .made(1, at: $0) }
        let first = try #require(try world.store.peek(world.location))
        let plan = try world.plan([("OAuthAccessToken", "x"), ("OAuthVerifier", "y")])
        let account = SignedInAccount(subject: "user", name: "Ada")
        try await world.engine()
            .save(plan, tokens: .made(3, at: world.now), account: account, connection: "one", to: world.location)
        let second = try #require(try world.store.peek(world.location))
        #expect(second.id == first.id)
        #expect(second.revision == first.revision + 1)
        #expect(second.account == account)
        #expect(second[property: "OAuthAccessToken"] == nil)
        #expect(second[property: "OAuthVerifier"] == nil)
        #expect(second[property: "OAuthClientSecret"] == Secret("ZZsecret"))
        #expect(second.app == "custom")
        #expect(second.endpoints?.token == "https://a.example.com/token")
        #expect(second.authenticationAttempts.count == 2)
    }
}
