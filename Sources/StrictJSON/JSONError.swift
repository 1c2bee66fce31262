/// Why a text is not JSON this program accepts, and where.
///
/// The message never quotes the text itself, because it may hold a secret.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in a few words: lower case, no full stop.
    public let message: String
    /// The line, counted from 1.
    public let line: Int
    /// The column in bytes, counted from 1.
    public let column: Int

    /// For instance `line 3, column 14: a member name appears twice`.
    public var description: String { "line \(line), column \(column): \(message)" }
}
