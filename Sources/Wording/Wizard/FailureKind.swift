package import Localization
package import ServiceCatalog

/// The failures that a person meets in different ways, each with a page of its own.
package enum FailureKind: Sendable, Equatable, CaseIterable {
    /// The sign-in could not begin.
    case notStarted
    /// The person or the service said no.
    case refused
    /// What came back does not belong to this sign-in.
    case wrongReply
    /// Nobody answered in time.
    case timedOut
    /// The answer could not be made a token.
    case exchangeFailed
    /// The way to the service failed, whatever was asked there.
    case unreachable
    /// The service did not accept the connection when it was tried.
    case testFailed
    /// The sign-in worked, and an account is to be chosen.
    case accountOpen
    /// The settings could not be kept.
    case cannotSave
    /// A settings file of another machine could not be kept here.
    case cannotImport
    /// A settings file of another machine was kept, but the service does not accept it.
    case importedUntested
}

extension FailureKind {
    /// The title of the page about it; `service` is the name of the service.
    package func title(_ service: String) -> LocalizedText {
        switch self {
        case .notStarted: .en("The sign-in could not start").ja("ログインを始められませんでした")
        case .refused: .en("The sign-in was refused").ja("ログインが許可されませんでした")
        case .wrongReply: .en("The answer could not be used").ja("この応答は使えません")
        case .timedOut: .en("Sign-in timed out").ja("ログインが時間切れになりました")
        case .exchangeFailed: .en("\(service) did not issue a token").ja("\(service)からトークンを取得できませんでした")
        case .unreachable: .en("\(service) could not be reached").ja("\(service)に接続できませんでした")
        case .testFailed: .en("The connection test failed").ja("接続テストに失敗しました")
        case .accountOpen: .en("Which account do you want to connect?").ja("どのアカウントに接続しますか？")
        case .cannotSave: .en("The settings could not be saved").ja("設定を保存できませんでした")
        case .cannotImport: .en("The file could not be imported").ja("設定ファイルを取り込めませんでした")
        case .importedUntested: .en("Imported, but the test failed").ja("取り込みましたが、接続テストに失敗しました")
        }
    }

    /// What usually helps.
    ///
    /// - Parameters:
    ///   - app: whose application asked; nil for a scheme without OAuth, in which nobody signs in.
    ///   - browser: whether a browser is part of it; without one there is no callback.
    /// - Returns: one sentence or two.
    package func advice(app: Scheme.App?, browser: Bool) -> LocalizedText {
        switch self {
        case .notStarted:
            .en("Nothing was opened or sent to a browser. Fix the problem above, or change the answers.")
                .ja("ブラウザーはまだ開いていません。上の問題を解決するか、入力内容を変更してください。")
        case .refused:
            .en("Try again and allow the access on the service's page. You may need an account with more rights.")
                .ja("もう一度試して、サービスの画面で許可してください。権限のある別のアカウントが必要な場合もあります。")
        case .wrongReply:
            .en("Try again, and use only the newest address: each sign-in has its own.")
                .ja("もう一度試し、最新のURLだけをお使いください。URLはログインごとに異なります。")
        case .timedOut:
            .en("Try again. While it waits, + adds five minutes.").ja("もう一度お試しください。待っている間に + を押すと5分延長できます。")
        case .exchangeFailed where app == .embedded:
            .en("Try again. If it keeps failing, change the answers and use your own app.")
                .ja("もう一度お試しください。続けて失敗する場合は、入力内容を変更し、ご自身のアプリをお使いください。")
        case .exchangeFailed where !browser:
            .en("Check the user name, the password, the client ID and the secret.")
                .ja("ユーザー名、パスワード、クライアントID、シークレットを確認してください。")
        case .exchangeFailed:
            .en("Check the client ID, the secret and the callback URL against the registration of the app.")
                .ja("クライアントID、シークレット、コールバックURLが登録と同じか確認してください。")
        case .unreachable:
            .en("This is a problem on the way to the service. Your answers are kept: try again later.")
                .ja("サービスまでの通信の問題です。入力内容は残っているので、しばらくしてからもう一度お試しください。")
        case .testFailed where app == nil:
            .en("Check the values of this connection against what the service shows.")
                .ja("この接続の値を、サービスに表示されている内容と照らし合わせてください。")
        case .testFailed:
            .en("The sign-in worked. Check which account you used, and the values of this connection.")
                .ja("ログインはできています。使ったアカウントと、この接続の値を確認してください。")
        case .accountOpen:
            .en("You are signed in. Choose an account; you do not need to sign in again.")
                .ja("ログインできました。アカウントを選んでください。もう一度ログインする必要はありません。")
        case .cannotSave:
            .en("The sign-in worked, but it could not be saved. Fix the location of the file, then try again.")
                .ja("ログインはできましたが、保存されていません。保存場所を直してから、もう一度お試しください。")
        case .cannotImport:
            .en("Nothing on this machine has changed. Follow the advice above, or choose another file.")
                .ja("このマシンの内容は変わっていません。上の内容に従うか、別のファイルを指定してください。")
        case .importedUntested:
            .en("The connection is now on this machine. Test it again, or sign in again.")
                .ja("接続はこのマシンに保存されました。テストをもう一度試すか、ログインし直してください。")
        }
    }

    /// What there is after the failure.
    ///
    /// - Parameter path: where the settings of a connection of that name have been since before; nil when there is none.
    /// - Returns: one sentence or two.
    package func kept(before path: String?) -> LocalizedText {
        switch self {
        case .importedUntested: FailurePageWords.settingsSaved
        case .cannotImport: FailurePageWords.typedKept
        case .notStarted, .refused, .wrongReply, .timedOut, .exchangeFailed, .unreachable, .testFailed, .accountOpen,
            .cannotSave:
            path.map { FailurePageWords.unchanged($0) } ?? FailurePageWords.nothingWritten
        }
    }
}
