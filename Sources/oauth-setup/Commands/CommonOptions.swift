internal import ArgumentParser

/// Options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Language of messages: en or ja; otherwise that of the locale.", valueName: "en|ja")
    )
    var lang: Choice?

    /// The languages that can be chosen; ``LanguageChoice`` looks at the arguments itself, because errors need it too.
    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case en
        case ja
    }
}
