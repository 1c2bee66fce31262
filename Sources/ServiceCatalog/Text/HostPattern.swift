/// A host that secrets may go to: `api.example.com`, `localhost:8080`, or `*.example.com`, where the star stands for exactly one
/// label.
///
/// Without a port it is the usual one of an address's scheme.
public struct HostPattern: Sendable, Hashable {
    /// The pattern as it is written.
    public let text: String
    /// The host, or what follows the star and its dot.
    package let name: String
    /// Whether a label of one's own stands before the name.
    package let isWild: Bool
    /// The port; nil for the usual one.
    package let port: Int?

    /// Reads a pattern.
    ///
    /// - Returns: nil for what is no host in lower case, and for a star before fewer than two labels.
    public init?(_ text: String) {
        guard let (host, port) = Self.parts(of: text), host == host.lowercased() else { return nil }
        let isWild = host.hasPrefix("*.")
        let name = isWild ? String(host.dropFirst(2)) : host
        if name.hasPrefix("[") {
            guard !isWild, name.hasSuffix("]"), let number = HostNumber(bracketed: name.dropFirst().dropLast()) else {
                return nil
            }
            self.name = number.text
        } else {
            let labels = name.split(separator: ".", omittingEmptySubsequences: false)
            guard labels.allSatisfy(Self.isLabel), !isWild || labels.count > 1 else { return nil }
            switch HostNumber.reading(name) {
            case .ambiguous: return nil
            case .number: guard !isWild else { return nil }
            case .name: break
            }
            self.name = name
        }
        self.text = text
        self.isWild = isWild
        self.port = port
    }

    /// Whether an address is at such a host.
    ///
    /// - Parameters:
    ///   - host: the host in lower case, without brackets.
    ///   - port: the port that is called.
    ///   - usual: the usual port of the address's scheme.
    /// - Returns: whether host and port are those of the pattern.
    package func matches(host: String, port: Int, usual: Int) -> Bool {
        guard port == self.port ?? usual else { return false }
        guard isWild else { return host == name }
        guard host.hasSuffix("." + name) else { return false }
        let label = host.dropLast(name.count + 1)
        return !label.isEmpty && !label.contains(".")
    }

    /// A host, brackets included, and its port; nil when that is none.
    package static func parts(of authority: String) -> (host: String, port: Int?)? {
        let end =
            authority.hasPrefix("[") ? authority.firstIndex(of: "]") ?? authority.startIndex : authority.startIndex
        guard let colon = authority[end...].firstIndex(of: ":") else { return (authority, nil) }
        let digits = authority[authority.index(after: colon)...]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = Int(digits), (1...65_535).contains(port)
        else { return nil }
        return (String(authority[..<colon]), port)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
