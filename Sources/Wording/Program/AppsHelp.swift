package import Localization

/// The help of `apps` and of what is below it.
package enum AppsHelp {
    package static let abstract: LocalizedText =
        .en("List the embedded OAuth apps of this machine; register one for everybody, or take it away.")
        .ja("このマシンの埋め込みアプリの一覧、全員用のアプリの登録と削除。")
    package static let discussion = LocalizedText.en(
        """
        With an embedded app people sign in without registering anything. Root registers one for everybody on this machine, in
        /etc/oauth-setup/apps.json; anybody else for oneself, in apps.json of the own configuration folder. The
        oauth-setup folders of XDG_CONFIG_DIRS are read, too; of two apps for one service and host the one that is
        read last counts: XDG_CONFIG_DIRS from its last folder to its first, /etc/oauth-setup, one's own.
        oauth-setup-services(5) has the format.

        --json prints a list of service, host, name (en and ja), clientID, hasSecret, callbacks, file and used.

        Examples:
          sudo oauth-setup apps add dropbox
          oauth-setup apps --json
          sudo oauth-setup apps remove kintone --host mycompany.cybozu.com
        """
    )
    .ja(
        """
        埋め込みアプリがあれば、利用者は何も登録せずにログインできます。rootで登録すると全員用
        （/etc/oauth-setup/apps.json）、それ以外では自分用（設定フォルダーの apps.json）になります。
        XDG_CONFIG_DIRS の各フォルダーの oauth-setup も読みます。同じサービスとホストのアプリが複数あるときは、最後に読んだ
        ものを使います。順序は、XDG_CONFIG_DIRS（後ろのフォルダーから）、/etc/oauth-setup、自分の設定フォルダーです。
        書式は oauth-setup-services(5) にあります。

        --json は service、host、name（en と ja）、clientID、hasSecret、callbacks、file、used のリストを出力します。

        例:
          sudo oauth-setup apps add dropbox
          oauth-setup apps --json
          sudo oauth-setup apps remove kintone --host mycompany.cybozu.com
        """
    )
    package static let listAbstract: LocalizedText = .en("List the embedded apps.").ja("埋め込みアプリの一覧。")
    package static let listExample = LocalizedText.en("Example: oauth-setup apps --json").ja(
        "例: oauth-setup apps --json"
    )
    package static let addAbstract: LocalizedText =
        .en("Register an embedded app: for everybody as root, else for yourself.").ja(
            "埋め込みアプリを登録します（rootなら全員用、それ以外は自分用）。"
        )
    package static let addDiscussion = LocalizedText.en(
        """
        Asks for what no option gives, in this order: the service's host (where each customer has one), client ID,
        client secret (hidden), callback, and a name that people recognise. Answers may also come through a pipe, a
        line each. "oauth-setup services show ID" tells how to register the app at the service.

        The values are checked against the service's definition. Where that says that it costs nothing, the service is
        asked whether it knows the app; where it does not know it, nothing is written (exit code 4). Otherwise "not
        tested" is said, and the first sign-in shows it.

        A file with a secret is readable by root and its group only: let a group of people read it with chgrp.
        When its last secret goes, everybody can read it again.

        Example: sudo oauth-setup apps add dropbox --name "ACME reports"
        """
    )
    .ja(
        """
        オプションで指定しない値は、この順に質問します。サービスのホスト（顧客ごとに異なるサービスのみ）、クライアントID、
        クライアントシークレット（表示されません）、コールバック、利用者にわかる名前です。パイプで1行ずつ渡すことも
        できます。サービスでのアプリの登録方法は oauth-setup services show ID で表示されます。

        値はサービスの定義と照合します。定義に「費用や回数の制限なく確認できる」とあるサービスには、アプリが登録されているか
        問い合わせ、登録がなければ何も書き込みません（終了コード4）。そのほかは「未確認」と表示し、最初のログインで
        わかります。

        シークレットを含むファイルは、rootとそのグループだけが読み取れます。利用者には chgrp で許可してください。
        最後のシークレットがなくなると、全員が読み取れるようになります。

        例: sudo oauth-setup apps add dropbox --name "ACMEレポート"
        """
    )
    package static let removeAbstract: LocalizedText = .en("Take an embedded app away.").ja("埋め込みアプリを削除します。")
    package static let removeDiscussion = LocalizedText.en(
        """
        From the file that "apps add" would write. Connections that were set up with it go on.

        Example: sudo oauth-setup apps remove dropbox
        """
    )
    .ja(
        """
        apps add が書き込むのと同じファイルから削除します。このアプリで設定済みの接続は、そのまま使えます。

        例: sudo oauth-setup apps remove dropbox
        """
    )
    package static let host = LocalizedText.en("The service's host, where each customer has one.").ja(
        "サービスのホスト（顧客ごとに異なる場合）"
    )
    package static let clientID = LocalizedText.en("The app's client ID.").ja("アプリのクライアントID")
    package static let secretFile = LocalizedText.en("Read the client secret from the first line of a file.")
        .ja("クライアントシークレットをファイルの1行目から読む")
    package static let callback = LocalizedText.en("A callback as it is registered; may be given several times.")
        .ja("登録したコールバックURL（複数回指定できる）")
    package static let name = LocalizedText.en("A name that people recognise.").ja("利用者にわかる名前")
    package static let mine = LocalizedText.en("For yourself, also as root.").ja("rootでも自分用にする")
}
