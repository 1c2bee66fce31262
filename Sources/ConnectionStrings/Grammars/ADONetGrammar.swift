internal import ServiceCatalog

/// An ADO.NET string: ``QuotedPairs`` with a `;` between pairs.
///
/// ```
/// text = [ pair { ";" pair } ]
/// ```
enum ADONetGrammar: DialectGrammar {
    static let title = "ADO.NET"

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        QuotedPairs.print(pairs)
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        FoundText(pairs: try QuotedPairs.parse(text))
    }
}
