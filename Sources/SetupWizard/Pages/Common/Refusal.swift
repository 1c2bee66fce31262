internal import Localization

/// What was said against the texts of one field or of several that belong together: shown as long as they hold them.
struct Refusal: Sendable {
    /// The texts, by the fields' keys.
    let texts: [String: String]
    let words: LocalizedText

    init(texts: [String: String], words: LocalizedText) { (self.texts, self.words) = (texts, words) }

    /// Words against the text of one field.
    init(_ key: String, _ text: String, _ words: LocalizedText) { self.init(texts: [key: text], words: words) }

    /// Whether the fields still hold the texts.
    func stands(_ wizard: Wizard) -> Bool {
        texts.allSatisfy { key, text in (wizard.editors[key]?.text ?? wizard.answers[key] ?? "") == text }
    }
}
