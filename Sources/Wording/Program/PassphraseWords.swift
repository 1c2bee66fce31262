package import Localization

/// What is said where a passphrase is needed.
package enum PassphraseWords {
    /// A secret that a file holds in its first line.
    package enum Kind: Sendable {
        case passphrase
        case clientSecret

        fileprivate var words: LocalizedText {
            switch self {
            case .passphrase: .en("passphrase").ja("パスフレーズ")
            case .clientSecret: .en("client secret").ja("クライアントシークレット")
            }
        }
    }

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

    /// A place that holds no such secret.
    package static func nothing(_ kind: Kind, in place: String) -> ErrorWords {
        .en("there is no \(kind.words.english) to read in \(place)")
            .fix("its first line must be the \(kind.words.english)")
            .ja("\(place) から\(kind.words.japanese)を読み取れません").fix("1行目に\(kind.words.japanese)を書いてください")
    }

    /// There is no file of the name that was given; the name is not shown.
    package static func noFile(_ kind: Kind) -> ErrorWords {
        .en("there is no such file to read the \(kind.words.english) from")
            .fix("give the path of a file whose first line is the \(kind.words.english), not that itself")
            .ja("\(kind.words.japanese)を読み取るファイルがありません")
            .fix("\(kind.words.japanese)そのものではなく、1行目に\(kind.words.japanese)を書いたファイルのパスを指定してください")
    }

    /// A file that cannot be read; why follows.
    package static func unreadable(_ kind: Kind, _ file: String) -> LocalizedText {
        .en("cannot read the \(kind.words.english) in \(file)").ja("\(file) から\(kind.words.japanese)を読み取れません")
    }
}
