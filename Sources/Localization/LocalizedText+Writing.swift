extension LocalizedText {
    /// A text begun in English; each translation follows by its language's name: `.en("a file").ja("ファイル")`.
    package static func en(_ text: String) -> English { English(text: text) }

    /// A text that still lacks its translation, and is none before it has it.
    package struct English {
        let text: String

        /// The text in both languages.
        package func ja(_ text: String) -> LocalizedText { LocalizedText(english: self.text, japanese: text) }
    }
}
