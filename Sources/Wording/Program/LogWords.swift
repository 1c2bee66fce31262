package import Localization

/// Why a file is no place for a log.
package enum LogWords {
    package static func notWritten(path: String, why: String) -> ErrorWords {
        .en("cannot write the log \(path): \(why)").fix("name a file in a folder that is there and yours")
            .ja("ログ \(path) に書き込めません: \(why)").fix("書き込めるフォルダーのファイルを指定してください")
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
