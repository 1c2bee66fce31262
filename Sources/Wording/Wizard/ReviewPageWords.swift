package import Localization

/// The page with every answer, before anything is done.
package enum ReviewPageWords {
    package static let title = LocalizedText.en("Please check your answers").ja("入力内容をご確認ください")
    package static let lead: LocalizedText =
        .en("Nothing has been sent or written yet. Enter on a row goes back to that answer.")
        .ja("まだ何も送信・保存していません。行でEnterを押すと、その項目に戻ります。")
    package static let leadLineByLine = LocalizedText.en("Nothing has been sent or written yet.")
        .ja("まだ何も送信・保存していません。")
    package static let leadAgain: LocalizedText =
        .en("Nothing is sent or written until you continue. Enter on a row goes back to that answer.")
        .ja("次へ進むまで送信・保存は行いません。行でEnterを押すと、その項目に戻ります。")
    package static let leadAgainLineByLine = LocalizedText.en("Nothing is sent or written until you continue.")
        .ja("次へ進むまで送信・保存は行いません。")
    package static func sent(_ host: String) -> LocalizedText {
        .en("Once it works, the connection is sent to \(host) over ssh.").ja("接続できたら、ssh で \(host) に送ります。")
    }
    package static let service = LocalizedText.en("Service").ja("サービス")
    package static let scheme = LocalizedText.en("Sign-in method").ja("ログイン方法")
    package static let app = LocalizedText.en("OAuth app").ja("OAuthアプリ")
    package static let browser = LocalizedText.en("Browser").ja("ブラウザー")
    package static let chosenLater = LocalizedText.en("(chosen after signing in)").ja("（ログイン後に選択）")
    package static let empty = LocalizedText.en("(empty)").ja("（未入力）")
    package static let stringOnly = LocalizedText.en("Get the connection string without signing in").ja(
        "ログインせずに接続文字列を作成"
    )
    package static let stringOnlyDetail: LocalizedText =
        .en("nothing is sent or written").ja("送信も保存もしません")
    package static let signInButton = LocalizedText.en("Sign in").ja("ログインする")
    package static let testButton = LocalizedText.en("Test and save").ja("接続をテストして保存")
    package static let stringButton = LocalizedText.en("Get the connection string").ja("接続文字列を作成")
}
