/// How the connection with a host failed.
public enum ConnectionFailure: Sendable, Hashable, CaseIterable {
    /// The host's name is not known.
    case unknownHost
    /// The host's name leads to this machine, and nothing answers there.
    case resolvesToLoopback
    /// Nothing listens there.
    case refused
    /// No connection in time.
    case unreachable
    /// The connection ended before the reply was complete.
    case closed
    /// The reply is not HTTP.
    case notHTTP
    /// The reply is compressed, without having been asked for, in a way that cannot be undone.
    case undecodable
    /// The proxy did not let us through.
    case proxy
    /// The proxy wants a login.
    case proxyLogin
    /// The proxy wants another login than the one it got.
    case proxyLoginRefused
    /// The proxy itself, which is named instead of the host, cannot be reached.
    case proxyUnreachable
    /// The proxy itself, which is named instead of the host, ended the connection or said nothing that a proxy says.
    case proxyBroken
    /// Anything else.
    case other
}
