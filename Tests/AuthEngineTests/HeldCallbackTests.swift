import AuthEngine
import CallbackServer
import Glibc
import Localization
import NetworkTestSupport
import Secrets
import ServiceCatalog
import SettingsStore
import Testing
import Wording

/// Whoever listens on the callback's port gets what the browser brings there.
@Suite("A callback that another program holds")
struct HeldCallbackTests {
    private static let withoutPKCE = TestService.definition.replacing("\"pkce\": \"S256\"", with: "\"pkce\": \"none\"")

    private func begin(
        _ world: TestWorld,
        _ definition: String,
        port: Int,
        grant: String,
        isElsewhere: Bool = false
    ) async throws -> SignIn {
        let engine = try world.engine(definition: definition)
        let given = [("CallbackURL", "http://localhost:\(port)"), ("GrantType", grant)]
        let plan = try engine.resolve(TestWorld.oauth(given), service: "example")
        return try await engine.beginSignIn(plan, browser: .init(isElsewhere: isElsewhere))
    }

    @Test(
        "ends a sign-in whose answer it could use before it begins, whichever family it holds",
        arguments: [(withoutPKCE, "Code"), (TestService.definition, "Implicit"), (withoutPKCE, "Implicit")],
        [AF_INET, AF_INET6]
    )
    func refused(way: (definition: String, grant: String), family: Int32) async throws {
        guard let other = RawSocket.listen(family: family) else { return }
        defer { other.close() }
        let world = try TestWorld()
        await #expect {
            _ = try await begin(world, way.definition, port: other.port, grant: way.grant)
        } throws: { error in
            guard case .callback(.held(other.port, _, false)) = (error as? AuthError)?.fact else { return false }
            return (error as? AuthError)?.hint(in: .english)?.contains("another port") == true
        }
        #expect(world.sent.isEmpty)
    }

    @Test("leaves pasting where the verifier makes a code worthless to it, and says that it is there")
    func pasted() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let other = try #require(RawSocket.listen())
        defer { other.close() }
        let signIn = try await begin(world, TestService.definition, port: other.port, grant: "Code")
        #expect(!signIn.isListening)
        #expect(signIn.listeningProblem?.leavesCallbackOpen == true)
        try signIn.paste("abc")
        #expect(try await signIn.tokens().accessToken == Secret("access1"))
    }

    @Test("gets nothing of a browser on another device, whose answer is pasted")
    func elsewhere() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let other = try #require(RawSocket.listen())
        defer { other.close() }
        let signIn = try await begin(
            world,
            Self.withoutPKCE,
            port: other.port,
            grant: "Code",
            isElsewhere: true
        )
        #expect(!signIn.isListening)
        signIn.cancel()
    }

    @Test(
        "is said at once to be a possible mix-up when it passes on an answer without the service's issuer",
        arguments: ["", "&iss=https%3A%2F%2Fother.example.com", "&iss=", "&iss=https%3A%2F%2Fas.example.com%2F"]
    )
    func mixUp(issuer: String) async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let definition = TestService.definition.replacing(
            "\"grants\": [\"code\", \"implicit\"],",
            with: "\"grants\": [\"code\", \"implicit\"], \"issuer\": \"https://as.example.com\","
        )
        let port = RawSocket.freePort()
        let signIn = try await begin(world, definition, port: port, grant: "Code")
        let pair = try #require(signIn.authorizationURL.split(separator: "&").first { $0.hasPrefix("state=") })
        func visit(_ query: String) async -> String? {
            await talk("GET /?\(query) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n", port: port)
        }
        #expect(await visit("code=stolen&\(pair)\(issuer)")?.contains("400") == true)
        #expect(world.notices == [.mixUp])
        #expect(world.sent.isEmpty)
        async let waiting = signIn.tokens()
        _ = await visit("code=abc&\(pair)&iss=https%3A%2F%2Fas.example.com")
        #expect(try await waiting.accessToken == Secret("access1"))
        #expect(world.sent.map { $0.form["code"] } == ["abc"])
    }
}
