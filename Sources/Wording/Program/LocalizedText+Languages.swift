package import Localization

extension LocalizedText {
    /// What a closure says in each language.
    package init(_ text: (Language) -> String) {
        self.init(english: text(.english), japanese: text(.japanese))
    }

    /// What a closure says in each language, if it says anything; what is missing in another language is said in English.
    package init?(ifAny text: (Language) -> String?) {
        guard let english = text(.english) else { return nil }
        self.init { text($0) ?? english }
    }
}
