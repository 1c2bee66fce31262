internal import StrictJSON

/// Files that hold a JDBC URL among other settings: of the vendor's MCP servers (`.prp`), of pools and frameworks.
extension FoundText {
    /// Whether a value is the JDBC URL of a connection; only a cache has one of its own among the properties.
    static func isURL(_ value: String, named name: String) -> Bool {
        value.lowercased().hasPrefix("jdbc:") && !isCache(name)
    }

    /// Whether a name is that of the cache's connection.
    static func isCache(_ name: String) -> Bool { ConnectionProperties.key(name) == "cacheconnection" }

    /// What such a file says: the URL's properties, and those of the others that are properties themselves.
    ///
    /// - Throws: `severalStrings` when there are several URLs; what is wrong with the one there is.
    func unwrapped() throws(ConnectionStringError) -> FoundText {
        let urls = pairs.filter { Self.isURL($0.value, named: $0.name) }
        guard let url = urls.first else { return self }
        guard urls.count == 1 else {
            throw ConnectionStringError(.severalStrings, position: urls[1].position).offering(urls.map(\.name))
        }
        var inner = try Self.inside(url.value, at: url.position)
        for pair in pairs where pair.value != url.value {
            // `spring.datasource.driver-class-name` and the like: the last word says what it is.
            let key = ConnectionProperties.key(pair.name.split(separator: ".").last.map { String($0) } ?? "")
                .filter { $0 != "-" && $0 != "_" }
            if !Self.companions.contains(key) { inner.pairs.append(pair) }
        }
        return inner
    }

    /// What stands beside a URL and is not meant for the connector.
    private static let companions: Set<String> = [
        "prefix", "servername", "serverversion", "driverpath", "driverclass", "driverclassname", "driver", "tables",
    ]

    /// The URL in a JSON document that is more than an object of texts; nil when it is not, or has none.
    static func inside(_ document: JSONValue) throws(ConnectionStringError) -> FoundText? {
        let isNested =
            document.object?.contains { member in
                switch member.value {
                case .array, .object: true
                default: false
                }
            } ?? false
        guard isNested else { return nil }
        var urls: [(path: String, text: String)] = []
        collect(document, path: "", &urls)
        guard let url = urls.first else { return nil }
        guard urls.count == 1 else {
            throw ConnectionStringError(.severalStrings, dialect: .json).offering(urls.map(\.path))
        }
        return try inside(url.text, at: nil)
    }

    private static func collect(_ value: JSONValue, path: String, _ urls: inout [(path: String, text: String)]) {
        switch value {
        case .string(let text) where isURL(text, named: path): urls.append((path, text))
        case .array(let elements):
            for (index, element) in elements.enumerated() { collect(element, path: "\(path)[\(index)]", &urls) }
        case .object(let members):
            for (name, member) in members { collect(member, path: path.isEmpty ? name : "\(path).\(name)", &urls) }
        default: break
        }
    }

    private static func inside(_ url: String, at position: TextPosition?) throws(ConnectionStringError) -> FoundText {
        do throws(ConnectionStringError) {
            let found = try JDBCGrammar.parse(SourceText(url))
            return FoundText(
                pairs: found.pairs.map { pair in
                    FoundPair(name: pair.name, value: pair.value, position: position, certain: pair.certain)
                },
                source: found.source,
                dialect: .jdbc
            )
        } catch {
            throw error.moved(to: position)
        }
    }
}
