/// Why a text is not JSON this program accepts, and where.
///
/// Nothing of the text itself is in it, because that may hold a secret.
public struct JSONError: Error, Hashable, Sendable {
    /// What can be wrong.
    public enum Fault: Hashable, Sendable, CaseIterable {
        /// The text ends before its value does.
        case endsTooEarly
        /// Something follows the value.
        case textAfterValue
        /// Nested more deeply than ``JSONParser/depthLimit``.
        case tooDeep
        /// No value begins here.
        case notAValue
        /// A member does not begin with a name in quotes.
        case nameExpected
        /// An object has two members of one name; the place is that of the second name's quote.
        case nameTwice
        /// A name is not followed by a colon.
        case colonExpected
        /// An element is followed by neither a comma nor the closing bracket.
        case separatorExpected
        /// A number lacks a digit.
        case digitExpected
        /// A text in quotes does not end.
        case textNotClosed
        /// A text in quotes is not valid UTF-8.
        case notUTF8
        /// A control character stands in a text in quotes.
        case controlCharacter
        /// What follows a backslash has no meaning.
        case unknownEscape
        /// One half of a surrogate pair without the other.
        case halfSurrogate
        /// `\u` without four hexadecimal digits.
        case hexadecimalExpected
    }

    /// What is wrong.
    public let fault: Fault
    /// The line, counted from 1.
    public let line: Int
    /// The column in bytes, counted from 1.
    public let column: Int

    /// A fault at a place.
    public init(_ fault: Fault, line: Int, column: Int) {
        self.fault = fault
        self.line = line
        self.column = column
    }
}
