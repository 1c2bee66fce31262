import Glibc
import NetworkTestSupport
import TestSupport
import Testing
import Transport
import WebRequests

@Suite("The transport against a hostile server")
struct HTTPTransportTests {
    private let transport = HTTPTransport(deadline: .seconds(10), environment: [:])
    private let impatient = HTTPTransport(deadline: .milliseconds(300), environment: [:])

    private func send(
        to url: String,
        headers: [(name: String, value: String)] = [],
        by other: HTTPTransport? = nil
    ) async -> Result<HTTPReply, TransportError> {
        do throws(TransportError) {
            let request = HTTPRequest(method: "POST", url: url, headers: headers, body: Array("refresh_token=ZZ".utf8))
            return .success(try await (other ?? transport).send(request))
        } catch {
            return .failure(error)
        }
    }

    private func code(_ result: Result<HTTPReply, TransportError>) -> String? {
        guard case .failure(let error) = result else { return nil }
        return caseName(of: error)
    }

    @Test("returns a redirect as it is, and nothing is sent elsewhere", arguments: [301, 302, 303, 307, 308])
    func redirects(status: Int) async throws {
        let other = try #require(HostileServer { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") })
        let elsewhere = other.url
        let server = try #require(
            HostileServer {
                $0.send("HTTP/1.1 \(status) Moved\r\nLocation: \(elsewhere)/x\r\nContent-Length: 0\r\n\r\n")
            }
        )
        let reply = try await send(to: server.url, headers: [("Authorization", "Basic ZZ")]).get()
        #expect(reply.status == status)
        #expect(other.requests.isEmpty)
        #expect(server.requests.count == 1)
    }

    @Test("says who it is, once")
    func userAgent() async throws {
        let server = try #require(HostileServer { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") })
        let reply = try await HTTPTransport(contact: "practice", environment: [:])
            .send(HTTPRequest(method: "GET", url: server.url))
        #expect(reply.body == Array("ok".utf8))
        let request = try #require(server.requests.first)
        #expect(request.lowercased().contains("user-agent: oauth-setup/\(EngineVersion.current) (practice)\r\n"))
        #expect(request.lowercased().contains("accept-encoding: identity\r\n"))
    }

    @Test("keeps no connection that could end just when a refresh token goes over it")
    func oneRequestEach() async throws {
        let server = try #require(HostileServer { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") })
        _ = try await send(to: server.url, headers: [("Connection", "keep-alive")]).get()
        let head = try #require(server.requests.first).lowercased()
        #expect(head.contains("\r\nconnection: close\r\n") && !head.contains("keep-alive"))
    }

    @Test("gives up on a reply that drips, head or body, or never comes")
    func slow() async throws {
        let drips: [@Sendable (RawSocket) -> Void] = [
            { socket in
                socket.send("HTTP/1.1 200 OK\r\nX: ")
                while socket.send("x"), !socket.isClosed(within: 50) {}
            },
            { socket in
                socket.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                while socket.send("x"), !socket.isClosed(within: 50) {}
            },
            { socket in _ = socket.read() },
        ]
        for drip in drips {
            let server = try #require(HostileServer(drip))
            let clock = ContinuousClock()
            let start = clock.now
            #expect(code(await send(to: server.url, by: impatient)) == "replyTimedOut")
            #expect(clock.now - start < .seconds(20))
        }
    }

    @Test("stops at one mebibyte, announced or not")
    func tooLarge() async throws {
        let patient = HTTPTransport(deadline: .seconds(20), environment: [:])
        let announced = try #require(
            HostileServer { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\nx") }
        )
        let endless = try #require(
            HostileServer { socket in
                socket.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                let chunk = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
                while socket.send(chunk) {}
            }
        )
        for server in [announced, endless] {
            await #expect { try await patient.send(HTTPRequest(method: "GET", url: server.url)) } throws: {
                caseName(of: $0) == "replyTooLarge"
            }
        }
    }

    @Test("tells broken replies apart")
    func broken() async throws {
        let cases: [(String, ConnectionFailure)] = [
            ("", .closed), ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", .closed), ("SSH-2.0-x\r\n", .notHTTP),
        ]
        for (reply, kind) in cases {
            let server = try #require(HostileServer { $0.send(reply) })
            guard case .failure(let error) = await send(to: server.url),
                case .network(.networkFailed(_, let found)) = error
            else {
                Issue.record("\(reply) is no failure")
                continue
            }
            #expect(found == kind, "\(reply)")
        }
        let nobody = "http://127.0.0.1:\(RawSocket.freePort())"
        guard case .failure(let error) = await send(to: nobody),
            case .network(.networkFailed("127.0.0.1", .refused)) = error
        else {
            Issue.record("not refused")
            return
        }
    }

    @Test("sends nothing that is not encrypted to another machine, and no broken header")
    func refused() async throws {
        for url in ["http://10.0.0.1/token", "http://example.com/", "http://127.0.0.1.example.com/", "http://0.0.0.0/"]
        {
            #expect(code(await send(to: url)) == "insecureAddress")
        }
        for url in ["", "file:///etc/passwd", "https://", "https://u:p@example.com/", "https://a.example/#x", "x"] {
            #expect(code(await send(to: url)) == "badAddress")
        }
        let server = try #require(HostileServer { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") })
        for value in ["a\r\nX: y", "a\u{0}", "é", "a\nb"] {
            #expect(code(await send(to: server.url, headers: [("Authorization", value)])) == "badHeader")
        }
        #expect(server.requests.isEmpty)
    }

    @Test("stops when it is told to")
    func cancelled() async throws {
        let server = try #require(HostileServer { _ = $0.read() })
        let patient = HTTPTransport(environment: [:])
        let sending = Task { try await patient.send(HTTPRequest(method: "GET", url: server.url)) }
        while server.requests.isEmpty { await Task.yield() }
        sending.cancel()
        await #expect { try await sending.value } throws: { caseName(of: $0) == "cancelled" }
    }

    @Test(
        "uses the environment's proxy for https only, and never for this machine",
        arguments: [
            ("https://a.example.com", true), ("https://localhost:1", false), ("https://127.0.0.1:1", false),
            ("https://b.internal.example", false), ("https://exact.example", false), ("http://a.example.com", false),
        ]
    )
    func proxy(url: String, isUsed: Bool) throws {
        let settings = ProxySettings(environment: [
            "HTTPS_PROXY": "http://proxy.example:3128", "NO_PROXY": ".internal.example, exact.example",
        ])
        let server = try settings.proxy(for: try #require(WebAddress(url)))
        #expect((server?.host == "proxy.example" && server?.port == 3128) == isUsed)
        #expect((server == nil) != isUsed)
    }
}
