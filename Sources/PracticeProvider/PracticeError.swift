/// Why the practice provider cannot run; two are equal when their codes are.
package struct PracticeError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure.
    package enum Code: String, Sendable, CaseIterable {
        /// A bundled practice file is faulty.
        case definition
        /// The port is used by another program.
        case portTaken
        /// The port may not be opened, or opening it failed otherwise.
        case notListening
        /// The state file cannot be read or written.
        case stateFile
        /// The log cannot be written.
        case logFile
    }

    /// What kind of failure.
    package let code: Code
    /// What is wrong: lower case, no full stop.
    package let message: String
    /// What to do about it.
    package let hint: String?

    /// Describes a failure.
    package init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The message.
    package var description: String { message }
}

extension PracticeError: Equatable {
    /// Compares the codes.
    package static func == (one: PracticeError, other: PracticeError) -> Bool { one.code == other.code }
}
