internal import ArgumentParser
internal import AuthEngine
internal import CEntry
internal import CPlatform
internal import Dispatch
internal import Glibc
internal import Localization
internal import NIOCore
internal import Transport
internal import Wording

/// Starts the program: makes it keep secrets when it crashes, parses, runs, and is the only place that exits.
@main
enum Main {
    /// Does on this thread what waits for nothing, and hands over to tasks where something does.
    static func main() {
        SupervisedCommand.runIfMeant()
        var voice = Voice()
        do {
            try Shortage.check()
            platform_protect_process()
            _ = platform_set_locale()
            signal(SIGPIPE, SIG_IGN)
            let arguments = Array(Invocation.arguments.dropFirst())
            // A shell that asks what could be typed next leaves no trace.
            if arguments.first != "---completion" { voice = try start(arguments, voice) }
            guard let rest = try work(arguments, voice) else { exit(ended(0, voice)) }
            try Shortage.checkThreads()
            Shortage.passFirstLook()
            // Left to itself the network library counts the processors in /sys, and ends the program when that fails.
            NIOSingletons.groupLoopCountSuggestion = 2
            NIOSingletons.blockingPoolThreadCountSuggestion = 2
            // The whole program is this task. It would take over that this is the main thread, and be favoured as such.
            Task(priority: .medium) { [voice] in exit(ended(await code(of: rest, voice), voice)) }
        } catch {
            exit(ended(Failure.report(error, voice), voice))
        }
        dispatchMain()
    }

    /// Opens the log if there is to be one.
    private static func start(_ arguments: [String], _ voice: Voice) throws(Failure) -> Voice {
        GivenSecrets.learn(arguments)
        guard entry_argument_count() > 0 else { throw Failure(InvocationWords.unnamed, exitCode: 2) }
        try Invocation.checkArguments(allowing: Invocation.countAfterTerminator)
        return try voice.withLog()
    }

