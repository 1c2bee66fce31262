package import Localization

/// An error is written language by language, what happened and then what to do: `.en("…").fix("…").ja("…").fix("…")`.
extension ErrorWords {
    /// The English of what happened.
    package static func en(_ message: String) -> English { English(message: message) }

    /// The same words with what to do about it, when several errors share it.
    package func fix(_ hint: LocalizedText?) -> ErrorWords { ErrorWords(message, hint: hint) }

    /// The same words with what to do about it, when that reads the same in every language, such as a command.
    package func fix(same hint: String) -> ErrorWords { fix(LocalizedText(same: hint)) }

    /// Words that still lack their translation.
    package struct English {
        let message: String

        /// What to do about it, in English.
        package func fix(_ hint: String) -> EnglishWithFix { EnglishWithFix(message: message, hint: hint) }

        /// What happened, in Japanese.
        package func ja(_ message: String) -> ErrorWords { ErrorWords(.en(self.message).ja(message)) }
    }

    /// Words with what to do that still lack their translation.
    package struct EnglishWithFix {
        let message: String
        let hint: String

        /// What happened, in Japanese; what to do must follow.
        package func ja(_ message: String) -> Japanese { Japanese(message: .en(self.message).ja(message), hint: hint) }
    }

    /// Words of which only the translation of what to do is missing.
    package struct Japanese {
        let message: LocalizedText
        let hint: String

        /// What to do about it, in Japanese.
        package func fix(_ hint: String) -> ErrorWords { ErrorWords(message, hint: .en(self.hint).ja(hint)) }
    }
}
