package import Localization

/// What help says of `fleet`.
package enum FleetHelp {
    package static let abstract = LocalizedText.en("Share connections between machines.").ja("複数のマシンで接続を共有します。")
    package static let discussion = LocalizedText.en(
        """
        A fleet keeps its connections in an etcd or a PostgreSQL that every machine reaches. One machine signs in; all
        of them hand out tokens, and a refresh token that the service replaces is sent by one of them at a time. What is
        in the engine is sealed for the members and vouched for by one of them: whoever runs it can neither read nor
        forge it.

        A connection of a fleet is named FLEET/NAME in every command, or by its whole location, which is also a value of
        OAuthSettingsLocation: etcd://HOST:2379[,HOST:2379...]/PREFIX/NAME or
        postgresql://[USER@]HOST[:PORT][,HOST...]/DATABASE/PREFIX/NAME.

        TLS is used with every host but this machine. ETCDCTL_CACERT, ETCDCTL_CERT, ETCDCTL_KEY and ETCDCTL_USER are
        read as etcdctl reads them; fleets.json in the configuration folder or in /etc/oauth-setup names the same for a
        fleet: {"work": {"location": "etcd://...", "ca": "FILE", "certificate": "FILE", "key": "FILE", "user": "FILE"}}.

        PostgreSQL is reached by libpq (apt install libpq5), which reads the PG variables, ~/.pgpass and service files as
        it does for psql; where a location names no host, they do. Another machine has to prove its name (verify-full),
        unless PGSSLMODE or the service says verify-ca or require. fleet init makes the table oauth_setup.fleet.

        Examples:
          oauth-setup fleet init work etcd://etcd1,etcd2,etcd3/oauth
          oauth-setup fleet init work postgresql://fleet@db1,db2/oauth/work
        """
    )
    .ja(
        """
        フリートは、どのマシンからも接続できる etcd または PostgreSQL に接続を保存します。1台でログインすると、すべての
        マシンがトークンを渡せます。サービスが置き換えるリフレッシュトークンは、一度に1台だけが送信します。保存される
        内容はメンバー向けに暗号化され、メンバーが書いたことの証明が付きます。etcd や PostgreSQL の管理者は、読むことも
        偽造することもできません。

        フリートの接続は、どのコマンドでも フリート名/接続名 で指定します。次の場所全体でも指定でき、
        OAuthSettingsLocation の値にもなります: etcd://ホスト:2379[,ホスト:2379...]/プレフィックス/名前 または
        postgresql://[ユーザー@]ホスト[:ポート][,ホスト...]/データベース/プレフィックス/名前

        このマシン以外のホストとは TLS で通信します。ETCDCTL_CACERT、ETCDCTL_CERT、ETCDCTL_KEY、ETCDCTL_USER は
        etcdctl と同じように読みます。設定フォルダーまたは /etc/oauth-setup の fleets.json でも、フリートごとに
        指定できます: {"work": {"location": "etcd://...", "ca": "ファイル", "certificate": "ファイル",
        "key": "ファイル", "user": "ファイル"}}

        PostgreSQL には libpq（apt install libpq5）で接続します。psql と同じように、PG で始まる環境変数、~/.pgpass、
        サービスファイルを読み、場所にホストがなければそれに従います。ほかのマシンは証明書とホスト名を確認します
        （verify-full）。PGSSLMODE またはサービスで verify-ca か require も指定できます。fleet init はテーブル
        oauth_setup.fleet を作ります。

        例:
          oauth-setup fleet init work etcd://etcd1,etcd2,etcd3/oauth
          oauth-setup fleet init work postgresql://fleet@db1,db2/oauth/work
        """
    )

    package static let initAbstract = LocalizedText.en("Make a fleet of this machine.").ja("このマシンだけのフリートを作ります。")
    package static let initDiscussion = LocalizedText.en(
        "The prefix is the fleet's own; nothing else is written there. Other machines come with fleet join."
    )
    .ja("プレフィックスはこのフリート専用です。ほかのマシンは fleet join で加わります。")
    package static let name = LocalizedText.en("What the fleet is called on this machine.").ja("このマシンでのフリートの名前。")
    package static let known = LocalizedText.en("The fleet's name, or its location.").ja("フリートの名前、または場所。")
    package static let location = LocalizedText.en(
        "Where it is: etcd://HOST[:PORT][,HOST...]/PREFIX or postgresql://[USER@]HOST[:PORT][,HOST...]/DATABASE/PREFIX."
    )
    .ja(
        "場所: etcd://ホスト[:ポート][,ホスト...]/プレフィックス または "
            + "postgresql://[ユーザー@]ホスト[:ポート][,ホスト...]/データベース/プレフィックス"
    )
    package static let member = LocalizedText.en("What this machine is called there; its host name by default.")
        .ja("フリートでのこのマシンの名前。省略するとホスト名です。")

    package static let joinAbstract = LocalizedText.en("Join a fleet, with the invitation of a member.")
        .ja("メンバーの招待を使って、フリートに加わります。")
    package static let joinDiscussion = LocalizedText.en(
        """
        Without an invitation it prints this machine's public key, and what a member has to run to let it in. That
        prints an invitation, sealed for this machine, which comes here by hand: it says which fleet is the right one.

        Example: oauth-setup fleet join invitation.age
        """
    )
    .ja(
        """
        招待がないときは、このマシンの公開鍵と、メンバーが実行するコマンドを表示します。そのコマンドが出力する招待
        （このマシン向けに暗号化されています）を、手渡しでこのマシンに持ってきてください。正しいフリートを示すものです。

        例: oauth-setup fleet join invitation.age
        """
    )
    package static let invitation = LocalizedText.en("The invitation; standard input by default.")
        .ja("招待のファイル。省略すると標準入力から読みます。")
    package static let asName = LocalizedText.en("What the fleet is called here; what the member calls it by default.")
        .ja("このマシンでのフリートの名前。省略すると招待した側の名前です。")

    package static let membersAbstract = LocalizedText.en("List the machines of a fleet, or let one in.")
        .ja("フリートのマシンを一覧表示します。追加もできます。")
    package static let membersDiscussion = LocalizedText.en(
        """
        --add seals everything for one more machine, and prints an invitation for it.

        Example: oauth-setup fleet members work --add etl2=age1... > invitation.age
        """
    )
    .ja(
        """
        --add は、すべてをもう1台のマシン向けにも暗号化し、そのマシンへの招待を出力します。

        例: oauth-setup fleet members work --add etl2=age1... > invitation.age
        """
    )
    package static let add = LocalizedText.en(
        "Let a machine in: a name for it, and the key that fleet join printed there."
    )
    .ja("マシンを追加します。名前と、そのマシンの fleet join が表示した公開鍵を指定します。")

    package static let removeAbstract = LocalizedText.en("Remove a machine; the others get new keys.")
        .ja("マシンを外します。ほかのマシンの鍵は新しくなります。")
    package static let removeDiscussion = LocalizedText.en(
        """
        The machine can open nothing that is written afterwards. The refresh tokens it has read work until somebody
        signs in again, and the command names those connections.
        """
    )
    .ja(
        """
        外されたマシンは、その後に書かれたものを開けません。すでに読んだリフレッシュトークンは、再ログインするまで
        有効です。該当する接続の名前を表示します。
        """
    )
    package static let memberToRemove = LocalizedText.en("The machine's name in the list of members.")
        .ja("メンバー一覧でのマシンの名前。")
}
