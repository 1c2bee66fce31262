package import Localization

/// What is said where a passphrase is needed.
package enum PassphraseWords {
    /// What a file with a passphrase looks like.
    package static let oneLine = LocalizedText.en("its first line must be the passphrase").ja("1行目にパスフレーズを書いてください")
    package static let empty = ErrorWords.en("the passphrase is empty; nothing was changed")
        .fix("run it again and type one")
        .ja("パスフレーズが空です。変更していません").fix("もう一度実行して入力してください")
    package static let different = LocalizedText.en("the two passphrases differ; nothing was changed")
        .ja("パスフレーズが一致しません。変更していません")
    /// Nobody can be asked.
    package static let noTerminal = ErrorWords.en("a passphrase is needed, and there is no terminal to ask at")
        .fix("give it with --passphrase-file FILE or --passphrase-fd N")
        .ja("パスフレーズが必要ですが、入力できるターミナルがありません").fix("--passphrase-file FILE または --passphrase-fd N で渡してください")
    package static let aborted = LocalizedText.en("aborted").ja("中止しました")

    /// A place that holds no passphrase.
    package static func nothing(in place: String) -> LocalizedText {
        .en("there is no passphrase to read in \(place)").ja("\(place) からパスフレーズを読み取れません")
    }
}
