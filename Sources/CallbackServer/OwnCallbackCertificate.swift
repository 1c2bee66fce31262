internal import NIOSSL
internal import ServiceCatalog

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A certificate of the person's own for https callbacks on this machine, from mkcert or an authority that the browser
/// trusts, so that it does not warn.
public struct OwnCallbackCertificate: Sendable, Hashable {
    /// The environment variable with the path of the certificate.
    static let variable = "OAUTH_SETUP_CALLBACK_CERT"
    /// The environment variable with the path of its key, if that is in a file of its own.
    static let keyVariable = "OAUTH_SETUP_CALLBACK_KEY"

    /// The path of a PEM file with the certificate, and those of the authorities between.
    public let path: String
    /// The path of a PEM file with its key.
    public let keyPath: String

    /// What the environment names; nil when it names none.
    public init?(environment: [String: String]) {
        guard let path = environment[Self.variable], !path.isEmpty else { return nil }
        self.path = path
        let keyPath = environment[Self.keyVariable] ?? ""
        self.keyPath = keyPath.isEmpty ? path : keyPath
    }

    /// What a server speaks TLS with.
    ///
    /// - Throws: ``CallbackError`` with the fact `badValue`, naming the variable that is to blame.
    func configuration() throws(CallbackError) -> TLSConfiguration {
        let bytes = try Self.file(path, Self.variable)
        let keyBytes = try Self.file(keyPath, path == keyPath ? Self.variable : Self.keyVariable)
        guard let chain = try? NIOSSLCertificate.fromPEMBytes(bytes), !chain.isEmpty else {
            throw CallbackError.badValue(name: Self.variable, why: .noCertificates)
        }
        do {
            // A key with a passphrase is refused: nobody is asked while a browser waits.
            let key = try NIOSSLPrivateKey(bytes: keyBytes, format: .pem) { set in set(Array("".utf8)) }
            return TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
        } catch {
            throw CallbackError.badValue(name: Self.keyVariable, why: .certificateNotOpened)
        }
    }

    private static func file(_ path: String, _ variable: String) throws(CallbackError) -> [UInt8] {
        guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= 1 << 20 else {
            throw CallbackError.badValue(name: variable, why: .fileNotReadable)
        }
        return Array(data)
    }
}
