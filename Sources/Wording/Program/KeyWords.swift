package import Localization

/// What `key` says.
package enum KeyWords {
    /// Files that are still sealed for the old key.
    package static func left(_ count: Int) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "\(count) could not be sealed for the new key, so that the old one stays",
                japanese: "新しい鍵で暗号化できない設定ファイルが \(count) 件あるため、古い鍵を残しました"
            ),
            hint: LocalizedText(
                english: "mend or forget them, then run oauth-setup key --rotate again",
                japanese: "修復するか forget で削除してから、もう一度 oauth-setup key --rotate を実行してください"
            )
        )
    }

    /// The question for the passphrase there is.
    package static let askIdentity = LocalizedText(
        english: "Passphrase of this machine's key: ",
        japanese: "鍵のパスフレーズ: "
    )
    /// The question for a new passphrase.
    package static let askNew = LocalizedText(english: "New passphrase: ", japanese: "新しいパスフレーズ: ")
    /// The question for the same once more.
    package static let askAgain = LocalizedText(english: "Once more: ", japanese: "もう一度: ")

    /// The key has a passphrase now.
    package static func protected(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "the key in \(path) is protected by the passphrase; without it no connection opens",
            japanese: "\(path) の鍵をパスフレーズで保護しました。パスフレーズがないと、どの接続も開けません"
        )
    }

    /// The key has lost its passphrase.
    package static func unprotected(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "the key in \(path) has no passphrase now",
            japanese: "\(path) の鍵のパスフレーズを外しました"
        )
    }

    /// The key had no passphrase.
    package static func wasUnprotected(_ path: String) -> LocalizedText {
        LocalizedText(english: "the key in \(path) has no passphrase", japanese: "\(path) の鍵にはパスフレーズがありません")
    }

    /// How many files are sealed for the new key; `isResumed` when some were before.
    package static func resealed(_ count: Int, isResumed: Bool) -> LocalizedText {
        LocalizedText(
            english: (isResumed ? "the rotation begun earlier goes on: " : "") + "sealed for the new key: \(count)",
            japanese: (isResumed ? "以前に始めた鍵の交換の続きです。" : "") + "新しい鍵で暗号化した接続: \(count)"
        )
    }

    /// A file that is not for this machine.
    package static func foreign(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "left alone, sealed for another machine: \(path)",
            japanese: "別のマシンの鍵で暗号化されているため、そのままにしました: \(path)"
        )
    }

    /// The old key opens what is written from now on.
    package static let retiredIsRecipient = LocalizedText(
        english:
            "warning: recipients.txt names the old key, which still opens everything: remove that line and rotate again",
        japanese: "警告: recipients.txt に古い鍵が残っており、その鍵でまだ開けます。その行を削除して、もう一度 --rotate を実行してください"
    )

    /// The old key is still there.
    package static let keptOld = LocalizedText(
        english: "the old key stays in the file for what was sealed for it",
        japanese: "古い鍵は、その鍵で暗号化されたファイルのために残してあります"
    )

    /// Who must be told of the new key.
    package static let tellOthers = LocalizedText(
        english: "give the new public key to whoever seals for this machine (recipients.txt, transfer --to)",
        japanese: "このマシンあてに暗号化する相手（recipients.txt、transfer --to）には、新しい公開鍵を知らせてください"
    )

    /// Some files are sealed for the old key still.
    package static let unfinished = LocalizedText(
        english: "a rotation of this key was broken off; oauth-setup key --rotate finishes it",
        japanese: "鍵の交換が途中で止まっています。oauth-setup key --rotate で完了します"
    )
}
