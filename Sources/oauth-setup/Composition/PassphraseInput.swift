internal import ArgumentParser
internal import Foundation
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Synchronization

/// Where a passphrase comes from: a file, a descriptor, or the person at the terminal; never an argument.
struct PassphraseInput: ParsableArguments {
    @Option(help: ArgumentHelp("Read the passphrase from this descriptor, up to the end of the line.", valueName: "N"))
    var passphraseFd: Int32?

    @Option(help: ArgumentHelp("Read the passphrase from the first line of a file.", valueName: "FILE"))
    var passphraseFile: String?

    func validate() throws {
        guard passphraseFd == nil || passphraseFile == nil else {
            throw ValidationError("give --passphrase-fd or --passphrase-file, not both")
        }
        guard (passphraseFd ?? 0) >= 0 else { throw ValidationError("--passphrase-fd takes 0 or more") }
    }

    /// Whether the passphrase is given without asking.
    var isGiven: Bool { passphraseFd != nil || passphraseFile != nil }

    /// The passphrase: from the descriptor or file that was named, else asked at the terminal.
    ///
    /// Throws ``Failure`` when nobody can be asked, or nothing could be read.
    func secret(_ question: LocalizedText, _ language: Language) async throws -> Secret {
        let secret: Secret?
        if let passphraseFd {
            secret = Self.line(FileHandle(fileDescriptor: passphraseFd, closeOnDealloc: false))
        } else if let passphraseFile {
            secret = FileHandle(forReadingAtPath: passphraseFile).flatMap { Self.line($0) }
        } else {
            secret = try await Self.asked(question, language)
        }
        guard let secret, !secret.isEmpty else {
            throw Failure("there is no passphrase to read", "パスフレーズを読み取れません", exitCode: 2)
        }
        return secret
    }

    /// Asks at the terminal, without echo.
    ///
    /// - Throws: ``Failure`` where there is no terminal.
    static func asked(_ question: LocalizedText, _ language: Language) async throws -> Secret {
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
        guard let secret = await terminal.ask(question(language)) else {
            throw Failure("aborted", "中止しました", exitCode: 130)
        }
        return secret
    }

    private static func line(_ handle: FileHandle) -> Secret? {
        guard let data = try? handle.read(upToCount: 4_096) else { return nil }
        let line = data.prefix { $0 != 10 }
        return String(validating: line.last == 13 ? line.dropLast() : line, as: UTF8.self).map { Secret($0) }
    }
}
