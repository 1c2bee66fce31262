package import Localization

/// The help of `exec`.
package enum ExecHelp {
    package static let abstract: LocalizedText =
        .en("Run a command with the token and the properties in its environment.").ja("トークンとプロパティを環境変数に入れて、コマンドを実行します。")
    package static let discussion = LocalizedText.en(
        """
        The token is refreshed first if it is due; then the command takes the place of this program, so that exit
        code and signals are its own. Nothing stands in an argument. The command finds:

          OAUTH_ACCESS_TOKEN   the token; without OAuth the credential, as its header carries it
          OAUTH_TOKEN_TYPE     Bearer, or the name of the header or parameter
          OAUTH_TOKEN_EXPIRES  when the token ends (RFC 3339); not set when no end is known
          OAUTH_CONNECTION     the connection's name
          OAUTH_SERVICE        the service's id
          OAUTH_PROPERTY_…     each stored property in upper case, for instance OAUTH_PROPERTY_URL, but not
                               OAuthClientSecret

        Exit codes of its own, before the command runs: those of token; 126 and 127 when it cannot be run or is
        not found.

        Example: oauth-setup exec sales -- python3 report.py
        """
    )
    .ja(
        """
        必要なら先にトークンを更新し、その後コマンドがこのプログラムと入れ替わります。終了コードとシグナルは
        コマンドのものです。引数には何も入れません。コマンドに渡る環境変数:

          OAUTH_ACCESS_TOKEN   トークン（OAuth以外ではヘッダーで送る認証情報）
          OAUTH_TOKEN_TYPE     Bearer、またはヘッダーやパラメーターの名前
          OAUTH_TOKEN_EXPIRES  トークンの期限（RFC 3339）。不明なときは設定しません
          OAUTH_CONNECTION     接続名
          OAUTH_SERVICE        サービスのID
          OAUTH_PROPERTY_…     保存済みのプロパティ（名前は大文字）。
                               OAuthClientSecret は含みません

        コマンドを実行する前の終了コードは token と同じです。実行できないときは126、見つからないときは127です。

        例: oauth-setup exec sales -- python3 report.py
        """
    )
    package static let command = LocalizedText.en("The command and its arguments.").ja("コマンドとその引数")
}
