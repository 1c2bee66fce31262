internal import ArgumentParser
internal import ServiceCatalog

/// Texts of help pages in the person's language; both stand where the option is declared.
enum Help {
    /// The text in the language of `--lang` or the locale.
    static func text(_ english: String, _ japanese: String) -> String {
        LanguageChoice.current == .english ? english : japanese
    }

    /// The help of an option or argument.
    static func about(_ english: String, _ japanese: String, _ valueName: String? = nil) -> ArgumentHelp {
        valueName.map { ArgumentHelp("\(text(english, japanese))", valueName: $0) }
            ?? ArgumentHelp("\(text(english, japanese))")
    }
}

extension ValidationError {
    /// A mistake in the arguments, in the person's language.
    init(_ english: String, _ japanese: String) {
        self.init(Help.text(english, japanese))
    }
}
