import Foundation
import NIOSSL
import NetworkTestSupport
import TestSupport
import Testing
import Transport
import WebRequests

@Suite("A server that does not prove who it is")
struct ServerCertificateTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var names = ["localhost"]
        var commonName = "server"
        var lifetime = TestAuthority.aroundNow
        var host = "localhost"
        var newest: TLSVersion?
        var isKnown = true
        var isSelfSigned = false
        let fault: TLSFault?
    }

    static let rows = [
        Row(testDescription: "one that does", fault: nil),
        Row(testDescription: "one that does, in TLS 1.2", newest: .tlsv12, fault: nil),
        Row(testDescription: "expired", lifetime: -7200...(-3600), fault: .expired),
        Row(testDescription: "not yet valid", lifetime: 3600...7200, fault: .notYetValid),
        Row(testDescription: "of an authority nobody knows", isKnown: false, fault: .untrusted),
        Row(testDescription: "signed by itself", isSelfSigned: true, fault: .selfSigned),
        Row(testDescription: "its name in the common name only", names: [], commonName: "localhost", fault: .noName),
        Row(testDescription: "no name at all", names: [], fault: .wrongName),
        Row(testDescription: "another name", names: ["other.example"], fault: .wrongName),
        Row(testDescription: "an address instead of its name", host: "127.0.0.1", fault: .wrongName),
        Row(testDescription: "TLS 1.1", newest: .tlsv11, fault: .oldVersion),
        Row(testDescription: "TLS 1.0", newest: .tlsv1, fault: .oldVersion),
    ]

    @Test("gets no request, and the reason is told", arguments: rows)
    func refused(row: Row) async throws {
        let authority = try TestAuthority()
        let identity = try authority.server(
            row.names,
            commonName: row.commonName,
            lifetime: row.lifetime,
            isSelfSigned: row.isSelfSigned
        )
        let server = try await TLSServer(identity, newest: row.newest)
        let trusted = row.isKnown ? authority : try TestAuthority("Another authority")
        let transport = HTTPTransport(
            deadline: .seconds(10),
            contact: nil,
            environment: [:],
            trusting: [try trusted.der]
        )
        let request = HTTPRequest(method: "GET", url: "https://\(row.host):\(server.port)/secret")
        var found: TransportError?
        do {
            _ = try await transport.send(request)
        } catch {
            found = error
        }
        await transport.shutdown()
        await server.stop()
        if let fault = row.fault {
            guard case .network(.tlsFailed(row.host, fault)) = found else {
                Issue.record("\(String(describing: found))")
                return
            }
            #expect(server.requests.isEmpty)
        } else {
            #expect(found == nil)
            #expect(server.requests.count == 1)
        }
    }

    @Test("T16 is found out also after it has proved it once: each connection is looked at")
    func changed() async throws {
        let authority = try TestAuthority()
        let transport = HTTPTransport(
            deadline: .seconds(10),
            contact: nil,
            environment: [:],
            trusting: [try authority.der]
        )
        let first = try await TLSServer(try authority.server(["localhost"]))
        let request = HTTPRequest(method: "GET", url: "https://localhost:\(first.port)/secret")
        #expect(try await transport.send(request).status == 200)
        await first.stop()
        let other = try TestAuthority("Another authority").server(["localhost"])
        let second = try await TLSServer(other, port: first.port)
        await #expect {
            try await transport.send(request)
        } throws: { caseName(of: $0) == "tlsFailed" }
        #expect(second.requests.isEmpty)
        await transport.shutdown()
        await second.stop()
    }

    @Test("T6 a reply that ends without TLS's farewell may be cut short, and is an error")
    func cutOff() async throws {
        let authority = try TestAuthority()
        let server = try await TLSServer(try authority.server(["localhost"]), cutsOff: true)
        let transport = HTTPTransport(
            deadline: .seconds(10),
            contact: nil,
            environment: [:],
            trusting: [try authority.der]
        )
        await #expect {
            try await transport.send(HTTPRequest(method: "GET", url: "https://localhost:\(server.port)/"))
        } throws: { error in
            guard case .network(.networkFailed("localhost", .closed)) = error as? TransportError else {
                return false
            }
            return true
        }
        await transport.shutdown()
        await server.stop()
    }

    @Test("that speaks plain HTTP, or something else, on that port is said to do so")
    func plain() async throws {
        for greeting in ["HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n"] {
            let socket = try #require(RawSocket.listen())
            let address = "https://127.0.0.1:\(socket.port)/secret"
            async let heard = blocking {
                guard let connection = socket.accept() else { return "" }
                defer { connection.close() }
                connection.send(greeting)
                return connection.read()
            }
            let transport = HTTPTransport(deadline: .seconds(10), environment: [:])
            await #expect {
                try await transport.send(HTTPRequest(method: "GET", url: address))
            } throws: { error in
                guard case .network(.tlsFailed("127.0.0.1", .notTLS)) = error as? TransportError else {
                    return false
                }
                return true
            }
            #expect(await !heard.contains("secret"))
            socket.close()
        }
    }
}
