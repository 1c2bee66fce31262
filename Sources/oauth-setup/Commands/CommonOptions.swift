internal import ArgumentParser
internal import Localization
internal import Wording

/// Options that every command has; what they mean is looked up in the arguments by ``LanguageChoice`` and ``Verbosity``,
/// because errors need it too.
struct CommonOptions: ParsableArguments {
    @Option(help: Help.about(OptionHelp.lang, LanguageChoice.names)) var lang: Language?
    @Option(help: Help.about(OptionHelp.identity, "FILE"), completion: .file()) var identity: String?
    @OptionGroup var passphrase: PassphraseInput
    @Option(help: Help.about(OptionHelp.fleet, "NAME")) var fleet: String?
    @Flag(name: .shortAndLong, help: Help.about(OptionHelp.quiet)) var quiet = false
    @Flag(name: .shortAndLong, help: Help.about(OptionHelp.verbose)) var verbose = false
    @Option(help: Help.about(OptionHelp.logFile, "FILE"), completion: .file()) var logFile: String?

    /// The key that is named.
    var key: GivenKey { GivenKey(identity: identity, passphrase: passphrase.source, fleet: fleet) }

    func validate() throws {
        guard !(quiet && verbose) else { throw ValidationError(OptionMistakes.quietAndVerbose) }
    }
}
