internal import Bounds
internal import Glibc
internal import Localization
internal import Secrets
internal import Wording

/// Where a passphrase comes from: a file, a descriptor, or the person at the terminal; never an argument.
struct PassphraseSource {
    var descriptor: Int32?
    var file: String?

    /// Whether the passphrase is given without asking.
    var isGiven: Bool { descriptor != nil || file != nil }

    /// The passphrase from the descriptor or the file that was named.
    ///
    /// - Throws: ``Failure`` when nothing could be read.
    func given() throws(Failure) -> Secret {
        let secret =
            if let descriptor {
                Self.line(descriptor)
            } else {
                file.flatMap { Self.line(file: $0) }
            }
        guard let secret, !secret.isEmpty else { throw Self.nothing(in: file ?? "--passphrase-fd") }
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
        guard !secret.isEmpty else { throw Failure(PassphraseWords.empty, exitCode: 2) }
        return secret
    }

    /// The first line of a file.
    static func line(file: String) -> Secret? {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return line(descriptor)
    }

    static func nothing(in place: String) -> Failure {
        Failure(PassphraseWords.nothing(in: place), hint: PassphraseWords.oneLine, exitCode: 2)
    }

    private static func line(_ descriptor: Int32) -> Secret? {
        let newline = UInt8(ascii: "\n")
        guard let bytes = FileText.content(of: descriptor, upTo: newline) else { return nil }
        let line = bytes.prefix(4_096).prefix { $0 != newline }
        return String(validForeign: line.last == 13 ? line.dropLast() : line).map { Secret($0) }
    }
}
