public import CallbackServer
internal import Localization

extension ReplyPageWords {
    /// The words of this program.
    public static let standard = ReplyPageWords(heading: \.heading, text: \.text)
}

extension ReplyPageWords.Note {
    fileprivate var heading: LocalizedText {
        switch self {
        case .waiting:
            LocalizedText(
                english: "One moment",
                japanese: "少々お待ちください"
            )
        case .paste:
            LocalizedText(
                english: "Paste the address",
                japanese: "アドレスを貼り付けてください"
            )
        case .lost:
            LocalizedText(
                english: "There is no answer here",
                japanese: "結果がありません"
            )
        case .received:
            LocalizedText(
                english: "You are signed in",
                japanese: "サインインできました"
            )
        case .saved:
            LocalizedText(
                english: "Signed in and saved",
                japanese: "サインインと保存が完了しました"
            )
        case .denied:
            LocalizedText(
                english: "The service said no",
                japanese: "サービスに拒否されました"
            )
        case .failed:
            LocalizedText(
                english: "The sign-in did not work",
                japanese: "サインインできませんでした"
            )
        case .unsaved:
            LocalizedText(
                english: "Signed in, but not saved",
                japanese: "サインインできましたが、保存できませんでした"
            )
        case .wrong:
            LocalizedText(
                english: "Unexpected callback; sign-in is still pending",
                japanese: "待っている結果ではありません"
            )
        case .already:
            LocalizedText(
                english: "Already done",
                japanese: "すでに受け取っています"
            )
        }
    }

    fileprivate var text: LocalizedText {
        switch self {
        case .waiting:
            LocalizedText(
                english: "The answer is on its way to the terminal.",
                japanese: "結果をターミナルに渡しています。"
            )
        case .paste:
            LocalizedText(
                english:
                    "Without scripts this page cannot hand the answer over. Copy the whole address from the address bar and paste it in the terminal.",
                japanese: "スクリプトが無効なため、このページから結果を渡せません。アドレスバーのアドレス全体をコピーし、ターミナルに貼り付けてください。"
            )
        case .lost:
            LocalizedText(
                english: "Nothing reached the terminal. Start the sign-in again there.",
                japanese: "ターミナルには何も届いていません。ターミナルでサインインをやり直してください。"
            )
        case .received:
            LocalizedText(
                english: "You can close this page and go back to the terminal.",
                japanese: "このページを閉じて、ターミナルに戻ってください。"
            )
        case .saved:
            LocalizedText(
                english: "Everything is done. You can close this page and go back to the terminal.",
                japanese: "このページを閉じて、ターミナルに戻ってください。"
            )
        case .denied:
            LocalizedText(
                english: "Nothing was saved. The terminal says why and what you can do. You can close this page.",
                japanese: "何も保存していません。理由と対処方法はターミナルに表示されています。このページは閉じてかまいません。"
            )
        case .failed:
            LocalizedText(
                english:
                    "You gave permission, but the service did not give a token for it. Nothing was saved. The terminal says why and what you can do.",
                japanese: "許可は受け取りましたが、サービスからトークンを取得できませんでした。何も保存していません。理由と対処方法はターミナルに表示されています。"
            )
        case .unsaved:
            LocalizedText(
                english:
                    "The service gave a token, but the last step did not work. The terminal says why and what you can do.",
                japanese: "トークンは取得できましたが、最後の手順に失敗しました。理由と対処方法はターミナルに表示されています。"
            )
        case .wrong:
            LocalizedText(
                english: "The sign-in in the terminal goes on waiting. Use the newest address it shows.",
                japanese: "ターミナルのサインインは続いています。ターミナルに表示された最新のアドレスを開いてください。"
            )
        case .already:
            LocalizedText(
                english: "The answer arrived earlier. You can close this page and go back to the terminal.",
                japanese: "このページを閉じて、ターミナルに戻ってください。"
            )
        }
    }
}
