package import Localization

/// What is said where a passphrase is needed.
package enum PassphraseWords {
    /// What a file with a passphrase looks like.
    package static let oneLine = LocalizedText(
        english: "its first line must be the passphrase",
        japanese: "1 行目にパスフレーズを書いてください"
    )
    /// Enter was pressed alone.
    package static let empty = ErrorWords(
        LocalizedText(english: "the passphrase is empty; nothing was changed", japanese: "パスフレーズが空です。変更していません"),
        hint: LocalizedText(english: "run it again and type one", japanese: "もう一度実行して入力してください")
    )
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
