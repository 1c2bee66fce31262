package import Localization

/// Why `exec` cannot start the command.
package enum ExecWords {
    /// There is no such command.
    package static func notFound(_ command: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(english: "there is no command \(command)", japanese: "\(command) というコマンドはありません"),
            hint: LocalizedText(english: "look at PATH, or write the whole path", japanese: "PATH を確認するか、フルパスで指定してください")
        )
    }

    /// The system does not run the command.
    package static func notRunnable(command: String, why: String) -> LocalizedText {
        LocalizedText(
            english: "the command \(command) cannot be run: \(why)",
            japanese: "コマンド \(command) を実行できません: \(why)"
        )
    }
}
