internal import ArgumentParser
internal import AuthEngine
internal import CEntry
internal import CPlatform
internal import Glibc
internal import NIOCore
internal import Transport
internal import Wording

/// Starts the program: makes it keep secrets when it crashes, parses, runs, and is the only place that exits.
@main
enum Main {
    static func main() async {
        do throws(Failure) {
            try Shortage.check()
        } catch {
            exit(Failure.report(error))
        }
        platform_protect_process()
        _ = platform_set_locale()
        signal(SIGPIPE, SIG_IGN)
        // Left to itself the network library counts the processors in /sys, and ends the program when that fails.
        NIOSingletons.groupLoopCountSuggestion = 2
        NIOSingletons.blockingPoolThreadCountSuggestion = 2
        exit(await start(Array(Invocation.arguments.dropFirst())))
    }

    /// Opens the log if there is to be one, runs the program, and gives its exit code.
    private static func start(_ arguments: [String]) async -> Int32 {
        // A shell that asks what could be typed next leaves no trace.
        guard arguments.first != "---completion" else { return await run(arguments) }
        GivenSecrets.learn(arguments)
        do {
            guard entry_argument_count() > 0 else { throw Self.unnamed }
            try Invocation.checkArguments(allowing: Invocation.countAfterTerminator)
            try ProgramLog.start(Verbosity.current)
        } catch {
            return Failure.report(error)
        }
        var code = await run(arguments)
        if code == 0, let loss = Output.loss { code = Failure.report(loss) }
        // As a command ends whom SIGPIPE ends; a shell says nothing of it.
        if code == 0, Output.lostReader { code = 128 + SIGPIPE }
        ProgramLog.current?.note("exit code \(code)")
        return code
    }

    /// Refuses what this program can only read as text, and is none.
    private static func checkInvocation(_ command: any ParsableCommand) throws(Failure) {
        switch command {
        case let exec as ExecCommand: try Invocation.checkArguments(allowing: exec.command.count)
        // Its command is checked in its turn.
        case is PracticeCommand: break
        default: try Invocation.checkArguments(allowing: 0)
        }
        try Invocation.checkEnvironment()
    }

    private static var unnamed: Failure { Failure(InvocationWords.unnamed, exitCode: 2) }

    /// Runs the program with these arguments and gives its exit code.
    static func run(_ arguments: [String]) async -> Int32 {
        do {
            let arguments = LanguageChoice.askingForHelp(arguments)
            var command = try OAuthSetup.routed(arguments) ?? OAuthSetup.parseAsRoot(arguments)
            try checkInvocation(command)
            ProgramLog.current?.note(type(of: command).configuration.commandName ?? "\(type(of: command))")
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return Failure.report(error)
        }
    }
}

/// The commands, the wizard first: it runs when none is named.
struct OAuthSetup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "oauth-setup",
        abstract: Help.text(ProgramHelp.abstract),
        discussion: Help.discussion(ProgramHelp.discussion),
        version: EngineVersion.current,
        subcommands: [
            WizardCommand.self, PracticeCommand.self, ServicesCommand.self, ConnectCommand.self, TokenCommand.self,
            StringCommand.self, ImportStringCommand.self, StatusCommand.self, CallCommand.self, ExecCommand.self,
            TransferCommand.self, ImportCommand.self, KeyCommand.self, ForgetCommand.self, DoctorCommand.self,
            ManualCommand.self, RenewCommand.self,
        ],
        defaultSubcommand: WizardCommand.self
    )

    /// The command that the first word names, parsed without the others, which costs half of what the whole tree does.
    ///
    /// - Returns: nil where the whole tree has to look at it: for another first word, a command of commands, a question for help,
    ///   and every mistake, of which it tells.
    static func routed(_ arguments: [String]) -> (any ParsableCommand)? {
        guard let name = arguments.first, let type = type(named: name) else { return nil }
        func parse<Command: ParsableCommand>(_ type: Command.Type) -> (any ParsableCommand)? {
            // A mistake is told by the whole tree.
            try? type.parse(Array(arguments.dropFirst()))
        }
        return parse(type)
    }

    private static func type(named name: String) -> (any ParsableCommand.Type)? {
        // Their configurations are texts that nobody needs yet.
        switch name {
        case "wizard": WizardCommand.self
        case "practice": PracticeCommand.self
        case "connect": ConnectCommand.self
        case "token": TokenCommand.self
        case "string": StringCommand.self
        case "import-string": ImportStringCommand.self
        case "status": StatusCommand.self
        case "call": CallCommand.self
        case "exec": ExecCommand.self
        case "transfer": TransferCommand.self
        case "import": ImportCommand.self
        case "key": KeyCommand.self
        case "forget": ForgetCommand.self
        case "doctor": DoctorCommand.self
        case "manual": ManualCommand.self
        case RenewCommand.name: RenewCommand.self
        default: nil
        }
    }
}
