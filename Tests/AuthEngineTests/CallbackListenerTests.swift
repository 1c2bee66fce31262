import AuthEngine
import Glibc
import Secrets
import ServiceCatalog
import Synchronization
import Testing

@Suite("The callback listener")
struct CallbackListenerTests {
    /// A listener with a state, and what it has heard.
    private final class Fixture: Sendable {
        let port: Int
        let listener: CallbackListener
        let heard: Heard

        init(
            _ callback: (Int) -> String = { "http://localhost:\($0)/callback" },
            page: ReplyPage = .received
        ) async throws {
            port = RawSocket.freePort()
            let heard = Heard()
            self.heard = heard
            listener = try await CallbackListener.start(
                try CallbackAddress(callback(port)),
                expecting: ExpectedReply(state: "good"),
                now: 1_700_000_000_000
            ) { heard.hear($0) }
            listener.tell(page)
        }

        func get(_ target: String, method: String = "GET", host: String? = nil, more: String = "") async -> String {
            await talk(
                "\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "localhost:\(port)")\r\n\(more)\r\n",
                port: port
            ) ?? "nobody"
        }
    }

    private final class Heard: Sendable {
        private let answers = Mutex<[Result<AuthorizationReply, AuthError>]>([])

        func hear(_ answer: Result<AuthorizationReply, AuthError>) -> Bool {
            answers.withLock { answers in
                answers.append(answer)
                return answers.count == 1
            }
        }

        var all: [Result<AuthorizationReply, AuthError>] { answers.withLock { $0 } }

        var code: String? {
            guard case .success(.code(let code)) = all.first else { return nil }
            return code.reveal()
        }
    }

    private func status(_ answer: String) -> Int? {
        answer.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }

    @Test("takes the one right request, with a page that has nothing of it, and then says that it is done")
    func right() async throws {
        let fixture = try await Fixture()
        let answer = await fixture.get(
            "/callback?code=a%2Bb+c%2F&state=good&x=%3Cscript%3E",
            more: "Sec-Fetch-Mode: navigate\r\n"
        )
        // A blank is no part of a code.
        #expect(status(answer) == 400)
        let page = await fixture.get("/callback?code=a%2Bb%2F&state=good&x=%3Cscript%3E")
        #expect(status(page) == 200)
        #expect(fixture.heard.code == "a+b/")
        #expect(page.contains("You are signed in"))
        #expect(page.contains("サインインできました"))
        #expect(!page.contains("Already done"))
        #expect(!page.contains("script"))
        #expect(!page.contains("good"))
        let head = page.lowercased()
        for header in [
            "cache-control: no-store", "referrer-policy: no-referrer", "x-content-type-options: nosniff",
            "content-security-policy: default-src 'none'", "connection: close", "x-frame-options: deny",
        ] {
            #expect(head.contains(header))
        }
        #expect(!page.contains("http://"))
        #expect(!page.contains("https://"))
        let again = await fixture.get("/callback?code=other&state=good")
        #expect(again.contains("Already done"))
        #expect(fixture.heard.code == "a+b/")
        await fixture.listener.close()
        #expect(await fixture.get("/callback") == "nobody")
    }

