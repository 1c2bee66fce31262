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
        if let file { return try Self.required(file, .passphrase) }
        guard let secret = descriptor.flatMap({ Self.line($0) }), !secret.isEmpty else {
            throw Failure(PassphraseWords.nothing(.passphrase, in: "--passphrase-fd"), exitCode: 2)
        }
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

    /// The first line of a file that must hold a secret.
    ///
    /// - Throws: ``Failure`` with the usage exit code, saying why it cannot be read, or what is missing in it.
    static func required(_ file: String, _ kind: PassphraseWords.Kind) throws(Failure) -> Secret {
        let (secret, number) = line(file: file)
        if let secret, !secret.isEmpty { return secret }
        // What is no file may be the secret itself, which is shown nowhere.
        guard ![ENOENT, ENOTDIR, ENAMETOOLONG].contains(number) else {
            throw Failure(PassphraseWords.noFile(kind), exitCode: 2)
        }
        guard number == 0 else {
            let cannot = PassphraseWords.unreadable(kind, file)
            throw Failure(FileFault(number).words(cannot, takesInput: false), exitCode: 2)
        }
        throw Failure(PassphraseWords.nothing(kind, in: file), exitCode: 2)
    }

    /// The first line of a file; without one the errno of what went wrong, 0 where there is only no text in it.
    static func line(file: String) -> (Secret?, number: Int32) {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return (nil, errno) }
        defer { close(descriptor) }
        errno = 0
        let secret = line(descriptor)
        return (secret, secret == nil ? errno : 0)
    }

    private static func line(_ descriptor: Int32) -> Secret? {
        let newline = UInt8(ascii: "\n")
        guard let bytes = FileText.content(of: descriptor, upTo: newline) else { return nil }
        let line = bytes.prefix(4_096).prefix { $0 != newline }
        return String(validForeign: line.last == 13 ? line.dropLast() : line).map { Secret($0) }
    }
}
