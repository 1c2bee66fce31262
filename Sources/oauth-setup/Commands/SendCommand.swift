internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import SettingsStore
internal import SetupWizard
internal import Transport
internal import Wording

/// `send`: a connection to another machine, over OpenSSH.
struct SendCommand: WaitingCommand {
    static let configuration = CommandConfiguration("send", SendHelp.abstract, SendHelp.discussion)

    /// How long an answer is waited for, in seconds.
    static let usualTimeout = 120

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(OptionHelp.connection), completion: .connections) var name: String
    @Argument(help: Help.about(SendHelp.host, "[USER@]HOST")) var host: String?
    @Option(name: .customLong("as"), help: Help.about(SendHelp.newName, "NAME")) var newName: String?
    @Option(help: Help.about(SendHelp.via, "COMMAND")) var via: String?
    @Option(help: Help.about(SendHelp.program, "PROGRAM")) var program = FarRoute.usualProgram
    @Flag(help: Help.about(SendHelp.replace)) var replace = false
    @Flag(help: Help.about(SendHelp.undo)) var undo = false
    @Flag(help: Help.about(SendHelp.join)) var join = false
    @Option(parsing: .unconditional, help: Help.about(SendHelp.timeout, "SECONDS")) var timeout = usualTimeout

    func validate() throws {
        guard !program.isEmpty else { throw ValidationError(OptionMistakes.programName) }
        guard (host == nil) != (via == nil) else { throw ValidationError(OptionMistakes.hostOrVia) }
        try Self.check(host: host)
        guard !join || !(replace || undo) else { throw ValidationError(OptionMistakes.joinAlone) }
        guard (1...86_400).contains(timeout) else { throw ValidationError(OptionMistakes.timeout) }
    }

    /// Refuses what `ssh` would take for an option.
    static func check(host: String?) throws {
        guard host?.hasPrefix("-") != true, host?.isEmpty != true else { throw ValidationError(OptionMistakes.host) }
    }

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let route = FarRoute(host: host, via: via, program: self.program, practice: program.practice?.baseURL)
        let sending = Sending(
            program: program,
            name: name,
            newName: newName,
            replaces: replace,
            route: route,
            timeout: timeout,
            joins: join
        )
        let undoes = undo
        do {
            try await program.interruptibly(WaitingSignIn(), keepsOutcome: true) {
                undoes ? try await sending.undo() : try await sending.run()
            }
        } catch {
            sayHowToFinish(program)
            throw error
        }
    }

    /// Names the command that finishes what is neither here nor there.
    private func sayHowToFinish(_ program: Program) {
        // What cannot be read has been told already.
        guard let found = try? program.settings(of: name), let leaving = found.settings.leaving else { return }
        Output.note(SendWords.unfinished(name, leaving.command(of: name))(program.language))
    }
}

/// What ``SendCommand`` starts on the other machine; nothing for a person.
struct ReceiveCommand: WaitingCommand {
    static let configuration = CommandConfiguration(commandName: "receive", shouldDisplay: false)

    @OptionGroup var common: CommonOptions

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        try await Receiving(program: program).run()
        await program.transport.shutdown()
    }
}
