package import Localization

/// The help of `connect`.
package enum ConnectHelp {
    package static let abstract = LocalizedText.en("Connect and test: asks the live service who is signed in.")
        .ja("接続を確かめます。誰としてログインしているかをサービスに尋ねます。")
    package static let discussion = LocalizedText.en(
        """
        NAME is a connection that was set up; '-' reads a connection string from
        standard input, in any format. InitiateOAuth in the string means what it means
        to the driver: OFF, REFRESH or GETANDREFRESH.

        --json prints service, scheme, subject (who answered: user, account or app), account (the name), detail, and
        missingScopes: what was asked for and not granted.

        Example: oauth-setup connect - --service ID < connection-string.txt
        """
    )
    .ja(
        """
        NAME は設定済みの接続です。- を指定すると、標準入力から接続文字列を読みます（形式は自動判別）。
        文字列の InitiateOAuth（OFF、REFRESH、GETANDREFRESH）の意味はドライバーと同じです。

        --json は service、scheme、subject（user、account、app のどれか）、account（名前）、detail と、
        missingScopes（要求して許可されなかったスコープ）を出力します。

        例: oauth-setup connect - --service ID < connection-string.txt
        """
    )
    package static let name = LocalizedText.en("The connection's name, or - for a connection string on standard input.")
        .ja("接続名、または標準入力の接続文字列を表す -")
}
