import AuthEngine
import Foundation
import NIOSSL
import Testing

@Suite("A server that does not prove who it is")
struct ServerCertificateTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var names = ["localhost"]
        var lifetime = TestAuthority.aroundNow
        var host = "localhost"
        var newest: TLSVersion?
        var isKnown = true
        let fault: AuthError.TLSFault?
    }

    static let rows = [
        Row(testDescription: "one that does", fault: nil),
        Row(testDescription: "one that does, in TLS 1.2", newest: .tlsv12, fault: nil),
        Row(testDescription: "expired", lifetime: -7200...(-3600), fault: .untrusted),
        Row(testDescription: "not yet valid", lifetime: 3600...7200, fault: .untrusted),
        Row(testDescription: "of an authority nobody knows", isKnown: false, fault: .untrusted),
        Row(testDescription: "another name", names: ["other.example"], fault: .wrongName),
        Row(testDescription: "an address instead of its name", host: "127.0.0.1", fault: .wrongName),
        Row(testDescription: "TLS 1.1", newest: .tlsv11, fault: .handshake),
        Row(testDescription: "TLS 1.0", newest: .tlsv1, fault: .handshake),
    ]

    @Test("gets no request, and the reason is told", arguments: rows)
    func refused(row: Row) async throws {
        let authority = try TestAuthority()
        let identity = try authority.server(row.names, lifetime: row.lifetime)
        let server = try await TLSServer(identity, newest: row.newest)
        let trusted = row.isKnown ? authority : try TestAuthority("Another authority")
        let transport = HTTPTransport(
            deadline: .seconds(10),
            contact: nil,
            environment: [:],
            trusting: [try trusted.der]
        )
        let request = HTTPRequest(method: "GET", url: "https://\(row.host):\(server.port)/secret")
        var found: AuthError?
        do {
            _ = try await transport.send(request)
        } catch {
            found = error
        }
        await transport.shutdown()
        await server.stop()
        if let fault = row.fault {
            guard case .tlsFailed(row.host, fault) = found?.fact else {
                Issue.record("\(String(describing: found?.fact))")
                return
            }
            #expect(server.requests.isEmpty)
        } else {
            #expect(found == nil)
            #expect(server.requests.count == 1)
        }
    }
}
