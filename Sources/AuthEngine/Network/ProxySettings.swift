internal import Glibc

/// The proxy the environment names for https, and the hosts it is not used for.
///
/// `HTTPS_PROXY=http://proxy.example:3128` (or in lower case) and `NO_PROXY=.example.com,host` are understood. A proxy that
/// asks for a password is not.
package struct ProxySettings: Sendable {
    /// The proxy's host and port.
    package struct Server: Sendable, Equatable {
        package let host: String
        package let port: Int
    }

    private let server: Server?
    private let exceptions: [String]

    /// Reads the variables.
    package init(environment: [String: String]) {
        let value = environment["HTTPS_PROXY"] ?? environment["https_proxy"] ?? ""
        let address = WebAddress(value.contains("://") ? value : "http://\(value)")
        server =
            if let address, address.scheme == "http", address.credentials == nil {
                Server(host: address.host, port: address.effectivePort)
            } else {
                nil
            }
        exceptions = (environment["NO_PROXY"] ?? environment["no_proxy"] ?? "")
            .split(separator: ",")
            .map { $0.filter { $0 != " " }.lowercased() }
    }

    /// The proxy for an address, or nil; never one for this machine or for http.
    package func proxy(for address: WebAddress) -> Server? {
        guard let server, address.scheme == "https", !address.isLoopback else { return nil }
        let excepted = exceptions.contains { exception in
            let domain = exception.first == "." ? String(exception.dropFirst()) : exception
            return exception == "*" || address.host == domain || address.host.hasSuffix("." + domain)
        }
        return excepted ? nil : server
    }

    /// The two variables of this process.
    package static func processEnvironment() -> [String: String] {
        var found: [String: String] = [:]
        for name in ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"] {
            if let value = unsafe getenv(name) { found[name] = unsafe String(cString: value) }
        }
        return found
    }
}
