internal import AuthEngine
package import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Synchronization

/// A wizard together with what carries out its effects; both fronts drive it.
///
/// It lives on the front's thread. The set-up runs elsewhere and reports through a mailbox that wakes the front.
package final class WizardSession: WizardFronting {
    private var wizard: Wizard
    private let front: SetupFront
    private let files: SessionFiles
    /// What is known of saved connections; nil where there are none to be offered.
    private let desk: (any ConnectionDesk)?
    private let mailbox = Mailbox()
    private let waiting = WaitingSignIn()
    private var running: Task<Void, Never>?
    private var listing: Task<Void, Never>?

    /// Set when the wizard ended.
    package private(set) var outcome: WizardOutcome?

    package init(wizard: Wizard, front: SetupFront, files: SessionFiles, desk: (any ConnectionDesk)? = nil) {
        self.wizard = wizard
        self.front = front
        self.files = files
        self.desk = desk
    }

    /// Looks for the saved connections at once, for a front that says the first page only once.
    package func findConnections() {
        if let desk { _ = wizard.handle(.engine(.connections(desk.latest))) }
    }

    package func began() {
        guard let desk else { return }
        let run = mailbox.currentRun
        // Detached as all of them here: the front's loop holds the main thread.
        listing = Task.detached { [mailbox] in mailbox.put(.connections(desk.latest), run: run) }
    }

    package var page: Page { wizard.page }

    package var needsTicks: Bool { wizard.countsSeconds }

    package var awaitsReply: Bool { wizard.isWaiting }

    /// The language the person reads now.
    package var language: Language { wizard.language }

    package var farewell: [String] { wizard.farewell }

    package func words(_ text: LocalizedText) -> String { text(wizard.language) }

    package func setWake(_ wake: (@Sendable () -> Void)?) { mailbox.setWake(wake) }

    /// Goes straight to a page, or to the sign-in itself, as if the person had.
    ///
    /// - Parameter step: the page's name; `sign-in` starts with what is known.
    /// - Returns: false when the answers so far have no such page.
    package func jump(to step: String) -> Bool {
        guard let effects = wizard.jump(to: step) else { return false }
        _ = perform(effects)
        return true
    }

    package func handle(_ event: WizardEvent) -> [TerminalEffect] { perform(wizard.handle(event)) }

    package func drain() -> [TerminalEffect] { mailbox.take().flatMap { handle(.engine($0)) } }

    /// Waits until a set-up that was cancelled has closed its port.
    package func close() async {
        running?.cancel()
        await waiting.cancel()
        await running?.value
    }

    private func perform(_ effects: [WizardEffect]) -> [TerminalEffect] {
        var terminal: [TerminalEffect] = []
        for effect in effects {
            switch effect {
            case .terminal(let effect): terminal.append(effect)
            case .start(let answers): start(answers)
            case .findKey: findKey()
            case .unlock(let passphrase): unlock(passphrase)
            case .importSettings(let given): importSettings(given)
            case .load(let name, let starts):
                ask { desk throws(AuthError) in .loaded(try desk.answers(name), starts: starts) }
            case .show(let name, let line): ask { desk throws(AuthError) in .shown(try desk.result(name), focus: line) }
            case .forget(let name):
                ask { desk throws(AuthError) in
                    try await desk.forget(name)
                    return .forgotten(name)
                }
            case .reply(let text): reply(text)
            case .cancel: cancel()
            case .openBrowser(let url): open(url)
            case .playPerson(let url): Task.detached { [front, waiting] in await front.playPerson(url, waiting) }
            case .save(let text, let connection):
                mailbox.put(.written(path: files.save(text, connection)), run: mailbox.currentRun)
            case .end(let outcome): end(outcome)
            }
        }
        return terminal
    }

    private func end(_ outcome: WizardOutcome) {
        self.outcome = outcome
        switch outcome {
        case .finished: files.keepDraft(nil)
        // What has succeeded is not to be continued, also where the terminal went away with the result on it.
        case .aborted where wizard.hasSucceeded, .looked where wizard.hasSucceeded: files.keepDraft(nil)
        case .aborted, .failed, .looked: if wizard.touched, let draft = wizard.draft { files.keepDraft(draft) }
        }
    }

    // Tasks are detached because the front's loop holds the main thread, on which others would wait for ever.

    private func start(_ answers: SetupAnswers) {
        run { [front, waiting] report async throws(AuthError) in
            try await front.run(answers, waiting: waiting, report: report)
        }
    }

    private func run(
        _ work: @escaping @Sendable (@escaping @Sendable (EngineReport) -> Void) async throws(AuthError) -> SetupResult?
    ) {
        let previous = running
        previous?.cancel()
        let run = mailbox.newRun()
        running = Task.detached { [mailbox] in
            await previous?.value
            let report: @Sendable (EngineReport) -> Void = { mailbox.put($0, run: run) }
            do throws(AuthError) {
                if let result = try await work(report) { report(.finished(result)) }
            } catch {
                report(.failed(error))
            }
        }
    }

    /// Asks about a saved connection.
    private func ask(_ work: @escaping @Sendable (any ConnectionDesk) async throws(AuthError) -> EngineReport) {
        guard let desk else { return }
        let run = mailbox.currentRun
        Task.detached { [mailbox] in
            do throws(AuthError) {
                mailbox.put(try await work(desk), run: run)
            } catch {
                mailbox.put(.connectionFailed(error), run: run)
            }
        }
    }

    private func findKey() {
        let run = mailbox.currentRun
        Task.detached { [front, mailbox] in
            mailbox.put(.machineKey(try? front.engine.store.recipient()), run: run)
        }
    }

    private func unlock(_ passphrase: Secret) {
        let run = mailbox.currentRun
        Task.detached { [front, desk, listing, mailbox] in
            // What was listed while the key was locked must not come after this.
            await listing?.value
            do throws(AuthError) {
                try front.unlock(passphrase)
                mailbox.put(.unlocked(desk?.latest ?? []), run: run)
            } catch {
                mailbox.put(.unlockRefused(error), run: run)
            }
        }
    }

    private func importSettings(_ given: SettingsImport) {
        run { [front, files] report async throws(AuthError) in
            try await front.importSettings(given, readFile: files.read, report: report)
        }
    }

    private func reply(_ text: String) {
        let run = mailbox.currentRun
        Task.detached { [waiting, mailbox] in
            do throws(AuthError) {
                try await waiting.paste(text)
            } catch {
                mailbox.put(.replyRefused(error), run: run)
            }
        }
    }

    private func cancel() {
        // Reports of the run that is given up are dropped.
        _ = mailbox.newRun()
        running?.cancel()
        Task.detached { [waiting] in await waiting.cancel() }
    }

    private func open(_ url: String) {
        let run = mailbox.currentRun
        Task.detached { [front, waiting, mailbox] in
            mailbox.put(.browserAsked(worked: await front.openBrowser(url, waiting)), run: run)
        }
    }
}

/// Reports from the engine on their way to the front's thread; those of a run that was given up are dropped.
private final class Mailbox: Sendable {
    private struct State {
        var reports: [EngineReport] = []
        var run = 0
        var wake: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    var currentRun: Int { state.withLock(\.run) }

    func newRun() -> Int {
        state.withLock { state in
            state.run += 1
            state.reports = []
            return state.run
        }
    }

    func setWake(_ wake: (@Sendable () -> Void)?) { state.withLock { $0.wake = wake } }

    func put(_ report: EngineReport, run: Int) {
        let wake = state.withLock { state -> (@Sendable () -> Void)? in
            guard run == state.run else { return nil }
            state.reports.append(report)
            return state.wake
        }
        wake?()
    }

    func take() -> [EngineReport] {
        state.withLock { state in
            let reports = state.reports
            state.reports = []
            return reports
        }
    }
}
