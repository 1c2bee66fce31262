package import Localization

/// What `keep` says.
package enum KeepWords {
    package static let onceAndWatch = LocalizedText.en("give --once or --watch, not both")
        .ja("--once と --watch は同時に指定できません")
    package static let tokenFile: LocalizedText =
        .en("--token-file takes NAME=PATH or NAME=PATH:MODE, and MODE is 0400, 0440, 0600 or 0640")
        .ja("--token-file には NAME=PATH か NAME=PATH:MODE を指定してください（MODE は 0400、0440、0600、0640）")
    package static let sameFile = LocalizedText.en("give each file of --token-file once")
        .ja("--token-file に同じファイルを2回指定することはできません")
    package static let tokenFileMissing = LocalizedText.en("--on-change and --format go with --token-file")
        .ja("--on-change と --format は --token-file と一緒に使います")
    package static let atOnce = LocalizedText.en("--at-once takes 1 to 16").ja("--at-once には1～16を指定してください")
    package static let commandTimeout = LocalizedText.en("--command-timeout takes 1 to 3600 seconds")
        .ja("--command-timeout には1～3600秒を指定してください")
    package static let stateNotKept: LocalizedText =
        .en("what was told cannot be remembered, and may be told again: ")
        .ja("知らせた内容を記録できません。同じことをもう一度知らせる場合があります: ")
    package static let notFollowed: LocalizedText =
        .en("new settings are seen within an hour only: the folder cannot be followed")
        .ja("設定フォルダーを監視できません。新しい設定に気づくまで、最長1時間かかります")

    package static func watching(_ count: Int, next: String?) -> LocalizedText {
        .en("keeping alive: \(count)" + (next.map { "; next: \($0)" } ?? ""))
            .ja("維持する接続: \(count)" + (next.map { "（次の処理: \($0)）" } ?? ""))
    }

    package static func refreshed(_ name: String) -> LocalizedText {
        .en("\(name): refreshed").ja("\(name): 更新しました")
    }

    package static func tested(_ name: String) -> LocalizedText { .en("\(name): works").ja("\(name): 使えます") }

    package static func delivered(_ name: String) -> LocalizedText {
        .en("\(name): the new tokens are in their place").ja("\(name): 新しいトークンを本来の場所に保存しました")
    }

    package static func failed(_ name: String, next: String?) -> LocalizedText {
        .en("\(name): it did not work" + (next.map { "; next try: \($0)" } ?? ""))
            .ja("\(name): 失敗しました" + (next.map { "（次の試行: \($0)）" } ?? ""))
    }

    package static func replaced(_ path: String) -> LocalizedText {
        .en("\(path) has a new token").ja("\(path) に新しいトークンを書きました")
    }

    package static func signInNeeded(_ name: String) -> LocalizedText {
        .en("\(name): a person must sign in").ja("\(name): ログインが必要です")
    }

    package static func signInSoon(_ name: String, at moment: String?) -> LocalizedText {
        .en("\(name): a person must sign in" + (moment.map { " by \($0)" } ?? " soon"))
            .ja("\(name): " + (moment.map { "\($0) までに" } ?? "まもなく") + "ログインが必要です")
    }

    /// It fails all the time, the last time for that cause.
    package static func failing(_ name: String, _ cause: String?, _ program: String) -> LocalizedText {
        .en("\(name): nothing but failures\(cause.map { " (\($0))" } ?? ""), see \(program) status \(name)")
            .ja("\(name): 失敗が続いています\(cause.map { "（\($0)）" } ?? "")。\(program) status \(name) で確認できます")
    }

    package static func worksAgain(_ name: String) -> LocalizedText {
        .en("\(name): works again").ja("\(name): 再び使えます")
    }

    /// A command of the person's own was not run to its end, or ended badly.
    package static func command(_ option: String, _ end: CommandEnd) -> LocalizedText {
        let (english, japanese) =
            switch end {
            case .code(let code): ("ended with exit code \(code)", "終了コード\(code)で終わりました")
            case .signal(let number): ("was ended by signal \(number)", "シグナル\(number)で終わりました")
            case .tooLong(let seconds):
                ("did not end in \(seconds) seconds and was killed", "\(seconds)秒以内に終わらなかったため、強制終了しました")
            case .notStarted(let why): ("could not be started: \(why.english)", "起動できませんでした: \(why.japanese)")
            }
        return .en("the command of \(option) \(english); it is run again").ja("\(option) のコマンドは\(japanese)。もう一度実行します")
    }

    /// How a command ended that did not end well.
    package enum CommandEnd: Sendable {
        case code(Int32)
        case signal(Int32)
        case tooLong(seconds: Int)
        case notStarted(LocalizedText)
    }
}
