package import Localization

/// The help of `services`, `services list` and `services show`.
package enum ServicesHelp {
    package static let abstract: LocalizedText =
        .en("List what can be connected, show one service, check or make a definition of your own.")
        .ja("接続できるサービスの一覧と詳細、独自の定義の検査と作成。")
    package static let discussion = LocalizedText.en(
        """
        --json prints a list: id, name and summary (each with en and ja), and schemes: id, name, apps, fields (property,
        required, secret).

        Examples:
          oauth-setup services --json
          oauth-setup services show ID
          oauth-setup services check my-service.json
          oauth-setup services discover https://login.example.com
        """
    )
    .ja(
        """
        --json はリストを出力します。id、name と summary（それぞれ en と ja）、schemes（id、name、apps と、fields の property、
        required、secret）です。

        例:
          oauth-setup services --json
          oauth-setup services show ID
          oauth-setup services check my-service.json
          oauth-setup services discover https://login.example.com
        """
    )
    package static let listAbstract: LocalizedText =
        .en("List what can be connected, and how.").ja("接続できるサービスと方法の一覧。")
    package static let listExample = LocalizedText.en("Example: oauth-setup services --json")
        .ja("例: oauth-setup services --json")
    package static let showAbstract: LocalizedText =
        .en("Show one service: sign-in methods, properties, callback, how to register an app.")
        .ja("サービスの詳細: ログイン方法、プロパティ、コールバック、アプリの登録方法。")
    package static let showExample = LocalizedText.en("Example: oauth-setup services show ID --lang ja")
        .ja("例: oauth-setup services show ID --lang en")
    package static let id = LocalizedText.en("The service's id.").ja("サービスのID")
}
