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

/// What the wizard is asked for; without anything it begins with its first page.
struct WizardRequest {
    var key = GivenKey()
    /// The service it begins with.
    var service: String?
    /// The connection's name.
    var connection: String?
    /// The page it begins with.
    var step: String?
    /// Whether it asks line by line.
    var isPlain = false
    var opensBrowser = true
    /// A file of answers; nothing is asked then.
    var answers: String?
    var isDryRun = false
    /// How long a sign-in is waited for, in seconds.
    var timeout = 300
    /// The machine that the connection is for, as `ssh` knows it; nil for this one.
    var destination: String?
    /// This program there.
    var farProgram = FarRoute.usualProgram

    /// Runs the wizard, or the set-up of a file of answers.
    func run(_ voice: Voice) async throws {
        let program = try Program(voice, key)
        let catalog = program.catalog
        // They are read while the terminal is made ready; detached, as this task's thread is the front's until it ends.
        if answers == nil { Task.detached { catalog.readAhead() } }
        try program.folder.prepare()
        let isLocked = try isLocked(program)
        let front = program.front(
            opensBrowser: opensBrowser,
            timeout: .seconds(timeout),
            isDryRun: isDryRun,
            isExtendable: answers == nil
        )
        let elsewhere = try destination.map { try SetupElsewhere(program, host: $0, farProgram: farProgram) }
        let taken = isDryRun ? [] : try await elsewhere?.check() ?? []
        let destination = elsewhere?.destination(taken)
        if let answers {
            let setup = AnsweredSetup(program: program, front: front, destination: destination)
            let connection = try await setup.run(file: answers)
            try await elsewhere?.send(connection)
            return
        }
        let files = WizardFiles(folder: program.folder, home: program.environment["HOME"], store: program.store)
        let desk = SavedConnections(program: program)
        var wizard = try wizard(program, files, destination)
        wizard.lock.isLocked = isLocked
        let session = WizardSession(
            wizard: wizard,
            front: front,
            files: files.session,
            desk: service == nil && connection == nil ? desk : nil
        )
        if let step, !session.jump(to: step) {
            if service == nil, let connection, !(try program.hasConnection(connection)) {
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
        if !isDryRun, case .finished(let connection)? = session.outcome { try await elsewhere?.send(connection) }
    }

    /// Whether the wizard has to ask for the passphrase of the key, once that is needed.
    ///
    /// Where it is given, or settings are read or sent without the wizard's pages, the key is opened at once.
    private func isLocked(_ program: Program) throws -> Bool {
        let isRead = try service == nil && connection.map { try program.hasConnection($0) } ?? false
        if program.passphrase.isGiven || answers != nil || destination != nil || isRead { try program.store.unlock() }
        // From now on the terminal is the wizard's.
        program.passphrase.askNobody()
        return program.store.isLocked
    }

    private func wizard(_ program: Program, _ files: WizardFiles, _ destination: Destination?) throws -> Wizard {
        var questionnaire = program.questionnaire
        questionnaire.destination = destination
        var known = SetupAnswers()
        if let service { known.service = try program.catalog.required(service).id }
        known.connection = connection ?? ""
        let folder = program.folder
        var owner: OwnerElsewhere?
        if let connection, service == nil, try program.hasConnection(connection) {
            let (location, settings) = try program.settings(of: connection)
            known = SetupAnswers(settings, apps: program.embeddedApps)
            if program.store.isShared(location) { known.location = location.text }
            owner = try program.engine.ownerElsewhere(settings, at: location).map {
                OwnerElsewhere(host: ForeignText.clean($0.host), time: $0.shownTime)
            }
        }
        let playsPerson = program.practice?.playsThePerson == true
        return Wizard(
            questionnaire: questionnaire,
            answers: known,
            language: program.language,
            // Where that cannot be told there is none; writing it says why then.
            exists: { (try? folder.hasConnection($0)) ?? false },
            opening: owner.map { .owner($0) } ?? files.draft.map { .resume($0) },
            likelyBrowser: opensBrowser && (playsPerson || Browser.isLikely(environment: program.environment))
                ? .here : .elsewhere
        )
    }

    private func runFront(_ session: WizardSession, environment: [String: String]) throws {
        var reason: LineModeReason?
        switch FrontChoice.decide(environment: environment, plain: isPlain) {
        case .lineMode(let why): reason = why
        case .fullScreen:
            do {
                try FullScreen.run(session, environment: environment)
                return
            } catch {
                reason = .screenFailed
            }
        }
        session.findConnections()
        try LineMode.run(session, reason: reason)
    }
}
