package import Localization

/// The help of `wizard`.
package enum WizardHelp {
    package static let abstract = LocalizedText.en("Set up a connection, step by step.").ja("画面の案内に沿って接続を設定します。")
    package static let discussion = LocalizedText.en(
        """
        Full screen on a terminal; line by line with --plain, ACCESSIBLE=1, TERM=dumb
        or without a terminal. With --answers nothing is asked. The file is JSON:

          {"service":"ID","scheme":"APIToken","connection":"sales",
           "properties":{"Url":"https://example.com","APIToken":{"env":"TOKEN"}}}

        A property is a text, {"env":"NAME"} or {"file":"PATH"}. OAuth also needs
        "app":"embedded|custom" and "browser":"here|elsewhere|none"; with elsewhere
        the address to open is printed on standard error and the code, or the full
        address shown after sign-in, is read from standard input, or from the
        terminal where the answers came on standard input. "asksAccount":true has the
        service ask for the account also when the browser is signed in there.

        Example: oauth-setup wizard --answers answers.json
        """
    )
    .ja(
        """
        ターミナルでは全画面、--plain、ACCESSIBLE=1、TERM=dumb のとき、またはターミナルがないときは1行ずつ質問します。--answers を
        付けると何も尋ねません。ファイルはJSONです:

          {"service":"ID","scheme":"APIToken","connection":"sales",
           "properties":{"Url":"https://example.com","APIToken":{"env":"TOKEN"}}}

        プロパティは文字列、{"env":"NAME"}、{"file":"PATH"} のどれかです。OAuthでは
        "app":"embedded|custom" と "browser":"here|elsewhere|none" も必要です。elsewhere では、開くURLを標準エラーに
        表示し、コードまたはログイン後にアドレスバーに表示されたURL全体を標準入力から（回答が標準入力ならターミナルから）
        読みます。"asksAccount":true を付けると、ブラウザーがログイン済みでも、サービスがアカウントを尋ねます。

        例: oauth-setup wizard --answers answers.json
        """
    )
    package static let service = LocalizedText.en("Begin with this service.").ja("このサービスから始める")
    package static let connection = LocalizedText.en("Call the connection NAME; one that exists opens for changes.")
        .ja("接続名（既存の接続なら変更画面を開く）")
    package static let plain = LocalizedText.en("Ask line by line, without painting the screen.").ja("画面を使わず、1行ずつ質問する")
    package static let answers = LocalizedText.en("Take the answers from a JSON file ('-' for standard input).")
        .ja("回答をJSONファイルから読む（- は標準入力）")
    package static let dryRun: LocalizedText =
        .en("Check the answers and show what would be written; send and write nothing.")
        .ja("回答を検査し、書き込む内容を表示する（送信も書き込みもしない）")
    package static let destination: LocalizedText =
        .en("Set up for another machine: sign in here, then send the connection there over ssh, and keep nothing here.")
        .ja("別のマシンのための設定。ここでログインし、接続を ssh で送って、ここには残さない")
    package static let farProgram = LocalizedText.en("The program on that machine, where it is not in the PATH there.")
        .ja("そのマシンでのプログラム（PATH にないとき）")
    package static let timeout = LocalizedText.en("How long to wait for the sign-in.").ja("ログインを待つ時間（秒）")

    package static func step(_ pages: String) -> LocalizedText {
        .en("Begin at this page: \(pages). With --connection, sign-in asks nothing else.")
            .ja("このページから始める: \(pages)。--connection と sign-in なら質問なし")
    }
}
