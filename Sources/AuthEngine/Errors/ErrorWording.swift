internal import Localization
internal import ServiceCatalog

/// What an error says in every language, and what it advises.
struct ErrorWording {
    let message: LocalizedText
    let hint: LocalizedText?

    init(_ english: String, _ japanese: String, hint: (String, String)? = nil) {
        message = LocalizedText(english: english, japanese: japanese)
        self.hint = hint.map { LocalizedText(english: $0.0, japanese: $0.1) }
    }
}
