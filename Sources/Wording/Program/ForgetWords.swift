package import Localization

/// What `forget` says.
package enum ForgetWords {
    package static let confirmed = LocalizedText.en("the service confirmed that the sign-in has ended")
        .ja("ログインの取り消しをサービスが確認しました")
    package static let alreadyEnded = LocalizedText.en("the service did not know the sign-in any more")
        .ja("このログインは、サービス側ですでに終わっています")
    /// There was nothing to revoke.
    package static let nothing = LocalizedText.en("there are no tokens here that could be revoked")
        .ja("ここには取り消すトークンがありません")
    package static let notConfirmed: LocalizedText =
        .en(
            "the service did not confirm it: assume that the tokens are still valid, and end the access in"
                + " the service's own settings"
        )
        .ja("サービスの確認が取れませんでした。トークンはまだ有効と考え、サービスの設定画面で取り消してください")

    package static func left(_ name: String, _ program: String) -> LocalizedText {
        .en(
            "the copy of \(name) is removed here; the other machines go on with it (for all: \(program) forget \(name) --everywhere)"
        )
        .ja("\(name) のコピーをこのマシンから削除しました。ほかのマシンでは引き続き使えます（すべてから削除: \(program) forget \(name) --everywhere）")
    }

    package static func everywhere(_ name: String) -> LocalizedText {
        .en("\(name) is removed for every machine of the fleet").ja("\(name) をフリートのすべてのマシンから削除しました")
    }

    package static func notShared(_ name: String) -> ErrorWords {
        .en("\(name) is this machine's own").fix("leave --everywhere out")
            .ja("\(name) はこのマシンだけの接続です").fix("--everywhere を外してください")
    }

    package static func revokesForAll(_ name: String, _ program: String) -> ErrorWords {
        .en("other machines use \(name); --revoke would end it for all of them")
            .fix("say so: \(program) forget \(name) --everywhere --revoke")
            .ja("\(name) はほかのマシンも使っています。--revoke を付けると、すべてのマシンで使えなくなります")
            .fix("それでよければ \(program) forget \(name) --everywhere --revoke を実行してください")
    }

    /// Another machine uses the connection; `host` is that one in brackets, after a blank.
    package static func copyOfAnother(name: String, host: String) -> ErrorWords {
        .en("\(name) is a copy of a connection that another machine\(host) uses; nothing was revoked or removed")
            .fix("leave --revoke out to remove the copy, or take it over first: oauth-setup token \(name) --adopt")
            .ja("\(name) は、別のマシン\(host)が使っている接続のコピーです。取り消しも削除もしていません")
            .fix("コピーだけを削除するには --revoke を外し、引き継ぐには先に oauth-setup token \(name) --adopt を実行してください")
    }

    /// The service takes no revocations; nil when its name is not known.
    package static func notPossible(_ service: LocalizedText?) -> LocalizedText {
        .en(
            "\(service?.english ?? "the service") offers no way to end the access from here: what was"
                + " stored stays valid until it is revoked or deleted in the service's own settings"
        )
        .ja("\(service?.japanese ?? "このサービス")には、ここからアクセスを取り消す方法がありません。サービスの設定画面で無効にするまで、保存されていた認証情報は有効です")
    }
}
