package import Localization

/// The help of `send`.
package enum SendHelp {
    package static let abstract = LocalizedText.en("Send a connection to another machine over ssh, and test it there.")
        .ja("接続を ssh で別のマシンへ送り、送り先でテストします。")
    package static let discussion = LocalizedText.en(
        """
        ssh HOST starts the oauth-setup that is installed there, which names its public key. The connection is sealed
        for that key, imported there, and tested there. Where each refresh replaces the refresh token the connection
        moves then: this machine gives its tokens up. Others are copied.

        A move that is cut short leaves one machine that renews it, or none for the moment: then both hand out what is
        still valid and name the command that finishes. It is the same command once more, which goes on from where it
        was, or takes the connection back with --undo.

        --via COMMAND takes another way than ssh: sh runs COMMAND, which starts the command line in the variable
        OAUTH_SETUP_FAR on the other side, and hands on standard input and output. For instance
        --via 'docker exec -i app sh -c "$OAUTH_SETUP_FAR"', --via 'sudo -u cron -i sh -c "$OAUTH_SETUP_FAR"', or
        --via 'ssh -p 2222 server "$OAUTH_SETUP_FAR"'.

        Example: oauth-setup send sales me@server
        """
    )
    .ja(
        """
        ssh で HOST にある oauth-setup を起動して公開鍵を尋ね、その鍵で接続を暗号化して送り、送り先で取り込んで
        テストします。更新のたびにリフレッシュトークンが変わる接続は、そのあと移動となり、このマシンはトークンを手放します。
        ほかの接続はコピーします。

        移動が途中で切れても、更新するマシンは1台だけか、一時的に0台です。0台のときは、どちらも有効なトークンだけを渡し、
        完了するためのコマンドを表示します。同じコマンドをもう一度実行すると続きから進み、--undo を付けると取り消します。

        --via COMMAND は ssh の代わりです。sh が COMMAND を実行します。COMMAND は変数 OAUTH_SETUP_FAR の
        コマンド行を相手側で実行し、標準入力と標準出力をつないでください。例:
        --via 'docker exec -i app sh -c "$OAUTH_SETUP_FAR"'、
        --via 'ssh -p 2222 server "$OAUTH_SETUP_FAR"'

        例: oauth-setup send sales me@server
        """
    )
    package static let host = LocalizedText.en("The other machine, as ssh knows it.").ja("送り先のマシン（ssh での名前）")
    package static let newName = LocalizedText.en("The connection's name there; the one it has here without it.")
        .ja("送り先での接続名（省略すると同じ名前）")
    package static let via = LocalizedText.en("Reach the other side by this command instead of ssh.")
        .ja("ssh の代わりに、このコマンドで相手側につなぐ")
    package static let program = LocalizedText.en("The program there, where it is not in the PATH.")
        .ja("送り先のプログラム（PATH にないとき）")
    package static let replace: LocalizedText =
        .en("Take the place of a connection of that name there, once it is handed over.")
        .ja("送り先にある同じ名前の接続を、引き渡しの完了時に置き換える")
    package static let undo = LocalizedText.en("Take back what was begun and not finished.").ja("途中で止まった移動を取り消す")
    package static let join: LocalizedText =
        .en("Let the other machine into the fleet of a shared connection; --as names the member.")
        .ja("共有の接続のフリートに相手のマシンを加える（--as でメンバー名を指定）")
    package static let timeout = LocalizedText.en(
        "How long to wait for each answer of the other side, ssh's sign-in included."
    )
    .ja("相手側の応答を待つ時間（秒）。ssh のログインも含みます")
}
