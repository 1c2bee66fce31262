internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import WebRequests

/// Translates the network library's errors, without quoting them: their texts may hold addresses.
enum TransportFault {
    /// The fact behind an error; what keeps the proxy from being reached is told of the proxy, not of the host.
    static func explain(_ error: any Error, host: String, proxy: ProxyServer?) -> TransportError {
        guard let proxy else { return explain(error, host: host) }
        if proxy.kind == .http, isProxysAnswer(error) {
            return .network(.networkFailed(host: proxy.place, kind: .proxyBroken))
        }
        let isAboutProxy =
            switch error {
            case is NIOConnectionError: true
            case let error as HTTPClientError: error == .connectTimeout
            case let error as IOError: [.refused, .unreachable].contains(explain(error))
            default: false
            }
        return isAboutProxy
            ? .network(.networkFailed(host: proxy.place, kind: .proxyUnreachable))
            : explain(error, host: host, hasLogin: proxy.login != nil)
    }

    /// Whether an error came before there was a way to the server; see ``ReplyGuard``.
    private static func isProxysAnswer(_ error: any Error) -> Bool {
        switch error {
        case is HTTPParserError: true
        case let error as HTTPClientError: error == .remoteConnectionClosed
        default: false
        }
    }

    /// The fact behind an error that is not about the way to the proxy.
    private static func explain(_ error: any Error, host: String, hasLogin: Bool) -> TransportError {
        if hasLogin, error as? HTTPClientError == .proxyAuthenticationRequired {
            return .network(.networkFailed(host: host, kind: .proxyLoginRefused))
        }
        return explain(error, host: host)
    }

    private static func explain(_ error: any Error, host: String) -> TransportError {
        switch error {
        case let error as TransportError: error
        case is CancellationError: TransportError.cancelled
        case let error as HTTPClientError: explain(error, host: host)
        case let error as NIOConnectionError: .network(.networkFailed(host: host, kind: explain(error)))
        case let error as IOError: .network(.networkFailed(host: host, kind: explain(error)))
        case is ChannelError: .network(.networkFailed(host: host, kind: .closed))
        case let fault as ReplyGuard.Fault: explain(fault, host: host)
        case is HTTPTransport.NamelessCertificate: .network(.tlsFailed(host: host, kind: .noName))
        case let error as NIOSSLExtraError:
            .network(.tlsFailed(host: host, kind: error == .failedToValidateHostname ? .wrongName : .handshake))
        // The end came without TLS's own farewell: the reply may be cut short.
        case NIOSSLError.uncleanShutdown: .network(.networkFailed(host: host, kind: .closed))
        case let error as NIOSSLError: .network(.tlsFailed(host: host, kind: explain(error)))
        case is BoringSSLError: .network(.tlsFailed(host: host, kind: explain(tls: "\(error)")))
        default: .network(.networkFailed(host: host, kind: .other))
        }
    }

    private static func explain(_ fault: ReplyGuard.Fault, host: String) -> TransportError {
        switch fault {
        case .closed: .network(.networkFailed(host: host, kind: .closed))
        case .notHTTP: .network(.networkFailed(host: host, kind: .notHTTP))
        case .undecodable: .network(.networkFailed(host: host, kind: .undecodable))
        case .tooLarge: .network(.replyTooLarge(host: host))
        }
    }

    private static func explain(_ error: HTTPClientError, host: String) -> TransportError {
        switch error {
        case .cancelled, .requestStreamCancelled: .cancelled
        case .connectTimeout, .getConnectionFromPoolTimeout: .network(.networkFailed(host: host, kind: .unreachable))
        case .tlsHandshakeTimeout: .network(.tlsFailed(host: host, kind: .handshake))
        case .remoteConnectionClosed, .uncleanShutdown: .network(.networkFailed(host: host, kind: .closed))
        case .proxyAuthenticationRequired: .network(.networkFailed(host: host, kind: .proxyLogin))
        case .invalidProxyResponse, .httpProxyHandshakeTimeout: .network(.networkFailed(host: host, kind: .proxy))
        case .invalidURL, .emptyHost, .emptyScheme: .network(.badAddress)
        default: .network(.networkFailed(host: host, kind: .other))
        }
    }

    private static func explain(_ error: NIOConnectionError) -> ConnectionFailure {
        guard error.connectionErrors.isEmpty else {
            guard error.host.isThisMachine || !error.connectionErrors.allSatisfy(\.isHere) else {
                return .resolvesToLoopback
            }
            let kinds = error.connectionErrors.map { ($0.error as? IOError).map(explain) ?? .unreachable }
            return kinds.contains(.refused) ? .refused : kinds.first ?? .other
        }
        return error.dnsAError == nil && error.dnsAAAAError == nil ? .unreachable : .unknownHost
    }

    private static func explain(_ error: IOError) -> ConnectionFailure {
        switch error.errnoCode {
        case ECONNREFUSED: .refused
        case EHOSTUNREACH, ENETUNREACH, ETIMEDOUT, EADDRNOTAVAIL: .unreachable
        case ECONNRESET, EPIPE: .closed
        default: .other
        }
    }

    private static func explain(_ error: NIOSSLError) -> TLSFault {
        switch error {
        case .handshakeFailed(let cause), .shutdownFailed(let cause): explain(tls: "\(cause)")
        default: .handshake
        }
    }

    /// Only the library's own names of errors and alerts are looked for (RFC 8446 section 6.2).
    private static func explain(tls name: String) -> TLSFault {
        if name.contains("CERTIFICATE_VERIFY_FAILED") { return .untrusted }
        if name.contains("WRONG_VERSION_NUMBER") { return .notTLS }
        if name.contains("UNSUPPORTED_PROTOCOL") || name.contains("PROTOCOL_VERSION") { return .oldVersion }
        let alerts = ["CERTIFICATE_REQUIRED", "ALERT_BAD_CERTIFICATE", "ALERT_UNKNOWN_CA", "ALERT_CERTIFICATE_UNKNOWN"]
        return alerts.contains { name.contains($0) } ? .clientCertificate : .handshake
    }
}

extension SingleConnectionFailure {
    /// Whether the address that was tried is one of this machine alone.
    fileprivate var isHere: Bool { target.ipAddress?.isThisMachine == true }
}
