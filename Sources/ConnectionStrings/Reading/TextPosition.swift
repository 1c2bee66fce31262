/// A place in a text.
public struct TextPosition: Sendable, Hashable {
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars (code points), counted from 1; in JSON, in bytes.
    public let column: Int

    /// A place in a text.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
