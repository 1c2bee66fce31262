public import CallbackServer
internal import Localization

extension ReplyPageWords {
    /// The words of this program.
    public static let standard = ReplyPageWords(heading: \.heading, text: \.text)
}

extension ReplyPageWords.Note {
    fileprivate var heading: LocalizedText {
        switch self {
        case .waiting: .en("One moment").ja("少々お待ちください")
        case .paste: .en("Paste the address").ja("URLを貼り付けてください")
        case .lost: .en("There is no answer here").ja("結果がありません")
        case .received: .en("You are signed in").ja("ログインできました")
        case .saved: .en("Signed in and saved").ja("ログインと保存が完了しました")
        case .denied: .en("The service refused").ja("サービスに拒否されました")
        case .failed: .en("The sign-in did not work").ja("ログインできませんでした")
        case .unsaved: .en("Signed in, but not saved").ja("ログインできましたが、保存できませんでした")
        case .wrong: .en("Unexpected callback; sign-in is still pending").ja("待っている結果ではありません")
        case .already: .en("Already done").ja("すでに受け取っています")
        }
    }

    fileprivate var text: LocalizedText {
        switch self {
        case .waiting: .en("The answer is on its way to the terminal.").ja("結果をターミナルに渡しています。")
        case .paste:
            .en(
                "Without scripts this page cannot hand the answer over. Copy the full address from the address bar and paste it in the terminal."
            )
            .ja("スクリプトが無効なため、このページから結果を渡せません。アドレスバーのURL全体をコピーし、ターミナルに貼り付けてください。")
        case .lost:
            .en("Nothing reached the terminal. Start the sign-in again there.")
                .ja("ターミナルには何も届いていません。ターミナルでログインをやり直してください。")
        case .received: .en("You can close this page and go back to the terminal.").ja("このページを閉じて、ターミナルに戻ってください。")
        case .saved:
            .en("Everything is done. You can close this page and go back to the terminal.")
                .ja("このページを閉じて、ターミナルに戻ってください。")
        case .denied:
            .en("Nothing was saved. The terminal says why and what you can do. You can close this page.")
                .ja("何も保存していません。理由と対処方法はターミナルに表示されています。このページは閉じてかまいません。")
        case .failed:
            .en(
                "You gave permission, but the service did not give a token for it. Nothing was saved. The terminal says why and what you can do."
            )
            .ja("許可は受け取りましたが、サービスからトークンを取得できませんでした。何も保存していません。理由と対処方法はターミナルに表示されています。")
        case .unsaved:
            .en("The service gave a token, but the last step did not work. The terminal says why and what you can do.")
                .ja("トークンは取得できましたが、最後の手順に失敗しました。理由と対処方法はターミナルに表示されています。")
        case .wrong:
            .en("The sign-in in the terminal is still waiting. Use the newest address it shows.")
                .ja("ターミナルのログインは続いています。ターミナルに表示された最新のURLを開いてください。")
        case .already:
            .en("The answer arrived earlier. You can close this page and go back to the terminal.")
                .ja("このページを閉じて、ターミナルに戻ってください。")
        }
    }
}
