internal import NIOSSL
internal import Secrets
internal import SettingsStore
internal import SwiftASN1
internal import X509

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A client certificate that was read: its chain, own certificate first, and its key.
struct ClientIdentity {
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey

    /// Files beyond this are no certificates.
    private static let limit = 1 << 20

    /// Reads one.
    ///
    /// - Throws: ``AuthError`` with the fact `badValue`, naming the property that is to blame; never with a value.
    init(_ certificate: ClientCertificate) throws(AuthError) {
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
            throw AuthError(.badValue(name: ConnectorProperty.clientCertificate, why: .certificateNotOpened))
        }
        guard let own = certificates.firstIndex(where: { Self.matches($0, certificate.subject) }) else {
            throw AuthError(.badValue(name: ConnectorProperty.clientCertificateSubject, why: .noSuchSubject))
        }
        certificates.swapAt(0, own)
        chain = certificates
    }

    private static func bytes(_ certificate: ClientCertificate) throws(AuthError) -> [UInt8] {
        let text = certificate.content.reveal()
        switch certificate.form {
        case .pfxFile, .pemFile:
            return try file(text, property: ConnectorProperty.clientCertificate)
        case .pemBlob where text.contains("-----BEGIN"):
            return Array(PEMText.wrapped(text).utf8)
        case .pfxBlob, .pemBlob:
            guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !data.isEmpty else {
                throw AuthError(.badValue(name: ConnectorProperty.clientCertificate, why: .certificateNotOpened))
            }
            return Array(data)
        }
    }

    /// The certificates of a PEM text, or of the file at a path.
    ///
    /// - Parameters:
    ///   - source: the text or path.
    ///   - name: the property or variable it came from.
    /// - Returns: at least one; a damaged one of several is passed over, as it would be trusted by nobody.
    /// - Throws: ``AuthError`` with the fact `badValue`, or `settings` for a file that others could have written.
    static func authorities(_ source: String, property name: String) throws(AuthError) -> [NIOSSLCertificate] {
        let bytes =
            source.contains("-----BEGIN") ? Array(PEMText.wrapped(source).utf8) : try guarded(source, property: name)
        if let found = try? NIOSSLCertificate.fromPEMBytes(bytes), !found.isEmpty { return found }
        let found = PEMText.blocks(String(decoding: bytes, as: UTF8.self)).flatMap { block in
            // One that cannot be read is passed over.
            (try? NIOSSLCertificate.fromPEMBytes(Array(block.utf8))) ?? []
        }
        guard !found.isEmpty else { throw AuthError(.badValue(name: name, why: .noCertificates)) }
        return found
    }

    /// Whoever writes this file decides whom secrets are sent to.
    private static func guarded(_ path: String, property name: String) throws(AuthError) -> [UInt8] {
        let bytes: [UInt8]?
        do {
            bytes = try GuardedFile.read(path, limit: limit)
        } catch {
            guard [.notPrivate, .folderNotPrivate].contains(error.code) else {
                throw AuthError(.badValue(name: name, why: .fileNotReadable))
            }
            throw AuthError(.settings(error))
        }
        guard let bytes else { throw AuthError(.badValue(name: name, why: .fileNotReadable)) }
        return bytes
    }

    private static func file(_ path: String, property name: String) throws(AuthError) -> [UInt8] {
        guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= limit else {
            throw AuthError(.badValue(name: name, why: .fileNotReadable))
        }
        return Array(data)
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
