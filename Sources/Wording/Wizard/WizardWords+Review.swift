package import Localization

extension WizardWords {
    /// The page with every answer, before anything is done.
    package enum Review {
        package static let title = LocalizedText(english: "Please check your answers", japanese: "入力内容をご確認ください")
        package static let lead = LocalizedText(
            english: "Nothing has been sent or written yet. Enter on a row goes back to that answer.",
            japanese: "まだ何も送信・保存していません。行で Enter を押すと、その項目に戻ります。"
        )
        package static let leadLineByLine = LocalizedText(
            english: "Nothing has been sent or written yet.",
            japanese: "まだ何も送信・保存していません。"
        )
        package static let leadAgain = LocalizedText(
            english: "Nothing is sent or written before you go on. Enter on a row goes back to that answer.",
            japanese: "次へ進むまで送信・保存は行いません。行で Enter を押すと、その項目に戻ります。"
        )
        package static let leadAgainLineByLine = LocalizedText(
            english: "Nothing is sent or written before you go on.",
            japanese: "次へ進むまで送信・保存は行いません。"
        )
        package static let service = LocalizedText(english: "Service", japanese: "サービス")
        package static let scheme = LocalizedText(english: "Way of signing in", japanese: "サインイン方法")
        package static let app = LocalizedText(english: "OAuth app", japanese: "OAuth アプリ")
        package static let browser = LocalizedText(english: "Browser", japanese: "ブラウザー")
        package static let empty = LocalizedText(english: "(empty)", japanese: "（未入力）")
        package static let notAnswered = LocalizedText(english: "not answered", japanese: "未回答")
        package static let stringOnly = LocalizedText(english: "Only the string instead", japanese: "文字列だけ作成")
        package static let stringOnlyDetail = LocalizedText(
            english: "makes the connection string; nothing is sent or written",
            japanese: "接続文字列だけを作成します。送信も保存もしません"
        )
        package static let signInButton = LocalizedText(english: "Sign in", japanese: "サインインする")
        package static let testButton = LocalizedText(english: "Test and save", japanese: "接続を確認して保存")
        package static let stringButton = LocalizedText(english: "Make the connection string", japanese: "接続文字列を作成")
    }
}
