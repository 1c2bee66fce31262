package import Localization
package import SettingsStore

/// Why a file is no place for a log.
package enum LogWords {
    package static func notWritten(path: String, _ failure: SystemFailure) -> ErrorWords {
        let why = failure.words
        return .en("cannot write the log \(path): \(why.english)").ja("ログ \(path) に書き込めません: \(why.japanese)")
            .fix(failure.pathHint)
    }

    /// A file that this process has open already, but for standard error.
    package static func openFile(_ path: String) -> ErrorWords {
        .en("the log \(path) is open already, for something else")
            .fix("name a file, or - for standard error")
            .ja("ログ \(path) は、ほかの用途ですでに開かれています").fix("ファイルか、- （標準エラー出力）を指定してください")
    }

    /// Lines of it were lost on the way.
    package static func lost(path: String, _ failure: SystemFailure) -> LocalizedText {
        let why = failure.words
        return .en("the log \(path) is not complete: \(why.english)").ja("ログ \(path) は一部が書き込まれていません: \(why.japanese)")
    }

    package static func notOwn(_ path: String) -> ErrorWords {
        .en("the log \(path) is no file of yours").fix("name a new file, or leave --log-file out")
            .ja("ログ \(path) はあなたのファイルではありません").fix("新しいファイルを指定するか、--log-file を外してください")
    }

    package static func keyOrSettings(_ path: String) -> ErrorWords {
        .en("the log \(path) is a key or a settings file").fix("name a new file")
            .ja("ログ \(path) は鍵か設定ファイルです").fix("新しいファイルを指定してください")
    }

    package static func readByOthers(_ path: String) -> LocalizedText {
        .en("others can read the log \(path)").ja("ログ \(path) はほかのユーザーも読み取れます")
    }

    /// What to do about a file of the person's own; `word` is its path as a shell takes it.
    package static func closeOrOther(_ word: String) -> LocalizedText {
        .en("chmod 600 \(word), or name a new file").ja("chmod 600 \(word) を実行するか、新しいファイルを指定してください")
    }

    package static let other = LocalizedText.en("name a new file, which is made private")
        .ja("新しいファイルを指定してください（本人だけが読み取れる状態で作成されます）")
}
