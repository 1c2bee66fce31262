internal import ArgumentParser
internal import Bounds
internal import Foundation
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

/// Where a passphrase comes from: a file, a descriptor, or the person at the terminal; never an argument.
struct PassphraseInput: ParsableArguments {
    @Option(
        help: Help.about(
            "Read the passphrase (of a protected key, or of the file to import) from a descriptor, one line.",
            "パスフレーズ（鍵の、または取り込むファイルの）を記述子から1行読む",
            "N"
        )
    )
    var passphraseFd: Int32?

    @Option(
        help: Help.about("Read that passphrase from the first line of a file.", "そのパスフレーズをファイルの1行目から読む", "FILE"),
        completion: .file()
    )
    var passphraseFile: String?

    func validate() throws {
        guard passphraseFd == nil || passphraseFile == nil else {
            throw ValidationError(
                "give --passphrase-fd or --passphrase-file, not both",
                "--passphrase-fd と --passphrase-file は同時に指定できません"
            )
        }
        guard (passphraseFd ?? 0) >= 0 else {
            throw ValidationError("--passphrase-fd takes 0 or more", "--passphrase-fd には0以上を指定してください")
        }
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
        guard let terminal = HiddenPrompt() else {
            throw Failure(
                "a passphrase is needed, and there is no terminal to ask at",
                "パスフレーズが必要ですが、入力できる端末がありません",
                hint: (
                    "give it with --passphrase-file FILE or --passphrase-fd N",
                    "--passphrase-file FILE または --passphrase-fd N で渡してください"
                ),
                exitCode: 2
            )
        }
        guard let secret = terminal.ask(question(language)) else {
            throw Failure("aborted", "中止しました", exitCode: 130)
        }
        guard !secret.isEmpty else { throw nothing }
        return secret
    }

    /// The first line of a file.
    static func line(file: String) -> Secret? {
        FileHandle(forReadingAtPath: file).flatMap { line($0) }
    }

    private static var nothing: Failure {
        Failure("there is no passphrase to read", "パスフレーズを読み取れません", exitCode: 2)
    }

    private static func line(_ handle: FileHandle) -> Secret? {
        guard let data = try? handle.read(upToCount: 4_096) else { return nil }
        let line = data.prefix { $0 != 10 }
        return String(validForeign: line.last == 13 ? line.dropLast() : line).map { Secret($0) }
    }
}
