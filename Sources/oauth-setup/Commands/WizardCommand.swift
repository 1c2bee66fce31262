internal import ArgumentParser
internal import AuthEngine
internal import Glibc
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import TerminalUI
internal import Transport
internal import Wording

/// `wizard`: asks, signs in, saves, and hands out a connection string.
struct WizardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("wizard", WizardHelp.abstract, WizardHelp.discussion)

    @OptionGroup var common: CommonOptions
    @Option(help: Help.about(WizardHelp.service, "ID"), completion: .services) var service: String?

    @Option(help: Help.about(WizardHelp.connection, "NAME"), completion: .connections) var connection: String?

    @Option(
        help: Help.about(WizardHelp.step(Wizard.stepNames.joined(separator: ", ")), "PAGE"),
        completion: .list(Wizard.stepNames)
    )
    var step: String?

    @Flag(help: Help.about(WizardHelp.plain)) var plain = false
    @Flag(help: Help.about(OptionHelp.noBrowser)) var noBrowser = false

    @Option(help: Help.about(WizardHelp.answers, "FILE"), completion: .file()) var answers: String?

    @Flag(help: Help.about(WizardHelp.dryRun)) var dryRun = false
    @Option(help: Help.about(WizardHelp.timeout, "SECONDS")) var timeout = 300

    func validate() throws {
        guard (1...86_400).contains(timeout) else { throw ValidationError(OptionMistakes.timeout) }
        if let step, !Wizard.stepNames.contains(step) {
            let names = Wizard.stepNames.joined(separator: ", ")
            throw ValidationError(OptionMistakes.step(names))
        }
    }

    mutating func run() async throws {
        let program = try Program(common)
        try program.folder.prepare()
        // Asked for before the screen is painted.
        try program.store.unlock()
        let front = program.front(
            opensBrowser: !noBrowser,
            timeout: .seconds(timeout),
            isDryRun: dryRun,
            isExtendable: answers == nil
        )
        if let answers {
            try await AnsweredSetup(program: program, front: front).run(file: answers)
            return
        }
        let files = WizardFiles(folder: program.folder, home: program.environment["HOME"], store: program.store)
        let session = WizardSession(wizard: try wizard(program, files), front: front, files: files.session)
        if let step, !session.jump(to: step) {
            if service == nil, let connection, !(try program.folder.connectionNames().contains(connection)) {
                throw try program.missing(connection)
            }
            throw Failure(SetupWords.noPage(step), exitCode: 2)
        }
        try runFront(session, environment: program.environment)
        await session.close()
        await program.transport.shutdown()
        let exitCode = (session.outcome ?? .aborted).exitCode
        guard exitCode == 0 else {
            // A person who leaves knows that; what reads a file that has ended does not.
            let isCutOff = FileText.hasEnded(STDIN_FILENO)
            throw isCutOff ? Failure(SetupWords.inputEnded, exitCode: exitCode) : ExitCode(exitCode)
        }
    }

    private func wizard(_ program: Program, _ files: WizardFiles) throws -> Wizard {
        var known = SetupAnswers()
        if let service { known.service = try program.catalog.required(service).id }
        known.connection = connection ?? ""
        let names = try program.folder.connectionNames()
        var owner: OwnerElsewhere?
        if let connection, names.contains(connection), service == nil {
            let (location, settings) = try program.settings(of: connection)
            known = SetupAnswers(settings)
            owner = try program.engine.ownerElsewhere(settings, at: location).map {
                OwnerElsewhere(host: ForeignText.clean($0.host), time: $0.shownTime)
            }
        }
        return Wizard(
            questionnaire: program.questionnaire,
            answers: known,
            language: program.language,
            existing: Set(names),
            opening: owner.map { .owner($0) } ?? files.draft.map { .resume($0) },
            likelyBrowser: noBrowser || !Browser.isLikely(environment: program.environment) ? .elsewhere : .here
        )
    }

    private func runFront(_ session: WizardSession, environment: [String: String]) throws {
        var reason: LineModeReason?
        switch FrontChoice.decide(environment: environment, plain: plain) {
        case .lineMode(let why): reason = why
        case .fullScreen:
            do {
                try FullScreen.run(session, environment: environment)
                return
            } catch {
                reason = .screenFailed
            }
        }
        try LineMode.run(session, reason: reason)
    }
}
