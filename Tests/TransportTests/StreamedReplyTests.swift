import NetworkTestSupport
import Testing
import Transport
import WebRequests

@Suite("A reply that goes on")
struct StreamedReplyTests {
    private static let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    private let transport = HTTPTransport(deadline: .seconds(10), environment: [:])
    private let impatient = HTTPTransport(deadline: .milliseconds(300), environment: [:])

    private func reply(
        of server: HostileServer,
        to transport: HTTPTransport,
        within duration: Duration
    ) async -> Result<String, TransportError> {
        do throws(TransportError) {
            let request = HTTPRequest(method: "POST", url: server.url, body: [])
            let reply = try await transport.follow(request, within: duration) { $0.count(where: { $0 == 10 }) > 1 }
            return .success(String(decoding: reply.body, as: UTF8.self))
        } catch {
            return .failure(error)
        }
    }

    private func isTimedOut(_ result: Result<String, TransportError>) -> Bool {
        guard case .failure(.network(.replyTimedOut)) = result else { return false }
        return true
    }

    @Test("is over when enough has come, however it is cut; the server finds its connection closed")
    func enough() async throws {
        let (closed, say) = AsyncStream<Bool>.makeStream()
        let server = try #require(
            HostileServer { socket in
                socket.send(Self.head + "3\r\none\r\n")
                socket.send("6\r\n\ntw")
                socket.send("o\n.\r\n")
                say.yield(socket.isClosed(within: 10_000))
            }
        )
        #expect(try await reply(of: server, to: transport, within: .seconds(60)).get() == "one\ntwo\n.")
        var found = closed.makeAsyncIterator()
        #expect(await found.next() == true)
    }

    @Test("has its own time once it has begun; one that does not begin has no more than others")
    func time() async throws {
        let late = try #require(
            HostileServer { socket in
                socket.send(Self.head + "4\r\none\n\r\n")
                _ = socket.isClosed(within: 1000)
                socket.send("4\r\ntwo\n\r\n")
                _ = socket.read()
            }
        )
        #expect(try await reply(of: late, to: impatient, within: .seconds(60)).get() == "one\ntwo\n")
        #expect(isTimedOut(await reply(of: late, to: impatient, within: .milliseconds(500))))
        let silent = try #require(
            HostileServer { socket in
                socket.send(Self.head)
                _ = socket.read()
            }
        )
        #expect(isTimedOut(await reply(of: silent, to: impatient, within: .seconds(60))))
    }

    @Test("is taken up to one mebibyte, and as a whole where it ends before")
    func ends() async throws {
        let short = try #require(HostileServer { $0.send(Self.head + "4\r\none\n\r\n0\r\n\r\n") })
        #expect(try await reply(of: short, to: transport, within: .seconds(60)).get() == "one\n")
        let endless = try #require(
            HostileServer { socket in
                socket.send(Self.head)
                let part = "10000\r\n\(String(repeating: "x", count: 65_536))\r\n"
                while socket.send(part) {}
            }
        )
        guard case .failure(.network(.replyTooLarge)) = await reply(of: endless, to: transport, within: .seconds(60))
        else {
            Issue.record("it is taken")
            return
        }
    }
}
