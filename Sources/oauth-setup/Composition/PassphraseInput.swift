internal import ArgumentParser
internal import Bounds
internal import Foundation
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// Where a passphrase comes from: a file, a descriptor, or the person at the terminal; never an argument.
struct PassphraseInput: ParsableArguments {
    @Option(help: Help.about(PassphraseHelp.passphraseFd, "N")) var passphraseFd: Int32?

    @Option(help: Help.about(PassphraseHelp.passphraseFile, "FILE"), completion: .file())
    var passphraseFile: String?

    func validate() throws {
        guard passphraseFd == nil || passphraseFile == nil else {
            throw ValidationError(OptionMistakes.passphraseTwice)
        }
        guard (passphraseFd ?? 0) >= 0 else { throw ValidationError(OptionMistakes.passphraseDescriptor) }
    }

    /// Whether the passphrase is given without asking.
    var isGiven: Bool { passphraseFd != nil || passphraseFile != nil }

    /// The passphrase from the descriptor or the file that was named.
    ///
    /// - Throws: ``Failure`` when nothing could be read.
    func given() throws(Failure) -> Secret {
        let secret =
            if let passphraseFd {
                Self.line(FileHandle(fileDescriptor: passphraseFd, closeOnDealloc: false))
            } else {
                passphraseFile.flatMap { Self.line(file: $0) }
            }
        guard let secret, !secret.isEmpty else { throw Self.nothing }
        return secret
    }

    /// The passphrase: from the descriptor or file that was named, else asked at the terminal.
    ///
    /// - Throws: ``Failure`` when nobody can be asked, or nothing could be read.
    func secret(_ question: LocalizedText, _ language: Language) throws(Failure) -> Secret {
        try isGiven ? given() : Self.asked(question, language)
    }

    /// Asks at the terminal, without echo.
    ///
    /// - Throws: ``Failure`` where there is no terminal, and when the person breaks off.
    static func asked(_ question: LocalizedText, _ language: Language) throws(Failure) -> Secret {
        guard let terminal = HiddenPrompt() else { throw Failure(PassphraseWords.noTerminal, exitCode: 2) }
        guard let secret = terminal.ask(question(language)) else {
            throw Failure(PassphraseWords.aborted, exitCode: 130)
        }
        guard !secret.isEmpty else { throw nothing }
        return secret
    }

    /// The first line of a file.
    static func line(file: String) -> Secret? {
        FileHandle(forReadingAtPath: file).flatMap { line($0) }
    }

    private static var nothing: Failure { Failure(PassphraseWords.nothing, exitCode: 2) }

    private static func line(_ handle: FileHandle) -> Secret? {
        guard let data = try? handle.read(upToCount: 4_096) else { return nil }
        let line = data.prefix { $0 != 10 }
        return String(validForeign: line.last == 13 ? line.dropLast() : line).map { Secret($0) }
    }
}
