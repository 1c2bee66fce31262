internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// Translates the network library's errors, without quoting them: their texts may hold addresses.
enum TransportFault {
    /// The fact behind an error; what keeps the proxy from being reached is told of the proxy, not of the host.
    static func explain(_ error: any Error, host: String, proxy: ProxyServer?) -> AuthError {
        guard let proxy else { return explain(error, host: host) }
        let isAboutProxy =
            switch error {
            case is NIOConnectionError: true
            case let error as HTTPClientError: error == .connectTimeout
            case let error as IOError: [.refused, .unreachable].contains(explain(error))
            default: false
            }
        return isAboutProxy
            ? AuthError(.network(.networkFailed(host: proxy.place, kind: .proxyUnreachable)))
            : explain(error, host: host, hasLogin: proxy.login != nil)
    }

    /// The fact behind an error that is not about the way to the proxy.
    private static func explain(_ error: any Error, host: String, hasLogin: Bool) -> AuthError {
        if hasLogin, error as? HTTPClientError == .proxyAuthenticationRequired {
            return AuthError(.network(.networkFailed(host: host, kind: .proxyLoginRefused)))
        }
        return explain(error, host: host)
    }

    private static func explain(_ error: any Error, host: String) -> AuthError {
        switch error {
        case let error as AuthError: error
        case is CancellationError: AuthError(.cancelled)
        case let error as HTTPClientError: AuthError(explain(error, host: host))
        case let error as NIOConnectionError: AuthError(.network(.networkFailed(host: host, kind: explain(error))))
        case let error as IOError: AuthError(.network(.networkFailed(host: host, kind: explain(error))))
        case is ChannelError: AuthError(.network(.networkFailed(host: host, kind: .closed)))
        case let fault as ReplyGuard.Fault: AuthError(.network(explain(fault, host: host)))
        case HTTPParserError.headerOverflow: AuthError(.network(.replyTooLarge(host: host)))
        case is HTTPTransport.NamelessCertificate: AuthError(.network(.tlsFailed(host: host, kind: .noName)))
        case let error as NIOSSLExtraError:
            AuthError(
                .network(.tlsFailed(host: host, kind: error == .failedToValidateHostname ? .wrongName : .handshake))
            )
        // The end came without TLS's own farewell: the reply may be cut short.
        case NIOSSLError.uncleanShutdown: AuthError(.network(.networkFailed(host: host, kind: .closed)))
        case let error as NIOSSLError: AuthError(.network(.tlsFailed(host: host, kind: explain(error))))
        case HTTPParserError.invalidEOFState: AuthError(.network(.networkFailed(host: host, kind: .closed)))
        case is HTTPParserError: AuthError(.network(.networkFailed(host: host, kind: .notHTTP)))
        case is BoringSSLError: AuthError(.network(.tlsFailed(host: host, kind: explain(tls: "\(error)"))))
        default: AuthError(.network(.networkFailed(host: host, kind: .other)))
        }
    }

    private static func explain(_ fault: ReplyGuard.Fault, host: String) -> AuthError.NetworkFault {
        switch fault {
        case .closed: .networkFailed(host: host, kind: .closed)
        case .notHTTP: .networkFailed(host: host, kind: .notHTTP)
        case .undecodable: .networkFailed(host: host, kind: .undecodable)
        case .tooLarge: .replyTooLarge(host: host)
        }
    }

    private static func explain(_ error: HTTPClientError, host: String) -> AuthError.Fact {
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

    private static func explain(_ error: NIOConnectionError) -> AuthError.ConnectionFailure {
        guard error.connectionErrors.isEmpty else {
            guard error.host.isThisMachine || !error.connectionErrors.allSatisfy(\.isHere) else {
                return .resolvesToLoopback
            }
            let kinds = error.connectionErrors.map { ($0.error as? IOError).map(explain) ?? .unreachable }
            return kinds.contains(.refused) ? .refused : kinds.first ?? .other
        }
        return error.dnsAError == nil && error.dnsAAAAError == nil ? .unreachable : .unknownHost
    }

    private static func explain(_ error: IOError) -> AuthError.ConnectionFailure {
        switch error.errnoCode {
        case ECONNREFUSED: .refused
        case EHOSTUNREACH, ENETUNREACH, ETIMEDOUT, EADDRNOTAVAIL: .unreachable
        case ECONNRESET, EPIPE: .closed
        default: .other
        }
    }

    private static func explain(_ error: NIOSSLError) -> AuthError.TLSFault {
        switch error {
        case .handshakeFailed(let cause), .shutdownFailed(let cause): explain(tls: "\(cause)")
        default: .handshake
        }
    }

    /// Only the library's own names of errors and alerts are looked for (RFC 8446 section 6.2).
    private static func explain(tls name: String) -> AuthError.TLSFault {
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
