internal import ServiceCatalog

/// What every dialect can do; the grammar is written down at each implementation.
protocol DialectGrammar {
    /// Whether the dialect has escapes for control characters (all but NUL, which nothing carries).
    static var escapesControls: Bool { get }

    /// Writes pairs whose names are valid and whose values hold no NUL, nor control characters unless they are escaped.
    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String

    /// Reads a text; names are valid, but may be unknown or appear twice.
    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText
}

extension DialectGrammar {
    static var escapesControls: Bool { false }
}
