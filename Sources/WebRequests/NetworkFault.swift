/// What kept a request from being sent or answered.
public enum NetworkFault: Error, Sendable, Hashable {
    /// The network or the host did not play along.
    case networkFailed(host: String, kind: ConnectionFailure)
    /// No secure connection.
    case tlsFailed(host: String, kind: TLSFault)
    /// The host did not answer completely in time.
    case replyTimedOut(host: String, seconds: Int)
    /// The reply is longer than 1 MiB.
    case replyTooLarge(host: String)
    /// The host wanted to send us elsewhere.
    case redirected(host: String)
    /// An address without encryption that is not on this machine.
    case insecureAddress(host: String)
    /// An address that cannot be called.
    case badAddress
    /// A host that the connection's credentials may not go to, and those they may.
    case hostNotListed(host: String, known: [String])
    /// A value with characters that no header may carry.
    case badHeader(name: String)
}
