package import Localization

/// The help of `call`.
package enum CallHelp {
    package static let procedure = LocalizedText.en("The procedure's name, in any case.").ja("プロシージャー名（大文字と小文字は区別しない）")
    package static let inputs = LocalizedText.en("Its inputs.").ja("入力")
    package static let connection = LocalizedText.en("A connection that was set up.").ja("設定済みの接続")
    package static let stringFile: LocalizedText =
        .en("Read the connection string from a file; from standard input when neither is given.")
        .ja("接続文字列をファイルから読む（どちらも指定しないときは標準入力）")
    package static let timeout = LocalizedText.en("How long to wait for a sign-in (AuthMode=APP).")
        .ja("ログインを待つ時間（秒、AuthMode=APP のとき）")
    package static let json = LocalizedText.en("Print JSON: an object with the columns as texts.")
        .ja("JSONで出力する（列名と文字列のオブジェクト）")

    package static func abstract(_ procedures: [String]) -> LocalizedText {
        .en("Run a stored procedure: \(procedures.joined(separator: ", ")).")
            .ja("ストアドプロシージャーを実行します: \(procedures.joined(separator: "、"))。")
    }

    package static func discussion(_ inputs: String) -> LocalizedText {
        .en(
            """
            Nothing is saved: what comes back is printed, one row of columns. The connection is one that was set up
            (--connection), or a connection string in a file or on standard input. Inputs, in any case:

            \(inputs)

            AuthMode=APP opens a browser and listens here, WEB exchanges a Verifier. Without AuthMode it is APP, as the
            drivers document, unless a Verifier is given. Further inputs that the connector of one service documents
            (AccessType, Prompt and others) are taken for that service; those of OAuth 1.0 only with their defaults.

            A value is written NAME=VALUE, NAME=@FILE (@- is standard input) or NAME=env:VARIABLE. Secrets (Verifier,
            PKCEVerifier, OAuthRefreshToken) are refused as plain arguments, because other users can see those.

            Examples:
              oauth-setup call GetOAuthAuthorizationURL --connection sales
              oauth-setup call GetOAuthAccessToken Verifier=@code.txt --connection sales --json
              oauth-setup call RefreshOAuthAccessToken OAuthRefreshToken=env:TOKEN --service ID < string.txt
            """
        )
        .ja(
            """
            何も保存せず、返ってきた列を1行で表示します。接続は、設定済みのもの（--connection）か、ファイルまたは
            標準入力の接続文字列です。入力の名前は大文字と小文字を区別しません:

            \(inputs)

            AuthMode=APP はここでブラウザーを開いて待ち受け、WEB は Verifier をトークンに交換します。AuthMode が
            ないときは、ドライバーの資料どおり APP ですが、Verifier があれば WEB とみなします。1つのサービスの
            コネクターだけにある入力（AccessType、Prompt など）は、そのサービスで使えます。OAuth 1.0の入力は
            既定値だけを受け付けます。

            値は NAME=VALUE、NAME=@FILE（@- は標準入力）、NAME=env:VARIABLE のどれかで書きます。シークレット（Verifier、
            PKCEVerifier、OAuthRefreshToken）は、ほかのユーザーから見えるため、引数に直接は書けません。

            例:
              oauth-setup call GetOAuthAuthorizationURL --connection sales
              oauth-setup call GetOAuthAccessToken Verifier=@code.txt --connection sales --json
              oauth-setup call RefreshOAuthAccessToken OAuthRefreshToken=env:TOKEN \\
                --service ID < string.txt
            """
        )
    }
}
