internal import Secrets
internal import ServiceCatalog

/// Reads connection strings of every dialect, in linear time.
public enum ConnectionStringParser {
    /// The most bytes (UTF-8) of a text: 1 MiB.
    public static let sizeLimit = 1 << 20
    /// The most properties of a text.
    public static let propertyLimit = 1_000

    /// Reads a text whose dialect is not known.
    ///
    /// `cdata` and `ado.net` look the same and are read the same way: the dialect is then `cdata`. A single line
    /// without a prefix is never taken for a file (`properties`, `env`, `odbc-ini`).
    ///
    /// - Parameters:
    ///   - text: a connection string, URL, script, JSON object or file.
    ///   - knownNames: the properties that exist, for the spelling of names and for suggestions; nil to take any name.
    /// - Returns: the properties, with the dialect and what the text says about the connector.
    /// - Throws: ``ConnectionStringError`` with names and places, never a value.
    public static func parse(
        _ text: String,
        knownNames: [String]?
    ) throws(ConnectionStringError) -> ParsedConnectionString {
        let source = try source(text)
        return try parse(source, as: DialectDetection.dialect(of: source), knownNames: knownNames)
    }

    /// Reads a text of one dialect.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - dialect: its dialect.
    ///   - knownNames: the properties that exist, for the spelling of names and for suggestions; nil to take any name.
    /// - Returns: the properties, with what the text says about the connector.
    /// - Throws: ``ConnectionStringError`` with names and places, never a value.
    public static func parse(
        _ text: String,
        as dialect: Dialect,
        knownNames: [String]?
    ) throws(ConnectionStringError) -> ParsedConnectionString {
        try parse(source(text), as: dialect, knownNames: knownNames)
    }

    /// Refuses one property more than the limit.
    static func checkCount(_ count: Int) throws(ConnectionStringError) {
        guard count < propertyLimit else { throw ConnectionStringError(.tooManyProperties) }
    }

    private static func source(_ text: String) throws(ConnectionStringError) -> SourceText {
        guard text.utf8.count <= sizeLimit else { throw ConnectionStringError(.tooLong) }
        var scalars = text.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        guard scalars.contains(where: { !$0.isBlank }) else { throw ConnectionStringError(.empty) }
        return SourceText(String(scalars))
    }

    private static func parse(
        _ text: SourceText,
        as dialect: Dialect,
        knownNames: [String]?
    ) throws(ConnectionStringError) -> ParsedConnectionString {
        let known = knownNames.map { names in
            Dictionary(names.map { (ConnectionProperties.key($0), $0) }) { first, _ in first }
        }
        let found: FoundText
        do throws(ConnectionStringError) {
            found = try dialect.grammar.parse(text)
        } catch {
            throw error.showing { KnownNames.has($0, known) }
        }
        var seen: Set<String> = []
        var pairs: [ConnectionProperties.Pair] = []
        for pair in found.pairs {
            var name = pair.name
            let key = ConnectionProperties.key(name)
            if let known {
                guard let spelling = known[key] else { throw unknown(pair, known: known) }
                name = spelling
            }
            guard seen.insert(key).inserted else {
                let isShown = pair.certain || KnownNames.has(name, known)
                let shown = isShown && GivenName.canBeName(name) ? name : nil
                throw ConnectionStringError(.duplicateName, property: shown, position: pair.position)
            }
            pairs.append(ConnectionProperties.Pair(name: name, value: pair.value, isCertain: pair.certain))
        }
        return ParsedConnectionString(
            properties: ConnectionProperties(unique: pairs),
            dialect: dialect,
            source: found.source,
            dataSource: found.dataSource
        )
    }

    /// A stray name is shown only where it cannot be the end of a value that was not quoted, or is near a real name.
    private static func unknown(_ pair: FoundPair, known: [String: String]) -> ConnectionStringError {
        let suggestion = NearestName.of(pair.name, among: known.values)
        let isShown = suggestion != nil || pair.certain
        return ConnectionStringError(
            .unknownName,
            property: isShown && GivenName.canBeName(pair.name) ? pair.name : nil,
            position: pair.position,
            suggestion: suggestion
        )
    }
}

/// Names that a message may repeat wherever they stand: no secret is called like a property.
enum KnownNames {
    private static let usual: Set<String> = {
        let services = (try? ServiceCatalog.bundled())?.services ?? []
        let fields = services.flatMap { $0.fields.map(\.property) + $0.connector.constants.map(\.property) }
        return Set((OAuthProperty.all + CommonProperty.all + fields).map(ConnectionProperties.key))
    }()

    static func has(_ name: String, _ given: [String: String]?) -> Bool {
        let key = ConnectionProperties.key(name)
        return given?[key] != nil || usual.contains(key)
    }
}
