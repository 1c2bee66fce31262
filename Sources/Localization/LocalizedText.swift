/// A language the person reads.
public enum Language: String, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Japanese.
    case japanese = "ja"
}

/// A text in every language of the program.
public struct LocalizedText: Sendable, Hashable {
    /// The English text.
    public let english: String
    /// The Japanese text.
    public let japanese: String

    /// A text in both languages.
    public init(english: String, japanese: String) {
        self.english = english
        self.japanese = japanese
    }

    /// A text that reads the same in every language, such as a property name.
    public init(same text: String) { self.init(english: text, japanese: text) }

    /// The text in one language.
    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .english: english
        case .japanese: japanese
        }
    }
}
