internal import Secrets
public import ServiceCatalog

/// Reads connection strings of every dialect, in linear time.
public enum ConnectionStringParser {
    /// The most bytes (UTF-8) of a text: 1 MiB.
    public static let sizeLimit = 1 << 20
    /// The most properties of a text.
    public static let propertyLimit = 1_000

    /// Reads a text whose dialect is not known.
    ///
    /// `cdata` and `ado.net` look the same and are read the same way: the dialect is then `cdata`. A single line
    /// without a prefix is never taken for a file (`properties`, `env`, `odbc-ini`), unless it sets a JDBC URL. Quotes of
    /// a program or a document around the whole text are taken off.
    ///
    /// - Parameters:
    ///   - text: a connection string, URL, script, JSON object or file.
    ///   - knownNames: the properties that exist, for the spelling of names and for suggestions; nil to take any name.
    ///   - connectors: whose data source is meant where an `odbc.ini` has several.
    /// - Returns: the properties, with the dialect and what the text says about the connector.
    /// - Throws: ``ConnectionStringError`` with names and places, never a value.
    public static func parse(
        _ text: String,
        knownNames: [String]?,
        connectors: [ConnectorNames] = []
    ) throws(ConnectionStringError) -> ParsedConnectionString {
        let readings = Wrapping.readings(of: try source(withoutComments(text)))
        var found: [ParsedConnectionString] = []
        var failure: ConnectionStringError?
        for reading in readings {
            do throws(ConnectionStringError) {
                let dialect = DialectDetection.dialect(of: reading)
                let read = try parse(reading, as: dialect, knownNames: knownNames, connectors: connectors)
                if !found.contains(read) { found.append(read) }
            } catch {
                failure = failure ?? error
            }
        }
        if found.count == 1 { return found[0] }
        throw found.isEmpty ? failure ?? ConnectionStringError(.empty) : ConnectionStringError(.unclearQuotes)
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
        try parse(source(text), as: dialect, knownNames: knownNames, connectors: [])
    }

    /// Refuses one property more than the limit.
    static func checkCount(_ count: Int) throws(ConnectionStringError) {
        guard count < propertyLimit else { throw ConnectionStringError(.tooManyProperties) }
    }

    /// The text without comments before a string of one line; their lines stay, so that places are told right.
    private static func withoutComments(_ text: String) -> String {
        func begin(_ line: String.UnicodeScalarView.SubSequence) -> Unicode.Scalar? { line.first { !$0.isEdge } }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let comments = lines.prefix { line in begin(line).map { $0 == "#" || $0 == "!" } ?? true }
        let content = lines.dropFirst(comments.count).filter { begin($0) != nil }
        guard comments.contains(where: { begin($0) != nil }), content.count == 1,
            content[0].split(separator: ";").count(where: { $0.contains("=") }) > 1
        else { return text }
        return String(repeating: "\n", count: comments.count) + String(content[0])
    }

    private static func source(_ text: String) throws(ConnectionStringError) -> SourceText {
        guard text.utf8.count <= sizeLimit else { throw ConnectionStringError(.tooLong) }
        var scalars = text.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        guard scalars.contains(where: { !$0.isEdge }) else { throw ConnectionStringError(.empty) }
        return SourceText(String(scalars))
    }

    private static func parse(
        _ text: SourceText,
        as dialect: Dialect,
        knownNames: [String]?,
        connectors: [ConnectorNames]
    ) throws(ConnectionStringError) -> ParsedConnectionString {
        let known = knownNames.map { names in
            Dictionary(names.map { (ConnectionProperties.key($0), $0) }) { first, _ in first }
        }
        let found: FoundText
        do throws(ConnectionStringError) {
            found =
                dialect == .odbcINI
                ? try ODBCINIGrammar.parse(text, choosing: connectors)
                : try dialect.grammar.parse(text).unwrapped()
        } catch {
            throw error.showing { KnownNames.has($0, known) }
        }
        if dialect == .odbc, found.dataSource != nil, found.source == nil, found.pairs.isEmpty {
            throw ConnectionStringError(.dataSourceOnly)
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
            dialect: found.dialect ?? dialect,
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
        let services = ServiceCatalog.bundled().services
        let fields = services.flatMap { $0.fields.map(\.property) + $0.connector.constants.map(\.property) }
        return Set((OAuthProperty.all + CommonProperty.all + fields).map(ConnectionProperties.key))
    }()

    static func has(_ name: String, _ given: [String: String]?) -> Bool {
        let key = ConnectionProperties.key(name)
        return given?[key] != nil || usual.contains(key)
    }
}
