internal import ServiceCatalog

/// The way between the pages that ask.
extension Wizard {
    mutating func handle(_ event: WizardEvent, at question: Question) -> [WizardEffect] {
        let page = question.page
        if let effects = page.handleFirst(event, &self) { return effects }
        return Self.isBack(event) ? goBack(from: page) : page.handle(event, &self)
    }

    /// Shows a question and puts the focus where the person left it, or on the likely answer.
    mutating func enter(_ question: Question) {
        place = .step(question)
        if question == .service { seen = [] }
        seen.insert(question)
        revealed = false
        scroll = 0
        if question == .review { openedFromReview = nil }
        let page = question.page
        if focus[question] == nil { focus[question] = page.likelyFocus(self) }
        page.enter(&self)
    }

    /// The question after this one; the review page when this one was opened from there.
    mutating func goOn(from question: Question) -> [WizardEffect] {
        if openedFromReview == nil {
            enter(nextOpenStep(after: question))
        } else {
            goOnToReview()
        }
        return []
    }

    /// The steps on the way; those with good defaults are opened from the review page.
    private var road: [Question] { questionnaire.steps(answers).filter { !$0.page.isAside } }

    /// The first step after one that has no good answer yet; the review page when all have.
    func nextOpenStep(after question: Question) -> Question {
        let rest = road.drop { $0 != question }.dropFirst()
        return rest.first { !$0.page.isAnswered(self) } ?? .review
    }

    /// Takes what is good as it is, where the person has not said otherwise: a way that needs nothing, the place of the browser, a
    /// free name.
    mutating func takeDefaults() {
        if let service = questionnaire.service(answers), questionnaire.way(answers) == nil,
            let way = questionnaire.likelyWay(service)
        {
            take(way)
        }
        if answers.browser == nil { answers.browser = likelyBrowser }
        if answers.connection.isEmpty { answers.connection = freeName }
    }

    /// Takes a way of signing in over.
    mutating func take(_ way: SignInWay) {
        answers.scheme = way.scheme.id
        if let app = way.app { answers.app = app }
        for page in [Question.values, .browser, .review] { focus[page] = nil }
    }

    /// After one answer was changed: back to the review page, or to what the change left open.
    mutating func goOnToReview() {
        // Opened again, the page is asked from its first field.
        if asksLineByLine, let openedFromReview { focus[openedFromReview] = nil }
        focus[.review] = nil
        enter(firstOpenStep)
    }

    /// The first question that has no good answer yet; the review page when all have.
    var firstOpenStep: Question { road.first { !$0.page.isAnswered(self) } ?? .review }

    /// One page back, with what was typed kept; from a row of the review page that is the review page.
    private mutating func goBack(from page: any WizardPage) -> [WizardEffect] {
        keepTyped()
        if page.question == openedFromReview {
            enter(.review)
            return []
        }
        if page.isSidePage {
            enter(sidePageOrigin)
            return []
        }
        let road = road
        if page.isAside {
            enter(.review)
        } else if page.question == .review, let opened, opened.name == answers.connection {
            return openSidePage(.connection, from: .service)
        } else if let index = road.firstIndex(of: page.question), index > 0 {
            // Pages that were passed over on the way here are passed over on the way back.
            enter(road[..<index].last { seen.contains($0) || $0 == .service } ?? road[index - 1])
        }
        return []
    }

    /// Opens a page beside the row of steps; Esc leads back to where it was opened.
    mutating func openSidePage(_ question: Question, from origin: Question) -> [WizardEffect] {
        // The one shows this machine's public key, which is sealed with the other half.
        if [.importSettings, .connection].contains(question),
            UnlockPage().comesFirst(before: .page(question), from: origin, &self)
        {
            return []
        }
        sidePageOrigin = origin
        focus[question] = 0
        enter(question)
        return question == .importSettings && machineKey == nil ? [.findKey] : []
    }

