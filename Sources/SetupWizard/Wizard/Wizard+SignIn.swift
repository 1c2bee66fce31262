internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// While the sign-in waits, and after a failure.
extension Wizard {
    mutating func take(_ report: EngineReport) -> [WizardEffect] {
        switch report {
        case .signInReady(let view):
            place = .signIn(view, remaining: view.seconds)
            stage = .waiting
            focus[.signIn] = 0
            editors[FieldName.reply] = nil
            scroll = 0
            // What was found beforehand stands on the page.
            let isSaid = view.findings.contains { !$0.isFine }
            status = isSaid ? nil : view.problem.map { .note($0.message(in: language)) }
        case .browserAsked(let worked): status = .note(WizardWords.SignIn.opening(worked)(language))
        case .written(let path):
            status =
                path.map { .note(WizardWords.Handed.written($0)(language)) }
                ?? .problem(WizardWords.Handed.notWritten(language))
        case .machineKey(let key): machineKey = key
        case .imported(let connection): importing?.kept = connection
        case .importRefused(let refusal): refuseImport(refusal)
        case .progress(let progress):
            place = .working(progress)
            stage = SetupStage(progress)
            keptUnproven = nil
            status = nil
            if overlay == .help { overlay = nil }
        case .replyRefused(let error):
            status = .problem(error.message(in: language) + " - " + (error.hint(in: language) ?? ""))
            // Enter alone must not be the second time that it is given.
            if error.fact == .signIn(.codeAlone) { editors[FieldName.reply] = nil }
        case .stillWaiting(let callback):
            guard case .signIn(var view, let remaining) = place else { break }
            view.waitsLong = true
            place = .signIn(view, remaining: remaining)
            // Line by line it is said once; the page shows it as long as it waits.
            if asksLineByLine { status = .note(WizardWords.SignIn.callbackAdvice(callback)(language)) }
        case .notice(.wrongStates(let count)):
            guard case .signIn(var view, let remaining) = place else { break }
            view.wrongStates = count
            place = .signIn(view, remaining: remaining)
            // The status is what the line mode says at once.
            if WrongStates.isWorthALine(count) {
                status = .problem(EngineNotice.wrongStates(count: count).text(in: language))
            }
        case .notice(.mixUp): status = .problem(EngineNotice.mixUp.text(in: language))
        // The others stand on the page of the sign-in or of the result.
        case .notice: break
        case .kept(let path): keptUnproven = path
        case .failed(let error):
            place = .failure(error, stage)
            focus[.failure] = nil
            status = nil
            overlay = nil
        case .finished(let result):
            place = .done(result)
            focus[.done] = nil
            status = nil
            overlay = nil
        }
        return []
    }

    mutating func handle(_ event: WizardEvent, signingIn view: SignInView) -> [WizardEffect] {
        switch event {
        case .paste(let text):
            touched = true
            focus[.signIn] = 1
            editors[FieldName.reply] = TextEditor(text.trimmed)
            return text.trimmed.isEmpty ? [] : [.reply(text)]
        case .reply(let text): return text.trimmed.isEmpty ? [] : [.reply(text)]
        case .back: return cancelRun()
        case .key(let key): return focus[.signIn] == 1 ? handleReplyField(key) : handleSignInKey(key, view)
        default: return []
        }
    }

    private mutating func handleReplyField(_ key: Key) -> [WizardEffect] {
        var editor = editors[FieldName.reply] ?? TextEditor()
        switch key {
        case .enter: return editor.text.trimmed.isEmpty ? [] : [.reply(editor.text)]
        case .escape, .tab, .backTab: focus[.signIn] = 0
        default:
            guard editor.handle(key) else { return [] }
            touched = true
            editors[FieldName.reply] = editor
        }
        return []
    }

    private mutating func handleSignInKey(_ key: Key, _ view: SignInView) -> [WizardEffect] {
        switch key {
        case .escape: return cancelRun()
        case .character("v"), .tab, .enter: focus[.signIn] = 1
        case .character("p"): return [.terminal(.plainView(view.url))]
        case .character("c"): return copy(view.url)
        case .character("f"): return [.save(view.url + "\n", connection: answers.connection)]
        case .character("r"): return [.terminal(.qrCode(view.url))]
        case .character("o"): return [.openBrowser(view.url)]
        case .character("+"):
            guard case .signIn(_, let remaining) = place else { break }
            place = .signIn(view, remaining: min(86_400, remaining + Self.moreTime))
        case .character("s"): return tunnelLine(view).map { [.terminal(.plainView($0))] } ?? []
        default: break
        }
        return []
    }

    /// Puts a text on the terminal's clipboard.
    mutating func copy(_ text: String) -> [WizardEffect] {
        status = .note(WizardWords.Handed.copied(language))
        return [.terminal(.copy(text))]
    }

    /// How many seconds one key gives the person more.
    static let moreTime = 300

    /// The line that lets a browser elsewhere reach the callback on this machine, and the address to open there then.
    func tunnelLine(_ view: SignInView) -> String? {
        guard view.listening, let port = view.callback.flatMap(CallbackPort.of) else { return nil }
        return "ssh -L \(port):localhost:\(port) USER@HOST" + (view.shortURL.map { "\n\($0)" } ?? "")
    }

    mutating func handle(_ event: WizardEvent, after error: AuthError) -> [WizardEffect] {
        let count = 3
        let selected = focus[.failure] ?? 0
        switch event {
        case .key(.up), .key(.backTab), .key(.character("k")): focus[.failure] = (selected + count - 1) % count
        case .key(.down), .key(.tab), .key(.character("j")): focus[.failure] = (selected + 1) % count
        case .key(.enter), .key(.character(" ")), .confirm: return afterFailure(selected, error)
        case .choose(let index) where index < count: return afterFailure(index, error)
        case .key(.escape), .back: enter(isImportingFile ? .importSettings : .review)
        default: break
        }
        return []
    }

    private mutating func afterFailure(_ choice: Int, _ error: AuthError) -> [WizardEffect] {
        switch choice {
        case 0: return importing == nil ? start() : runImport()
        case 1:
            enter(isImportingFile ? .importSettings : .review)
            return []
        default: return [.end(.failed(error.outcome))]
        }
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
