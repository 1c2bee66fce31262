internal import Localization

/// Why `token` prints nothing.
package enum TokenWords {
    package static let noHeader: ErrorWords =
        .en("the service takes the credential of this connection in the address, not in a header")
        .fix("token NAME --json gives the value and the parameter's name")
        .ja("このサービスでは、この接続の認証情報をヘッダーではなくURLのパラメーターで送ります").fix("token 接続名 --json で値とパラメーター名がわかります")
}
