internal import ArgumentParser
internal import Wording

/// The options of a passphrase.
struct PassphraseInput: ParsableArguments {
    @Option(parsing: .unconditional, help: Help.about(PassphraseHelp.passphraseFd, "N")) var passphraseFd: Int32?
    @Option(help: Help.about(PassphraseHelp.passphraseFile, "FILE"), completion: .file()) var passphraseFile: String?

    /// Where it comes from.
    var source: PassphraseSource { PassphraseSource(descriptor: passphraseFd, file: passphraseFile) }

    func validate() throws {
        guard passphraseFd == nil || passphraseFile == nil else {
            throw ValidationError(OptionMistakes.passphraseTwice)
        }
        guard (passphraseFd ?? 0) >= 0 else { throw ValidationError(OptionMistakes.passphraseDescriptor) }
    }
}
