/// How the secure connection failed.
public enum TLSFault: Sendable, Hashable, CaseIterable {
    /// The host's name leads to this machine, where something else answers.
    case resolvesToLoopback
    /// The certificate is of an authority this machine does not know.
    case untrusted
    /// The certificate vouches for itself.
    case selfSigned
    /// The certificate has expired.
    case expired
    /// The certificate is not valid yet.
    case notYetValid
    /// The certificate is for another name.
    case wrongName
    /// The certificate names no host, but perhaps in its common name, which does not count.
    case noName
    /// The server speaks only versions of TLS that are not safe any more.
    case oldVersion
    /// The server speaks something else on that port.
    case notTLS
    /// The server wants a client certificate, or another one.
    case clientCertificate
    /// The handshake failed for another reason.
    case handshake
}
