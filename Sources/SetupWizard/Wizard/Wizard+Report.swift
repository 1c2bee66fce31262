internal import AuthEngine
internal import Localization
internal import Wording

/// What the engine reports.
extension Wizard {
    mutating func take(_ report: EngineReport) {
        switch report {
        case .signInReady(let view):
            place = .signIn(SignInPage(view, asksBrowser: asksBrowser(view)))
            stage = .waiting
            scroll = 0
            // What was found beforehand stands on the page; where the answer is pasted anyway, nobody needs to listen.
            let isSaid = answers.browser == .elsewhere || view.findings.contains { !$0.isFine }
            status = isSaid ? nil : view.problem.map { .note($0.message(in: language)) }
        case .browserAsked(let worked):
            changeSignIn { page in
                page.opened = worked
                // Nothing will come by itself: the answer can be typed at once.
                if !worked { page.takesReply = true }
            }
        case .written(let path):
            status =
                path.map { .note(say(handsSecret ? HandedWords.writtenSecret($0) : HandedWords.written($0))) }
                ?? .problem(say(HandedWords.notWritten))
        case .machineKey(let key): machineKey = key
        case .imported(let connection): importing?.kept = connection
        case .importRefused(let refusal): ImportPage().refuse(refusal, &self)
        case .connections(let connections): list(connections)
        case .unlocked(let connections):
            lock.isLocked = false
            list(connections)
        case .unlockRefused(let error): UnlockPage().refuse(error, &self)
        case .loaded(let answers, _): open(answers)
        case .shown(let result, let line):
            importing = nil
            var page = DonePage(result)
            page.origin = .lookedAt
            page.focus = line
            show(.done(page))
        case .forgotten(let name):
            remove(name)
            enter(.service)
            status = .note(say(ConnectionPageWords.forgotten(name)))
        case .connectionFailed(let error):
            let hint = error.hint(in: language).map { " - " + $0 } ?? ""
            status = .problem(error.message(in: language) + hint)
        case .progress(let progress):
            show(.working(WorkingPage(progress: progress)), over: overlay == .help() ? nil : overlay)
            stage = SetupStage(progress)
            keptUnproven = nil
        case .replyRefused(let error):
            status = .problem(error.message(in: language) + " - " + (error.hint(in: language) ?? ""))
            // Enter alone must not be the second time that it is given.
            if error.fact == .signIn(.codeAlone) { changeSignIn { $0.reply = TextEditor() } }
        case .stillWaiting(let callback):
            changeSignIn { $0.view.waitsLong = true }
            // Line by line it is said once; the page shows it as long as it waits.
            if asksLineByLine, isWaiting { status = .note(say(SignInPageWords.callbackAdvice(callback))) }
        case .notice(.wrongStates(let count)):
            changeSignIn { $0.view.wrongStates = count }
            // The status is what the line mode says at once.
            if isWaiting, WrongStates.isWorthALine(count) {
                status = .problem(EngineNotice.wrongStates(count: count).text(in: language))
            }
        case .notice(.mixUp): status = .problem(EngineNotice.mixUp.text(in: language))
        // The others stand on the page of the sign-in or of the result.
        case .notice: break
        case .kept(let path): keptUnproven = path
        case .failed(let error): show(.failure(FailurePage(error: error, stage: stage)))
        case .finished(let result):
            var page = DonePage(result)
            // What is imported has a path, and what another machine refreshed last was not opened from the list.
            if let importing, importing.path.isEmpty, opened != nil { page.origin = .tested }
            show(.done(page))
        }
    }

    /// What follows at once from a report that was taken in.
    mutating func goOn(after report: EngineReport) -> [WizardEffect] {
        switch report {
        case .loaded(_, starts: true): start()
        case .unlocked: UnlockPage().goOn(&self)
        default: []
        }
    }

    /// Whether what is written from this page holds a secret.
    private var handsSecret: Bool { if case .done(let page) = place { page.hasSecrets(self) } else { false } }

    /// Whether a browser of this machine is asked to open the address of a sign-in.
    func asksBrowser(_ view: SignInView) -> Bool {
        answers.browser == .here && view.problem?.leavesCallbackOpen != true
    }

    private mutating func show(_ place: Place, over overlay: Overlay? = nil) {
        self.place = place
        self.overlay = overlay
        status = nil
    }

    private mutating func changeSignIn(_ change: (inout SignInPage) -> Void) {
        guard case .signIn(var page) = place else { return }
        change(&page)
        place = .signIn(page)
    }

    /// Counts a second of the wait down.
    mutating func tick() -> [WizardEffect] {
        if case .working(var page) = place {
            page.seconds += 1
            place = .working(page)
        }
        guard case .signIn(let page) = place else { return [] }
        guard page.remaining > 1 else {
            take(.failed(AuthError(.signIn(.timedOut(seconds: page.view.seconds)))))
            return [.cancel]
        }
        changeSignIn { $0.remaining -= 1 }
        return []
    }
}

extension SetupStage {
    /// The stage that a step which nobody waits at belongs to.
    init(_ progress: SetupProgress) {
        self =
            switch progress {
            case .preparing: .starting
            case .exchanging: .exchanging
            case .testing: .testing
            case .saving: .saving
            }
    }
}
