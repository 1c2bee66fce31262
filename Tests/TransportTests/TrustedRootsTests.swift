import Foundation
import NetworkTestSupport
import ServiceCatalog
import TestSupport
import Testing
import Transport
import WebRequests

/// Certificates are found where every other program finds them (report 46), and one that is broken does not hide the others (48).
@Suite("Certificates that are trusted besides the machine's own")
struct TrustedRootsTests {
    private static let host = "api.proxied.example"

    /// Asks a TLS server through a proxy; what comes of it with these variables and options.
    private func status(_ server: TLSServer, _ more: [String: String], authority: String? = nil) async throws -> Int {
        let proxy = try #require(TestProxy(to: server.port))
        let transport = HTTPTransport(
            deadline: .seconds(20),
            environment: more.merging(["HTTPS_PROXY": "127.0.0.1:\(proxy.port)"]) { $1 }
        )
        let request = HTTPRequest(
            method: "GET",
            url: "https://\(Self.host)/",
            network: NetworkOptions(authority: authority)
        )
        return try await transport.send(request).status
    }

    private func fault(_ work: () async throws -> Int) async -> String {
        do {
            return "\(try await work())"
        } catch {
            return switch error as? TransportError {
            case .badValue(let name, let why): "\(name) \(why)"
            case .network(.tlsFailed(_, let kind)): "\(kind)"
            default: "\(error)"
            }
        }
    }

    @Test("are those of OAUTH_SETUP_CA_FILE, SSL_CERT_FILE and SSL_CERT_DIR, in whatever shape people keep them")
    func places() async throws {
        let folder = try TemporaryFolder()
        let authority = try TestAuthority()
        let pem = try authority.pem
        let other = try TestAuthority("Other authority").pem
        let key = "-----BEGIN PRIVATE KEY-----\nMC4CAQAw\n-----END PRIVATE KEY-----\n"
        let server = try await TLSServer(authority, names: [Self.host])
        func file(_ content: String, _ name: String = "ca.pem") throws -> String {
            let path = folder.path(of: name)
            try FileManager.default.createDirectory(
                atPath: URL(filePath: path).deletingLastPathComponent().path,
                withIntermediateDirectories: true
            )
            try Data(content.utf8).write(to: URL(filePath: path))
            return path
        }
        let broken = "-----BEGIN CERTIFICATE-----\nMIIBbroken\n-----END CERTIFICATE-----\n"
        let shapes = [
            pem, "\u{FEFF}" + pem, "# our own\n" + pem + "\ntext", broken + pem, pem + broken,
            broken + "\u{FEFF}" + pem + broken,
            pem.replacing("\n", with: "\r\n"), pem.split(separator: "\n").map { "  \($0)  " }.joined(separator: "\n"),
            other + pem, pem + other, String(repeating: other, count: 150) + pem, key + pem, pem + key + other,
            "Bag Attributes\n    friendlyName: x\nsubject=CN = x\n" + other + "Bag Attributes: <Empty>\n" + pem,
            other + broken + key + "\u{FEFF}" + pem,
            "-----BEGIN CERTIFICATE-----\ncut off\n" + pem, pem + "-----BEGIN CERTIFICATE-----\nMIIB",
        ]
        for (number, shape) in shapes.enumerated() {
            for variable in ["OAUTH_SETUP_CA_FILE", "SSL_CERT_FILE"] {
                #expect(try await status(server, [variable: try file(shape)]) == 200, "\(variable) \(number)")
            }
            #expect(try await status(server, [:], authority: try file(shape)) == 200, "SSLServerCert \(number)")
        }
        _ = try file(pem, "many/abcd.0")
        _ = try file("no certificate", "many/README")
        _ = try file(broken, "many/broken.pem")
        let many = folder.path(of: "many")
        #expect(try await status(server, ["SSL_CERT_DIR": many]) == 200)
        #expect(try await status(server, ["SSL_CERT_DIR": "/nowhere:\(many):/etc/ssl/certs"]) == 200)
        #expect(await fault { try await status(server, ["SSL_CERT_DIR": "/nowhere"]) } == "untrusted")
        for (content, why) in [
            (broken, FieldProblem.brokenCertificate), ("", .noCertificates), ("text", .noCertificates),
        ] {
            for variable in ["OAUTH_SETUP_CA_FILE", "SSL_CERT_FILE"] {
                let path = try file(content, "bad.pem")
                #expect(await fault { try await status(server, [variable: path]) } == "\(variable) \(why)")
            }
        }
        for (path, why) in [
            ("/nowhere", FieldProblem.fileNotReadable), ("/dev/zero", .fileNotReadable), (many, .fileNotReadable),
        ] {
            #expect(await fault { try await status(server, ["SSL_CERT_FILE": path]) } == "SSL_CERT_FILE \(why)")
        }
        await server.stop()
    }
}
