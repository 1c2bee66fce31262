package import Localization

/// What the doctor says of a connection.
package enum DoctorConnectionWords {
    package static func refused(what: String, time: String, name: String) -> ErrorWords {
        .en("\(what) opens, but the service refused it at \(time)").fix("oauth-setup connect \(name) says why")
            .ja("\(what) は開けますが、\(time) にサービスに拒否されました").fix("oauth-setup connect \(name) で理由がわかります")
    }

    /// It opens; there are no tokens.
    package static func opens(_ what: String) -> LocalizedText { .en("\(what) opens").ja("\(what) を開けます") }

    /// Its sign-in has ended; `command` signs in again.
    package static func signInNeeded(_ what: String, command: String) -> ErrorWords {
        .en("\(what) opens, but a person must sign in again").ja("\(what) は開けますが、再ログインが必要です").fix(same: command)
    }

    package static func probablyEnded(what: String, since: String, name: String) -> ErrorWords {
        .en("\(what) opens, but renewals have failed since \(since): the sign-in has probably ended")
            .ja("\(what) は開けますが、\(since) から更新に失敗しています。ログインはおそらく終了しています").fix(same: "oauth-setup connect \(name)")
    }

    package static func unfinished(_ name: String) -> ErrorWords {
        .en("\(name): the tokens of an unfinished setup are kept beside the connection")
            .fix("run that setup again to finish it; nothing is lost meanwhile")
            .ja("\(name): 完了していない設定のトークンを、接続とは別に保管しています").fix("同じ設定をもう一度行うと、続きから完了できます。それまでトークンは失われません")
    }

    package static func alive(what: String, end: String) -> LocalizedText {
        .en("\(what) opens, access token until \(end)").ja("\(what) を開けます（アクセストークンの期限: \(end)）")
    }

    package static func portPrivileged(port: Int, callback: String) -> ErrorWords {
        .en("\(port) is kept for the administrator (\(callback))")
            .fix(
                "register a callback with a port above 1023, or paste the address shown in the address bar after sign-in"
            )
            .ja("\(port) は管理者だけが使えます（\(callback)）").fix("1024以上のポートのコールバックを登録するか、ログイン後にアドレスバーに表示されたURLを貼り付けてください")
    }
}
