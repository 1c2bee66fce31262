import AuthEngine
import Secrets
import SettingsStore
import StrictJSON
import TestSupport
import Testing
import WebRequests

@Suite("An OAuthVerifier")
struct VerifierTests {
    private func connect(_ world: TestWorld, _ code: String) async throws -> Connection {
        let more = [("InitiateOAuth", "REFRESH"), ("OAuthVerifier", code)]
        return try await world.engine().connect(try world.plan(more), location: world.location) { _ in
            Issue.record("nobody may be asked")
        }
    }

    private static let service: @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply = { request in
        request.url.contains("/token") ? .tokens(2) : request.url.contains("/old/me") ? HTTPReply(status: 404) : .me
    }

    @Test(
        "is sent once, whatever becomes of it, and never stored",
        arguments: [
            AuthError.Fact.reply(.serviceFailed(status: 500)), .network(.replyTimedOut(host: "h", seconds: 30)),
            .network(.networkFailed(host: "h", kind: .closed)), .network(.redirected(host: "h")),
            .reply(.invalidGrant(text: "")),
            .reply(.invalidClient(text: "")), .reply(.rateLimited(seconds: 1)),
        ]
    )
    func once(fact: AuthError.Fact) async throws {
        let world = try TestWorld { _ throws(AuthError) in throw AuthError(fact) }
        await #expect(throws: AuthError(fact)) { try await connect(world, "ZZcode") }
        for _ in 0..<2 {
            await #expect {
                try await connect(world, "ZZcode")
            } throws: { error in
                guard case .signIn(.signInNeeded(.verifierSpent)) = (error as? AuthError)?.fact else { return false }
                return true
            }
        }
        #expect(world.sent.count == 1)
        let stored = try #require(try world.store.peek(world.location))
        #expect(!stored.revealedJSON().text().contains("ZZcode"))
        world.answer(Self.service)
        _ = try await connect(world, "another")
        #expect(world.sent(to: "/token").map(\.form["code"]) == ["ZZcode", "another"])
    }

    @Test("that never left this machine may be sent again")
    func unsent() async throws {
        let world = try TestWorld { _ throws(AuthError) in
            throw AuthError(.network(.networkFailed(host: "h", kind: .refused)))
        }
        await #expect { try await connect(world, "code") } throws: { caseName(of: $0) == "networkFailed" }
        world.answer(Self.service)
        _ = try await connect(world, "code")
        #expect(try world.store.peek(world.location)?.tokens?.accessToken == Secret("access2"))
    }

    @Test("brings a connection back whose sign-in the service has ended; the old one does not")
    func again() async throws {
        let world = try TestWorld(Self.service)
        _ = try await connect(world, "first")
        world.pass(seconds: 4000)
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        for _ in 0..<2 {
            await #expect { try await connect(world, "first") } throws: { caseName(of: $0) == "signInNeeded" }
        }
        #expect(world.sent(to: "/token").map(\.form["grant_type"]) == ["authorization_code", "refresh_token"])
        world.answer(Self.service)
        _ = try await connect(world, "second")
        #expect(world.sent(to: "/token").last?.form["code"] == "second")
        #expect(try world.store.peek(world.location)?.refusal == nil)
    }

    @Test("is kept back when the service's limit of sign-ins is reached")
    func limited() async throws {
        let world = try TestWorld { _ throws(AuthError) in .json(400, #"{"error":"invalid_grant"}"#) }
        for number in 0..<5 { _ = try? await connect(world, "code\(number)") }
        await #expect { try await connect(world, "x") } throws: { caseName(of: $0) == "tooManySignIns" }
        #expect(world.sent.count == 5)
    }
}
