internal import ServiceCatalog

/// A URL for SQLAlchemy 1.x (connectors.md 3.2).
///
/// ```
/// url     = dialect ":///" [ "?" query ]
/// dialect = (letter | digit | "_" | "+") { … }
/// query   = part { ( "&" | "&amp;" ) part }
/// part    = text of QuotedPairs, percent-encoded (RFC 3986); "+" stands for a blank; no bare "#"
/// ```
///
/// Written: inside values everything but letters, digits and `- . _ ~ : / , *` is encoded, quotes included, so that
/// only the separators `;` and `=` remain as they are.
enum SQLAlchemy1Grammar: DialectGrammar {
    static let title = "SQLAlchemy 1"

    static func begins(_ text: SourceText) -> Bool { SQLAlchemyURL.begins(text, isSecond: false) }

    static func isName(_ source: String, of connector: ConnectorNames) -> Bool {
        source == connector.sqlAlchemyDialect.lowercased()
    }

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        try SQLAlchemyURL.print(pairs, name: connector.sqlAlchemyDialect, dialect: .sqlAlchemy1)
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        try SQLAlchemyURL.parse(text, dialect: .sqlAlchemy1)
    }
}
