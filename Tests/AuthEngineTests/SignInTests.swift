import AuthEngine
import CallbackServer
import Foundation
import NetworkTestSupport
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import Transport
import WebRequests

@Suite("A sign-in")
struct SignInTests {
    private func state(_ signIn: SignIn) throws -> String {
        let query = try #require(signIn.authorizationURL.split(separator: "&").first { $0.hasPrefix("state=") })
        return String(query.dropFirst("state=".count))
    }

    private func begin(
        _ world: TestWorld,
        port: Int,
        listen: Bool = true,
        timeout: Duration = .seconds(60)
    ) async throws -> SignIn {
        try await world.engine().beginSignIn(
            try world.plan([("CallbackURL", "http://localhost:\(port)")]),
            browser: .init(listens: listen, timeout: timeout)
        )
    }

    private func visit(_ signIn: SignIn, port: Int, code: String) async throws -> String? {
        await talk(
            "GET /?code=\(code)&state=\(try state(signIn)) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n",
            port: port
        )
    }

    @Test("by the browser: the code is exchanged once, and the port is closed")
    func browser() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let port = RawSocket.freePort()
        let signIn = try await begin(world, port: port)
        #expect(signIn.isListening)
        #expect(signIn.listeningProblem == nil)
        async let waiting = signIn.tokens()
        let page = try await visit(signIn, port: port, code: "abc")
        #expect(page?.contains("You are signed in") == true)
        #expect(try await waiting.accessToken == Secret("access1"))
        #expect(try await signIn.tokens().accessToken == Secret("access1"))
        let forms = world.sent.map(\.form)
        #expect(forms.count == 1)
        #expect(forms.first?["code"] == "abc")
        #expect(forms.first?["redirect_uri"] == "http://localhost:\(port)")
        #expect(forms.first?["code_verifier"]?.count == 43)
        #expect(await talk("GET / HTTP/1.1\r\n\r\n", port: port) == nil)
        #expect(throws: AuthError(.signIn(.signInOver))) { try signIn.paste("def") }
    }

    @Test("by pasting, after pastes that were no answer")
    func pasted() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let port = RawSocket.freePort()
        let signIn = try await begin(world, port: port, listen: false)
        #expect(!signIn.isListening && signIn.takesBareCode)
        #expect(throws: AuthError(.signIn(.pasteNotUnderstood))) { try signIn.paste("two words") }
        #expect(throws: AuthError(.signIn(.stateMismatch))) { try signIn.paste("http://localhost/?code=c&state=evil") }
        #expect(throws: AuthError(.signIn(.pasteNotUnderstood))) {
            try signIn.paste("http://localhost/#access_token=c&state=\(try state(signIn))")
        }
        try signIn.paste("http://localhost:\(port)/?state=\(try state(signIn))&code=c")
        #expect(try await signIn.tokens().accessToken == Secret("access1"))
        #expect(world.sent.count == 1)
    }

    @Test("without PKCE takes a code alone only from a person who insists")
    func codeAlone() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let definition = TestService.definition.replacing(#""pkce": "S256""#, with: #""pkce": "none""#)
        let engine = try world.engine(definition: definition)
        let plan = try engine.resolve(TestWorld.oauth(), service: "example")
        let signIn = try await engine.beginSignIn(plan, browser: .init(listens: false, timeout: .seconds(60)))
        #expect(!signIn.takesBareCode)
        for code in ["abc", "abd", "code=abd", "abd"] {
            #expect(throws: AuthError(.signIn(.codeAlone))) { try signIn.paste(code) }
        }
        #expect(world.sent.isEmpty)
        try signIn.paste(" abd\n")
        #expect(try await signIn.tokens().accessToken == Secret("access1"))
        #expect(world.sent.map(\.form["code"]) == ["abd"])
    }

    @Test("ends with the service's no")
    func refused() async throws {
        let world = try TestWorld()
        let signIn = try await begin(world, port: RawSocket.freePort(), listen: false)
        let state = try state(signIn)
        #expect {
            try signIn.paste("http://localhost/?error=access_denied&state=\(state)")
        } throws: { caseName(of: $0) == "refused" }
        await #expect { try await signIn.tokens() } throws: { caseName(of: $0) == "refused" }
        #expect(world.sent.isEmpty)
    }

    @Test("ends at its deadline, and the port is closed")
    func deadline() async throws {
        let world = try TestWorld()
        let port = RawSocket.freePort()
        let signIn = try await begin(world, port: port, timeout: .milliseconds(50))
        await #expect { try await signIn.tokens() } throws: { ($0 as? AuthError)?.outcome == .timedOut }
        #expect(await talk("GET / HTTP/1.1\r\n\r\n", port: port) == nil)
    }

    @Test("ends when it is cancelled, directly or with the task that waits")
    func cancelled() async throws {
        let world = try TestWorld()
        let port = RawSocket.freePort()
        let signIn = try await begin(world, port: port)
        let waiting = Task { try await signIn.tokens() }
        waiting.cancel()
        await #expect { try await waiting.value } throws: { ($0 as? AuthError)?.outcome == .aborted }
        #expect(await talk("GET / HTTP/1.1\r\n\r\n", port: port) == nil)
        let second = try await begin(world, port: port)
        #expect(second.isListening)
        second.cancel()
        await #expect(throws: AuthError(.cancelled)) { try await second.tokens() }
    }

    @Test("goes on by pasting when the port is taken")
    func portTaken() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let other = try #require(RawSocket.listen())
        defer { other.close() }
        let signIn = try await begin(world, port: other.port)
        #expect(!signIn.isListening)
        #expect(caseName(of: signIn.listeningProblem) == "portInUse")
        try signIn.paste("abc")
        #expect(try await signIn.tokens().accessToken == Secret("access1"))
    }

    @Test("with an https callback listens with a certificate of its own")
    func secure() async throws {
        let port = RawSocket.freePort()
        let listener = try await CallbackListener.start(
            try CallbackAddress("https://localhost:\(port)"),
            CallbackReader(ExpectedReply(state: "good")) { _ in true },
            now: SystemTime.milliseconds()
        )
        let fingerprint = try #require(listener.certificateFingerprint)
        #expect(fingerprint.split(separator: ":").count == 32)
        let transport = HTTPTransport(
            deadline: .seconds(5),
            contact: nil,
            environment: [:],
            trusting: [try #require(listener.certificateBytes)]
        )
        listener.tell(.received)
        let reply = try await transport.send(
            HTTPRequest(method: "GET", url: "https://localhost:\(port)/?code=c&state=good")
        )
        await transport.shutdown()
        await listener.close()
        #expect(reply.status == 200)
    }

    @Test("with an https callback listens with the person's own certificate, where there is one")
    func ownCertificate() async throws {
        let (port, folder) = (RawSocket.freePort(), try TemporaryFolder())
        let authority = try TestAuthority()
        let identity = try authority.server(["localhost"])
        let (both, key) = (folder.path(of: "both.pem"), folder.path(of: "key.pem"))
        let certificate = folder.path(of: "certificate.pem")
        let pem = try identity.pem
        let middle = try #require(pem.range(of: "-----END CERTIFICATE-----\n")).upperBound
        for (text, path) in [(pem, both), (String(pem[..<middle]), certificate), (String(pem[middle...]), key)] {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        for named in [
            ["OAUTH_SETUP_CALLBACK_CERT": both],
            ["OAUTH_SETUP_CALLBACK_CERT": certificate, "OAUTH_SETUP_CALLBACK_KEY": key],
        ] {
            let listener = try await CallbackListener.start(
                try CallbackAddress("https://localhost:\(port)"),
                CallbackReader(ExpectedReply(state: "good")) { _ in true },
                now: SystemTime.milliseconds(),
                own: OwnCallbackCertificate(environment: named)
            )
            // Nothing has to be compared with what a browser shows.
            #expect(listener.certificateFingerprint == nil)
            let transport = HTTPTransport(
                deadline: .seconds(5),
                contact: nil,
                environment: [:],
                trusting: [try authority.der]
            )
            listener.tell(.received)
            let reply = try await transport.send(
                HTTPRequest(method: "GET", url: "https://localhost:\(port)/?code=c&state=good")
            )
            await transport.shutdown()
            await listener.close()
            #expect(reply.status == 200)
        }
    }

    @Test("says which variable is wrong when the person's own certificate cannot be used")
    func badOwnCertificate() async throws {
        let folder = try TemporaryFolder()
        let pem = folder.path(of: "certificate.pem")
        try TestAuthority().pem.write(toFile: pem, atomically: true, encoding: .utf8)
        let (name, keyName) = ("OAUTH_SETUP_CALLBACK_CERT", "OAUTH_SETUP_CALLBACK_KEY")
        for (named, blamed) in [
            ([name: "/nowhere"], name), ([name: "/dev/null"], name), ([name: pem], keyName),
            ([name: pem, keyName: "/nowhere"], keyName),
        ] {
            let own = try #require(OwnCallbackCertificate(environment: named))
            await #expect {
                try await CallbackListener.start(
                    try CallbackAddress("https://localhost:1"),
                    CallbackReader(ExpectedReply(state: "good")) { _ in true },
                    now: 0,
                    own: own
                )
            } throws: { error in
                guard case .badValue(blamed, _) = error as? CallbackError else { return false }
                return true
            }
        }
        #expect(OwnCallbackCertificate(environment: [name: ""]) == nil)
    }

    @Test("to a certificate nobody trusts no request is sent")
    func untrusted() async throws {
        let port = RawSocket.freePort()
        let listener = try await CallbackListener.start(
            try CallbackAddress("https://localhost:\(port)"),
            CallbackReader(ExpectedReply(state: "good")) { _ in true },
            now: SystemTime.milliseconds()
        )
        let transport = HTTPTransport(environment: [:])
        await #expect {
            try await transport.send(HTTPRequest(method: "GET", url: "https://localhost:\(port)/?code=c&state=good"))
        } throws: { error in
            guard case .network(.tlsFailed("localhost", .selfSigned)) = error as? TransportError else {
                return false
            }
            return true
        }
        await transport.shutdown()
        await listener.close()
    }
}
