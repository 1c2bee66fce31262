package import Localization

/// The help of `practice`.
package enum PracticeHelp {
    package static let abstract = LocalizedText.en("Try everything on a built-in stand-in: no account, no internet.")
        .ja("内蔵の練習用プロバイダーですべてを試します。アカウントもインターネットも要りません。")
    package static let serve = LocalizedText.en("Only run the stand-in, until Ctrl-C; prints its address.")
        .ja("練習用プロバイダーだけをCtrl-Cまで動かし、URLを表示する")
    package static let show: LocalizedText =
        .en("List what the stand-in accepts: accounts, client IDs, secrets, spaces and tokens.")
        .ja("使えるアカウント、クライアントID、シークレット、スペース、トークンの一覧")
    package static let autoApprove: LocalizedText =
        .en("Give the permission without asking, as a person would in the browser.").ja("ブラウザーの人に代わり、尋ねずに許可する")
    package static let port = LocalizedText.en("The port of the stand-in; 0 lets the system choose.")
        .ja("練習用プロバイダーのポート（0は空きポート）")
    package static let tokenLifetime = LocalizedText.en("How long access tokens live.").ja("アクセストークンの有効期間（秒）")
    package static let log = LocalizedText.en("Add a line for each request, with its whole address, to a private file.")
        .ja("要求ごとに、URL全体を1行ずつ非公開のファイルに追記する")
    package static let command = LocalizedText.en("A command with its options.").ja("コマンドとそのオプション")

    package static func discussion(places: String, mishaps: String) -> LocalizedText {
        .en(
            """
            Options come first, then a command with its own options. Without a command the
            wizard starts; without a terminal one whole journey plays automatically. Practice
            connections live in a folder of their own. With
            OAUTH_SETUP_PRACTICE=http://127.0.0.1:PORT a stand-in that runs already
            (--serve) is used.

            For tests a running stand-in misbehaves on demand and tells what it was asked
            (only names and fingerprints, no secret):
              GET ADDRESS/practice/stats    sign-ins: refreshes, reuses, whether alive
              GET ADDRESS/practice/log      every request
              POST ADDRESS/practice/faults  with Content-Type: application/json and
              {"path":"token","fault":"drop-after-processing","count":1}
              path: \(places)
              fault: \(mishaps)

            Examples:
              oauth-setup practice
              oauth-setup practice --show
              oauth-setup practice --serve --port 8484
              oauth-setup practice --token-lifetime 5 wizard --answers answers.json
            """
        )
        .ja(
            """
            オプションを先に、その後にコマンドとそのオプションを書きます。コマンドがなければウィザードが始まり、ターミナルも
            なければ一通りの流れを自動で実行します。練習用の接続は専用のフォルダーに保存します。環境変数
            OAUTH_SETUP_PRACTICE=http://127.0.0.1:PORT を設定すると、動作中の練習用プロバイダー（--serve）を使います。

            テスト用に、動作中の練習用プロバイダーは要求どおりに誤動作し、受けた要求を報告します（名前と指紋だけで、
            シークレットは含みません）:
              GET ADDRESS/practice/stats    ログインごとの更新、再利用、有効か
              GET ADDRESS/practice/log      すべての要求
              POST ADDRESS/practice/faults  Content-Type: application/json で
              {"path":"token","fault":"drop-after-processing","count":1}
              path: \(places)
              fault: \(mishaps)

            例:
              oauth-setup practice
              oauth-setup practice --show
              oauth-setup practice --serve --port 8484
              oauth-setup practice --token-lifetime 5 wizard --answers answers.json
            """
        )
    }

    package static func person(_ persons: String) -> LocalizedText {
        .en("How the person at the browser behaves: \(persons).").ja("ブラウザーの人のふるまい: \(persons)")
    }
}
