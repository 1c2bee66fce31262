package import Localization

/// The values whose source is told, and what stands for those that nobody typed.
package enum ValueWords {
    package static let language = LocalizedText.en("language").ja("言語")
    package static let folder = LocalizedText.en("configuration folder").ja("設定フォルダー")
    package static let key = LocalizedText.en("key").ja("鍵")
    package static let state = LocalizedText.en("state folder").ja("状態フォルダー")
    package static let proxy = LocalizedText.en("proxy").ja("プロキシ")
    package static let certificates = LocalizedText.en("certificates trusted besides the machine's").ja("追加で信頼する証明書")
    package static let services = LocalizedText.en("services offered").ja("選べるサービス")
    package static let ownApps = LocalizedText.en("own apps").ja("自分のアプリ")
    package static let service = LocalizedText.en("service").ja("サービス")
    package static let app = LocalizedText.en("app").ja("アプリ")
    package static let hosts = LocalizedText.en("hosts").ja("ホスト")
    package static let tokenEndpoint = LocalizedText.en("token endpoint").ja("トークンエンドポイント")
    package static let scopes = LocalizedText.en("scopes").ja("スコープ")
    package static let callback = LocalizedText.en("callback").ja("コールバック")
    package static let refreshLimits = LocalizedText.en("refresh token's lifetime").ja("リフレッシュトークンの有効期間")
    package static let settingsFile = LocalizedText.en("settings file").ja("設定ファイル")

    package static let none = LocalizedText.en("none").ja("なし")
    package static let all = LocalizedText.en("all").ja("すべて")
    package static let allowed = LocalizedText.en("allowed").ja("使用可")
    package static let notAllowed = LocalizedText.en("not allowed").ja("使用不可")
    package static let unknown = LocalizedText.en("not known").ja("不明")
    package static let title = LocalizedText.en("Where each value comes from:").ja("各値の出どころ:")
    package static let explainNeedsName = LocalizedText.en("--explain needs the name of a connection")
        .ja("--explain には接続名が必要です")

    /// The application of a connection is one that an organisation provides today, too.
    package static func provided(_ clientID: String, name: LocalizedText?, file: String) -> LocalizedText {
        .en("\(clientID), now provided by \(file)" + (name.map { ": \($0.english)" } ?? ""))
            .ja("\(clientID)（現在 \(file) で提供" + (name.map { ": \($0.japanese)" } ?? "") + "）")
    }

    package static func seconds(_ count: Int, idle: Bool) -> LocalizedText {
        idle ? .en("\(count) s without use").ja("未使用で\(count)秒") : .en("\(count) s").ja("\(count)秒")
    }

    // MARK: The administrator's files

    package static func inOrder(_ path: String, apps: Int) -> LocalizedText {
        .en("\(path) is in order, apps: \(apps)").ja("\(path) は正常です（アプリ: \(apps)件）")
    }

    package static func inOrder(_ path: String) -> LocalizedText { .en("\(path) is in order").ja("\(path) は正常です") }

    package static let noFiles = LocalizedText.en("no file of an administrator or of your own")
        .ja("管理者のファイルも自分のファイルもありません")

    /// A file is there for others: its group may read it, and this person is not in that.
    package static func forOthers(_ path: String) -> ErrorWords {
        .en("\(path) is there, but not for you to read").fix(
            "where you should use its apps, have root add you to the file's group"
        )
        .ja("\(path) は、読み取りを許可されていません").fix("そのアプリを使う必要があれば、ファイルのグループへの追加を管理者に依頼してください")
    }

    /// The same as one piece of advice.
    package static func forOthersAdvice(_ path: String) -> LocalizedText {
        let words = forOthers(path)
        return LocalizedText { words.message($0) + ($0 == .english ? ": " : "。") + (words.hint?($0) ?? "") }
    }

    package static func stateWritable(_ path: String) -> LocalizedText {
        .en("\(path) can be written").ja("\(path) に書き込めます")
    }

    /// The folder cannot be written; `word` is its path as a shell takes it.
    package static func stateNotWritable(_ path: String, why: LocalizedText, word: String) -> ErrorWords {
        .en(
            "\(path) cannot be written (\(why.english)): an older copy of a connection is not noticed, and tokens that a full disk refused are lost"
        )
        .fix("chmod u+rwx \(word), or set XDG_STATE_HOME to a folder of yours")
        .ja("\(path) に書き込めません（\(why.japanese)）。古いコピーの検出と、保存できなかったトークンの保管ができません")
        .fix("chmod u+rwx \(word) を実行するか、XDG_STATE_HOME に自分のフォルダーを設定してください")
    }

    package static let stateUnknown = ErrorWords.en("the state folder is not known").fix("set HOME or XDG_STATE_HOME")
        .ja("状態フォルダーがわかりません").fix("HOME か XDG_STATE_HOME を設定してください")

    /// The clock shows a time before this program was made.
    package static func clockBehind(_ time: String) -> LocalizedText {
        .en("this machine's clock says \(time), which has long passed").ja("このマシンの時計が \(time) で、大きく遅れています")
    }
}
