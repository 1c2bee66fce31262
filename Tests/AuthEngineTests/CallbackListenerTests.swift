import AuthEngine
import CallbackServer
import Glibc
import Localization
import NIOCore
import NetworkTestSupport
import Secrets
import ServiceCatalog
import Synchronization
import TestSupport
import Testing
import Wording

@Suite("The callback listener")
struct CallbackListenerTests {
    @Test("takes the one right request, with a page that has nothing of it, and then says that it is done")
    func right() async throws {
        let fixture = try await ListenerFixture()
        let answer = await fixture.get(
            "/callback?code=a%2Bb%7Fc%2F&state=good&x=%3Cscript%3E",
            more: "Sec-Fetch-Mode: navigate\r\n"
        )
        // A control character is no part of a code.
        #expect(status(answer) == 400)
        let page = await fixture.get("/callback?code=a%2Bb%2F&state=good&x=%3Cscript%3E")
        #expect(status(page) == 200)
        #expect(fixture.heard.code == "a+b/")
        #expect(page.contains("You are signed in"))
        #expect(page.contains("ログインできました"))
        #expect(!page.contains("Already done"))
        #expect(!page.contains("x=") && !page.contains("3Cscript"))
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
        let both = try await ListenerFixture()
        let ipv6 = await talk(
            "GET /callback?code=c&state=good HTTP/1.1\r\nHost: localhost:\(both.port)\r\n\r\n",
            port: both.port,
            family: AF_INET6
        )
        if let ipv6 { #expect(status(ipv6) == 200) }
        await both.listener.close()
        let one = try await ListenerFixture { "http://127.0.0.1:\($0)/callback" }
        #expect(await talk("GET / HTTP/1.1\r\n\r\n", port: one.port, family: AF_INET6) == nil)
        #expect(status(await one.get("/callback?code=c&state=good")) == 421)
        #expect(status(await one.get("/callback?code=c&state=good", host: "127.0.0.1:\(one.port)")) == 200)
        await one.listener.close()
    }

    @Test("a refusal with the right state ends it, on a page of its own")
    func refusal() async throws {
        let fixture = try await ListenerFixture(page: .denied)
        let page = await fixture.get("/callback?error=access_denied&error_description=%3Cb%3Eno&state=good")
        #expect(page.contains("The service refused"))
        #expect(!page.contains("<b>no"))
        guard case .failure(let error) = fixture.heard.all.first else {
            Issue.record("no error")
            return
        }
        #expect(caseName(of: error) == "refused")
        #expect(error.message(in: .japanese) == "許可されませんでした")
        await fixture.listener.close()
    }

    @Test(
        "L12 a family this machine does not have is no failure, anything else is",
        arguments: [
            (EAFNOSUPPORT, nil), (EPROTONOSUPPORT, nil), (EADDRNOTAVAIL, nil), (EADDRINUSE, "portInUse"),
            (EACCES, "portPrivileged"), (EMFILE, "listenerFailed"),
        ] as [(Int32, String?)]
    )
    func missingFamily(errno: Int32, code: String?) {
        let fault = CallbackListener.explain(IOError(errnoCode: errno, reason: "bind"), port: RawSocket.freePort())
        #expect(caseName(of: fault) == code)
    }

    @Test("says that the port is taken, and lets a second sign-in have it afterwards")
    func taken() async throws {
        let fixture = try await ListenerFixture()
        let address = try CallbackAddress("http://localhost:\(fixture.port)")
        for _ in 0..<2 {
            await #expect {
                try await CallbackListener.start(
                    address,
                    CallbackReader(ExpectedReply(state: "s")) { _ in true },
                    now: 0
                )
            } throws: {
                guard case .callback(.portInUse(fixture.port, _)) = $0 as? CallbackError else { return false }
                return true
            }
        }
        _ = await fixture.get("/callback?code=c&state=good")
        await fixture.listener.close()
        let second = try await CallbackListener.start(
            address,
            CallbackReader(ExpectedReply(state: "s")) { _ in true },
            now: 0
        )
        await second.close()
    }

    @Test("L11 the port of one family is enough to be taken")
    func takenForOneFamily() async throws {
        let port = RawSocket.freePort()
        guard let other = RawSocket.listen(port: port, family: AF_INET6) else { return }
        defer { other.close() }
        await #expect {
            try await CallbackListener.start(
                try CallbackAddress("http://localhost:\(port)"),
                CallbackReader(ExpectedReply(state: "s")) { _ in true },
                now: 0
            )
        } throws: { caseName(of: $0) == "portInUse" }
        // And the other family's is given back.
        #expect(await talk("GET / HTTP/1.1\r\n\r\n", port: port) == nil)
    }

    @Test("L10 only this machine's own addresses are listened at, for as long as the sign-in lasts")
    func loopbackOnly() async throws {
        let fixture = try await ListenerFixture()
        // While other connections come and go, the kernel's table may be read with gaps.
        var found: Set<String> = []
        let deadline = ContinuousClock.now + .seconds(20)
        while found.count < 2, ContinuousClock.now < deadline {
            found.formUnion(try ListenerFixture.listening(at: fixture.port))
            if RawSocket.connect(port: fixture.port, family: AF_INET6) == nil, !found.isEmpty { break }
        }
        #expect(found.contains("0100007F"))
        #expect(found.isSubset(of: ["0100007F", "00000000000000000000000001000000"]))
        await fixture.listener.close()
        #expect(try ListenerFixture.listening(at: fixture.port).isEmpty)
    }

    @Test("a callback elsewhere, or none, is said to be so")
    func addresses() throws {
        #expect { try CallbackAddress("https://a.example.com/x") } throws: { caseName(of: $0) == "notLoopback" }
        #expect { try CallbackAddress("localhost") } throws: { caseName(of: $0) == "badValue" }
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
