internal import ArgumentParser

/// Options that every command has; what they mean is looked up in the arguments by ``LanguageChoice`` and ``Talk``,
/// because errors need it too.
struct CommonOptions: ParsableArguments {
    @Option(
        help: Help.about(
            "Language of messages: en or ja; otherwise that of the locale.",
            "メッセージの言語（en か ja）。指定しないときはロケールに従います",
            "en|ja"
        )
    )
    var lang: Choice?

    @Option(
        help: Help.about(
            "This machine's key, instead of the one in the configuration folder.",
            "設定フォルダーのものの代わりに使う、このマシンの鍵",
            "FILE"
        ),
        completion: .file()
    )
    var identity: String?

    @OptionGroup var passphrase: PassphraseInput

    @Flag(
        name: .shortAndLong,
        help: Help.about("Say only what matters: data, errors, what must be done.", "必要なことだけを表示する")
    )
    var quiet = false

    @Flag(
        name: .shortAndLong,
        help: Help.about("Tell every request on standard error; secrets are replaced.", "通信の記録を標準エラーに出す（秘密の値は伏せます）")
    )
    var verbose = false

    @Option(
        help: Help.about(
            "Append what is done to a log file of mode 0600; secrets are replaced.",
            "動作の記録をログファイル（0600）に追記する（秘密の値は伏せます）",
            "FILE"
        ),
        completion: .file()
    )
    var logFile: String?

    func validate() throws {
        guard !(quiet && verbose) else {
            throw ValidationError("give --quiet or --verbose, not both", "--quiet と --verbose は同時に指定できません")
        }
    }

    /// The languages that can be chosen.
    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case en
        case ja
    }
}
