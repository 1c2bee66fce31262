package import Localization

/// The help of `doctor`.
package enum DoctorHelp {
    package static let abstract: LocalizedText =
        .en("Look at everything around the program: what is wrong and how to fix it.").ja("プログラムの周りを点検し、問題と対処を表示します。")
    package static let discussion = LocalizedText.en(
        """
        Looks at locale, terminal, configuration folder, service definitions, apps and defaults, where values come
        from (file, environment, default), browser, proxy, certificates, state folder, key, connections,
        and what a sign-in needs: callback ports, the service's host, clock and settings file. It changes
        nothing. The host is called without credentials. A proxy is checked leg by leg: whether this machine reaches it,
        which host is asked through it, and whether that host answers.

        The worst finding decides the exit code: 5 for the key, the folder or a settings file, 3 when a person must
        sign in again, 4 when a service refuses, 1 for any other problem, 0 when there is none; notes do not count.

        Example: oauth-setup doctor sales --json
        """
    )
    .ja(
        """
        ロケール、ターミナル、設定フォルダー、サービス定義、アプリと既定値、値の出どころ（ファイル、環境変数、既定）、
        ブラウザー、プロキシ、証明書、状態フォルダー、鍵、接続と、ログインの前提
        （コールバックのポート、サービスのホスト、時計、設定ファイル）を調べます。何も変更せず、ホストへの
        アクセスに認証情報は使いません。プロキシは区間ごとに、このマシンから届くか、どのホストに経由するか、
        そのホストが応答するかを表示します。

        終了コードは最も重い問題で決まります。5は鍵、フォルダー、設定ファイル、3は再ログインが必要、
        4はサービスの拒否、1はそのほかの問題、0は問題なしです。「注意」は数えません。

        例: oauth-setup doctor sales --json
        """
    )
    package static let json: LocalizedText =
        .en(
            "Print JSON: a list of check, state (ok, note, problem), message, fix (or null); mend says the same, and will go."
        )
        .ja("JSONで出力する（check、state（ok、note、problem）、message、fix のリスト。fix は null もある。mend は fix と同じで、今後なくなる）")
}
