import AuthEngine
import CallbackServer
import Glibc
import NetworkTestSupport
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import Testing
import Wording

/// The table L1–L19 of the security reference as far as it is about the listener itself.
@Suite("Whatever comes to the callback's port")
struct ListenerTableTests {
    @Test("is answered with a fixed text, and the sign-in goes on", arguments: ListenerRow.all)
    func row(row: ListenerRow) async throws {
        let fixture = try await ListenerFixture()
        let answer = await fixture.say(row.request)
        #expect(status(answer).map(row.statuses.contains) == true, "\(answer.prefix(60))")
        #expect(!answer.contains("ZZmark"))
        #expect(!answer.lowercased().contains("access-control-"))
        #expect(!answer.lowercased().contains("\nlocation:"))
        let body = answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? ""
        let fixed = [ReplyPage.wrong].map { String(decoding: $0.html(.standard), as: UTF8.self) }
        #expect(body.utf8.count < 60 || fixed.contains(body))
        #expect(fixture.heard.all.isEmpty)
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        #expect(fixture.heard.code == "c")
        await fixture.listener.close()
    }

    @Test("L2 a thousand guesses of the state do not help, and each is counted")
    func guesses() async throws {
        let fixture = try await ListenerFixture()
        for number in 0..<1000 {
            #expect(status(await fixture.get("/callback?code=c&state=good\(number)")) == 400)
        }
        #expect(fixture.heard.all.isEmpty)
        #expect(fixture.heard.wrongStates == 1000)
        for other in ["code=c", "code=c&state=good&state=good", "error=x&state=evil"] {
            _ = await fixture.get("/callback?\(other)")
        }
        #expect(fixture.heard.wrongStates == 1003)
        for other in ["state=good", "code=c&code=d&state=good", "code=%zz&state=evil"] {
            _ = await fixture.get("/callback?\(other)")
        }
        _ = await fixture.get("/favicon.ico?code=c&state=evil")
        #expect(fixture.heard.wrongStates == 1003)
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        await fixture.listener.close()
    }

