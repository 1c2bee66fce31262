package import Localization

/// The page with what can be done with a saved connection.
package enum ConnectionPageWords {
    package static let heading = LocalizedText.en("Your connections").ja("保存済みの接続")
    package static func title(_ name: String) -> LocalizedText {
        .en("What do you want to do with \(name)?").ja("\(name)をどうしますか？")
    }
    package static let lead = LocalizedText.en("Nothing happens to it before you choose.")
        .ja("選ぶまで、この接続には何も行いません。")
    package static let test = LocalizedText.en("Test it").ja("接続テスト")
    package static let testDetail = LocalizedText.en("Asks the service who is signed in; nobody is asked to sign in.")
        .ja("ログイン中のアカウントをサービスに確認します。ログインは求めません。")
    package static let signIn = LocalizedText.en("Sign in again").ja("再ログイン")
    package static let signInDetail = LocalizedText.en(
        "With the same answers; the settings stay until it has succeeded."
    )
    .ja("同じ内容でログインします。成功するまで今の設定はそのままです。")
    package static let change = LocalizedText.en("Change it").ja("変更")
    package static let changeDetail = LocalizedText.en("Shows every answer; each can be changed where it stands.")
        .ja("すべての内容を表示し、その場で変更できます。")
    package static let string = LocalizedText.en("Copy its connection string").ja("接続文字列をコピー")
    package static let stringDetail = LocalizedText.en("In any format, with the secret or without it.")
        .ja("形式を選び、シークレット込みでも除いてもコピーできます。")
    package static let server = LocalizedText.en("Send it to a server").ja("サーバーへ送る")
    package static let serverDetail = LocalizedText.en("Shows the command.").ja("コマンドを表示します。")
    package static let forget = LocalizedText.en("Forget it").ja("削除")
    package static let forgetDetail = LocalizedText.en("Removes its settings from this machine, after a question.")
        .ja("確認のうえ、このマシンから設定を削除します。")
    package static func forgetTitle(_ name: String) -> LocalizedText {
        .en("Forget \(name)?").ja("\(name)を削除しますか？")
    }
    /// What is removed; `command` ends the sign-in at the service, too, and is nil where that takes the service's own settings.
    package static func forgetLead(revoking command: String?) -> LocalizedText {
        let english =
            command.map { "What the service gave stays valid there; \($0) ends it first." }
            ?? "What the service gave stays valid there until it is ended or deleted in the service's own settings."
        let japanese =
            command.map { "サービス側では有効なままです。先に \($0) を実行すると、サービス側でも無効になります。" }
            ?? "サービス側では、サービスの設定画面で取り消しまたは削除するまで有効なままです。"
        return .en("Its settings file and copies are removed from this machine. \(english)")
            .ja("設定ファイルとコピーをこのマシンから削除します。\(japanese)")
    }
    package static let keep = LocalizedText.en("Keep it").ja("残す")
    package static func forgotten(_ name: String) -> LocalizedText {
        .en("\(name) was removed from this machine").ja("\(name)をこのマシンから削除しました")
    }
    package static let works = LocalizedText.en("works").ja("利用可能")
    package static let untested = LocalizedText.en("not tested yet").ja("未確認")
    package static let signInAgain = LocalizedText.en("sign in again").ja("再ログインが必要")
    package static let otherKey = LocalizedText.en("sealed to another key").ja("別の鍵で暗号化")
    package static let locked = LocalizedText.en("locked").ja("ロック中")
    package static let unusable = LocalizedText.en("cannot be read").ja("読み取り不可")
    package static let moved = LocalizedText.en("moved away").ja("移動済み")
    /// When it was tested last, by how many seconds ago that was.
    package static func tested(secondsAgo seconds: Int) -> LocalizedText {
        guard seconds >= 120 else { return .en("tested just now").ja("たった今テスト") }
        let span = TimeWords.span(seconds)
        return .en("tested \(span.english) ago").ja("\(span.japanese)前にテスト")
    }
    /// The same in a few columns, beside who signed in.
    package static func testedBriefly(secondsAgo seconds: Int) -> LocalizedText {
        guard seconds >= 120 else { return .en("just now").ja("たった今") }
        let span = TimeWords.span(seconds)
        let short = span.english.replacing(" minutes", with: " min").replacing(" hours", with: " h")
        return .en("\(short) ago").ja("\(span.japanese)前")
    }
    package static func by(_ date: String) -> LocalizedText { .en("by \(date)").ja("\(date)まで") }
}
