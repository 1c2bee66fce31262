extension DefinitionReader {
    /// An address that secrets or answers travel to: encrypted unless it is this machine's own, without a fragment (RFC 6749
    /// section 3.1), and without a parameter that the program adds.
    ///
    /// - Parameters:
    ///   - key: the member that holds it.
    ///   - added: the names of the parameters that the program adds to its query.
    /// - Returns: the address, with places for properties.
    /// - Throws: `DefinitionError` naming the member.
    package mutating func endpoint(_ key: String, adding added: [String] = []) throws(DefinitionError) -> Template {
        let template = try template(key)
        let source = template.source
        guard Self.isAddress(source) else { throw failure(key, .expected(.address)) }
        guard !source.utf8.contains(UInt8(ascii: "#")) else { throw failure(key, .fragment) }
        guard !source.lowercased().hasPrefix("http://") || Self.isLocal(source.dropFirst("http://".count)) else {
            throw failure(key, .unencrypted)
        }
        guard let mark = source.utf8.firstIndex(of: UInt8(ascii: "?")) else { return template }
        let names = source[mark...].dropFirst().split(separator: "&").map { $0.prefix { $0 != "=" } }
        if let name = added.first(where: { names.contains($0[...]) }) {
            throw failure(key, .addedParameter(name))
        }
        return template
    }

    /// An endpoint that may be absent.
    package mutating func optionalEndpoint(
        _ key: String,
        adding added: [String] = []
    ) throws(DefinitionError) -> Template? {
        optional(key) == nil ? nil : try endpoint(key, adding: added)
    }

    /// Whether a template begins with a scheme and something of a host, or with a property that brings them.
    private static func isAddress(_ source: String) -> Bool {
        guard source.first != "{" else { return true }
        let start = ["https://", "http://"].first { source.lowercased().hasPrefix($0) }
        guard let host = start.flatMap({ source.dropFirst($0.count).first }) else { return false }
        return !"/?#:".contains(host) && !host.isWhitespace
    }

    private static func isLocal(_ rest: Substring) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains { host in
            rest.hasPrefix(host) && [nil, ":", "/"].contains(rest.dropFirst(host.count).first)
        }
    }
}
