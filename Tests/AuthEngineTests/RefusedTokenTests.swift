import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import WebRequests
import Wording

@Suite("A token the service does not take")
struct RefusedTokenTests {
    /// A world with a valid token, and a service whose API answers as a test wants.
    private func connection(
        _ api: @escaping @Sendable (HTTPRequest) -> HTTPReply
    ) async throws -> (TestWorld, Connection) {
        let world = try TestWorld { request throws(AuthError) in
            if request.url.contains("/token") { return .tokens(2) }
            if request.url.contains("/old/me") { return HTTPReply(status: 404) }
            return request.url.hasSuffix("/me") ? .me : api(request)
        }
        let engine = world.engine()
        let plan = try world.plan()
        try await engine.save(
            plan,
            tokens: .made(1, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        let connection = try await engine.connect(plan, location: world.location) { _ in }
        return (world, connection)
    }

    private let call = HTTPRequest(method: "GET", url: "https://a.example.com/data")

    @Test("is renewed exactly once, and the request sent exactly once more")
    func once() async throws {
        let (world, connection) = try await connection { request in
            HTTPReply(
                status: request.header("Authorization") == "Bearer access2" ? 200 : 401,
                headers: [("WWW-Authenticate", "Bearer error=\"invalid_token\"")]
            )
        }
        #expect(try await connection.send(call).status == 200)
        #expect(world.sent(to: "/token").count == 1)
        #expect(world.sent(to: "/data").count == 2)
        let (hopeless, never) = try await self.connection { _ in HTTPReply(status: 401) }
        #expect(try await never.send(call).status == 401)
        #expect(hopeless.sent(to: "/token").count == 1)
        #expect(hopeless.sent(to: "/data").count == 2)
    }

    @Test(
        "for want of a permission is not renewed",
        arguments: [
            HTTPReply(
                status: 403,
                headers: [("WWW-Authenticate", #"Bearer error="insufficient_scope", scope="files.read""#)]
            ),
            HTTPReply(
                status: 401,
                headers: [("WWW-Authenticate", #"Bearer error="insufficient_scope", scope="files.read""#)]
            ),
            .json(401, #"{"error":{".tag":"missing_scope","required_scope":"files.read"}}"#),
        ]
    )
    func scope(reply: HTTPReply) async throws {
        let (world, connection) = try await connection { _ in reply }
        #expect(try await connection.send(call).status == reply.status)
        #expect(world.sent(to: "/token").isEmpty)
        #expect(world.sent(to: "/data").count == 1)

        let test = try TestWorld { _ throws(AuthError) in reply }
        let given = [("InitiateOAuth", "REFRESH")]
        try await test.engine()
            .save(try test.plan(), tokens: .made(1, at: test.now), account: nil, connection: "one", to: test.location)
        await #expect {
            try await test.engine().connect(try test.plan(given), location: test.location) { _ in }
        } throws: { error in
            guard let error = error as? AuthError, case .reply(.permissionMissing(_, "files.read")) = error.fact else {
                return false
            }
            return error.hint(in: .english)?.contains("files.read") == true
                && error.hint(in: .japanese)?.contains("files.read") == true
        }
        #expect(test.sent(to: "/token").isEmpty)
    }

    @Test("of somebody else than last time: that is told, once")
    func anotherAccount() async throws {
        let (world, _) = try await connection { _ in HTTPReply(status: 200) }
        let engine = world.engine()
        #expect(world.notices.isEmpty)
        world.answer { request throws(AuthError) in
            request.url.contains("/old/me")
                ? HTTPReply(status: 404)
                : .json(
                    """
                    {"first":"Grace","last":"Hopper","mail":"grace@example.com","id":8,
                     "accounts":[{"href":"https://a.example.com"}]}
                    """
                )
        }
        for _ in 0..<2 {
            let connection = try await engine.connect(try world.plan(), location: world.location) { _ in }
            #expect(connection.account.name == "Grace Hopper")
        }
        #expect(world.notices == [.anotherAccount(before: "Ada Lovelace", now: "Grace Hopper")])
        #expect(world.notices.first?.text(in: .english).contains("Ada Lovelace") == true)
        #expect(world.notices.first?.text(in: .japanese).contains("Grace Hopper") == true)
        let ada = SignedInAccount(subject: "user", name: "A. L.", detail: "ADA@example.com")
        #expect(SignedInAccount(subject: "user", name: "Ada", detail: "ada@example.com").isSamePerson(as: ada))
        #expect(SignedInAccount(subject: "app", name: "Orders").isSamePerson(as: ada))
    }

    @Test("is handed out no more when the sign-in has ended, however long it should have lived")
    func ended() async throws {
        let (world, connection) = try await connection { _ in HTTPReply(status: 401) }
        world.answer { request throws(AuthError) in
            request.url.contains("/token") ? .json(400, #"{"error":"invalid_grant"}"#) : HTTPReply(status: 401)
        }
        await #expect(throws: AuthError.self) { try await connection.send(call) }
        let stored = try #require(try world.store.peek(world.location))
        #expect(stored.tokens?.accessToken == Secret("access1") && stored.tokens?.refreshToken == Secret("refresh1"))
        await #expect { try await world.engine().validTokens(world.location) } throws: {
            caseName(of: $0) == "signInNeeded"
        }
        #expect(world.sent(to: "/token").count == 1)
    }
}
