package import Localization

/// What is wrong with the way the program was started.
package enum InvocationWords {
    package static let unnamed = ErrorWords.en("this program was started without any argument, not even its own name")
        .fix("start it with its name as argument zero")
        .ja("プログラム名を含む引数が1つもない状態で起動されました").fix("0番目の引数にプログラム名を渡して起動してください")

    package static func argumentBytes(_ index: Int) -> ErrorWords {
        .en("argument \(index) holds bytes that are not UTF-8")
            .fix("give the file or folder a name in UTF-8, or go into its folder first")
            .ja("引数 \(index) にUTF-8ではないバイトが含まれています").fix("ファイルやフォルダーの名前をUTF-8にするか、先にそのフォルダーへ移動してください")
    }

    /// A command that does not exist, or one of those of another; the name is nil where it must not be shown.
    package static func unknownCommand(_ name: String?, nearest: String?, of parent: String? = nil) -> ErrorWords {
        let help = parent.map { "oauth-setup \($0) --help" } ?? "oauth-setup --help"
        return .en(name.map { "there is no command \($0)" } ?? "there is no such command")
            .ja(name.map { "\($0) というコマンドはありません" } ?? "そのようなコマンドはありません")
            .fix(
                nearest.map(GivenNameWords.nearest)
                    ?? .en("`\(help)` lists the commands").ja("コマンドの一覧は `\(help)` で確認できます")
            )
    }

    /// Options before the command.
    package static func optionsFirst(_ command: String) -> ErrorWords {
        .en("options stand after the command").fix("write them behind it: oauth-setup \(command) …")
            .ja("オプションはコマンドの後に書きます").fix("コマンドの後に書いてください: oauth-setup \(command) …")
    }

    package static func variableBytes(_ name: String) -> LocalizedText {
        .en("the environment variable \(name) holds bytes that are not UTF-8")
            .ja("環境変数 \(name) にUTF-8ではないバイトが含まれています")
    }

    /// What to do about the home folder, which nobody renames for a program.
    package static let otherFolders: LocalizedText =
        .en("set OAUTH_SETUP_HOME and XDG_STATE_HOME to folders whose paths are UTF-8")
        .ja("OAUTH_SETUP_HOME と XDG_STATE_HOME に、パスがUTF-8のフォルダーを設定してください")
    package static let otherValue = LocalizedText.en("set it to a value in UTF-8, or unset it")
        .ja("UTF-8の値にするか、設定を外してください")
}
