internal import ArgumentParser
internal import AuthEngine
internal import Foundation
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import TerminalUI

/// `wizard`: asks, signs in, saves, and hands out a connection string.
struct WizardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wizard",
        abstract: "Set up a connection, step by step.",
        discussion: """
            Full screen on a terminal; line by line with --plain, ACCESSIBLE=1, TERM=dumb
            or without a terminal. With --answers nothing is asked. The file is JSON:

              {"service":"ID","scheme":"APIToken","connection":"sales",
               "properties":{"Url":"https://example.com","APIToken":{"env":"TOKEN"}}}

            A property is a text, {"env":"NAME"} or {"file":"PATH"}. OAuth also needs
            "app":"embedded|custom" and "browser":"here|elsewhere|none"; with elsewhere
            the address to open is printed on standard error and the code, or the whole
            address the browser ended at, is read from standard input.

            Example: oauth-setup wizard --answers answers.json
            """
    )

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("Begin with this service.", valueName: "ID"), completion: .services)
    var service: String?

    @Option(
        help: ArgumentHelp("Call the connection NAME; one that exists opens for changes.", valueName: "NAME"),
        completion: .connections
    )
    var connection: String?

    @Option(
        help: ArgumentHelp(
            "Begin at this page: \(Wizard.stepNames.joined(separator: ", ")). With --connection, sign-in asks nothing else.",
            valueName: "PAGE"
        ),
        completion: .list(Wizard.stepNames)
    )
    var step: String?

    @Flag(help: "Ask line by line, without painting the screen.")
    var plain = false

    @Flag(help: "Open no browser on this machine.")
    var noBrowser = false

    @Option(
        help: ArgumentHelp("Take the answers from a JSON file ('-' for standard input).", valueName: "FILE"),
        completion: .file()
    )
    var answers: String?

    @Flag(help: "Check the answers and show what would be written; send and write nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("How long to wait for the sign-in.", valueName: "SECONDS"))
    var timeout = 300

    func validate() throws {
        guard (1...86_400).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to 86400 seconds", "--timeout には1～86400秒を指定してください")
        }
        if let step, !Wizard.stepNames.contains(step) {
            throw ValidationError("--step takes one of \(Wizard.stepNames.joined(separator: ", "))")
        }
    }

    mutating func run() async throws {
        let program = try Program(common)
        try program.folder.prepare()
        // Asked for before the screen is painted.
        try program.store.unlock()
        let job = program.job(
            opensBrowser: !noBrowser,
            patience: .seconds(timeout),
            isDryRun: dryRun,
            isExtendable: answers == nil
        )
        if let answers {
            try await AnsweredSetup(program: program, job: job).run(file: answers)
            return
        }
        let files = WizardFiles(folder: program.folder, home: program.environment["HOME"])
        let session = WizardSession(wizard: try wizard(program, files), job: job, files: files.session)
        if let step, !session.jump(to: step) {
            throw Failure(
                "there is no page \(step) for what is known so far",
                "ここまでの内容では \(step) のページはありません",
                hint: (
                    "give --service or --connection with it, or leave --step out",
                    "--service か --connection も指定するか、--step を外してください"
                ),
                exitCode: 2
            )
        }
        try runFront(session, environment: program.environment)
        await session.close()
        await program.transport.shutdown()
        guard session.outcome?.exitCode == 0 else { throw ExitCode(session.outcome?.exitCode ?? 130) }
    }

    private func wizard(_ program: Program, _ files: WizardFiles) throws -> Wizard {
        var known = SetupAnswers()
        if let service {
            guard let found = program.catalog.service(service) else {
                let nearest = NearestName.of(service, among: program.catalog.services.map(\.id))
                throw AuthError(.unknownService(name: service, nearest: nearest))
            }
            known.service = found.id
        }
        known.connection = connection ?? ""
        let names = try program.folder.connectionNames()
        if let connection, names.contains(connection), service == nil {
            known = SetupAnswers(try program.settings(of: connection).settings)
        }
        return Wizard(
            questionnaire: program.questionnaire,
            answers: known,
            language: program.language,
            practice: program.practice != nil,
            existing: Set(names),
            draft: files.draft,
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
