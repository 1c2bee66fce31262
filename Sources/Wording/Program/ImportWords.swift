package import Localization

/// What `import` says.
package enum ImportWords {
    package static func unreadable(_ file: String) -> LocalizedText {
        .en("cannot read the file \(file)").ja("ファイル \(file) を読み取れません")
    }

    package static func anotherKey(file: String, recipient: String) -> ErrorWords {
        .en("the file \(file) is sealed for another key than this machine's")
            .fix("seal it for this machine: oauth-setup transfer NAME --to \(recipient)")
            .ja("ファイル \(file) は別のマシンの鍵で暗号化されています").fix("このマシン用に作り直してください: oauth-setup transfer NAME --to \(recipient)")
    }

    package static func notSealed(_ file: String) -> ErrorWords {
        .en("the file \(file) is not one that transfer has written")
            .fix("for a connection string: oauth-setup import-string NAME --string-file FILE")
            .ja("ファイル \(file) は transfer で作成したものではありません")
            .fix("接続文字列の場合は oauth-setup import-string NAME --string-file FILE を実行してください")
    }

    package static func damaged(_ file: String) -> ErrorWords {
        .en("the file \(file) is damaged")
            .fix("have it sent again as an attachment: mail programs indent and wrap text")
            .ja("ファイル \(file) は壊れています").fix("添付ファイルとして送り直してもらってください。本文に貼ると、字下げや改行で壊れます")
    }

    package static func wrongPassphrase(_ file: String) -> ErrorWords {
        .en("the passphrase does not open the file \(file)").fix("type it as it was shown, with its hyphens")
            .ja("パスフレーズが違うため、ファイル \(file) を開けません").fix("表示されたとおりに、ハイフンも含めて入力してください")
    }
}
