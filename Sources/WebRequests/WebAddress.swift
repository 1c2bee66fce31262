package import ServiceCatalog

/// The parts of an absolute http or https address (RFC 3986), each exactly as written but for the scheme's and host's case.
package struct WebAddress: Sendable, Equatable {
    /// `http` or `https`.
    package let scheme: String
    /// What stands before `@`, when there is one.
    package let credentials: String?
    /// The host in lower case; an IPv6 address without its brackets, in its short form.
    package let host: String
    /// The host as a number, when it is none of those with a name.
    package let number: HostNumber?
    /// The port, when it is written.
    package let port: Int?
    /// The path, empty or with its leading slash, as written.
    package let path: String
    /// What follows `?`, as written.
    package let query: String?
    /// What follows `#`, as written.
    package let fragment: String?

    /// Takes an address apart.
    ///
    /// - Returns: nil when it is not an absolute http or https address with a plausible host.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
        guard let colon = text.range(of: "://") else { return nil }
        scheme = text[..<colon.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        var rest = Substring(text[colon.upperBound...])
        if let hash = rest.firstIndex(of: "#") {
            fragment = String(rest[rest.index(after: hash)...])
            rest = rest[..<hash]
        } else {
            fragment = nil
        }
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        } else {
            query = nil
        }
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        path = String(rest[end...])
        var authority = rest[..<end]
        if let at = authority.lastIndex(of: "@") {
            credentials = String(authority[..<at])
            authority = authority[authority.index(after: at)...]
        } else {
            credentials = nil
        }
        guard let parts = Self.split(authority) else { return nil }
        (host, number, port) = parts
    }

    private static func split(_ authority: Substring) -> (host: String, number: HostNumber?, port: Int?)? {
        let host: String
        let number: HostNumber?
        var digits: Substring?
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            number = HostNumber(bracketed: authority[authority.index(after: authority.startIndex)..<end])
            guard let number else { return nil }
            host = number.text
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else { return nil }
            digits = rest.isEmpty ? nil : rest.dropFirst()
        } else {
            let colon = authority.firstIndex(of: ":") ?? authority.endIndex
            host = authority[..<colon].lowercased()
            if colon != authority.endIndex { digits = authority[authority.index(after: colon)...] }
            guard isPlausible(host[...]) else { return nil }
            switch HostNumber.reading(host) {
            case .name: number = nil
            case .number(let found): number = found
            case .ambiguous: return nil
            }
        }
        guard let digits else { return (host, number, nil) }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = Int(digits), (1...65535).contains(port)
        else { return nil }
        return (host, number, port)
    }

    private static func isPlausible(_ host: Substring) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return host.utf8.count <= 253
            && labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            }
    }

    /// The port that is used: 80 or 443 when none is written.
    package var effectivePort: Int { port ?? usualPort }

    package var usualPort: Int { scheme == "https" ? 443 : 80 }

    /// Its host, with the port when that is not the usual one.
    package var unusualAuthority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return effectivePort == usualPort ? name : "\(name):\(effectivePort)"
    }

    /// Whether the host is this machine: `localhost`, 127.0.0.0/8 or ::1.
    package var isLoopback: Bool { number?.isLoopback ?? (host == "localhost") }

    /// Whether what is sent there stays between the two ends: https, or this machine.
    package var isConfidential: Bool { scheme == "https" || isLoopback }

    /// Host and port as a `Host` header carries them.
    package var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port.map { "\(name):\($0)" } ?? name
    }
}

extension StringProtocol {
    /// The first place of a short text.
    fileprivate func range(of needle: String) -> Range<Index>? { ranges(of: needle).first }
}
