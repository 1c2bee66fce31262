public import Secrets

/// A proxy requests to other machines go through.
public struct ProxyServer: Sendable, Hashable {
    /// How it is spoken to.
    public enum Kind: Sendable, Hashable {
        /// HTTP, method CONNECT (RFC 9110 section 9.3.6).
        case http
        /// SOCKS version 5 (RFC 1928), which also looks up the host's name.
        case socks5
    }

    /// How it is spoken to.
    public let kind: Kind
    /// Its host.
    public let host: String
    /// Its port.
    public let port: Int
    /// Login and password with a colon between them, for HTTP only; nil for none.
    public let login: Secret?

    /// Its host and port, as a message names it.
    public var place: String { "\(host):\(port)" }

    /// A proxy.
    public init(kind: Kind, host: String, port: Int, login: Secret? = nil) {
        self.kind = kind
        self.host = host
        self.port = port
        self.login = login
    }
}
