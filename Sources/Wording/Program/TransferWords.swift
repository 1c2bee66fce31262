package import Localization

/// What the commands for other machines say; `program` is what a command line of this kind begins with.
package enum TransferWords {
    package static let recipientMissing = ErrorWords.en("transfer needs to know who may open the file")
        .fix("give --to with the key that oauth-setup key prints there, or --passphrase")
        .ja("ファイルを開ける相手を指定してください").fix("移動先で oauth-setup key が表示する公開鍵を --to に渡すか、--passphrase を付けてください")
    package static let ownKey = ErrorWords.en("this is the public key of this machine itself")
        .fix("run oauth-setup key on the other machine")
        .ja("これはこのマシン自身の公開鍵です").fix("移動先のマシンで oauth-setup key を実行してください")
    package static let notCopied: ErrorWords =
        .en("this connection cannot be copied: each refresh replaces the refresh token, for one owner only")
        .fix("leave --copy out to move it, or sign in on the other machine")
        .ja("この接続はコピーできません。更新のたびにリフレッシュトークンが変わるため、持ち主は1台だけです").fix("--copy を外して移動するか、移動先のマシンでログインしてください")

    package static func ended(_ name: String) -> LocalizedText {
        .en("the service has ended the sign-in of \(name): a person must sign in again there")
            .ja("\(name) のログイン状態はサービス側で無効になっています。移動先で再ログインが必要です")
    }

    package static func unfinishedStays(_ name: String) -> LocalizedText {
        .en("the tokens of an unfinished setup of \(name) are not in the file; they stay here")
            .ja("\(name) の完了していない設定のトークンはファイルに含まれず、このマシンに残ります")
    }

    package static func notWritten(_ name: String, _ why: LocalizedText?, _ program: String) -> ErrorWords {
        ErrorWords(
            why ?? .en("the file could not be written to standard output").ja("標準出力に書き込めませんでした"),
            hint: LocalizedText(same: "\(program) transfer \(name) -o FILE")
        )
    }

    package static func moved(_ name: String, notWritten why: LocalizedText, _ program: String) -> ErrorWords {
        .en("the connection \(name) was moved, but its file could not be written: \(why.english)")
            .fix("write it again: \(program) transfer \(name) -o FILE")
            .ja("接続 \(name) は移しましたが、ファイルに書き込めませんでした: \(why.japanese)")
            .fix("もう一度書き出してください: \(program) transfer \(name) -o FILE")
    }

    package static func copyLeft(_ path: String) -> LocalizedText {
        .en("a copy with its secrets could not be removed: \(path)").ja("シークレットを含むコピーを削除できませんでした: \(path)")
    }

    package static func forgotten(_ name: String) -> LocalizedText {
        .en("\(name) is removed from this machine").ja("\(name) をこのマシンから削除しました")
    }

    package static func passphrase(_ passphrase: String) -> LocalizedText {
        .en("passphrase (shown only now): \(passphrase)").ja("パスフレーズ（表示は今回だけです）: \(passphrase)")
    }

    package static func moved(_ name: String) -> LocalizedText {
        .en("\(name) now belongs to the other machine; here it has no tokens any more")
            .ja("\(name) は移動先のものになりました。このマシンにはトークンが残っていません")
    }

    package static func copied(_ name: String) -> LocalizedText {
        .en("\(name) is copied; it works here too").ja("\(name) をコピーしました。ここでも引き続き使えます")
    }

    /// The file of a move that was interrupted.
    package static let again: LocalizedText =
        .en("this is the file of the move that was begun earlier, sealed as it was then")
        .ja("以前に始めた移動のファイルです。暗号化の鍵もそのときのままです")

    package static func next(file: String, _ program: String) -> LocalizedText {
        .en("on the other machine: \(program) import \(file)").ja("移動先のマシンで: \(program) import \(file)")
    }

    package static func imported(_ name: String, _ program: String) -> LocalizedText {
        .en("\(name) is here now; \(program) connect \(name) tests it")
            .ja("\(name) を取り込みました。\(program) connect \(name) でテストできます")
    }

    package static let askPassphrase = LocalizedText.en("Passphrase: ").ja("パスフレーズ: ")
}
