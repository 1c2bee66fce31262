internal import AsyncHTTPClient
internal import Bounds
internal import NIOCore
internal import NIOSSL
internal import SwiftASN1
internal import Synchronization
internal import WebRequests
internal import X509

/// What is asked of a server's certificate besides what the TLS library asks, and why one was not trusted.
extension HTTPTransport {
    /// The certificate names no host in its subject alternative names.
    struct NamelessCertificate: Error {}

    /// Refuses a certificate that names its host at most in the common name (RFC 9525 section 2.3), which the library lets
    /// pass.
    ///
    /// - Parameter channel: a connection whose handshake is done, before anything is sent on it.
    /// - Returns: fails with ``NamelessCertificate``, and the connection is closed.
    static func requireName(_ channel: any Channel) -> EventLoopFuture<Void> {
        look(channel) { certificate in
            guard let certificate, !certificate._subjectAlternativeNames().isEmpty else { throw NamelessCertificate() }
        }
    }

    /// Looks at a connection's certificate; what the look throws closes the connection.
    private static func look(
        _ channel: any Channel,
        _ body: @escaping @Sendable (NIOSSLCertificate?) throws -> Void
    ) -> EventLoopFuture<Void> {
        let looked = channel.nioSSL_peerCertificate().flatMapThrowing { try body($0) }
        looked.whenFailure { _ in
            // The pool must have heard of the failure before it hears of the end.
            channel.eventLoop.execute { channel.close(promise: nil) }
        }
        return looked
    }

    /// What is wrong with a certificate that was not trusted.
    ///
    /// The library does not say. So a second connection, the same way, is ended by us as soon as the certificate was seen:
    /// no request is ever sent on it.
    func whyUntrusted(_ address: WebAddress, _ route: Route) async -> TLSFault {
        let wait = TimeAmount.milliseconds(min(deadline, .seconds(3)).milliseconds)
        var configuration = Self.configuration(route, connect: wait)
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.certificateVerification = .none
        configuration.tlsConfiguration = tls
        let seen = Mutex<TLSFault?>(nil)
        configuration.http1_1ConnectionDebugInitializer = { channel in
            Self.look(channel) { certificate in
                seen.withLock { $0 = certificate.map(Self.fault) }
                throw CancellationError()
            }
        }
        let client = HTTPClient(configuration: configuration)
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        let request = HTTPClientRequest(url: "https://\(host):\(address.effectivePort)/")
        _ = try? await client.execute(request, deadline: .now() + wait)
        try? await client.shutdown()
        return seen.withLock(\.self) ?? .untrusted
    }

    private static func fault(_ certificate: NIOSSLCertificate) -> TLSFault {
        let now = SystemTime.milliseconds() / 1000
        if now > Int64(certificate.notValidAfter) { return .expired }
        if now < Int64(certificate.notValidBefore) { return .notYetValid }
        guard let bytes = try? certificate.toDERBytes(), let parsed = try? Certificate(derEncoded: bytes) else {
            return .untrusted
        }
        return parsed.issuer == parsed.subject ? .selfSigned : .untrusted
    }
}
