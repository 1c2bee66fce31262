internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// `transfer`: a sealed file that takes a connection to another machine.
struct TransferCommand: WaitingCommand {
    static let configuration = CommandConfiguration("transfer", TransferHelp.abstract, TransferHelp.discussion)

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption
    @Argument(help: Help.about(OptionHelp.connection), completion: .connections) var name: String
    @Option(help: Help.about(TransferHelp.to, "age1…")) var to: String?
    @Flag(help: Help.about(TransferHelp.passphrase)) var passphrase = false

    @Option(name: .shortAndLong, help: Help.about(TransferHelp.output, "FILE"), completion: .file()) var output: String?

    @Flag(help: Help.about(TransferHelp.move)) var move = false
    @Flag(help: Help.about(TransferHelp.copy)) var copy = false

    func validate() throws {
        guard !(move && copy) else { throw ValidationError(OptionMistakes.moveAndCopy) }
        guard !(to != nil && passphrase) else { throw ValidationError(OptionMistakes.recipientAndPassphrase) }
    }

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let found = try await program.settings(of: name, adopting: adopt.adopt)
        try program.refuseShared(name, found.location)
        try Output.checkKeeps(output == "-" ? nil : output)
        let file = try output.flatMap { $0 == "-" ? nil : $0 }.map { try program.store.outputFile($0) }
        defer { file?.discard() }
        try await write(found.settings, at: found.location, to: file, program)
    }

    private func write(
        _ settings: Settings,
        at location: SettingsLocation,
        to file: NewFile?,
        _ program: Program
    ) async throws {
        if let moved = settings.moved, let error = settings.movedAway {
            try await deliverAgain(moved, orThrow: error, at: location, to: file, program)
            return
        }
        let plan = try TransferPlan(settings, program.catalog, move: move, copy: copy)
        if settings.tokens?.refreshToken != nil { try program.store.checkNotOlder(settings) }
        try await Owner(name: name, program: program).ask(settings, at: location)
        if settings.refusal != nil { Output.note(TransferWords.ended(name)(program.language)) }
        let (key, shown) = try transferKey()
        if case .recipient(let text) = key { try refuseOwn(text, program) }
        if let shown { Output.note(TransferWords.passphrase(shown.reveal())(program.language)) }
        if settings.unproven != nil { Output.note(TransferWords.unfinishedStays(name)(program.language)) }
        guard plan.moves else {
            try deliver(try program.store.sealedCopy(of: settings.duplicate(), for: key), to: file, program)
            say(TransferWords.copied(name), program)
            return
        }
        let copy = try await program.store.moveOut(location, for: key, secretProperties: plan.secretProperties)
        do {
            try deliver(copy, to: file, program)
        } catch {
            throw moved(notDelivered: error, program)
        }
        // A pipe may have lost it, so that only a file counts.
        if file?.isDurable == true { await forgetCopy(location, program) }
        say(TransferWords.moved(name), program)
    }

    private func deliverAgain(
        _ moved: MovedConnection,
        orThrow error: SettingsError,
        at location: SettingsLocation,
        to file: NewFile?,
        _ program: Program
    ) async throws {
        guard let copy = moved.undelivered, to == nil || to == moved.recipient, !passphrase || moved.recipient == nil
        else { throw error }
        try deliver(Array(copy.utf8), to: file, program)
        if file?.isDurable == true { await forgetCopy(location, program) }
        say(TransferWords.again, program)
    }

    /// Drops the sealed copy here, now that it is in a file.
    private func forgetCopy(_ location: SettingsLocation, _ program: Program) async {
        // Where that cannot be written the copy stays, sealed for the other machine only; all is done nevertheless.
        try? await program.store.delivered(location)
    }

    private func transferKey() throws -> (TransferKey, shown: Secret?) {
        if let to { return (.recipient(to), nil) }
        guard passphrase else { throw Failure(TransferWords.recipientMissing, exitCode: 2) }
        let secret = GeneratedPassphrase.make()
        return (.passphrase(secret), secret)
    }

    private func refuseOwn(_ recipient: String, _ program: Program) throws {
        guard recipient == (try program.store.recipient()) else { return }
        throw Failure(TransferWords.ownKey, exitCode: 2)
    }

    /// The connection has been given up here, and its file lies sealed in the settings until it is written.
    private func moved(notDelivered error: any Error, _ program: Program) -> Failure {
        let why = LocalizedText { Failure.words(error, $0)?.message ?? "" }
        return Failure(TransferWords.moved(name, notWritten: why, program.command))
    }

    private func deliver(_ copy: [UInt8], to file: NewFile?, _ program: Program) throws {
        if let file {
            try file.commit(copy)
        } else if !Output.bytes(copy) {
            throw Failure(TransferWords.notWritten(name, Output.takeLoss(), program.command))
        }
    }

    private func say(_ words: LocalizedText, _ program: Program) {
        program.voice.aside(words(program.language))
        if let output { program.voice.aside(TransferWords.next(file: output, program.command)(program.language)) }
    }
}
