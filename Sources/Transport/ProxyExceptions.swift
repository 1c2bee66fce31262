package import WebRequests

/// The hosts a proxy is not used for, as `NO_PROXY` names them: read the way curl and Go do.
///
/// `example.com`, `.example.com` and `*.example.com` mean the name and everything below it, `*` everything, `10.0.0.0/8` a
/// network; a port and brackets may stand with any of them. Case and a dot at the end mean nothing.
package struct ProxyExceptions: Sendable {
    private enum Host: Sendable {
        case all
        case name(String)
        case network(IPAddress, bits: Int)
    }

    private let entries: [(host: Host, port: Int?)]

    /// The entries that name no host or network, and so except nothing.
    package let meaningless: [String]

    /// Reads the entries of a list.
    package init(_ list: [String]) {
        var entries: [(host: Host, port: Int?)] = []
        var meaningless: [String] = []
        for text in list {
            if let entry = Self.entry(text) { entries.append(entry) } else { meaningless.append(text) }
        }
        self.entries = entries
        self.meaningless = meaningless
    }

    /// Whether an address is excepted.
    package func contains(_ address: WebAddress) -> Bool {
        let host = address.host.withoutLastDot
        let number = IPAddress(host)
        return entries.contains { entry in
            guard entry.port == nil || entry.port == address.effectivePort else { return false }
            return switch entry.host {
            case .all: true
            case .name(let name): number == nil && (host == name || host.hasSuffix("." + name))
            case .network(let network, let bits): number?.isIn(network, bits: bits) == true
            }
        }
    }

    private static func entry(_ text: String) -> (host: Host, port: Int?)? {
        var host = text.lowercased()[...]
        var port: Int?
        let isBracketed = host.first == "["
        guard isBracketed == host.contains("]") else { return nil }
        let afterHost = isBracketed ? host.firstIndex(of: "]") ?? host.endIndex : host.startIndex
        let colons = host[afterHost...].count { $0 == ":" }
        // An IPv6 address without brackets has more than one, and no port.
        if colons == 1, let colon = host[afterHost...].firstIndex(of: ":") {
            guard let number = Int(host[host.index(after: colon)...]), (1...65_535).contains(number) else { return nil }
            port = number
            host = host[..<colon]
        }
        if isBracketed { host = host.filter { $0 != "[" && $0 != "]" }[...] }
        if host == "*" { return (.all, port) }
        let parts = host.split(separator: "/", omittingEmptySubsequences: false)
        if let address = parts.first.flatMap({ IPAddress(String($0)) }) {
            let bits = parts.count == 1 ? address.bitCount : Int(parts[1]) ?? -1
            guard parts.count <= 2, (0...address.bitCount).contains(bits) else { return nil }
            return (.network(address, bits: bits), port)
        }
        let name = String(host.hasPrefix("*.") ? host.dropFirst(2) : host.first == "." ? host.dropFirst() : host)
        guard WebAddress("https://" + name.withoutLastDot)?.authority == name.withoutLastDot else { return nil }
        return (.name(name.withoutLastDot), port)
    }
}

extension String {
    fileprivate var withoutLastDot: String { hasSuffix(".") ? String(dropLast()) : self }
}
