package import Localization

extension LocalizedText {
    /// What a closure says in each language, if it says anything; what is missing in another language is said in English.
    package init?(ifAny text: (Language) -> String?) {
        guard let english = text(.english) else { return nil }
        self.init { text($0) ?? english }
    }
}
