import AuthEngine
import CallbackServer
import NetworkTestSupport
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import Wording

@Suite("The page in the browser tells the truth")
struct TruthfulPageTests {
    private typealias Finish = @Sendable (StoredTokens) async throws(AuthError) -> Void

    private func begin(_ world: TestWorld, finish: Finish? = nil) async throws -> SignIn {
        let plan = try world.plan([("CallbackURL", "http://localhost:\(RawSocket.freePort())")])
        return try await world.engine().beginSignIn(plan, browser: .init(timeout: .seconds(60)), finish: finish)
    }

    /// Whether a page is exactly the one of that name, with nothing of the query in it.
    private func isPage(_ answer: String?, _ page: ReplyPage) -> Bool {
        answer?.hasSuffix(String(decoding: page.html(.standard), as: UTF8.self)) == true
    }

    @Test("saved: it waits until the caller has saved")
    func saved() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let isSaved = Mutex(false)
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let signIn = try await begin(world) { tokens async throws(AuthError) in
            for await _ in gate { break }
            #expect(tokens.accessToken == Secret("access1"))
            isSaved.withLock { $0 = true }
        }
        let visit = BrowserVisit(signIn: signIn)
        let page = Task {
            let page = await visit.get("code=abc&state=\(visit.state)&x=%3Cscript%3E")
            return (page, isSaved.withLock { $0 })
        }
        while world.sent.isEmpty { await Task.yield() }
        // The page is held, and another tab is told so at once.
        #expect(isPage(await visit.get("code=abc&state=\(visit.state)"), .already))
        open.yield(())
        let (answer, wasSaved) = await page.value
        #expect(wasSaved)
        #expect(isPage(answer, .saved))
        #expect(try await signIn.tokens().accessToken == Secret("access1"))
        #expect(await visit.get() == nil)
        #expect(world.sent.count == 1)
    }

    @Test("not saved, with the caller's reason for the terminal")
    func unsaved() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let signIn = try await begin(world) { _ async throws(AuthError) in throw AuthError(.reply(.notFound(host: "a")))
        }
        let visit = BrowserVisit(signIn: signIn)
        #expect(isPage(await visit.get("code=abc&state=\(visit.state)"), .unsaved))
        await #expect { try await signIn.tokens() } throws: { caseName(of: $0) == "notFound" }
    }

    @Test("denied, and nothing is exchanged")
    func denied() async throws {
        let world = try TestWorld()
        let signIn = try await begin(world) { _ async throws(AuthError) in Issue.record("finished") }
        let visit = BrowserVisit(signIn: signIn)
        #expect(isPage(await visit.get("error=access_denied&state=\(visit.state)"), .denied))
        await #expect { try await signIn.tokens() } throws: { caseName(of: $0) == "refused" }
        #expect(world.sent.isEmpty)
    }

    @Test("exchange failed, whatever the reason", arguments: [400, 401, 500, 200])
    func failed(status: Int) async throws {
        let world = try TestWorld { _ throws(AuthError) in .json(status, #"{"error":"invalid_grant"}"#) }
        let signIn = try await begin(world)
        let visit = BrowserVisit(signIn: signIn)
        #expect(isPage(await visit.get("code=abc&state=\(visit.state)"), .failed))
        await #expect(throws: AuthError.self) { try await signIn.tokens() }
        #expect(world.sent.count == 1)
        #expect(await visit.get() == nil)
    }

    @Test("a wrong answer is called one, and the sign-in goes on")
    func wrong() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let signIn = try await begin(world)
        let visit = BrowserVisit(signIn: signIn)
        #expect(isPage(await visit.get("code=abc&state=evil"), .wrong))
        #expect(isPage(await visit.get("error=access_denied"), .wrong))
        #expect(isPage(await visit.get("code=abc&state=\(visit.state)"), .received))
        _ = try await signIn.tokens()
    }

    @Test("a browser that is gone, or never came, does not hold up the sign-in")
    func gone() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let clock = ContinuousClock()
        for comes in [true, false] {
            let signIn = try await begin(world)
            let visit = BrowserVisit(signIn: signIn)
            let start = clock.now
            if comes {
                let port = try #require(Int(visit.authority.split(separator: ":").last ?? ""))
                let socket = try #require(await blocking { RawSocket.connect(port: port) })
                socket.send("GET /?code=abc&state=\(visit.state) HTTP/1.1\r\nHost: \(visit.authority)\r\n\r\n")
                // Never reads its page.
                _ = try await signIn.tokens()
                socket.close()
            } else {
                try signIn.paste("abc")
                _ = try await signIn.tokens()
            }
            #expect(clock.now - start < .seconds(20))
        }
    }

    @Test("speaks both languages and holds no address", arguments: ReplyPage.allCases)
    func languages(page: ReplyPage) {
        let text = String(decoding: page.html(.standard), as: UTF8.self)
        #expect(text.contains(#"<section lang="en"><h1>"#))
        #expect(text.contains(#"<section lang="ja"><h1>"#))
        #expect(text.contains("http://") == false)
        #expect(text.contains("https://") == false)
        // Every page clears the address bar, and does nothing else.
        #expect(text.ranges(of: "<script>").count == (page == .landing ? 2 : 1))
        #expect(text.contains(#"<script>history.replaceState(null, "", location.pathname);</script>"#))
    }

    @Test("an issuer that is named must be the service's (RFC 9207)")
    func issuer() throws {
        let issuer = "https://as.example.com"
        func take(_ more: [(name: String, value: String)]) throws {
            _ = try AuthorizationReply([("code", "c"), ("state", "s")] + more, state: "s", issuer: issuer)
        }
        try take([("iss", issuer)])
        let wrong = ["https://as.example.com/", "https://AS.example.com", "https%3A%2F%2Fas.example.com", "x", ""]
        for name in wrong {
            #expect(throws: AuthError(.signIn(.issuerMismatch))) { try take([("iss", name)]) }
        }
        #expect(throws: AuthError(.signIn(.issuerMismatch))) { try take([]) }
        #expect { try take([("iss", issuer), ("iss", issuer)]) } throws: { caseName(of: $0) == "repeatedParameter" }
        #expect(throws: AuthError(.signIn(.issuerMismatch))) {
            try AuthorizationReply([("error", "access_denied"), ("state", "s")], state: "s", issuer: issuer)
        }
        _ = try AuthorizationReply([("code", "c"), ("state", "s"), ("iss", "other")], state: "s")
    }
}
