package import Localization
internal import ServiceCatalog

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
    package let message: LocalizedText
    /// What to do about it.
    package let hint: LocalizedText?

    /// Describes a failure in both languages.
    package init(_ code: Code, _ english: String, _ japanese: String, hint: (String, String)? = nil) {
        self.code = code
        message = LocalizedText(english: english, japanese: japanese)
        self.hint = hint.map { LocalizedText(english: $0.0, japanese: $0.1) }
    }

    /// The message in English.
    package var description: String { message(.english) }
}

extension PracticeError: Equatable {
    /// Compares the codes.
    package static func == (one: PracticeError, other: PracticeError) -> Bool { one.code == other.code }
}
