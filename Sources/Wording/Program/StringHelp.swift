package import Localization

/// The help of `string`.
package enum StringHelp {
    package static let abstract = LocalizedText.en("Print a connection string.").ja("接続文字列を表示します。")
    package static let format = LocalizedText.en("The format.").ja("形式")
    package static let owner = LocalizedText.en("Who keeps the tokens (see above).").ja("トークンを持つ側（上記）")
    package static let location: LocalizedText =
        .en("The connector's own settings file, where it keeps the tokens from then on.")
        .ja("コネクター側の設定ファイル（以後のトークンの保存先）")
    package static let verifier: LocalizedText =
        .en(
            "Hand over a code instead of tokens: a file with the code or the address after sign-in, - for input."
        )
        .ja("トークンの代わりに認可コードを渡す: コードまたはログイン後のURLを書いたファイル（- は標準入力）")
    package static let takeOver = LocalizedText.en("Give the tokens away although there can be one owner only.")
        .ja("持ち主が1つだけのトークンを渡す")
    package static let reveal = LocalizedText.en("Show secrets.").ja("シークレットを表示する")
    package static let output = LocalizedText.en("Write the whole string into a new file.").ja("文字列全体を新しいファイルに書く")
    package static let force = LocalizedText.en("Replace the file if it is there.").ja("既存のファイルを置き換える")
    package static let list = LocalizedText.en("List the formats.").ja("形式の一覧")

    package static func discussion(_ formats: String) -> LocalizedText {
        .en(
            """
            Formats: \(formats). Secrets are masked unless --reveal is given.
            A file (-o) is made with mode 0600 and holds the whole string, secrets included; -o - is standard output.

            The owner keeps the tokens:

              oauth-setup      this program; the string names its settings file
              driver           the connector, on a machine with a browser: it signs in by itself
              driver-headless  the connector, without a browser: it gets a code (--verifier) or this connection's
                               tokens, and a settings file of its own (--location)
              driver-plain     the same, by a settings file without encryption that is written to --location;
                               measured by others, never confirmed by the vendor

            Where each refresh replaces the refresh token, it can have one owner only: --take-over gives the tokens
            away and retires the copy here. The embedded app of a connector is not ours, so tokens of an embedded app
            cannot be handed over.

            Examples:
              oauth-setup string sales --format jdbc --owner driver --reveal
              oauth-setup string sales --owner driver-headless --location /srv/OAuthSettings.txt -o sales.txt
              oauth-setup string --list
            """
        )
        .ja(
            """
            形式: \(formats)。
            シークレットは --reveal を付けないかぎり伏せて表示します。-o のファイルは0600で作成し、シークレットも含みます
            （-o - は標準出力）。

            トークンを持つ側（--owner）:

              oauth-setup      このプログラム（設定ファイルの場所を含む文字列）
              driver           ブラウザーのあるマシンのコネクター（自分でログインします）
              driver-headless  ブラウザーのないマシンのコネクター。認可コード
                               (--verifier) か、この接続のトークンを渡します。
                               --location はコネクター側の設定ファイルの場所です
              driver-plain     同じく、暗号化しない設定ファイルを --location に
                               書いて渡します（ベンダー未確認）

            リフレッシュのたびにリフレッシュトークンが変わるサービスでは、持ち主は1つだけです。--take-over を付けると
            トークンを渡し、こちらのコピーは使えなくなります。埋め込みアプリのトークンは渡せません。

            例:
              oauth-setup string sales --format jdbc --owner driver --reveal
              oauth-setup string sales --owner driver-headless --location /srv/OAuthSettings.txt -o sales.txt
              oauth-setup string --list
            """
        )
    }
}
