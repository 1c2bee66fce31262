/// A language the person reads.
public enum Language: String, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Japanese.
    case japanese = "ja"

    /// What the language calls itself.
    package var name: String {
        switch self {
        case .english: "English"
        case .japanese: "日本語"
        }
    }

    /// The language after this one; the first after the last.
    package var next: Language {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
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

    /// What a closure says in each language.
    package init<Failure: Error>(_ text: (Language) throws(Failure) -> String) throws(Failure) {
        self.init(english: try text(.english), japanese: try text(.japanese))
    }

    /// The text in one language.
    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .english: english
        case .japanese: japanese
        }
    }
}

/// A text is written language by language: `.en("a file").ja("ファイル")`.
extension LocalizedText {
    /// A text begun in English; each translation follows by its language's name.
    package static func en(_ text: String) -> English { English(text: text) }

    /// A text that still lacks its translation, and is none before it has it.
    package struct English {
        let text: String

        /// The text in both languages.
        package func ja(_ text: String) -> LocalizedText { LocalizedText(english: self.text, japanese: text) }
    }
}
