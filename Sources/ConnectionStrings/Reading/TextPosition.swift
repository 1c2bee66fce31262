/// A place in a text.
public struct TextPosition: Sendable, Hashable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars (code points), counted from 1; in JSON, in bytes.
    public let column: Int

    /// A place in a text.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// For instance `line 2, column 7`.
    public var description: String { "line \(line), column \(column)" }
}
