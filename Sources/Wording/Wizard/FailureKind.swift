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
    /// The service did not accept the connection when it was tried.
    case testFailed
    /// The settings could not be kept.
    case cannotSave
    /// A settings file of another machine could not be kept here.
    case cannotImport
    /// A settings file of another machine was kept, but the service does not accept it.
    case importedUntested
}

extension FailureKind {
    /// The title of the page about it.
    package var title: LocalizedText {
        switch self {
        case .notStarted: .en("The sign-in could not begin").ja("サインインを始められませんでした")
        case .refused: .en("The sign-in was refused").ja("サインインが許可されませんでした")
        case .wrongReply: .en("The answer is not for this sign-in").ja("このサインインへの応答ではありません")
        case .timedOut: .en("Nobody answered in time").ja("時間内に応答がありませんでした")
        case .exchangeFailed: .en("The answer gave no token").ja("トークンを取得できませんでした")
        case .testFailed: .en("The connection test failed").ja("接続の確認に失敗しました")
        case .cannotSave: .en("The settings could not be saved").ja("設定を保存できませんでした")
        case .cannotImport: .en("The file could not be taken in").ja("設定ファイルを取り込めませんでした")
        case .importedUntested: .en("Taken in, but the test failed").ja("取り込みましたが、確認に失敗しました")
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
            .en("Nothing was opened or sent to a browser. Mend what is said above, or change the answers.")
                .ja("ブラウザーはまだ開いていません。上の内容を直すか、入力内容を変更してください。")
        case .refused:
            .en("Try again and approve on the page of the service; another account may have the permission.")
                .ja("もう一度試して、サービスの画面で許可してください。権限のある別のアカウントが必要な場合もあります。")
        case .wrongReply:
            .en("Try again, and use the newest address only: each sign-in has one of its own.")
                .ja("もう一度試し、最新のアドレスだけをお使いください。アドレスはサインインごとに異なります。")
        case .timedOut:
            .en("Try again; while it waits, + gives you five minutes more.").ja("もう一度お試しください。待っている間に + を押すと 5 分延長できます。")
        case .exchangeFailed where app == .embedded:
            .en("Try again. If it goes on failing, use an app of your own: change the answers.")
                .ja("もう一度お試しください。続けて失敗する場合は、入力内容を変更し、ご自身のアプリをお使いください。")
        case .exchangeFailed where !browser:
            .en("Check the user name, the password, the client ID and the secret.")
                .ja("ユーザー名、パスワード、クライアント ID、シークレットを確認してください。")
        case .exchangeFailed:
            .en("Check the client ID, the secret and the callback URL against the registration of the app.")
                .ja("クライアント ID、シークレット、コールバック URL が登録と同じか確認してください。")
        case .testFailed where app == nil:
            .en("Check the values of this connection against what the service shows.")
                .ja("この接続の値を、サービスに表示されている内容と照らし合わせてください。")
        case .testFailed:
            .en("Signing in worked; check which account you used and the values of this connection.")
                .ja("サインインはできています。使ったアカウントと、この接続の値を確認してください。")
        case .cannotSave:
            .en("The sign-in worked but is lost. Mend the place of the file, then try again.")
                .ja("サインインはできましたが、保存されていません。保存場所を直してから、もう一度お試しください。")
        case .cannotImport:
            .en("Nothing on this machine was changed. Do what is said above, or name another file.")
                .ja("このマシンの内容は変わっていません。上の内容に従うか、別のファイルを指定してください。")
        case .importedUntested:
            .en("The connection is on this machine now. Try the test again, or sign in anew.")
                .ja("接続はこのマシンに保存されました。確認をもう一度試すか、サインインし直してください。")
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
        case .notStarted, .refused, .wrongReply, .timedOut, .exchangeFailed, .testFailed, .cannotSave:
            path.map { FailurePageWords.unchanged($0) } ?? FailurePageWords.nothingWritten
        }
    }
}
