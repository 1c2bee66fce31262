package import Localization

/// What `forget` says.
package enum ForgetWords {
    /// The service ended the sign-in.
    package static let confirmed = LocalizedText(
        english: "the service confirmed that the sign-in has ended",
        japanese: "サインインの取り消しをサービスが確認しました"
    )
    /// The sign-in had ended before.
    package static let alreadyEnded = LocalizedText(
        english: "the service did not know the sign-in any more",
        japanese: "このサインインは、サービス側ですでに終わっています"
    )
    /// There was nothing to revoke.
    package static let nothing = LocalizedText(
        english: "there are no tokens here that could be revoked",
        japanese: "ここには取り消すトークンがありません"
    )
    /// Nobody knows whether the sign-in has ended.
    package static let notConfirmed = LocalizedText(
        english: "the service did not confirm it: the tokens must be taken to be valid still, end the access in"
            + " the service's own settings",
        japanese: "サービスの確認が取れませんでした。トークンはまだ有効と考え、サービスの設定画面で取り消してください"
    )

    /// Another machine uses the connection; `host` is that one in brackets, after a blank.
    package static func copyOfAnother(name: String, host: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english:
                    "\(name) is a copy of a connection that another machine\(host) uses; nothing was revoked or removed",
                japanese: "\(name) は、別のマシン\(host)が使っている接続のコピーです。取り消しも削除もしていません"
            ),
            hint: LocalizedText(
                english:
                    "leave --revoke out to remove the copy, or take it over first: oauth-setup token \(name) --adopt",
                japanese: "コピーだけを削除するには --revoke を外し、引き継ぐには先に oauth-setup token \(name) --adopt を実行してください"
            )
        )
    }

    /// The service takes no revocations; nil when its name is not known.
    package static func notPossible(_ service: LocalizedText?) -> LocalizedText {
        LocalizedText(
            english: "\(service?.english ?? "the service") offers no way to end the access from here: what was"
                + " stored is valid still, until it is revoked or deleted in the service's own settings",
            japanese: "\(service?.japanese ?? "このサービス") には、ここからアクセスを取り消す方法がありません。"
                + "サービスの設定画面で無効にするまで、保存されていた認証情報は有効です"
        )
    }
}