    /// The exit code of a program whose work has ended with one.
    private static func ended(_ code: Int32, _ voice: Voice) -> Int32 {
        var code = code
        if let loss = Output.loss {
            let lost = Failure.report(loss, voice)
            if code == 0 { code = lost }
        }
        // As a command ends whom SIGPIPE ends; a shell says nothing of it.
        if code == 0, Output.lostReader { code = 128 + SIGPIPE }
        voice.log?.note("exit code \(code)")
        if let loss = voice.log?.loss { Output.note(OutputWords.note(voice.language) + loss(voice.language)) }
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

    private static func parsed(_ arguments: [String]) throws -> RoutedCommand {
        try MistypedCommand.check(arguments)
        do {
            return try RoutedCommand(OAuthSetup.parseAsRoot(arguments))
        } catch {
            guard !OAuthSetup.exitCode(for: error).isSuccess, let failure = MistypedCommand.optionsFirst(arguments)
            else {
                throw error
            }
            throw failure
        }
    }

    /// Does the work of a command line, as far as nothing has to be waited for.
    ///
    /// - Returns: the rest; nil when all of it is done.
    static func work(_ arguments: [String], _ voice: Voice) throws -> Remainder? {
        try fetching { try routedWork(arguments, voice) }
    }

    private static func routedWork(_ arguments: [String], _ voice: Voice) throws -> Remainder? {
        if let errand = ShortRoad.errand(arguments) { return try work(errand, voice) }
        let arguments = MistypedCommand.joiningNumbers(LanguageChoice.askingForHelp(arguments))
        let routed = try OAuthSetup.routed(arguments) ?? parsed(arguments)
        try checkInvocation(routed.command)
        if let log = voice.log { log.note(type(of: routed.command).configuration.commandName ?? "") }
        switch routed {
        case .prompt(let command): return try command.begin(voice)
        case .waiting(let command):
            return {
                var command = command
                try await command.run(voice)
            }
        case .plain(var command):
            try command.run(voice)
            return nil
        case .parser(var command):
            try command.run()
            return nil
        }
    }

    /// Does work again once what it needs was read from where machines share it.
    private static func fetching(_ work: @escaping @Sendable () throws -> Remainder?) throws -> Remainder? {
        do {
            guard let rest = try work() else { return nil }
            return {
                do {
                    try await rest()
                } catch let missing as NotAtHand {
                    try await again(work, after: missing)
                }
            }
        } catch let missing as NotAtHand {
            return { try await again(work, after: missing) }
        }
    }

    private static func again(_ work: () throws -> Remainder?, after missing: NotAtHand) async throws {
        try await missing.fetch()
        do {
            try await work()?()
        } catch let missing as NotAtHand {
            throw missing.noCopy
        }
    }

    private static func work(_ errand: ShortRoad.Errand, _ voice: Voice) throws -> Remainder? {
        try Invocation.checkEnvironment()
        switch errand {
        // The arguments are looked at in their turn.
        case .practice(let session, let command): return try session.begin(voice) { try work(command, voice) }
        case .token(let request): return try request.begin(voice)
        case .wizard(let request): return { try await request.run(voice) }
        case .renewal(let request): return { try await request.run(voice) }
        case .version:
            Output.page(EngineVersion.current)
            return nil
        }
    }

    /// Runs what is left of the work, and says what goes wrong.
    ///
    /// - Returns: the exit code.
    static func code(of rest: Remainder, _ voice: Voice) async -> Int32 {
        do {
            try await rest()
            return 0
        } catch {
            return Failure.report(error, voice)
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
            WizardCommand.self, PracticeCommand.self, ServicesCommand.self, AppsCommand.self, ConnectCommand.self,
            TokenCommand.self,
            StringCommand.self, ImportStringCommand.self, StatusCommand.self, KeepCommand.self, CallCommand.self,
            ExecCommand.self, TransferCommand.self, ImportCommand.self, SendCommand.self, KeyCommand.self,
            ForgetCommand.self, FleetCommand.self, DoctorCommand.self, ManualCommand.self, RenewCommand.self,
            ReceiveCommand.self,
        ],
        defaultSubcommand: WizardCommand.self
    )

    /// The command that the first word names, parsed without the others, which costs half of what the whole tree does.
    ///
    /// - Returns: nil where the whole tree has to look at it: for another first word, a command of commands, a question for help,
    ///   and every mistake, of which it tells.
    static func routed(_ arguments: [String]) -> RoutedCommand? {
        let rest = Array(arguments.dropFirst())
        // A mistake is told by the whole tree. What kind of command it is, is said here: asking the runtime takes long.
        func plain<Command: PlainCommand>(_ type: Command.Type) -> RoutedCommand? {
            (try? type.parse(rest)).map { .plain($0) }
        }
        func waiting<Command: WaitingCommand>(_ type: Command.Type) -> RoutedCommand? {
            (try? type.parse(rest)).map { .waiting($0) }
        }
        func prompt<Command: PromptCommand>(_ type: Command.Type) -> RoutedCommand? {
            (try? type.parse(rest)).map { .prompt($0) }
        }
        return switch arguments.first {
        case "wizard": waiting(WizardCommand.self)
        case "practice": prompt(PracticeCommand.self)
        case "connect": waiting(ConnectCommand.self)
        case "token": prompt(TokenCommand.self)
        case "string": prompt(StringCommand.self)
        case "import-string": waiting(ImportStringCommand.self)
        case "status": plain(StatusCommand.self)
        case "keep": waiting(KeepCommand.self)
        case "call": waiting(CallCommand.self)
        case "exec": prompt(ExecCommand.self)
        case "transfer": waiting(TransferCommand.self)
        case "send": waiting(SendCommand.self)
        case "receive": waiting(ReceiveCommand.self)
        case "import": waiting(ImportCommand.self)
        case "key": waiting(KeyCommand.self)
        case "forget": waiting(ForgetCommand.self)
        case "doctor": waiting(DoctorCommand.self)
        case "manual": plain(ManualCommand.self)
        case RenewCommand.name: waiting(RenewCommand.self)
        default: nil
        }
    }
}
