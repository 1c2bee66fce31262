package import Crypto
package import Foundation
package import NIOSSL
internal import SwiftASN1
package import X509

/// A certificate authority for one test.
package struct TestAuthority {
    package let certificate: Certificate
    private let key = P256.Signing.PrivateKey()
    private let name: DistinguishedName

    package init(_ commonName: String = "Test authority") throws {
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
    package struct Identity {
        package let certificate: Certificate
        package let key: P256.Signing.PrivateKey

        package var der: [UInt8] { get throws { try TestAuthority.der(certificate) } }
        package var pem: String {
            get throws { try certificate.serializeAsPEM().pemString + "\n" + key.pemRepresentation + "\n" }
        }

        package var nioCertificate: NIOSSLCertificate { get throws { try NIOSSLCertificate(bytes: der, format: .der) } }
        package var nioKey: NIOSSLPrivateKey {
            get throws { try NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der) }
        }

        /// A PKCS #12 file.
        package func pfx(password: String) throws -> [UInt8] {
            try NIOSSLPKCS12Bundle(certificateChain: [nioCertificate], privateKey: nioKey)
                .serialize(passphrase: Array(password.utf8))
        }
    }

    /// A server's certificate for some names; `lifetime` is in seconds from now.
    package func server(
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
    package static let aroundNow: ClosedRange<TimeInterval> = -3600...3600

    /// A person's certificate.
    package func client(_ commonName: String) throws -> Identity {
        try identity(commonName, try Certificate.Extensions { try ExtendedKeyUsage([.clientAuth]) })
    }

    package var der: [UInt8] { get throws { try Self.der(certificate) } }
    package var pem: String { get throws { try certificate.serializeAsPEM().pemString + "\n" } }

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
