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
