public import Localization

/// What an error says: what happened, in lower case without a full stop, and what to do about it.
public struct ErrorWords: Sendable, Hashable {
    /// What happened.
    public let message: LocalizedText
    /// What to do; nil when there is nothing to do.
    public let hint: LocalizedText?

    /// Words in every language.
    public init(_ message: LocalizedText, hint: LocalizedText? = nil) {
        self.message = message
        self.hint = hint
    }
}

/// What people can be told of, such as `AuthError` and `SettingsError`.
public protocol Worded {
    /// What happened, and what to do about it.
    var words: ErrorWords { get }
}

extension Worded {
    /// What happened: lower case, one line, no full stop.
    public func message(in language: Language) -> String { words.message(language) }

    /// What to do about it, when there is something; a command is the same in every language.
    public func hint(in language: Language) -> String? { words.hint?(language) }
}
