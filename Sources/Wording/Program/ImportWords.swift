package import Localization

/// What `import` says.
package enum ImportWords {
    /// The file cannot be read.
    package static func unreadable(_ file: String) -> LocalizedText {
        LocalizedText(english: "cannot read the file \(file)", japanese: "ファイル \(file) を読み取れません")
    }

    /// The file is not for this machine.
    package static func anotherKey(file: String, recipient: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "the file \(file) is sealed for another key than this machine's",
                japanese: "ファイル \(file) は別のマシンの鍵で暗号化されています"
            ),
            hint: LocalizedText(
                english: "seal it for this machine: oauth-setup transfer NAME --to \(recipient)",
                japanese: "このマシン用に作り直してください: oauth-setup transfer NAME --to \(recipient)"
            )
        )
    }

    /// The file is of another kind.
    package static func notSealed(_ file: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "the file \(file) is not one that transfer has written",
                japanese: "ファイル \(file) は transfer で作成したものではありません"
            ),
            hint: LocalizedText(
                english: "for a connection string: oauth-setup import-string NAME --string-file FILE",
                japanese: "接続文字列の場合は oauth-setup import-string NAME --string-file FILE を実行してください"
            )
        )
    }

    /// The file is not as it was written.
    package static func damaged(_ file: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(english: "the file \(file) is damaged", japanese: "ファイル \(file) は壊れています"),
            hint: LocalizedText(
                english: "have it sent again as an attachment: mail programs indent and wrap text",
                japanese: "添付ファイルとして送り直してもらってください。本文に貼ると、字下げや改行で壊れます"
            )
        )
    }

    /// Another passphrase opens the file.
    package static func wrongPassphrase(_ file: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "the passphrase does not open the file \(file)",
                japanese: "パスフレーズが違うため、ファイル \(file) を開けません"
            ),
            hint: LocalizedText(
                english: "type it as it was shown, with its hyphens",
                japanese: "表示されたとおりに、ハイフンも含めて入力してください"
            )
        )
    }
}
