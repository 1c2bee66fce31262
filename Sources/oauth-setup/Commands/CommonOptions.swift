internal import ArgumentParser

/// Options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Language of messages: en or ja; otherwise that of the locale.", valueName: "en|ja")
    )
    var lang: Choice?

    @Option(
        help: ArgumentHelp("This machine's key, instead of the one in the configuration folder.", valueName: "FILE")
    )
    var identity: String?

    @OptionGroup var passphrase: PassphraseInput

    /// The languages that can be chosen; ``LanguageChoice`` looks at the arguments itself, because errors need it too.
    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case en
        case ja
    }
}
