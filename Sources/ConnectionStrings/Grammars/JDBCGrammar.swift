internal import ServiceCatalog

/// A JDBC URL (connectors.md 3.2).
///
/// ```
/// url    = "jdbc:" [ "cdata:" ] source ":" { pair ";" }      scheme words in any case; pairs as in QuotedPairs
/// source = (letter | digit | "_") { letter | digit | "_" }
/// ```
///
/// Written with the prefix of the connector, `jdbc:sample:`.
enum JDBCGrammar: DialectGrammar {
    static let title = "JDBC"

    static func begins(_ text: SourceText) -> Bool {
        var reader = SourceReader(text)
        reader.skipBlanks()
        return String(reader.take(while: SQLAlchemyURL.isNameScalar)).lowercased() == "jdbc" && reader.take(":")
    }

    static func isName(_ source: String, of connector: ConnectorNames) -> Bool {
        source == connector.jdbcPrefix.lowercased().split(separator: ":").last.map(String.init)
    }

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        let prefix = SourceText(connector.jdbcPrefix)
        var reader = SourceReader(prefix)
        guard source(&reader) != nil, reader.next == nil else {
            throw ConnectionStringError(.badConnectorName, dialect: .jdbc)
        }
        return connector.jdbcPrefix + CDataGrammar.text(pairs)
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        var reader = SourceReader(text)
        reader.skipBlanks()
        guard let source = source(&reader) else {
            throw ConnectionStringError(.wrongShape, position: text.position(reader.index), dialect: .jdbc)
        }
        let pairs = try QuotedPairs.parse(text.part(reader.index..<reader.end))
        return FoundText(pairs: pairs, source: source)
    }

    private static func source(_ reader: inout SourceReader) -> String? {
        guard word(&reader)?.lowercased() == "jdbc", let first = word(&reader) else { return nil }
        guard first.lowercased() == "cdata" else { return first }
        return word(&reader)
    }

    private static func word(_ reader: inout SourceReader) -> String? {
        let word = reader.take { $0.isWord || $0 == "_" }
        guard !word.isEmpty, reader.take(":") else { return nil }
        return String(word)
    }
}
