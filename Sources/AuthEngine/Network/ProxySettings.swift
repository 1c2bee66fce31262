internal import Glibc
internal import Secrets
internal import ServiceCatalog

/// The proxy the environment names for https, and the hosts it is not used for.
///
/// `HTTPS_PROXY`, else `ALL_PROXY` (or in lower case): `http://user:password@proxy.example:3128`, `socks5://proxy.example`;
/// `NO_PROXY=.example.com,host,other:8443`. What cannot be used is an error as soon as it would be needed, not ignored.
package struct ProxySettings: Sendable {
    private enum Choice: Sendable {
        case none
        case server(ProxyServer)
        case unusable(variable: String, why: FieldProblem)
    }

    private let choice: Choice
    private let exceptions: [String]

    /// Reads the variables.
    package init(environment: [String: String]) {
        let names = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
        if let name = names.first(where: { !(environment[$0] ?? "").isEmpty }), let value = environment[name] {
            do {
                choice = .server(try Self.server(value))
            } catch {
                choice = .unusable(variable: name, why: error)
            }
        } else {
            choice = .none
        }
        exceptions = Self.exceptions(environment["NO_PROXY"] ?? environment["no_proxy"] ?? "", separator: ",")
    }

    /// The proxy for an address, or nil; never one for this machine or for http.
    ///
    /// - Throws: ``AuthError`` with the fact `badValue` naming a variable that cannot be used.
    package func proxy(for address: WebAddress) throws(AuthError) -> ProxyServer? {
        guard Self.isFor(address, except: exceptions) else { return nil }
        switch choice {
        case .none: return nil
        case .server(let server): return server
        case .unusable(let name, let why): throw AuthError(.badValue(name: name, why: why))
        }
    }

    /// Whether a proxy is used for an address at all.
    static func isFor(_ address: WebAddress, except exceptions: [String]) -> Bool {
        guard address.scheme == "https", !address.isLoopback else { return false }
        return !exceptions.contains { exception in
            let parts = exception.split(separator: ":", maxSplits: 1)
            guard let name = parts.first, parts.count == 1 || Int(parts[1]) == address.effectivePort else {
                return false
            }
            let domain = name.hasPrefix("*.") ? name.dropFirst(2) : name.first == "." ? name.dropFirst() : name
            return name == "*" || address.host == domain || address.host.hasSuffix("." + domain)
        }
    }

    /// The hosts of a list.
    static func exceptions(_ list: String, separator: Character) -> [String] {
        list.split(separator: separator).map { $0.filter { $0 != " " }.lowercased() }
    }

    /// Reads `scheme://user:password@host:port`; without a scheme it is http.
    static func server(_ text: String) throws(FieldProblem) -> ProxyServer {
        let parts = text.split(separator: "://", maxSplits: 1)
        let scheme = parts.count == 2 ? parts[0].lowercased() : "http"
        guard let address = WebAddress("http://\(parts.last ?? "")") else { throw .notAnAddress }
        var login: Secret?
        if let credentials = address.credentials {
            let pieces = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                .map { PercentEncoding.decode($0) }
            guard let user = pieces.first.flatMap(\.self), pieces.count == 1 || pieces[1] != nil else {
                throw .badCharacter
            }
            login = Secret("\(user):\(pieces.count > 1 ? pieces[1] ?? "" : "")")
        }
        switch scheme {
        case "http":
            return ProxyServer(kind: .http, host: address.host, port: address.effectivePort, login: login)
        case "socks5", "socks5h", "socks":
            guard login == nil else { throw .loginNotWithSOCKS }
            return ProxyServer(kind: .socks5, host: address.host, port: address.port ?? 1080)
        default:
            throw .notAmong(["http://", "socks5://"])
        }
    }

    /// The variables of this process that matter to a transport.
    package static func processEnvironment() -> [String: String] {
        var found: [String: String] = [:]
        let names = [
            "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy",
            HTTPTransport.authorityVariable,
        ]
        for name in names {
            if let value = unsafe getenv(name) { found[name] = unsafe String(cString: value) }
        }
        return found
    }
}
