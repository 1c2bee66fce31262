internal import ServiceCatalog
internal import WebRequests

/// A callback on this machine: where to listen for it and what a request to it looks like.
package struct CallbackAddress: Sendable, Equatable {
    /// The callback, exactly as registered.
    package let text: String
    /// Whether it is https.
    package let isSecure: Bool
    package let port: Int
    /// The addresses to bind: both families for `localhost` (RFC 8252 section 7.3), only the literal otherwise.
    package let bindHosts: [String]
    /// What the `Host` header may say.
    package let authorities: [String]
    /// Scheme, host and port.
    package let origin: String
    /// The path, as it stands in a request line.
    package let path: String

    /// Takes a callback apart.
    ///
    /// - Throws: ``CallbackError``: `badValue`, or `callbackNotLoopback` when it is another machine's.
    package init(_ text: String) throws(CallbackError) {
        guard let address = WebAddress(text), address.fragment == nil, address.credentials == nil else {
            throw CallbackError.badValue(name: "CallbackURL", why: .notACallback)
        }
        guard address.isLoopback else { throw CallbackError.callback(.notLoopback(host: address.host)) }
        self.text = text
        isSecure = address.scheme == "https"
        port = address.effectivePort
        bindHosts = address.host == "localhost" ? ["127.0.0.1", "::1"] : [address.host]
        let name = address.host.contains(":") ? "[\(address.host)]" : address.host
        let usual = isSecure ? 443 : 80
        authorities = ["\(name):\(port)"] + (port == usual ? [name] : [])
        origin = "\(address.scheme)://\(authorities.last ?? "")"
        path = address.path.isEmpty ? "/" : address.path
    }
}
