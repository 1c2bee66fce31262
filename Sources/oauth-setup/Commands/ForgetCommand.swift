internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Transport
internal import Wording

/// `forget`: removes a connection.
struct ForgetCommand: WaitingCommand {
    static let configuration = CommandConfiguration("forget", ForgetHelp.abstract, ForgetHelp.discussion)

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(OptionHelp.connection), completion: .connections) var name: String
    @Flag(help: Help.about(ForgetHelp.revoke)) var revoke = false
    @Flag(help: Help.about(ForgetHelp.everywhere)) var everywhere = false

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        if try await forgotShared(program) { return }
        // Also what cannot be opened can be forgotten, so only its being there is asked for.
        guard try program.folder.connectionNames().contains(name) else { throw try program.missing(name) }
        let location = try program.store.location(named: name)
        // A passphrase that is missing is said before anything goes.
        if revoke {
            try program.store.unlock()
            try checkOwner(location, program)
        }
        let end = revoke ? await revoked(location, program) : nil
        await program.transport.shutdown()
        try await program.store.remove(location)
        let left = Copies(program.folder).remove(of: name)
        if let end { program.voice.aside(end.words(program.language)) }
        program.voice.aside(TransferWords.forgotten(name)(program.language))
        for path in left { Output.note(TransferWords.copyLeft(path)(program.language)) }
        if case .notConfirmed(let error)? = end {
            if let words = Failure.words(error, program.language) { program.voice.aside(words.message) }
            throw ExitCode(1)
        }
        if case .notPossible? = end { throw ExitCode(1) }
    }

    /// Leaves what machines share to the others, or removes it for all of them; false for a connection of this machine's own.
    private func forgotShared(_ program: Program) async throws -> Bool {
        let location = try program.store.location(named: name)
        guard program.store.isShared(location) else {
            if everywhere { throw Failure(ForgetWords.notShared(name), exitCode: 2) }
            return false
        }
        guard everywhere else {
            if revoke { throw Failure(ForgetWords.revokesForAll(name, program.command), exitCode: 2) }
            let hasCopy = (try? program.store.sharedConnections().contains(name)) == true
            if !hasCopy, try await program.store.read(location) == nil { throw try program.missing(name) }
            try program.store.leave(location)
            program.voice.aside(ForgetWords.left(name, program.command)(program.language))
            return true
        }
        guard try await program.store.read(location) != nil else { throw try program.missing(name) }
        let end = revoke ? await revoked(location, program) : nil
        await program.transport.shutdown()
        try await program.store.remove(location)
        try program.store.leave(location)
        if let end { program.voice.aside(end.words(program.language)) }
        program.voice.aside(ForgetWords.everywhere(name)(program.language))
        if let end, end.weight > 2 { throw ExitCode(1) }
        return true
    }

    /// Refuses to end, from a copy, what another machine uses.
    private func checkOwner(_ location: SettingsLocation, _ program: Program) throws {
        guard let settings = try? program.store.peek(location),
            let last = try? program.engine.ownerElsewhere(settings, at: location)
        else { return }
        throw Failure(ForgetWords.copyOfAnother(name: name, host: last.shownHost), exitCode: 3)
    }

    private func revoked(_ location: SettingsLocation, _ program: Program) async -> RevocationEnd {
        do {
            guard let settings = try program.store.peek(location) else { return .nothing }
            var ends = [await revoked(settings, program)]
            // What an unfinished set-up has brought is a sign-in of its own.
            if let unfinished = settings.unproven { ends.append(await revoked(unfinished, program)) }
            return ends.max { $0.weight < $1.weight } ?? .nothing
        } catch {
            return .notConfirmed(error)
        }
    }

    private func revoked(_ settings: Settings, _ program: Program) async -> RevocationEnd {
        do {
            guard settings.moved == nil else { return .nothing }
            let plan = try program.engine.plan(of: settings)
            guard plan.scheme.oauth != nil else { return .notPossible(service: plan.service.name) }
            guard let tokens = settings.tokens else { return .nothing }
            return try await program.engine.revoke(plan, tokens: tokens) == .confirmed ? .confirmed : .alreadyEnded
        } catch {
            guard case .plan(.revocationNotOffered) = error.fact else { return .notConfirmed(error) }
            return .notPossible(service: program.catalog.service(settings.service)?.name)
        }
    }
}

/// How it went when a service was asked to end a sign-in.
private enum RevocationEnd {
    case nothing
    case alreadyEnded
    case confirmed
    case notPossible(service: LocalizedText?)
    case notConfirmed(any Error)

    /// Of several the one that leaves most to do is told.
    var weight: Int {
        switch self {
        case .nothing: 0
        case .alreadyEnded: 1
        case .confirmed: 2
        case .notPossible: 3
        case .notConfirmed: 4
        }
    }

    var words: LocalizedText {
        switch self {
        case .confirmed: ForgetWords.confirmed
        case .alreadyEnded: ForgetWords.alreadyEnded
        case .nothing: ForgetWords.nothing
        case .notPossible(let service): ForgetWords.notPossible(service)
        case .notConfirmed: ForgetWords.notConfirmed
        }
    }
}
