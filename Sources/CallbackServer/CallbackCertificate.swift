internal import Crypto
internal import NIOSSL
internal import SwiftASN1
internal import X509

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// What an https callback is answered with: the person's own certificate, else a self-signed one that is made in memory for one
/// listener, valid for a day and never written anywhere.
struct CallbackCertificate {
    /// What the server speaks TLS with.
    let configuration: TLSConfiguration
    /// SHA-256 of the certificate, `AB:CD:…`, to compare with what a browser shows; nil for the person's own.
    let fingerprint: String?
    /// The certificate itself; nil for the person's own.
    let der: [UInt8]?

    /// The person's own.
    ///
    /// - Throws: ``CallbackError`` with the fact `badValue` when it cannot be used.
    init(_ own: OwnCallbackCertificate) throws(CallbackError) {
        configuration = Self.hardened(try own.configuration())
        (fingerprint, der) = (nil, nil)
    }

    private init(configuration: TLSConfiguration, fingerprint: String, der: [UInt8]) {
        self.configuration = Self.hardened(configuration)
        self.fingerprint = fingerprint
        self.der = der
    }

    private static func hardened(_ configuration: TLSConfiguration) -> TLSConfiguration {
        var configuration = configuration
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }

    /// Mints one.
    ///
    /// - Parameters:
    ///   - address: whose host names it carries.
    ///   - now: milliseconds since 1970.
    /// - Returns: the certificate and its key.
    /// - Throws: ``CallbackError`` with the fact `listenerFailed`.
    static func mint(for address: CallbackAddress, now: Int64) throws(CallbackError) -> CallbackCertificate {
        do {
            return try make(for: address, now: Date(timeIntervalSince1970: Double(now / 1000)))
        } catch {
            throw CallbackError.callback(.listenerFailed(port: address.port))
        }
    }

    private static func make(for address: CallbackAddress, now: Date) throws -> CallbackCertificate {
        let key = P256.Signing.PrivateKey()
        let name = try DistinguishedName { CommonName("oauth-setup callback") }
        let names: [GeneralName] =
            (address.bindHosts.count > 1 ? [.dnsName("localhost")] : [])
            + address.bindHosts.compactMap { host in
                octets(of: host).map { .ipAddress(ASN1OctetString(contentBytes: $0[...])) }
            }
        let certificate = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: .init(key.publicKey),
            notValidBefore: now.addingTimeInterval(-3600),
            notValidAfter: now.addingTimeInterval(86_400),
            issuer: name,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names)
            },
            issuerPrivateKey: .init(key)
        )
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        let der = serializer.serializedBytes
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: der, format: .der))],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der))
        )
        let fingerprint = SHA256.hash(data: der)
            .map { byte in
                let digits = String(byte, radix: 16, uppercase: true)
                return digits.count == 1 ? "0\(digits)" : digits
            }
            .joined(separator: ":")
        return CallbackCertificate(configuration: configuration, fingerprint: fingerprint, der: der)
    }

    /// The bytes of 127.0.0.0/8 and ::1, the only literals there are.
    private static func octets(of host: String) -> [UInt8]? {
        if host == "::1" { return Array(repeating: 0, count: 15) + [1] }
        let numbers = host.split(separator: ".").compactMap { UInt8($0) }
        return numbers.count == 4 ? numbers : nil
    }
}
