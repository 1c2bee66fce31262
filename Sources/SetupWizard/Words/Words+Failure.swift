internal import Localization
internal import ServiceCatalog

/// The pages about failures.
extension Words {
    enum Failed {
        static func title(_ kind: FailureKind) -> LocalizedText {
            switch kind {
            case .notStarted: say("The sign-in could not begin", "サインインを始められませんでした")
            case .refused: say("The sign-in was refused", "サインインが許可されませんでした")
            case .wrongReply: say("The answer is not for this sign-in", "このサインインへの応答ではありません")
            case .timedOut: say("Nobody answered in time", "時間内に応答がありませんでした")
            case .exchangeFailed: say("The answer gave no token", "トークンを取得できませんでした")
            case .testFailed: say("The connection test failed", "接続の確認に失敗しました")
            case .cannotSave: say("The settings could not be saved", "設定を保存できませんでした")
            case .cannotTakeIn: say("The file could not be taken in", "設定ファイルを取り込めませんでした")
            case .takenInUntested: say("Taken in, but the test failed", "取り込みましたが、確認に失敗しました")
            }
        }

        /// What usually helps.
        ///
        /// - Parameters:
        ///   - kind: the failure.
        ///   - app: whose application asked; nil for a scheme without OAuth, in which nobody signs in.
        ///   - browser: whether a browser is part of it; without one there is no callback.
        /// - Returns: one sentence or two.
        static func next(_ kind: FailureKind, app: Scheme.App?, browser: Bool = true) -> LocalizedText {
            switch kind {
            case .testFailed where app == nil:
                say(
                    "Check the values of this connection against what the service shows.",
                    "この接続の値を、サービスに表示されている内容と照らし合わせてください。"
                )
            case .exchangeFailed where app == .embedded:
                say(
                    "Try again. If it goes on failing, use an app of your own: change the answers.",
                    "もう一度お試しください。続けて失敗する場合は、入力内容を変更し、ご自身のアプリをお使いください。"
                )
            case .notStarted:
                say(
                    "Nothing was opened or sent to a browser. Mend what is said above, or change the answers.",
                    "ブラウザーはまだ開いていません。上の内容を直すか、入力内容を変更してください。"
                )
            case .refused:
                say(
                    "Try again and approve on the page of the service; another account may have the permission.",
                    "もう一度試して、サービスの画面で許可してください。権限のある別のアカウントが必要な場合もあります。"
                )
            case .wrongReply:
                say(
                    "Try again, and use the newest address only: each sign-in has one of its own.",
                    "もう一度試し、最新のアドレスだけをお使いください。アドレスはサインインごとに異なります。"
                )
            case .timedOut:
                say(
                    "Try again; while it waits, + gives you five minutes more.",
                    "もう一度お試しください。待っている間に + を押すと 5 分延長できます。"
                )
            case .exchangeFailed where !browser:
                say(
                    "Check the user name, the password, the client ID and the secret.",
                    "ユーザー名、パスワード、クライアント ID、シークレットを確認してください。"
                )
            case .exchangeFailed:
                say(
                    "Check the client ID, the secret and the callback URL against the registration of the app.",
                    "クライアント ID、シークレット、コールバック URL が登録と同じか確認してください。"
                )
            case .testFailed:
                say(
                    "Signing in worked; check which account you used and the values of this connection.",
                    "サインインはできています。使ったアカウントと、この接続の値を確認してください。"
                )
            case .cannotSave:
                say(
                    "The sign-in worked but is lost. Mend the place of the file, then try again.",
                    "サインインはできましたが、保存されていません。保存場所を直してから、もう一度お試しください。"
                )
            case .cannotTakeIn:
                say(
                    "Nothing on this machine was changed. Do what is said above, or name another file.",
                    "このマシンの内容は変わっていません。上の内容に従うか、別のファイルを指定してください。"
                )
            case .takenInUntested:
                say(
                    "The connection is on this machine now. Try the test again, or sign in anew.",
                    "接続はこのマシンに保存されました。確認をもう一度試すか、サインインし直してください。"
                )
            }
        }

        /// What there is after the failure.
        ///
        /// - Parameters:
        ///   - kind: the failure.
        ///   - path: where the settings of a connection of that name have been since before; nil when there is none.
        /// - Returns: one sentence or two.
        static func kept(_ kind: FailureKind, before path: String?) -> LocalizedText {
            switch kind {
            case .takenInUntested: say("Nothing is lost: the settings file was saved.", "設定ファイルは保存されています。")
            case .cannotTakeIn: say("What you typed is kept.", "入力内容は残っています。")
            default: path.map { Run.unchanged($0) } ?? Run.nothingWritten
            }
        }
    }
}
