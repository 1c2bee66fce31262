package import Localization

/// What the doctor says of a connection.
package enum DoctorConnectionWords {
    /// The service refused it.
    package static func refused(what: String, time: String, name: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "\(what) opens, but the service refused it at \(time)",
                japanese: "\(what) は開けますが、\(time) にサービスに拒否されました"
            ),
            hint: LocalizedText(
                english: "oauth-setup connect \(name) says why",
                japanese: "oauth-setup connect \(name) で理由がわかります"
            )
        )
    }

    /// It opens; there are no tokens.
    package static func opens(_ what: String) -> LocalizedText {
        LocalizedText(english: "\(what) opens", japanese: "\(what) を開けます")
    }

    /// Its sign-in has ended; `command` signs in again.
    package static func signInNeeded(_ what: String, command: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "\(what) opens, but a person must sign in again",
                japanese: "\(what) は開けますが、再サインインが必要です"
            ),
            hint: LocalizedText(same: command)
        )
    }

    /// Its sign-in has probably ended.
    package static func probablyEnded(what: String, since: String, name: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "\(what) opens, but renewals have failed since \(since): the sign-in has probably ended",
                japanese: "\(what) は開けますが、\(since) から更新に失敗しています。サインインはおそらく終了しています"
            ),
            hint: LocalizedText(same: "oauth-setup connect \(name)")
        )
    }

    /// An unfinished set-up has left tokens beside it.
    package static func unfinished(_ name: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "\(name): the tokens of an unfinished set-up are kept beside the connection",
                japanese: "\(name): 完了していない設定のトークンを、接続とは別に保管しています"
            ),
            hint: LocalizedText(
                english: "run that set-up again to finish it; nothing is lost meanwhile",
                japanese: "同じ設定をもう一度行うと、続きから完了できます。それまでトークンは失われません"
            )
        )
    }

    /// It opens, and has tokens.
    package static func alive(what: String, end: String) -> LocalizedText {
        LocalizedText(
            english: "\(what) opens, access token until \(end)",
            japanese: "\(what) を開けます（アクセストークンの期限: \(end)）"
        )
    }

    /// A callback on a port that only the administrator may use.
    package static func portPrivileged(port: Int, callback: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "\(port) is kept for the administrator (\(callback))",
                japanese: "\(port) は管理者だけが使えます（\(callback)）"
            ),
            hint: LocalizedText(
                english: "register a callback with a port above 1023, or paste the address the browser ends at",
                japanese: "1024 以上のポートのコールバックを登録するか、ブラウザーの最後のアドレスを貼り付けてください"
            )
        )
    }
}
