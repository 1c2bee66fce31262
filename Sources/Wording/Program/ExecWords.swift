package import Localization

/// Why `exec` cannot start the command.
package enum ExecWords {
    package static func notFound(_ command: String) -> ErrorWords {
        .en("there is no command \(command)").fix("look at PATH, or write the whole path")
            .ja("\(command) というコマンドはありません").fix("PATH を確認するか、フルパスで指定してください")
    }

    package static func notRunnable(command: String, why: String) -> LocalizedText {
        .en("the command \(command) cannot be run: \(why)").ja("コマンド \(command) を実行できません: \(why)")
    }
}
