internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Glibc
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import TerminalUI
internal import Wording

/// A set-up whose answers are all known: asks nothing, says what it does on standard error.
struct AnsweredSetup {
    let program: Program
    let front: SetupFront
    /// The other machine that the connection is for (`--for`).
    var destination: Destination?

    /// Runs the set-up of a file of answers.
    ///
    /// - Returns: the name of the connection that is kept; nil where none is.
    func run(file: String) async throws -> String? {
        let bytes = try FileText.required(file, SetupWords.answersUnreadable(file))
        let reader = AnswersFile(
            questionnaire: program.questionnaire,
            environment: program.environment,
            readFile: { FileText.read($0) }
        )
        let answers = try reader.answers(bytes)
        tellOfMissingApp(answers)
        if let destination { try checkForAnother(answers, destination) }
        try checkFree(answers)
        let replies = file == "-" ? ReplySource() : ReplySource(STDIN_FILENO)
        if replies == nil { try checkReplyComes(answers) }
        let result = try await run(answers, replies: replies)
        return result.settingsPath == nil ? nil : result.connection
    }

    /// Says why nobody signs in with the embedded app, where there is none here, and the string means the driver's own.
    private func tellOfMissingApp(_ answers: SetupAnswers) {
        let questionnaire = program.questionnaire
        guard questionnaire.app(answers) == .embedded, !questionnaire.shipsApp(answers) else { return }
        let advice = Failure.hiddenApp
        // Who asks for no sign-in may mean the driver's.
        guard advice != nil || answers.browser != BrowserPlace.none else { return }
        Output.note(OutputWords.note(program.language) + AppPageWords.embeddedMissing(program.language))
        if let advice { Output.note(OutputWords.hint(program.language) + advice(program.language)) }
    }

    /// Refuses what another machine would not get, and what would be taken away here for it.
    private func checkForAnother(_ answers: SetupAnswers, _ destination: Destination) throws {
        guard program.questionnaire.browser(answers) != BrowserPlace.none else {
            throw Failure(SetupWords.nothingToSend, exitCode: 2)
        }
        guard try !program.folder.hasConnection(answers.connection) else {
            throw Failure(SetupWords.alreadyHere(answers.connection), exitCode: 2)
        }
        guard !destination.names.contains(answers.connection) else {
            throw Failure(SetupWords.takenThere(answers.connection, destination.host), exitCode: 2)
        }
    }

    /// Refuses to put a connection to one service in the place of another's, which nobody was there to be warned of.
    private func checkFree(_ answers: SetupAnswers) throws {
        guard answers.location.isEmpty, program.questionnaire.browser(answers) != BrowserPlace.none else { return }
        // What cannot be opened is told of where it is written.
        guard try program.folder.connectionNames().contains(answers.connection),
            let there = try? program.store.peek(try program.store.location(named: answers.connection)),
            there.service != answers.service
        else { return }
        throw Failure(SetupWords.taken(answers.connection, by: there.service), exitCode: 2)
    }

    /// Says how a code gets here that can be pasted nowhere, or refuses a sign-in whose answer cannot come by itself.
    private func checkReplyComes(_ answers: SetupAnswers) throws {
        let questionnaire = program.questionnaire
        guard questionnaire.browser(answers) == .elsewhere, questionnaire.needsBrowser(answers), !front.playsThePerson
        else { return }
        let oauth = questionnaire.scheme(answers)?.oauth
        guard oauth?.quirks.contains(.codePageWithoutCallback) != true else {
            throw Failure(SetupWords.noWayForCode, exitCode: 2)
        }
        Output.note(OutputWords.note(program.language) + SetupWords.codeByBrowserOnly(program.language))
    }

    /// Runs the set-up of these answers.
    ///
    /// - Parameters:
    ///   - answers: complete answers.
    ///   - replies: where a code is read that a person pastes; nil for nowhere.
    /// - Returns: what it ended with.
    /// - Throws: `AuthError`; nothing has been written then.
    @discardableResult
    func run(_ answers: SetupAnswers, replies: ReplySource?) async throws -> SetupResult {
        if let service = program.questionnaire.service(answers) {
            ValueNotes.say(service, program) { answers[$0] }
        }
        let waiting = WaitingSignIn()
        let language = program.language
        if let notice = EngineNotice.ownWay(in: program.questionnaire.properties(answers)) {
            Output.note(OutputWords.note(language) + notice.text(in: language))
        }
        let elsewhere = program.questionnaire.browser(answers) == .elsewhere
        let pasted = try PastedAnswers(descriptor: replies?.descriptor ?? STDIN_FILENO)
        let result = try await program.interruptibly(waiting) { [front] in
            try await withThrowingTaskGroup(of: Void.self) { group in
                // One after the other, in the order in which they came.
                group.addTask {
                    for await text in pasted.texts { await answer(text, waiting) }
                }
                do {
                    let result = try await front.run(answers, waiting: waiting) { report in
                        guard case .signInReady(var view) = report else { return say(report) }
                        view.takesReplies = replies != nil && (elsewhere || !view.listening)
                        // Where the answer is pasted anyway, nobody needs to listen.
                        if elsewhere, view.takesReplies { view.problem = nil }
                        say(.signInReady(view))
                        if view.takesReplies { pasted.begin() }
                    }
                    await pasted.end()
                    return result
                } catch {
                    await pasted.end()
                    throw error
                }
            }
        }
        if let destination, result.dryRunPath != nil {
            program.voice.aside(DonePageWords.dryRun(for: destination.host)(language))
        } else {
            say(.finished(result))
        }
        if result.settingsPath == nil {
            let isDryRun = result.dryRunPath != nil
            Output.data(try result.connectionString(.cdata, owner: .driver, masked: isDryRun))
        }
        return result
    }

    private func answer(_ text: String, _ waiting: WaitingSignIn) async {
        do throws(AuthError) {
            try await waiting.paste(text)
        } catch {
            say(.replyRefused(error))
        }
    }

    private func say(_ report: EngineReport) {
        let lines = ProgressWords.lines(report, program.language)
        switch report {
        case .progress, .browserAsked, .finished: lines.forEach(program.voice.aside)
        default: lines.forEach(Output.note)
        }
    }
}
