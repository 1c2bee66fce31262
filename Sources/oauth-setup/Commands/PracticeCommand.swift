internal import ArgumentParser
internal import Glibc
internal import PracticeProvider
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// `practice`: any command against the built-in stand-in for the services.
struct PracticeCommand: PromptCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice",
        abstract: Help.text(PracticeHelp.abstract),
        discussion: Help.discussion(
            PracticeHelp.discussion(
                places: InjectedFault.Place.allCases.map(\.rawValue).joined(separator: ", "),
                mishaps: Self.mishaps
            )
        )
    )

    private static var persons: String { PracticePerson.allCases.map(\.rawValue).joined(separator: ", ") }

    @Flag(help: Help.about(PracticeHelp.serve)) var serve = false
    @Flag(help: Help.about(PracticeHelp.show)) var show = false
    @Flag(help: Help.about(PracticeHelp.autoApprove)) var autoApprove = false
    @Option(help: Help.about(PracticeHelp.person(Self.persons))) var person: PracticePerson?
    @Option(parsing: .unconditional, help: Help.about(PracticeHelp.port, "PORT")) var port = 0
    @Option(parsing: .unconditional, help: Help.about(PracticeHelp.tokenLifetime, "SECONDS")) var tokenLifetime: Int?
    @Option(help: Help.about(PracticeHelp.log, "FILE"), completion: .file()) var log: String?

    @Argument(
        parsing: .captureForPassthrough,
        help: Help.about(PracticeHelp.command, "command"),
        completion: .practiced
    )
    var command: [String] = []

    func validate() throws {
        if let tokenLifetime, !(1...31_536_000).contains(tokenLifetime) {
            throw ValidationError(OptionMistakes.tokenLifetime)
        }
        guard (0...65_535).contains(port) else { throw ValidationError(OptionMistakes.port) }
        guard command.isEmpty || !(serve || show) else { throw ValidationError(OptionMistakes.practiceAlone) }
    }

    func begin(_ voice: Voice) throws -> Remainder? {
        if command == ["--help"] || command == ["-h"] { throw CleanExit.helpRequest(self) }
        if show {
            Output.show(PracticeList.lines(PracticeSession.catalog, voice.language))
            return nil
        }
        if serve { return { try await serveUntilStopped(voice) } }
        guard let session = try PracticeSession.running() else {
            return {
                let session = try await PracticeSession(starting: options(), playsThePerson: playsThePerson)
                if let rest = try work(session, voice) { try await rest() }
            }
        }
        if let option = ownOption { throw Failure(PracticeWords.ownProviderOnly(option), exitCode: 2) }
        return try work(session, voice)
    }

    /// An option that only says how a provider of this process is to be; nil when none was given.
    private var ownOption: String? {
        if autoApprove { return "--auto-approve" }
        if person != nil { return "--person" }
        if port != 0 { return "--port" }
        if tokenLifetime != nil { return "--token-lifetime" }
        return log == nil ? nil : "--log"
    }

    /// What is practised.
    private func work(_ session: PracticeSession, _ voice: Voice) throws -> Remainder? {
        let isJourney = command.isEmpty && !Self.hasTerminal
        return try session.begin(voice) {
            guard isJourney else { return try Main.work(command, voice) }
            return { try await PracticeJourney.play(voice) }
        }
    }

    private static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    private static let mishaps: String = {
        let names = InjectedFault.Kind.allCases.map(\.rawValue)
        let lines = stride(from: 0, to: names.count, by: 4).map { names[$0..<min($0 + 4, names.count)] }
        return lines.map { $0.joined(separator: ", ") }.joined(separator: ",\n         ")
    }()

    private var chosenPerson: PracticePerson { person ?? (autoApprove ? .approves : .asks) }

    /// Whether nobody is there to click: asked for, or a set-up without questions and without a browser.
    private var playsThePerson: Bool {
        if autoApprove || person.map({ $0 != .asks }) == true { return true }
        let asksNothing = command.contains { $0 == "--answers" || $0.hasPrefix("--answers=") }
        return (asksNothing || !Self.hasTerminal) && !Browser.isLikely(environment: Invocation.environment)
    }

    private func options(person: PracticePerson? = nil) throws -> PracticeOptions {
        let chosen = playsThePerson && chosenPerson == .asks ? .approves : chosenPerson
        let folder = try ConfigurationFolder.resolve(environment: Invocation.environment)
        try folder.prepare()
        let practice = ConfigurationFolder(path: folder.path + "/practice")
        try practice.prepare()
        var options = PracticeOptions(
            port: port,
            tokenLifetime: tokenLifetime,
            person: person ?? chosen,
            stateFile: practice.path + "/provider-state.json",
            logFile: log
        )
        options.words = { $0.message }
        return options
    }

    private func serveUntilStopped(_ voice: Voice) async throws {
        let provider = try await PracticeProvider.start(try options(person: chosenPerson))
        Output.data(provider.baseURL)
        voice.aside("OAUTH_SETUP_PRACTICE=\(provider.baseURL) oauth-setup practice ...")
        let interruption = await Interruption()
        await withCheckedContinuation { continuation in
            let once = RunOnce { continuation.resume() }
            interruption.start { once() }
        }
        await provider.stop()
    }
}

extension PracticePerson: ExpressibleByArgument {}
