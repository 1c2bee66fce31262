internal import NIOSSL
internal import Secrets
internal import ServiceCatalog
internal import SwiftASN1
package import WebRequests
internal import X509

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension ClientCertificate {
    /// Reads it, to be told before it is needed that it cannot be used.
    ///
    /// - Throws: ``TransportError/badValue(name:why:)``, naming the property that is to blame.
    package func requireUsable() throws(TransportError) { _ = try ClientIdentity(self) }
}

/// A client certificate that was read: its chain, own certificate first, and its key.
struct ClientIdentity {
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey

    /// Reads one.
    ///
    /// - Throws: ``TransportError`` with the fact `badValue`, naming the property that is to blame; never with a value.
    init(_ certificate: ClientCertificate) throws(TransportError) {
        let bytes = try Self.bytes(certificate)
        let password = Array((certificate.password?.reveal() ?? "").utf8)
        var certificates: [NIOSSLCertificate]
        do {
            switch certificate.form {
            case .pfxFile, .pfxBlob:
                let bundle = try NIOSSLPKCS12Bundle(buffer: bytes, passphrase: password)
                certificates = bundle.certificateChain
                key = bundle.privateKey
            case .pemFile, .pemBlob:
                certificates = try NIOSSLCertificate.fromPEMBytes(bytes)
                key = try NIOSSLPrivateKey(bytes: bytes, format: .pem) { setPassword in setPassword(password) }
            }
        } catch {
            throw TransportError.badValue(name: NetworkProperty.clientCertificate, why: .certificateNotOpened)
        }
        guard let own = certificates.firstIndex(where: { Self.matches($0, certificate.subject) }) else {
            throw TransportError.badValue(name: NetworkProperty.clientCertificateSubject, why: .noSuchSubject)
        }
        certificates.swapAt(0, own)
        chain = certificates
    }

    private static func bytes(_ certificate: ClientCertificate) throws(TransportError) -> [UInt8] {
        let text = certificate.content.reveal()
        switch certificate.form {
        case .pfxFile, .pemFile:
            do throws(FieldProblem) {
                return try PEMCertificates.file(text)
            } catch {
                throw TransportError.badValue(name: NetworkProperty.clientCertificate, why: error)
            }
        case .pemBlob where text.contains("-----BEGIN"): return Array(PEMText.wrapped(text).utf8)
        case .pfxBlob, .pemBlob:
            guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !data.isEmpty else {
                throw TransportError.badValue(name: NetworkProperty.clientCertificate, why: .certificateNotOpened)
            }
            return Array(data)
        }
    }

    /// Whether a certificate's subject has every part that is asked for.
    private static func matches(_ certificate: NIOSSLCertificate, _ subject: String) -> Bool {
        if subject.isEmpty || subject == "*" { return true }
        guard let bytes = try? certificate.toDERBytes(), let parsed = try? Certificate(derEncoded: bytes) else {
            return false
        }
        let found = "\(parsed.subject)".lowercased()
        return subject.lowercased().split(separator: ",").allSatisfy { part in
            found.contains(part.trimmingPrefix { $0 == " " })
        }
    }
}
