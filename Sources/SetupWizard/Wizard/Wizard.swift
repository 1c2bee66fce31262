internal import AuthEngine
package import Localization
internal import ServiceCatalog
internal import Wording

/// The wizard as a value: events in, effects out; no clock, no files, no drawing.
///
/// ``page`` says what the person sees now. Going back keeps every answer.
package struct Wizard: Sendable {
    /// Where the person is.
    enum Place: Sendable, Equatable {
        /// At a question.
        case step(Question)
        /// Something runs that has no question.
        case working(WorkingPage)
        /// The sign-in waits for the person.
        case signIn(SignInPage)
        /// It failed.
        case failure(FailurePage)
        /// It succeeded.
        case done(DonePage)
    }

    /// What is asked.
    package let questionnaire: Questionnaire
    /// Whether everything happens against the practice provider.
    var practice: Bool { questionnaire.isPractice }
    /// Whether there is a connection of a name already.
    let exists: @Sendable (_ connection: String) -> Bool
    /// Those of them that were used last, once their states are known.
    var saved: [SavedConnection] = []
    /// The one that was chosen.
    var opened: SavedConnection?
    /// Whether this machine's key is open, as far as the pages need it.
    package var lock = KeyLock()
    /// Where the browser probably is.
    let likelyBrowser: BrowserPlace

    /// The language of every text.
    package var language: Language
    /// What the person answered so far.
    package internal(set) var answers: SetupAnswers
    var place: Place = .step(.service)
    var overlay: Overlay?
    var status: Page.Status?
    /// The focused element of each page that asks.
    var focus: [Question: Int] = [:]
    /// The text fields, by property or by ``FieldName``.
    var editors: [String: TextEditor] = [:]
    /// Whether the focused secret is shown.
    var revealed = false
    /// Whether the person has typed or chosen anything.
    var touched = false
    /// Fields whose problems are shown: those the person has left.
    var visited: Set<String> = []
    /// What stood in a field when typing paused: it is judged, though not in red, while it stands there.
    var settled: (key: String, text: String)?
    /// How far a page is scrolled down from where the focus is seen, in rows; negative upwards.
    var scroll = 0
    /// Whether a front without a cursor asks: what a list explains of its selected item then comes on the next page.
    var asksLineByLine = false
    /// What was typed to narrow the list of services.
    var filter = TextEditor()
    /// How far the running set-up has come.
    var stage = SetupStage.starting
    /// Where the new tokens of a set-up that failed wait to be proved, if they do.
    var keptUnproven: String?
    /// The pages that Esc leads back to: those that the person has been on, or all where what they ask was answered elsewhere.
    var seen: Set<Question> = []
    /// The page that was opened from the review page, which is shown again when what it asks has been answered.
    var openedFromReview: Question?
    /// The answers of the saved connection that was opened last.
    var savedAnswers: SetupAnswers?
    /// The secrets of a saved connection, by property in lower case: left alone they stay.
    var stored: [String: String] {
        get { answers.service == storedService ? storedSecrets : [:] }
        set { (storedSecrets, storedService) = (newValue, answers.service) }
    }
    /// Those secrets, and the service that they are for.
    private var storedSecrets: [String: String] = [:]
    private var storedService: String?
    /// What was said against the text of a field, by the field's key.
    var refusals: [String: Refusal] = [:]
    /// Whether the mouse chooses.
    var usesMouse = false
    /// Whether fields are shown that may stay empty.
    var showsMore = false
    /// The services for which the person has registered an application, or says so.
    var registered: Set<String> = []
    /// The scheme and application that were chosen for a service before another one was.
    var choices: [String: (scheme: String?, app: Scheme.App?)] = [:]
    /// The page from which a page beside the row of steps was opened.
    var sidePageOrigin = Question.service
    /// This machine's public key, once it is known.
    var machineKey: String?
    /// The settings file that is imported, or that was; nil for a set-up.
    var importing: SettingsImport?
    /// A pasted string that does not say which service it is for.
    var waitingString: PastedString?

    /// What is asked before everything else.
    package enum Opening: Sendable {
        /// Whether to go on with the answers of a set-up that was broken off.
        case resume(SetupAnswers)
        /// What to do about the other machine that refreshed the connection of the answers last.
        case owner(OwnerElsewhere)
    }

    /// A wizard at its first question.
    package init(
        questionnaire: Questionnaire,
        answers: SetupAnswers = SetupAnswers(),
        language: Language,
        exists: @escaping @Sendable (_ connection: String) -> Bool = { _ in false },
        opening: Opening? = nil,
        likelyBrowser: BrowserPlace = .here
    ) {
        self.questionnaire = questionnaire
        self.answers = answers
        self.language = language
        self.exists = exists
        self.likelyBrowser = likelyBrowser
        if questionnaire.scheme(answers) != nil, exists(answers.connection) {
            open(answers)
            if case .owner(let owner) = opening { overlay = .question(OverlayQuestion(subject: .owner(owner))) }
        } else if let service = questionnaire.service(answers) {
            // A service named on the command line is answered; the next question comes first.
            let index = questionnaire.catalog.services.firstIndex { $0.id == service.id }
            focus[.service] = index ?? 0
            takeDefaults()
            enter(nextOpenStep(after: .service))
        } else if case .resume(let draft) = opening, questionnaire.service(draft) != nil {
            overlay = .question(OverlayQuestion(subject: .resume(draft)))
        }
    }

    /// Takes in what happened.
    ///
    /// - Returns: what is to be done, in order.
    package mutating func handle(_ event: WizardEvent) -> [WizardEffect] {
        switch event {
        case .askLineByLine, .choose, .fill, .keep: asksLineByLine = true
        case .key where asksLineByLine && editsText: asksLineByLine = false
        default: break
        }
        switch event {
        case .askLineByLine: return []
        case .point(let index): return point(at: index)
        case .engine(let report):
            take(report)
            return goOn(after: report)
        case .tick: return tick()
        case .pause:
            settled = focusedField.map { ($0.key, $0.text(self)) }
            return []
        case .terminate:
            keepTyped()
            return [.cancel, .end(.aborted)]
        case .interrupt: return interrupt()
        default: break
        }
        if case .key(let key) = event, overlay == nil || Self.actsOverPages(key),
            let effects = handleEverywhere(key)
        {
            return effects
        }
        if let overlay { return overlay.handle(event, &self) }
        if case .signIn(let page) = place, page.ignores(event) { return [] }
        status = nil
        switch place {
        case .step(let question): return handle(event, at: question)
        case .working: return Self.isBack(event) ? cancelRun() : []
        case .signIn(let page): return page.handle(event, &self)
        case .failure(let page): return page.handle(event, &self)
        case .done(let page): return page.handle(event, &self)
        }
    }

    /// Whether the sign-in waits, so that time is counted down.
    var isWaiting: Bool { if case .signIn = place { true } else { false } }

    /// Whether a set-up has succeeded and its result is shown.
    var hasSucceeded: Bool {
        if case .done(let page) = place { !page.isLookedAt } else { false }
    }

    /// Whether seconds are counted on the page.
    var countsSeconds: Bool {
        if case .working = place { true } else { isWaiting }
    }

    static func isBack(_ event: WizardEvent) -> Bool {
        switch event {
        case .back, .key(.escape): true
        default: false
        }
    }

    /// Whether a key means the same also while something is shown over the page.
    private static func actsOverPages(_ key: Key) -> Bool {
        [.function(2), .control("l"), .control("z"), .pageUp, .pageDown].contains(key)
    }

    /// The keys that mean the same on every page.
    private mutating func handleEverywhere(_ key: Key) -> [WizardEffect]? {
        switch key {
        case .function(1): openHelp()
        case .character("?") where !editsText: openHelp()
        case .function(2):
            language = language.next
            // What was said is in the other language.
            status = nil
        case .function(4): usesMouse.toggle()
        case .control("l"): return [.terminal(.redraw)]
        case .control("z"): return [.terminal(.suspend)]
        case .control("c"): return interrupt()
        case .pageUp: scroll = scroll > 0 ? 0 : scroll - 5
        case .pageDown: scroll = scroll < 0 ? 0 : scroll + 5
        default:
            scroll = 0
            return nil
        }
        return []
    }

    private mutating func openHelp() {
        overlay = .help()
        scroll = 0
    }

    mutating func interrupt() -> [WizardEffect] {
        if case .done(let page) = place { return [.end(page.outcome)] }
        if case .question(let question) = overlay, question.subject == .leave { return [.cancel, .end(.aborted)] }
        guard touched else { return [.cancel, .end(.aborted)] }
        keepTyped()
        overlay = .question(OverlayQuestion(subject: .leave))
        return []
    }

    /// Puts a text on the terminal's clipboard.
    mutating func copy(_ text: String, saying words: LocalizedText = HandedWords.copied) -> [WizardEffect] {
        status = .note(say(words))
        return [.terminal(.copy(text))]
    }
}
