package import Localization

/// The help of `services discover`.
package enum ServicesDiscoverHelp {
    package static let abstract: LocalizedText =
        .en("Make a service definition from what an authorization server says about itself.")
        .ja("認可サーバーが公開する情報から、サービス定義を作ります。")
    package static let discussion = LocalizedText.en(
        """
        Reads /.well-known/oauth-authorization-server (RFC 8414), else /.well-known/openid-configuration, of the
        issuer, and prints a definition that `services check` accepts. Nothing secret is sent. Look through it,
        above all at connector (names for connection strings) and tests, before you use it. Where the server takes the
        client's secret in the body and by Basic, the body is chosen: some servers do not decode what Basic carries.

        Example: oauth-setup services discover https://login.example.com -o ~/.config/oauth-setup/services/mine.json
        """
    )
    .ja(
        """
        issuer の /.well-known/oauth-authorization-server (RFC 8414)、なければ /.well-known/openid-configuration
        を読み、services check に通る定義を出力します。シークレットは送りません。使う前に内容を、特に connector（接続文字列
        での名前）と tests を確認してください。クライアントの認証は、本文とBasicの両方が使えるとき本文を選びます。
        Basicの値をデコードしないサーバーがあるためです。

        例:
          oauth-setup services discover https://login.example.com \\
            -o ~/.config/oauth-setup/services/mine.json
        """
    )
    package static let issuer = LocalizedText.en("The issuer, exactly as its owner publishes it.")
        .ja("issuer（公開されている表記のまま）")
    package static let id = LocalizedText.en("The service's id; made from the host when left out.")
        .ja("サービスのID（省略するとホスト名から作る）")
    package static let name = LocalizedText.en("The service's name; the host when left out.").ja("サービスの名前（省略するとホスト名）")
    package static let scope = LocalizedText.en("The scopes to ask for, separated by blanks.").ja("要求するスコープ（空白区切り）")
    package static let test = LocalizedText.en("An address that answers JSON to whoever is signed in, for the test.")
        .ja("接続テスト用の、ログイン中ならJSONを返すURL")
    package static let isPublic = LocalizedText.en("For apps without a secret.")
        .ja("シークレットのないアプリ（公開クライアント）用にする")
    package static let clientCert = LocalizedText.en("Show this client certificate: PFX, or PEM with its key.")
        .ja("提示するクライアント証明書（PFX、または鍵を含むPEM）")
    package static let clientCertPasswordFile = LocalizedText.en("Read the client certificate's password from a file.")
        .ja("クライアント証明書のパスワードをファイルから読む")
    package static let output = LocalizedText.en("Write to a file instead.").ja("ファイルに書く")
    package static let force = LocalizedText.en("Replace the file.").ja("ファイルを置き換える")
}
