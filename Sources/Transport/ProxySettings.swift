internal import Glibc
internal import Secrets
package import ServiceCatalog
package import WebRequests

/// The proxy the environment names for https, and the hosts it is not used for.
///
/// `https_proxy`, else `HTTPS_PROXY`, else `ALL_PROXY` likewise: `http://user:password@proxy.example:3128`,
/// `socks5://proxy.example`; `NO_PROXY=.example.com,host,other:8443,10.0.0.0/8`. As with curl, an empty variable counts as absent.
/// What cannot be used is an error as soon as it would be needed, not ignored.
package struct ProxySettings: Sendable {
    private enum Choice: Sendable {
        case none
        case server(ProxyServer)
        case unusable(variable: String, why: FieldProblem)
    }

    private let choice: Choice
    private let exceptions: ProxyExceptions

    /// The entries of `NO_PROXY` that except nothing.
    package var meaninglessExceptions: [String] { exceptions.meaningless }

    /// Settings of an environment, or what holds where it names no proxy and no exception.
    package init(environment: [String: String], defaults: NetworkDefaults = NetworkDefaults()) {
        func first(_ names: String...) -> (name: String, value: String)? {
            for name in names {
                if let value = environment[name], !value.isEmpty { return (name, value) }
            }
            return nil
        }
        let said = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        let fallback = said == nil ? defaults.proxy : nil
        if let (name, value) = said ?? fallback.map({ ($0.name, $0.value) }) {
            do {
                choice = .server(try Self.server(value))
            } catch {
                choice = .unusable(variable: name, why: error)
            }
        } else {
            choice = .none
        }
        let excepted = first("no_proxy", "NO_PROXY")?.value ?? (fallback == nil ? nil : defaults.noProxy?.value)
        exceptions = ProxyExceptions(Self.exceptions(excepted ?? ""))
    }

    /// Why a text cannot name a proxy; nil when it can.
    package static func problem(_ text: String) -> FieldProblem? {
        do throws(FieldProblem) {
            _ = try server(text)
            return nil
        } catch {
            return error
        }
    }

    /// The proxy for an address, or nil; never one for this machine or for http.
    ///
    /// - Throws: ``TransportError`` with the fact `badValue` naming a variable that cannot be used.
    package func proxy(for address: WebAddress) throws(TransportError) -> ProxyServer? {
        guard Self.isFor(address, except: exceptions) else { return nil }
        switch choice {
        case .none: return nil
        case .server(let server): return server
        case .unusable(let name, let why): throw TransportError.badValue(name: name, why: why)
        }
    }

    /// Whether a proxy is used for an address at all.
    static func isFor(_ address: WebAddress, except exceptions: ProxyExceptions) -> Bool {
        address.scheme == "https" && !address.isLoopback && !exceptions.contains(address)
    }

    /// The entries of a list, which commas, semicolons and white space separate.
    package static func exceptions(_ list: String) -> [String] {
        list.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map { $0.lowercased() }
    }

    /// Reads `scheme://user:password@host:port`; without a scheme it is http.
    static func server(_ text: String) throws(FieldProblem) -> ProxyServer {
        let parts = text.split(separator: "://", maxSplits: 1)
        let scheme = parts.count == 2 ? parts[0].lowercased() : "http"
        let rest = parts.last ?? ""
        // A / ? or # of a password would end the host's part, and the name before it would be the host.
        let isCut = rest.lastIndex(of: "@").map { rest[..<$0].contains { "/?#".contains($0) } } ?? false
        guard !isCut, let address = WebAddress("http://\(rest)") else {
            throw rest.contains("@") ? .loginNotEncoded : .notAnAddress
        }
        var login: Secret?
        if let credentials = address.credentials {
            let pieces = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                .map { PercentEncoding.decode($0) }
            guard let user = pieces.first.flatMap(\.self), pieces.count == 1 || pieces[1] != nil else {
                throw .loginNotEncoded
            }
            login = Secret("\(user):\(pieces.count > 1 ? pieces[1] ?? "" : "")")
        }
        switch scheme {
        case "http": return ProxyServer(kind: .http, host: address.host, port: address.effectivePort, login: login)
        case "socks5", "socks5h", "socks":
            guard login == nil else { throw .loginNotWithSOCKS }
            return ProxyServer(kind: .socks5, host: address.host, port: address.port ?? 1080)
        default: throw .notAmong(["http://", "socks5://"])
        }
    }

    /// The variables of this process that matter to a transport.
    package static func processEnvironment() -> [String: String] {
        var found: [String: String] = [:]
        let names =
            ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"] + TrustedRoots.variables
        for name in names {
            if let value = unsafe getenv(name) { found[name] = unsafe String(cString: value) }
        }
        return found
    }
}
