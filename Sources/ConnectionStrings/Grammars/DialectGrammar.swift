internal import ServiceCatalog

/// What every dialect can do; the grammar is written down at each implementation.
protocol DialectGrammar {
    /// The name a person knows the format by; the same in every language.
    static var title: String { get }
    /// Whether the dialect has escapes for control characters (all but NUL, which nothing carries).
    static var escapesControls: Bool { get }

    /// Whether a text is surely of this dialect, by how it begins.
    static func begins(_ text: SourceText) -> Bool

    /// Whether a text that names this in lower case (see ``FoundText/source``) is for that connector.
    static func isName(_ source: String, of connector: ConnectorNames) -> Bool

    /// Writes pairs whose names are valid and whose values hold no NUL, nor control characters unless they are escaped.
    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String

    /// Reads a text; names are valid, but may be unknown or appear twice.
    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText
}

extension DialectGrammar {
    static var escapesControls: Bool { false }
    static func begins(_ text: SourceText) -> Bool { false }
    static func isName(_ source: String, of connector: ConnectorNames) -> Bool { false }
}
