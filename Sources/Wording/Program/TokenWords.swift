internal import Localization

/// Why `token` prints nothing.
package enum TokenWords {
    package static let noHeader: ErrorWords =
        .en("the service takes the credential of this connection in the address, not in a header")
        .fix("token NAME --json gives the value and the parameter's name")
        .ja("このサービスでは、この接続の認証情報をヘッダーではなくURLのパラメーターで送ります").fix("token 接続名 --json で値とパラメーター名がわかります")

    package static let nothingToRefresh: ErrorWords =
        .en("this connection has nothing to refresh: its secret stays the same until it is changed at the service")
        .fix("leave --force-refresh out; a new secret comes in through the wizard")
        .ja("この接続には更新するものがありません。サービスで変更するまで、同じ認証情報が使われます")
        .fix("--force-refresh を外してください。新しい認証情報はウィザードで設定できます")
}