    @Test("listens to both families for localhost, to one for a literal")
    func families() async throws {
        let both = try await Fixture()
        let ipv6 = await talk(
            "GET /callback?code=c&state=good HTTP/1.1\r\nHost: localhost:\(both.port)\r\n\r\n",
            port: both.port,
            family: AF_INET6
        )
        if let ipv6 { #expect(status(ipv6) == 200) }
        await both.listener.close()
        let one = try await Fixture { "http://127.0.0.1:\($0)/callback" }
        #expect(await talk("GET / HTTP/1.1\r\n\r\n", port: one.port, family: AF_INET6) == nil)
        #expect(status(await one.get("/callback?code=c&state=good")) == 421)
        #expect(status(await one.get("/callback?code=c&state=good", host: "127.0.0.1:\(one.port)")) == 200)
        await one.listener.close()
    }

    @Test("answers everything else with a fixed text and goes on")
    func everythingElse() async throws {
        let fixture = try await Fixture()
        let good = "code=c&state=good"
        let tries: [(String, String, Int)] = [
            ("GET", "/", 404), ("GET", "/favicon.ico", 404), ("GET", "/callback/?\(good)", 404),
            ("GET", "/callback;x?\(good)", 404), ("GET", "//callback?\(good)", 404), ("GET", "/CALLBACK?\(good)", 404),
            ("GET", "/callback%2f..?\(good)", 404), ("GET", "/%63allback?\(good)", 404),
            ("GET", "/callback", 400), ("GET", "/callback?code=c", 400), ("GET", "/callback?code=c&state=", 400),
            ("GET", "/callback?code=c&state=evil", 400), ("GET", "/callback?code=c&state=goo", 400),
            ("GET", "/callback?code=c&state=GOOD", 400), ("GET", "/callback?\(good)&state=good", 400),
            ("GET", "/callback?\(good)&state=evil", 400), ("GET", "/callback?\(good)&code=d", 400),
            ("GET", "/callback?\(good)&error=x", 400), ("GET", "/callback?error=access_denied", 400),
            ("GET", "/callback?error=access_denied&state=evil", 400), ("GET", "/callback?state=good", 400),
            ("GET", "/callback?code=%zz&state=good", 400), ("GET", "/callback?code=%FF&state=good", 400),
            ("GET", "/callback?access_token=t&state=good", 400),
            ("HEAD", "/callback?\(good)", 405), ("POST", "/callback?\(good)", 405), ("PUT", "/callback?\(good)", 405),
            ("OPTIONS", "/callback?\(good)", 405), ("DELETE", "/callback?\(good)", 405),
            ("GET", "/callback?\(good)&x=\(String(repeating: "x", count: 14_000))", 414),
        ]
        for (method, target, expected) in tries {
            let answer = await fixture.get(target, method: method)
            #expect(status(answer) == expected, "\(method) \(String(target.prefix(60)))")
            #expect(!answer.contains("signed in"))
        }
        #expect(fixture.heard.all.isEmpty)
        #expect(status(await fixture.get("/callback?\(good)")) == 200)
        #expect(fixture.heard.code == "c")
        await fixture.listener.close()
    }

    @Test(
        "is not fooled by another host, a fetch of a page, a prefetch or a body",
        arguments: [
            "Host: evil.example:PORT", "Host: localhost", "Host: 127.0.0.1:PORT", "X: y",
            "Host: localhost:PORT\r\nSec-Fetch-Mode: no-cors", "Host: localhost:PORT\r\nSec-Fetch-Mode: cors",
            "Host: localhost:PORT\r\nSec-Purpose: prefetch;prerender", "Host: localhost:PORT\r\nPurpose: prefetch",
            "Host: localhost:PORT\r\nContent-Length: 5",
        ]
    )
    func fooled(header: String) async throws {
        let fixture = try await Fixture()
        let lines = header.replacing("PORT", with: "\(fixture.port)")
        let answer = await talk(
            "GET /callback?code=c&state=good HTTP/1.1\r\n\(lines)\r\n\r\nhello",
            port: fixture.port
        )
        #expect([400, 403, 421].contains(status(answer ?? "")))
        #expect(fixture.heard.all.isEmpty)
        await fixture.listener.close()
    }

    @Test("survives huge requests", arguments: [1 << 17, 1 << 20])
    func huge(size: Int) async throws {
        let fixture = try await Fixture()
        let long = String(repeating: "x", count: size)
        for target in ["/callback?code=c&state=good&x=\(long)", "/\(long)"] {
            #expect(status(await fixture.get(target)) != 200)
        }
        #expect(status(await fixture.get("/callback?code=c&state=good", more: "X: \(long)\r\n")) != 200)
        let many = String(repeating: "X: y\r\n", count: 1000)
        #expect(status(await fixture.get("/callback?code=c&state=good", more: many)) != 200)
        #expect(fixture.heard.all.isEmpty)
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        await fixture.listener.close()
    }

    @Test("serves the browser while others hold connections open, and closes them all")
    func slowloris() async throws {
        let fixture = try await Fixture()
        let port = fixture.port
        let slow = await blocking { (0..<50).compactMap { _ in RawSocket.connect(port: port) } }
        for socket in slow { socket.send("GET /call") }
        #expect(status(await fixture.get("/callback?code=c&state=good")) == 200)
        await fixture.listener.close()
        for socket in slow {
            #expect(await blocking { socket.read() }.hasPrefix("GET") == false)
            socket.close()
        }
        #expect(await fixture.get("/callback") == "nobody")
    }

    @Test("a refusal with the right state ends it, on a page of its own")
    func refusal() async throws {
        let fixture = try await Fixture(page: .denied)
        let page = await fixture.get("/callback?error=access_denied&error_description=%3Cb%3Eno&state=good")
        #expect(page.contains("The service said no"))
        #expect(!page.contains("<b>no"))
        guard case .failure(let error) = fixture.heard.all.first else {
            Issue.record("no error")
            return
        }
        #expect(error.code == .refused)
        #expect(error.message(in: .japanese) == "許可されませんでした")
        await fixture.listener.close()
    }

    @Test("says that the port is taken, and lets a second sign-in have it afterwards")
    func taken() async throws {
        let fixture = try await Fixture()
        let address = try CallbackAddress("http://localhost:\(fixture.port)")
        for _ in 0..<2 {
            await #expect {
                try await CallbackListener.start(address, expecting: ExpectedReply(state: "s"), now: 0) { _ in true }
            } throws: {
                guard case .callbackPortInUse(fixture.port, _) = ($0 as? AuthError)?.fact else { return false }
                return true
            }
        }
        _ = await fixture.get("/callback?code=c&state=good")
        await fixture.listener.close()
        let second = try await CallbackListener.start(address, expecting: ExpectedReply(state: "s"), now: 0) { _ in true
        }
        await second.close()
    }

    @Test("a callback elsewhere, or none, is said to be so")
    func addresses() throws {
        #expect(throws: AuthError(.callbackNotLoopback(host: ""))) { try CallbackAddress("https://a.example.com/x") }
        #expect(throws: AuthError(.badValue(name: "", why: .fragment))) { try CallbackAddress("localhost") }
        let plain = try CallbackAddress("http://localhost")
        #expect(plain.port == 80)
        #expect(plain.path == "/")
        #expect(plain.authorities == ["localhost:80", "localhost"])
        #expect(plain.bindHosts == ["127.0.0.1", "::1"])
        let secure = try CallbackAddress("https://[::1]:3333/a%2Fb")
        #expect(secure.isSecure)
        #expect(secure.bindHosts == ["::1"])
        #expect(secure.authorities == ["[::1]:3333"])
        #expect(secure.path == "/a%2Fb")
    }
}
