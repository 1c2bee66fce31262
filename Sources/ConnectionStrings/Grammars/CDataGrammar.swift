internal import ServiceCatalog

/// The vendor's form: ``QuotedPairs`` with a `;` after every pair.
///
/// ```
/// text = { pair ";" }
/// ```
enum CDataGrammar: DialectGrammar {
    static let title = "CData"

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        text(pairs)
    }

    static func text(_ pairs: [WrittenPair]) -> String { pairs.isEmpty ? "" : QuotedPairs.print(pairs) + ";" }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        FoundText(pairs: try QuotedPairs.parse(text))
    }
}
