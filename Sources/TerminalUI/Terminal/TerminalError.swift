/// Why the full screen could not be opened.
package struct TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    package enum Code: Sendable, Equatable {
        /// There is no terminal, or it cannot be opened.
        case noTerminal
        /// The kind of terminal is unknown, or cannot move its cursor.
        case unsuitable
        /// The system refused a pipe or the like.
        case system
    }

    package let code: Code
    /// What is the matter.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    /// Equal when the codes are.
    package static func == (one: TerminalError, other: TerminalError) -> Bool { one.code == other.code }
}
