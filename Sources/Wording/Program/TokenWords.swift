internal import Localization

/// Why `token` prints nothing.
package enum TokenWords {
    /// The credential stands in no header.
    package static let noHeader = ErrorWords(
        LocalizedText(
            english: "the service takes the credential of this connection in the address, not in a header",
            japanese: "このサービスでは、この接続の認証情報をヘッダーではなく URL のパラメーターで送ります"
        ),
        hint: LocalizedText(
            english: "token NAME --json gives the value and the parameter's name",
            japanese: "token 接続名 --json で値とパラメーター名がわかります"
        )
    )
}
