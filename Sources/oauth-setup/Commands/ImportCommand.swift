internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// `import`: takes a file of `transfer` in.
struct ImportCommand: WaitingCommand {
    static let configuration = CommandConfiguration("import", ImportHelp.abstract, ImportHelp.discussion)

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(ImportHelp.file), completion: .file()) var file: String
    @Option(help: Help.about(ImportHelp.name, "NAME")) var name: String?
    @Flag(help: Help.about(ImportHelp.replace)) var replace = false

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let bytes = try FileText.required(file, ImportWords.unreadable(file))
        let settings = try opened(bytes, program)
        let name = name ?? settings.connection
        let location = SettingsLocation.file(path: try program.folder.newSettingsPath(connection: name))
        try await program.store.takeIn(settings, as: name, at: location, replacing: replace)
        program.voice.aside(TransferWords.imported(name, program.command)(program.language))
        let properties = ConnectionProperties(settings.properties.map { ($0.name, $0.value.reveal()) })
        // Whoever made the file may read what is sent that way.
        if let notice = EngineNotice.ownWay(in: properties) {
            Output.note(OutputWords.note(program.language) + notice.text(in: program.language))
        }
    }

    private func opened(_ bytes: [UInt8], _ program: Program) throws -> Settings {
        if program.store.asksForPassphrase(bytes) { return try openedWithPassphrase(bytes, program) }
        do {
            return try program.store.openedCopy(bytes)
        } catch {
            if case .damaged = error {
                throw isSealed(bytes) ? damaged : Failure(ImportWords.notSealed(file), exitCode: 2)
            }
            guard case .sealedToAnotherKey = error else { throw error }
            let recipient = try program.store.recipient()
            throw Failure(ImportWords.anotherKey(file: file, recipient: recipient), exitCode: 5)
        }
    }

    /// Whether there is at least a trace of an age file.
    private func isSealed(_ bytes: [UInt8]) -> Bool {
        ["age-encryption.org", "BEGIN AGE ENCRYPTED"].contains { bytes.firstRange(of: Array($0.utf8)) != nil }
    }

    private var damaged: Failure { Failure(ImportWords.damaged(file), exitCode: 5) }

    private func openedWithPassphrase(_ bytes: [UInt8], _ program: Program) throws -> Settings {
        let secret = try common.key.passphrase.secret(TransferWords.askPassphrase, program.language)
        do {
            return try program.store.openedCopy(bytes, passphrase: secret)
        } catch {
            if case .damaged = error { throw damaged }
            guard case .sealedToAnotherKey = error else { throw error }
            throw Failure(ImportWords.wrongPassphrase(file), exitCode: 5)
        }
    }
}
