internal import Localization
internal import ServiceCatalog
internal import SettingsStore

/// The words of `key`.
enum KeyWords {
    static let askIdentity = LocalizedText(english: "Passphrase of this machine's key: ", japanese: "鍵のパスフレーズ: ")
    static let askNew = LocalizedText(english: "New passphrase: ", japanese: "新しいパスフレーズ: ")
    static let askAgain = LocalizedText(english: "Once more: ", japanese: "もう一度: ")

    static func protected(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "the key in \(path) is protected by the passphrase; without it no connection opens",
            japanese: "\(path) の鍵をパスフレーズで保護しました。パスフレーズがないと、どの接続も開けません"
        )
    }

    static func unprotected(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "the key in \(path) has no passphrase now",
            japanese: "\(path) の鍵のパスフレーズを外しました"
        )
    }

    static func wasUnprotected(_ path: String) -> LocalizedText {
        LocalizedText(english: "the key in \(path) has no passphrase", japanese: "\(path) の鍵にはパスフレーズがありません")
    }

    static func resealed(_ rotation: KeyRotation) -> LocalizedText {
        LocalizedText(
            english: (rotation.isResumed ? "the rotation begun earlier goes on: " : "")
                + "sealed for the new key: \(rotation.resealedCount)",
            japanese: (rotation.isResumed ? "以前に始めた鍵の交換の続きです。" : "")
                + "新しい鍵で暗号化した接続: \(rotation.resealedCount)"
        )
    }

    static func foreign(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "left alone, sealed for another machine: \(path)",
            japanese: "別のマシンの鍵で暗号化されているため、そのままにしました: \(path)"
        )
    }

    static let retiredIsRecipient = LocalizedText(
        english:
            "warning: recipients.txt names the old key, which still opens everything: remove that line and rotate again",
        japanese: "警告: recipients.txt に古い鍵が残っており、その鍵でまだ開けます。その行を削除して、もう一度 --rotate を実行してください"
    )

    static let keptOld = LocalizedText(
        english: "the old key stays in the file for what was sealed for it",
        japanese: "古い鍵は、その鍵で暗号化されたファイルのために残してあります"
    )

    static let tellOthers = LocalizedText(
        english: "give the new public key to whoever seals for this machine (recipients.txt, transfer --to)",
        japanese: "このマシンあてに暗号化する相手（recipients.txt、transfer --to）には、新しい公開鍵を知らせてください"
    )

    static let unfinished = LocalizedText(
        english: "a rotation of this key was broken off; oauth-setup key --rotate finishes it",
        japanese: "鍵の交換が途中で止まっています。oauth-setup key --rotate で完了します"
    )
}
