import AuthEngine
import Secrets
import SettingsStore
import TestSupport
import Testing
import WebRequests

@Suite("A sign-in at a service that allows five an hour")
struct SignInLimitTests {
    /// One sign-in whose code is typed.
    private func signIn(_ world: TestWorld) async throws -> StoredTokens {
        let plan = try world.plan()
        try await world.engine().checkSignInLimit(plan, world.location)
        let signIn = try await world.engine().beginSignIn(
            plan,
            browser: .init(listens: false),
            countedAt: world.location
        )
        try signIn.paste("ZZcode")
        return try await signIn.tokens()
    }

    private func save(_ tokens: StoredTokens, _ world: TestWorld) async throws {
        try await world.engine().save(
            try world.plan(),
            tokens: tokens,
            account: nil,
            connection: "one",
            to: world.location,
            counted: true
        )
    }

    private static let refusing: @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply = { _ in
        .json(400, #"{"error":"invalid_grant"}"#)
    }

    @Test("counts wrong codes, before there are settings and after", arguments: [false, true])
    func wrongCodes(saved: Bool) async throws {
        let world = try TestWorld(Self.refusing)
        if saved {
            world.answer { _ in .tokens(1) }
            try await save(try await signIn(world), world)
            #expect(try world.store.peek(world.location)?.authenticationAttempts.count == 1)
            world.pass(seconds: 3601)
            world.answer(Self.refusing)
        }
        let before = world.sent.count
        for _ in 0..<5 {
            await #expect { try await signIn(world) } throws: { caseName(of: $0) == "invalidGrant" }
            world.pass(seconds: 10)
        }
        await #expect { try await signIn(world) } throws: { error in
            guard case .signIn(.tooManySignIns(5, 3550)) = (error as? AuthError)?.fact else { return false }
            return true
        }
        #expect(world.sent.count == before + 5)
        #expect((try world.store.peek(world.location) != nil) == saved)
        #expect(try world.store.peek(world.location)?.tokens?.accessToken == (saved ? Secret("access1") : nil))

        world.pass(seconds: 3551)
        world.answer { _ in .tokens(2) }
        #expect(try await signIn(world).accessToken == Secret("access2"))
    }

    @Test("keeps what was counted when it is saved at last, and counts itself once")
    func carriedOver() async throws {
        let world = try TestWorld(Self.refusing)
        for _ in 0..<2 { _ = try? await signIn(world) }
        world.answer { _ in .tokens(1) }
        try await save(try await signIn(world), world)
        #expect(try world.store.peek(world.location)?.authenticationAttempts.count == 3)
    }

    @Test("does not count what never left this machine")
    func unsent() async throws {
        let world = try TestWorld { _ throws(AuthError) in
            throw AuthError(.network(.networkFailed(host: "h", kind: .refused)))
        }
        for _ in 0..<7 {
            await #expect { try await signIn(world) } throws: { caseName(of: $0) == "networkFailed" }
        }
        #expect(world.sent.count == 7)
    }
}