    @Test("L2 the person is told how many guesses there were, by who asked for the sign-in or by a notice")
    func told() async throws {
        let told = Mutex<[Int]>([])
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        for counts in [true, false] {
            let plan = try world.plan([("CallbackURL", "http://localhost:\(RawSocket.freePort())")])
            let note: @Sendable (EngineNotice) -> Void = { notice in
                guard case .wrongStates(let count) = notice else { return }
                told.withLock { $0.append(count) }
            }
            let signIn = try await world.engine().beginSignIn(
                plan,
                browser: .init(timeout: .seconds(60)),
                notify: counts ? note : nil
            )
            let visit = BrowserVisit(signIn: signIn)
            for _ in 0..<11 { #expect(status(await visit.get("code=c&state=evil") ?? "") == 400) }
            #expect(status(await visit.get("code=c&state=\(visit.state)") ?? "") == 200)
            _ = try await signIn.tokens()
        }
        #expect(told.withLock(\.self) == Array(1...11))
        #expect(world.notices == [.wrongStates(count: 3), .wrongStates(count: 10)])
    }

    @Test("L4 the code is taken once, and reloads, other tabs and the Back button are told so in peace")
    func again() async throws {
        let fixture = try await ListenerFixture()
        #expect(status(await fixture.get("/callback?code=first&state=good")) == 200)
        for code in ["first", "second"] {
            let answer = await fixture.get("/callback?code=\(code)&state=good")
            #expect(answer.contains("Already done"))
        }
        #expect(fixture.heard.code == "first")
        await fixture.listener.close()
    }

    @Test("L6 a query is taken up to the 8,000 bytes that every server should take")
    func longQuery() async throws {
        let fixture = try await ListenerFixture()
        let query = "code=c&state=good&x="
        let rest = String(repeating: "x", count: 8_000 - query.utf8.count)
        #expect(status(await fixture.get("/callback?\(query)\(rest)x")) == 414)
        #expect(status(await fixture.get("/callback?\(query)\(rest)")) == 200)
        #expect(fixture.heard.code == "c")
        await fixture.listener.close()
    }

    @Test("L7 the browser is served at once while 200 others say nothing to the end, and all are closed")
    func slowloris() async throws {
        let fixture = try await ListenerFixture()
        let port = fixture.port
        let slow = await blocking { (0..<200).compactMap { _ in RawSocket.connect(port: port) } }
        #expect(slow.count == 200)
        for socket in slow { socket.send("GET /call") }
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        #expect(slow.allSatisfy { !$0.isClosed(within: 0) }, "it waited for the others")
        await fixture.listener.close()
        for socket in slow {
            #expect(await blocking { socket.read() }.hasPrefix("GET") == false)
            socket.close()
        }
        #expect(await fixture.get("/callback") == "nobody")
    }

    @Test("L7 a request that drips is cut after a while, although it is never silent; the sign-in goes on")
    func drip() async throws {
        let fixture = try await ListenerFixture(timeout: 1_000)
        let port = fixture.port
        let sent = await blocking {
            guard let socket = RawSocket.connect(port: port) else { return 0 }
            defer { socket.close() }
            for number in 1...1_000 {
                guard socket.send("G"), !socket.isClosed(within: 50) else { return number }
            }
            return 0
        }
        #expect((2...100).contains(sent), "\(sent) bytes")
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        await fixture.listener.close()
    }

    @Test("L7 a fragment whose bytes drip is cut after the same while, and the sign-in goes on")
    func drippingBody() async throws {
        let fixture = try await ListenerFixture(timeout: 1_000, grant: .implicit)
        let port = fixture.port
        let sent = await blocking {
            guard let socket = RawSocket.connect(port: port) else { return 0 }
            defer { socket.close() }
            socket.send(
                "POST /callback HTTP/1.1\r\nHost: localhost:\(port)\r\nOrigin: http://localhost:\(port)\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n"
            )
            for number in 1...1_000 {
                guard socket.send("a"), !socket.isClosed(within: 50) else { return number }
            }
            return 0
        }
        #expect((2...100).contains(sent), "\(sent) bytes")
        #expect(fixture.heard.all.isEmpty)
        #expect(status(await fixture.get("/callback?error=access_denied&state=good")) == 200)
        await fixture.listener.close()
    }

    @Test("L7 of more than 256 unfinished requests one of the oldest is let go, and the browser is served")
    func crowd() async throws {
        let fixture = try await ListenerFixture(timeout: 120_000)
        let port = fixture.port
        let sockets = await blocking { (0..<260).compactMap { _ in RawSocket.connect(port: port) } }
        #expect(sockets.count == 260)
        // Several threads accept them, so that which one counts as the oldest is left to them.
        let closed = await blocking {
            var count = 0
            for _ in 0..<6_000 where count < 4 {
                _ = sockets[259].isClosed(within: 10)
                count = sockets.count { $0.isClosed(within: 0) }
            }
            return count
        }
        #expect(closed == 4)
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        await fixture.listener.close()
        for socket in sockets { socket.close() }
    }

    @Test(
        "L14 a strange connection is answered and closed",
        arguments: [
            "GET /callback?code=c&state=good HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"
                + "GET /callback?code=d&state=good HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n",
            "GET /callback?code=c&state=good HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: keep-alive\r\n\r\n",
            "GET /callback?code=c&state=good HTTP/1.1\r\nHost: localhost:PORT\r\nExpect: 100-continue\r\n\r\n",
        ]
    )
    func strange(request: String) async throws {
        let fixture = try await ListenerFixture()
        // It is read to its end: the listener closes, although the connection asked to stay.
        let answer = await fixture.say(request)
        #expect(answer.contains("200 OK"))
        #expect(fixture.heard.code == "c")
        await fixture.listener.close()
    }

    @Test("L14 a connection that is half closed, by a request or by half of one, ends nothing but itself")
    func halfClosed() async throws {
        let fixture = try await ListenerFixture()
        let port = fixture.port
        let head = "GET /callback?code=c&state=evil HTTP/1.1\r\nHost: localhost:\(port)\r\n"
        for request in ["", "GET /call", head, head + "\r\n"] {
            let isOver = await blocking {
                guard let socket = RawSocket.connect(port: port) else { return false }
                defer { socket.close() }
                socket.send(request)
                socket.sayNoMore()
                return !socket.read().contains("200 OK")
            }
            #expect(isOver, "\(request)")
        }
        #expect(fixture.heard.all.isEmpty)
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        await fixture.listener.close()
    }

    @Test("L14 who comes in while the port is being closed does not end the program")
    func closing() async throws {
        for _ in 0..<25 {
            let fixture = try await ListenerFixture()
            let port = fixture.port
            async let visits: Void = blocking {
                for _ in 0..<60 { RawSocket.connect(port: port)?.letGo() }
            }
            while await fixture.get("/favicon.ico") == "nobody" {}
            await fixture.listener.close()
            await visits
        }
    }

    @Test("L14 a browser that is gone before the answer does not end the program")
    func gone() async throws {
        let fixture = try await ListenerFixture()
        let port = fixture.port
        await blocking {
            for _ in 0..<20 {
                guard let socket = RawSocket.connect(port: port) else { continue }
                socket.send("GET /callback?code=c&state=evil HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
                socket.reset()
                socket.letGo()
            }
        }
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        await fixture.listener.close()
    }

    @Test(
        "L15 a code is decoded once, as form data",
        arguments: [
            ("a%2Bb%2F%3D", "a+b/="), ("a%2520", "a%20"), ("a%26b%3Dc%23", "a&b=c#"), ("%41.-_~", "A.-_~"),
            ("a+b", "a b"), ("%20a", " a"),
        ]
    )
    func decoded(text: String, code: String) async throws {
        // On to the token endpoint, byte for byte.
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let plan = try world.plan([("CallbackURL", "http://localhost:\(RawSocket.freePort())")])
        let signIn = try await world.engine().beginSignIn(plan, browser: .init(timeout: .seconds(60)))
        let visit = BrowserVisit(signIn: signIn)
        #expect(status(await visit.get("code=\(text)&state=\(visit.state)") ?? "") == 200)
        _ = try await signIn.tokens()
        #expect(world.sent.map(\.form["code"]) == [code])
    }

    @Test("a short address leads to the sign-in, for who knows it")
    func shortAddress() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let port = RawSocket.freePort()
        let signIn = try await world.engine().beginSignIn(
            try world.plan([("CallbackURL", "http://localhost:\(port)")]),
            browser: .init(timeout: .seconds(60))
        )
        let short = try #require(signIn.shortURL)
        let path = short.replacing("http://localhost:\(port)", with: "")
        #expect(path.wholeMatch(of: /\/[A-Za-z0-9_-]{8}/) != nil, "\(short)")
        func get(_ path: String, _ more: String = "") async -> String {
            let request = "GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\n\(more)\r\n"
            return await talk(request, port: port) ?? ""
        }
        for _ in 0..<2 {
            let answer = await get(path)
            #expect(status(answer) == 302)
            #expect(answer.contains("\r\nLocation: \(signIn.authorizationURL)\r\n"), "\(answer)")
            #expect(answer.contains("no-store") && answer.contains("no-referrer"))
        }
        for other in [path.lowercased() + "x", path + "?", "\(path)/", "/AAAAAAAA"] {
            #expect(status(await get(other)) == 404, "\(other)")
        }
        #expect(status(await get(path, "Sec-Fetch-Mode: no-cors\r\n")) == 404)
        #expect(status(await talk("GET \(path) HTTP/1.1\r\nHost: evil.example\r\n\r\n", port: port) ?? "") == 421)
        let visit = BrowserVisit(signIn: signIn)
        #expect(status(await visit.get("code=c&state=\(visit.state)") ?? "") == 200)
        _ = try await signIn.tokens()
        let deaf = try await world.engine().beginSignIn(
            try world.plan(),
            browser: .init(listens: false, timeout: .seconds(60))
        )
        #expect(deaf.shortURL == nil)
        deaf.cancel()
    }

    @Test("L16 a clock that jumps by a day, either way, does not end the sign-in", arguments: [86_400, -86_400])
    func clock(seconds: Int64) async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let plan = try world.plan([("CallbackURL", "http://localhost:\(RawSocket.freePort())")])
        let signIn = try await world.engine().beginSignIn(plan, browser: .init(timeout: .seconds(60)))
        world.pass(seconds: seconds)
        let visit = BrowserVisit(signIn: signIn)
        #expect(status(await visit.get("code=c&state=\(visit.state)") ?? "") == 200)
        #expect(try await signIn.tokens().accessToken == Secret("access1"))
    }
}
