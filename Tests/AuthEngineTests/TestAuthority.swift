import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

/// A certificate authority for one test.
struct TestAuthority {
    let certificate: Certificate
    private let key = P256.Signing.PrivateKey()
    private let name: DistinguishedName

    init(_ commonName: String = "Test authority") throws {
        name = try DistinguishedName { CommonName(commonName) }
        certificate = try Self.issue(
            name,
            publicKey: key.publicKey,
            issuer: name,
            by: key,
            Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
            }
        )
    }

    /// A certificate with its key.
    struct Identity {
        let certificate: Certificate
        let key: P256.Signing.PrivateKey

        var der: [UInt8] { get throws { try TestAuthority.der(certificate) } }
        var pem: String {
            get throws { try certificate.serializeAsPEM().pemString + "\n" + key.pemRepresentation + "\n" }
        }

        var nioCertificate: NIOSSLCertificate { get throws { try NIOSSLCertificate(bytes: der, format: .der) } }
        var nioKey: NIOSSLPrivateKey {
            get throws { try NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der) }
        }

        /// A PKCS #12 file.
        func pfx(password: String) throws -> [UInt8] {
            try NIOSSLPKCS12Bundle(certificateChain: [nioCertificate], privateKey: nioKey)
                .serialize(passphrase: Array(password.utf8))
        }
    }

    /// A server's certificate for some names; `lifetime` is in seconds from now.
    func server(
        _ names: [String],
        commonName: String = "server",
        lifetime: ClosedRange<TimeInterval> = aroundNow,
        isSelfSigned: Bool = false
    ) throws -> Identity {
        let extensions = try Certificate.Extensions {
            if !names.isEmpty { SubjectAlternativeNames(names.map { .dnsName($0) }) }
            try ExtendedKeyUsage([.serverAuth])
        }
        return try identity(commonName, extensions, lifetime, isSelfSigned: isSelfSigned)
    }

    /// From an hour ago to an hour from now.
    static let aroundNow: ClosedRange<TimeInterval> = -3600...3600

    /// A person's certificate.
    func client(_ commonName: String) throws -> Identity {
        try identity(commonName, try Certificate.Extensions { try ExtendedKeyUsage([.clientAuth]) })
    }

    var der: [UInt8] { get throws { try Self.der(certificate) } }
    var pem: String { get throws { try certificate.serializeAsPEM().pemString + "\n" } }

    private func identity(
        _ commonName: String,
        _ extensions: Certificate.Extensions,
        _ lifetime: ClosedRange<TimeInterval> = aroundNow,
        isSelfSigned: Bool = false
    ) throws -> Identity {
        let own = P256.Signing.PrivateKey()
        let subject = try DistinguishedName {
            CommonName(commonName)
            OrganizationName("Example")
        }
        return Identity(
            certificate: try Self.issue(
                subject,
                publicKey: own.publicKey,
                issuer: isSelfSigned ? subject : name,
                by: isSelfSigned ? own : key,
                extensions,
                lifetime
            ),
            key: own
        )
    }

    private static func issue(
        _ subject: DistinguishedName,
        publicKey: P256.Signing.PublicKey,
        issuer: DistinguishedName,
        by key: P256.Signing.PrivateKey,
        _ extensions: Certificate.Extensions,
        _ lifetime: ClosedRange<TimeInterval> = aroundNow
    ) throws -> Certificate {
        try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: .init(publicKey),
            notValidBefore: Date(timeIntervalSinceNow: lifetime.lowerBound),
            notValidAfter: Date(timeIntervalSinceNow: lifetime.upperBound),
            issuer: issuer,
            subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: extensions,
            issuerPrivateKey: .init(key)
        )
    }

    private static func der(_ certificate: Certificate) throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        return serializer.serializedBytes
    }
}
