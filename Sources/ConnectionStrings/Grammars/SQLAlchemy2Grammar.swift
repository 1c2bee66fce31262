internal import ServiceCatalog

/// A URL for SQLAlchemy 2.x: the same as ``SQLAlchemy1Grammar``, with `_2` at the end of the dialect's name.
///
/// ```
/// url     = dialect "_2:///" [ "?" query ]
/// ```
enum SQLAlchemy2Grammar: DialectGrammar {
    static let title = "SQLAlchemy 2"

    static func begins(_ text: SourceText) -> Bool { SQLAlchemyURL.begins(text, isSecond: true) }

    static func isName(_ source: String, of connector: ConnectorNames) -> Bool {
        source == connector.sqlAlchemyDialect.lowercased()
    }

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        try SQLAlchemyURL.print(pairs, name: connector.sqlAlchemyDialect + "_2", dialect: .sqlAlchemy2)
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        try SQLAlchemyURL.parse(text, dialect: .sqlAlchemy2)
    }
}
