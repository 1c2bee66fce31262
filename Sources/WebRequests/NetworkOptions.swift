/// How the requests of one connection travel: who they say they are to TLS, through what proxy, and whom they trust.
public struct NetworkOptions: Sendable, Hashable {
    /// The certificate this machine shows; nil for none.
    public var clientCertificate: ClientCertificate?
    /// The proxy; nil for the one the environment names, if any.
    public var proxy: ProxyServer?
    /// Hosts the proxy is not used for, as `NO_PROXY` names them.
    public var proxyExceptions: [String]
    /// Certificates that are trusted besides the machine's own: PEM, or the path of a PEM file; nil for none.
    public var authority: String?

    /// Options; what is left out is as the machine has it.
    public init(
        clientCertificate: ClientCertificate? = nil,
        proxy: ProxyServer? = nil,
        proxyExceptions: [String] = [],
        authority: String? = nil
    ) {
        self.clientCertificate = clientCertificate
        self.proxy = proxy
        self.proxyExceptions = proxyExceptions
        self.authority = authority
    }
}
