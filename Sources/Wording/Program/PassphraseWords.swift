package import Localization

/// What is said where a passphrase is needed.
package enum PassphraseWords {
    /// What was named holds no passphrase.
    package static let nothing = LocalizedText(english: "there is no passphrase to read", japanese: "パスフレーズを読み取れません")
    /// The second passphrase is another one.
    package static let different = LocalizedText(
        english: "the two passphrases differ; nothing was changed",
        japanese: "パスフレーズが一致しません。変更していません"
    )
    /// Nobody can be asked.
    package static let noTerminal = ErrorWords(
        LocalizedText(
            english: "a passphrase is needed, and there is no terminal to ask at",
            japanese: "パスフレーズが必要ですが、入力できる端末がありません"
        ),
        hint: LocalizedText(
            english: "give it with --passphrase-file FILE or --passphrase-fd N",
            japanese: "--passphrase-file FILE または --passphrase-fd N で渡してください"
        )
    )
    /// The person broke off.
    package static let aborted = LocalizedText(english: "aborted", japanese: "中止しました")

    /// A place that holds no passphrase.
    package static func nothing(in place: String) -> LocalizedText {
        LocalizedText(
            english: "there is no passphrase to read in \(place)",
            japanese: "\(place) からパスフレーズを読み取れません"
        )
    }
}
