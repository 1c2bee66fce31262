package import Localization

/// What the doctor says of files and folders.
package enum DoctorFileWords {
    package static let homeUnknown = ErrorWords.en("the home folder is not known")
        .fix("set OAUTH_SETUP_HOME to a folder")
        .ja("ホームフォルダーがわかりません").fix("OAUTH_SETUP_HOME にフォルダーを設定してください")
    package static let keyNew = LocalizedText.en("made on first use").ja("最初の利用時に作成されます")

    package static func folderNew(_ path: String) -> LocalizedText {
        .en("\(path) is made on first use").ja("\(path) は最初の利用時に作成されます")
    }

    package static func folderPrivate(_ path: String) -> LocalizedText {
        .en("\(path), private").ja("\(path)（本人だけがアクセス可能）")
    }

    package static func folderShared(path: String, fileSystem: String) -> LocalizedText {
        .en("\(path) is on \(fileSystem)").ja("\(path) は \(fileSystem) にあります")
    }

    package static func folderLocksLocally(path: String, fileSystem: String) -> ErrorWords {
        .en(
            "\(path) is on \(fileSystem), where locks may count on one machine only: two machines that refresh at once can"
                + " end a sign-in"
        )
        .fix("let one machine use it, or set OAUTH_SETUP_HOME to a folder on a disk of its own")
        .ja("\(path) は \(fileSystem) にあり、ロックが1台のマシンの中でしか効かないことがあります。2台が同時に更新すると、ログイン状態が無効になりかねません")
        .fix("1台だけで使うか、OAUTH_SETUP_HOME にそのマシンのディスク上のフォルダーを設定してください")
    }

    package static func keyGone(_ path: String) -> ErrorWords {
        .en("\(path) is gone; without it no connection opens")
            .fix("bring it back from a backup, or set the connections up again")
            .ja("\(path) がないため、保存済みの接続を開けません").fix("バックアップから戻すか、接続を設定し直してください")
    }

    /// The key cannot be read; `word` is its path as a shell takes it.
    package static func keyUnreadable(path: String, word: String) -> ErrorWords {
        .en("\(path) cannot be read").ja("\(path) を読み取れません").fix(same: "chmod 600 \(word)")
    }

    package static func definitionsGood(_ count: Int) -> LocalizedText {
        .en("in order, \(count) of your own").ja("正常です（独自の定義: \(count)件）")
    }

    /// A copy that the wizard wrote; `word` is its path as a shell takes it.
    package static func copy(path: String, word: String) -> ErrorWords {
        .en("\(path) was written by the wizard (key f), and may hold a connection's secrets")
            .fix("remove it when it is not needed any more: rm \(word)")
            .ja("\(path) はウィザード（f キー）で書き出したファイルで、接続のシークレットを含むことがあります").fix("不要になったら削除してください: rm \(word)")
    }

    /// Newer tokens than those in the settings file; `folder` is its folder as a shell takes it.
    package static func tokensWait(name: String, path: String, folder: String) -> ErrorWords {
        .en(
            "\(name): its settings file could not be written; its newest tokens wait in \(path) and are used from there"
        )
        .fix("make room or allow writing in \(folder), then run oauth-setup token \(name)")
        .ja("\(name): 設定ファイルに書き込めなかったため、最新のトークンは \(path) に保管され、そこから使われています")
        .fix("\(folder) の空きを作るか書き込みを許可してから、oauth-setup token \(name) を実行してください")
    }

    /// How to learn what is wrong with a definition; `word` is its path as a shell takes it.
    package static func checkDefinition(_ word: String) -> LocalizedText {
        .en("oauth-setup services check \(word) says what it means").ja("oauth-setup services check \(word) で意味を確認できます")
    }

    package static func foreign(_ path: String) -> LocalizedText {
        .en("\(path) belongs to another user").ja("\(path) はほかのユーザーのものです")
    }

    /// A file or folder that is not the person's alone; `mode` is what it should have, `word` its path as a shell takes it.
    package static func loose(_ path: String, mode: Int, word: String) -> ErrorWords {
        .en("others can get at \(path)").ja("\(path) にほかのユーザーがアクセスできます").fix(same: "chmod \(mode) \(word)")
    }
}
