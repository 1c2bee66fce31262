package import Localization

extension WizardWords {
    /// The page after a failure.
    package enum Failure {
        package static let tryAgain = LocalizedText.en("Try again").ja("もう一度試す")
        package static let changeAnswers = LocalizedText.en("Change the answers").ja("入力内容を変更する")
        package static let leave = LocalizedText.en("Leave").ja("終了する")
        package static let nothingWritten = LocalizedText.en("Your answers are kept. No settings file was written.")
            .ja("入力内容は残っています。設定ファイルは作成されていません。")
        package static func unchanged(_ path: String) -> LocalizedText {
            .en("Your answers are kept. The settings saved before are unchanged: \(path)")
                .ja("入力内容は残っています。保存済みの設定はそのままです: \(path)")
        }
        package static func unproven(_ path: String) -> LocalizedText {
            .en("Your answers and the new tokens are kept; within an hour you need not sign in again: \(path)")
                .ja("入力内容と新しいトークンは残っています。1 時間以内なら、サインインし直さずに再試行できます: \(path)")
        }
        package static let settingsSaved = LocalizedText.en("Nothing is lost: the settings file was saved.")
            .ja("設定ファイルは保存されています。")
        package static let typedKept = LocalizedText.en("What you typed is kept.").ja("入力内容は残っています。")
    }

    /// What failed: the titles of the page.
    package enum FailureTitle {
        package static let notStarted = LocalizedText.en("The sign-in could not begin").ja("サインインを始められませんでした")
        package static let refused = LocalizedText.en("The sign-in was refused").ja("サインインが許可されませんでした")
        package static let wrongReply = LocalizedText.en("The answer is not for this sign-in").ja("このサインインへの応答ではありません")
        package static let timedOut = LocalizedText.en("Nobody answered in time").ja("時間内に応答がありませんでした")
        package static let exchangeFailed = LocalizedText.en("The answer gave no token").ja("トークンを取得できませんでした")
        package static let testFailed = LocalizedText.en("The connection test failed").ja("接続の確認に失敗しました")
        package static let cannotSave = LocalizedText.en("The settings could not be saved").ja("設定を保存できませんでした")
        package static let cannotImport = LocalizedText.en("The file could not be taken in").ja("設定ファイルを取り込めませんでした")
        package static let importedUntested = LocalizedText.en("Taken in, but the test failed").ja("取り込みましたが、確認に失敗しました")
    }

    /// What usually helps after a failure.
    package enum FailureAdvice {
        package static let checkValues: LocalizedText =
            .en("Check the values of this connection against what the service shows.")
            .ja("この接続の値を、サービスに表示されている内容と照らし合わせてください。")
        package static let useOwnApp: LocalizedText =
            .en("Try again. If it goes on failing, use an app of your own: change the answers.")
            .ja("もう一度お試しください。続けて失敗する場合は、入力内容を変更し、ご自身のアプリをお使いください。")
        package static let mendBeforeStart: LocalizedText =
            .en("Nothing was opened or sent to a browser. Mend what is said above, or change the answers.")
            .ja("ブラウザーはまだ開いていません。上の内容を直すか、入力内容を変更してください。")
        package static let approveOrChangeAccount: LocalizedText =
            .en("Try again and approve on the page of the service; another account may have the permission.")
            .ja("もう一度試して、サービスの画面で許可してください。権限のある別のアカウントが必要な場合もあります。")
        package static let useNewestAddress: LocalizedText =
            .en("Try again, and use the newest address only: each sign-in has one of its own.")
            .ja("もう一度試し、最新のアドレスだけをお使いください。アドレスはサインインごとに異なります。")
        package static let askForMoreTime: LocalizedText =
            .en("Try again; while it waits, + gives you five minutes more.").ja("もう一度お試しください。待っている間に + を押すと 5 分延長できます。")
        package static let checkPassword: LocalizedText =
            .en("Check the user name, the password, the client ID and the secret.")
            .ja("ユーザー名、パスワード、クライアント ID、シークレットを確認してください。")
        package static let checkRegistration: LocalizedText =
            .en("Check the client ID, the secret and the callback URL against the registration of the app.")
            .ja("クライアント ID、シークレット、コールバック URL が登録と同じか確認してください。")
        package static let checkAccount: LocalizedText =
            .en("Signing in worked; check which account you used and the values of this connection.")
            .ja("サインインはできています。使ったアカウントと、この接続の値を確認してください。")
        package static let mendPlace: LocalizedText =
            .en("The sign-in worked but is lost. Mend the place of the file, then try again.")
            .ja("サインインはできましたが、保存されていません。保存場所を直してから、もう一度お試しください。")
        package static let nameAnotherFile: LocalizedText =
            .en("Nothing on this machine was changed. Do what is said above, or name another file.")
            .ja("このマシンの内容は変わっていません。上の内容に従うか、別のファイルを指定してください。")
        package static let testAgain: LocalizedText =
            .en("The connection is on this machine now. Try the test again, or sign in anew.")
            .ja("接続はこのマシンに保存されました。確認をもう一度試すか、サインインし直してください。")
    }
}
