internal import Bounds
internal import NIOSSL

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The certificates that are trusted besides the machine's own: those the environment names.
///
/// `OAUTH_SETUP_CA_FILE` is this program's variable; `SSL_CERT_FILE` and `SSL_CERT_DIR` are OpenSSL's, which curl, Go and Python
/// obey as well. As with OpenSSL, the machine's own folder of certificates stays trusted.
struct TrustedRoots: Sendable {
    /// The variables, for who reads the environment.
    static let variables = [HTTPTransport.authorityVariable, "SSL_CERT_FILE", "SSL_CERT_DIR"]

    /// Where machines have their own certificates, which are trusted anyway.
    private static let own: Set = [
        "/etc/ssl/certs", "/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/cert.pem", "/etc/pki/tls/certs",
        "/etc/pki/tls/certs/ca-bundle.crt", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    ]

    private let files: [(variable: String, path: String)]
    private let folders: [String]

    init(environment: [String: String], defaults: NetworkDefaults) {
        let said: [(variable: String, path: String)] = Self.variables.prefix(2).compactMap { name in
            let value = environment[name] ?? ""
            return value.isEmpty || Self.own.contains(value) ? nil : (name, value)
        }
        let isSaid = Self.variables.prefix(2).contains { environment[$0]?.isEmpty == false }
        files = said + (isSaid ? [] : [defaults.authorities].compactMap { $0.map { ($0.name, $0.value) } })
        folders = (environment["SSL_CERT_DIR"] ?? "").split(separator: ":").map(String.init).filter {
            !Self.own.contains($0)
        }
    }

    /// Reads them.
    ///
    /// - Throws: ``TransportError`` with the fact `badValue` naming the variable whose file is not there or holds no certificate;
    ///   folders, as with OpenSSL, may lack and hold other things as well.
    func certificates() throws(TransportError) -> [NIOSSLCertificate] {
        var found: [NIOSSLCertificate] = []
        for (variable, path) in files { found += try PEMCertificates.authorities(path, property: variable) }
        var left = SizeLimit.certificates
        for folder in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names.sorted() where left > 0 {
                let path = "\(folder)/\(name)"
                guard
                    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
                        != .typeDirectory,
                    let bytes = try? BoundedFile.read(path, limit: min(left, SizeLimit.file))
                else { continue }
                left -= bytes.count
                found += (try? PEMCertificates.read(bytes)) ?? []
            }
        }
        return found
    }
}