    /// Checks everything once more and starts the set-up, or leads to the first fault.
    mutating func start(stringOnly: Bool = false) -> [WizardEffect] {
        importing = nil
        answers.stringOnly = stringOnly
        let open = questionnaire.steps(answers).first { step in
            let page = step.page
            return page is any ListPage && !page.isAnswered(self) && !(stringOnly && step == .browser)
        }
        if let open {
            enter(open)
            openedFromReview = open
            return []
        }
        if showFirstProblem() { return [] }
        // Before anything is sent: what comes back is sealed with that key. A string alone is not kept.
        let isNowhere = questionnaire.needsBrowser(answers) && questionnaire.browser(answers) == BrowserPlace.none
        if !stringOnly, !isNowhere, UnlockPage().comesFirst(before: .start, from: .review, &self) { return [] }
        focus[.review] = nil
        stage = .starting
        openedFromReview = nil
        place = .working(WorkingPage(progress: .preparing))
        return [.start(answers)]
    }

    /// A set-up that was cancelled leads back to the review page, an import to its page.
    mutating func cancelRun() -> [WizardEffect] {
        guard lock.goal == nil else {
            UnlockPage().leave(&self)
            return []
        }
        enter(origin(of: importing))
        return [.cancel]
    }

    /// The page that a run was begun from: a set-up, an import, or the test of a saved connection.
    func origin(of importing: SettingsImport?) -> Question {
        guard let importing else { return .review }
        return !importing.path.isEmpty ? .importSettings : opened == nil ? .review : .connection
    }

    // MARK: A settings file of another machine

    /// Runs the import, or what is left to do of it.
    mutating func runImport() -> [WizardEffect] {
        guard let importing else { return [] }
        stage = importing.kept == nil ? .starting : .testing
        place = .working(WorkingPage(progress: importing.kept == nil ? .preparing : .testing))
        return [.importSettings(importing)]
    }

    /// Tests a connection that another machine refreshed last, as one that was taken in.
    mutating func goOnHere() -> [WizardEffect] {
        importing = SettingsImport(path: "", passphrase: "", name: answers.connection, kept: answers.connection)
        return runImport()
    }

    // MARK: Straight to a page

    /// The names of `--step`, in the order of the pages.
    package static let stepNames =
        Question.allCases.filter { !$0.page.isSidePage }.map(\.rawValue) + ["sign-in"]
        + [Question.importSettings, .string].map(\.rawValue)

    /// Goes straight to a page.
    ///
    /// - Parameter step: one of ``stepNames``.
    /// - Returns: what is to be done; nil when the answers so far have no such page.
    mutating func jump(to step: String) -> [WizardEffect]? {
        overlay = nil
        guard let question = Question(rawValue: step), Self.stepNames.contains(step) else {
            guard questionnaire.service(answers) != nil else { return nil }
            takeDefaults()
            return start()
        }
        if question.page.isSidePage { return openSidePage(question, from: .service) }
        // Which values are needed depends on the way of signing in.
        guard questionnaire.steps(answers).contains(question),
            question != .values || questionnaire.scheme(answers) != nil
        else { return nil }
        if question == .review { takeDefaults() }
        enter(question)
        return []
    }

    /// The service's id, with a number when a connection of that name exists, here or on the machine that it is for.
    var freeName: String {
        let base = answers.service ?? "connection"
        func isTaken(_ name: String) -> Bool {
            exists(name) || questionnaire.destination?.names.contains(name) == true
        }
        guard isTaken(base) else { return base }
        return (2...).lazy.map { "\(base)-\($0)" }.first { !isTaken($0) } ?? base
    }

    /// Takes the answers of a broken-off set-up over and shows the first question that is still open.
    mutating func resume(_ draft: SetupAnswers) {
        // The secrets that a draft leaves out are in the saved connection.
        if exists(draft.connection), UnlockPage().comesFirst(before: .resume(draft), from: .service, &self) { return }
        answers = draft
        touched = true
        if let saved = questionnaire.saved(draft.connection) { keepSecrets(of: saved) }
        takeDefaults()
        focus[.service] = questionnaire.catalog.services.firstIndex { $0.id == draft.service } ?? 0
        enter(firstOpenStep)
        seen = Set(Question.allCases)
    }
}
