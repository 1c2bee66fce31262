package import Localization

/// What `key` says.
package enum KeyWords {
    /// A settings file that is named and cannot be read; why follows.
    package static func alsoUnreadable(_ path: String) -> LocalizedText {
        .en("cannot read the settings file \(path)").ja("設定ファイル \(path) を読み取れません")
    }

    package static func left(_ count: Int) -> ErrorWords {
        .en("\(count) could not be sealed for the new key, so that the old one stays")
            .fix("fix or forget them, then run oauth-setup key --rotate again")
            .ja("新しい鍵で暗号化できない設定ファイルが\(count)件あるため、古い鍵を残しました")
            .fix("修復するか forget で削除してから、もう一度 oauth-setup key --rotate を実行してください")
    }

    package static let askIdentity = LocalizedText.en("Passphrase of this machine's key: ").ja("鍵のパスフレーズ: ")
    package static let askNew = LocalizedText.en("New passphrase: ").ja("新しいパスフレーズ: ")
    package static let askAgain = LocalizedText.en("Once more: ").ja("もう一度: ")

    package static func protected(_ path: String) -> LocalizedText {
        .en("the key in \(path) is protected by the passphrase; without it no connection opens")
            .ja("\(path) の鍵をパスフレーズで保護しました。パスフレーズがないと、どの接続も開けません")
    }

    package static func unprotected(_ path: String) -> LocalizedText {
        .en("the key in \(path) has no passphrase now").ja("\(path) の鍵のパスフレーズを外しました")
    }

    package static func wasUnprotected(_ path: String) -> LocalizedText {
        .en("the key in \(path) has no passphrase").ja("\(path) の鍵にはパスフレーズがありません")
    }

    /// How many files are sealed for the new key; `isResumed` when some were before.
    package static func resealed(_ count: Int, isResumed: Bool) -> LocalizedText {
        .en((isResumed ? "the rotation begun earlier continues: " : "") + "sealed for the new key: \(count)")
            .ja((isResumed ? "以前に始めた鍵の交換の続きです。" : "") + "新しい鍵で暗号化した接続: \(count)")
    }

    package static func foreign(_ path: String) -> LocalizedText {
        .en("left alone, sealed for another machine: \(path)").ja("別のマシンの鍵で暗号化されているため、そのままにしました: \(path)")
    }

    /// The old key opens what is written from now on.
    package static let retiredIsRecipient: LocalizedText =
        .en(
            "warning: recipients.txt names the old key, which still opens everything: remove that line and rotate again"
        )
        .ja("警告: recipients.txt に古い鍵が残っており、その鍵でまだ開けます。その行を削除して、もう一度 --rotate を実行してください")

    package static let keptOld = LocalizedText.en("the old key stays in the file for what was sealed for it")
        .ja("古い鍵は、その鍵で暗号化されたファイルのために残してあります")

    package static let tellOthers: LocalizedText =
        .en("give the new public key to whoever seals for this machine (recipients.txt, transfer --to)")
        .ja("このマシンあてに暗号化する相手（recipients.txt、transfer --to）には、新しい公開鍵を知らせてください")

    package static let unfinished: LocalizedText =
        .en("a rotation of this key was broken off; oauth-setup key --rotate finishes it")
        .ja("鍵の交換が途中で止まっています。oauth-setup key --rotate で完了します")
}
