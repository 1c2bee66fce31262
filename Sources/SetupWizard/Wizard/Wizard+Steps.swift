internal import AuthEngine
internal import Localization
internal import ServiceCatalog

/// The questions: lists to pick from, fields to fill in, and the way between them.
extension Wizard {
    mutating func handle(_ event: WizardEvent, at kind: PageKind) -> [WizardEffect] {
        if kind == .service, case .key(let key) = event, narrow(by: key) { return [] }
        if Self.isBack(event) { return goBack(from: kind) }
        if kind == .service, case .paste(let text) = event { return paste(onServices: text) }
        switch kind {
        case .service, .scheme, .app, .browser: return handleList(event, at: kind)
        case .register: return handleRegister(event)
        case .values, .name, .takeIn, .string: return handleFields(event, at: kind)
        case .review: return handleReview(event)
        default: return []
        }
    }

    /// A connection string fills the answers; anything else narrows the list.
    private mutating func paste(onServices text: String) -> [WizardEffect] {
        if let effects = takeIfString(text) { return effects }
        for character in text.trimmed { _ = narrow(by: .character(character)) }
        return []
    }

    /// The page that explains how to register an application.
    private mutating func handleRegister(_ event: WizardEvent) -> [WizardEffect] {
        switch event {
        case .key(.enter), .key(.character(" ")), .confirm: return goOn(from: .register)
        case .key(.character("c")):
            guard let address = consoleAddress else { return [] }
            return copy(address)
        case .key(.character("r")): return consoleAddress.map { [.terminal(.qrCode($0))] } ?? []
        case .key(.character("u")):
            guard let callback = callbackToRegister else { return [] }
            return copy(callback)
        case .key(.character("p")):
            let lines = [consoleAddress, callbackToRegister].compactMap(\.self)
            return lines.isEmpty ? [] : [.terminal(.plainView(lines.joined(separator: "\n\n")))]
        default: return []
        }
    }

    /// The page of the service on which applications are registered, when its address is known already.
    var consoleAddress: String? {
        guard let registration = questionnaire.service(answers)?.registration else { return nil }
        let address = registration.console.filled(.url) { answers[$0] }
        return address.hasPrefix("https://") ? address : nil
    }

    /// The callback to register: the person's own, else the usual one.
    var callbackToRegister: String? {
        let usual = questionnaire.scheme(answers)?.oauth?.callback
        let callback = answers[OAuthProperty.callbackURL] ?? usual ?? ""
        return callback.isEmpty ? nil : callback
    }

    /// Shows a question and puts the focus where the person left it, or on the likely answer.
    mutating func enter(_ kind: PageKind) {
        place = .step(kind)
        revealed = false
        scroll = 0
        if kind == .review { openedFromReview = nil }
        if focus[kind] == nil { focus[kind] = likelyFocus(kind) }
        guard kind == .name else { return }
        if answers.connection.isEmpty { answers.connection = freeName() }
        editors[FieldName.connection] = TextEditor(answers.connection)
        editors[FieldName.location] = TextEditor(answers.location)
    }

    private func likelyFocus(_ kind: PageKind) -> Int {
        switch kind {
        case .scheme:
            return questionnaire.service(answers)?.schemes.firstIndex { $0.id == answers.scheme } ?? 0
        case .browser:
            // Without an application only the last road is left: no sign-in.
            return browserRoads.firstIndex(of: .place(answers.browser ?? likelyBrowser)) ?? browserRoads.count - 1
        case .app:
            let wanted = answers.app ?? (questionnaire.shipsApp(answers) ? .embedded : .custom)
            return questionnaire.scheme(answers)?.apps.firstIndex(of: wanted) ?? 0
        case .review:
            return reviewRows().count
        default:
            return 0
        }
    }

    /// The service's id, with a number when a connection of that name exists.
    func freeName() -> String {
        let base = answers.service ?? "connection"
        guard existing.contains(base) else { return base }
        return (2...).lazy.map { "\(base)-\($0)" }.first { !existing.contains($0) } ?? base
    }

    /// The question after this one.
    mutating func goOn(from kind: PageKind) -> [WizardEffect] {
        if openedFromReview != nil, kind != .app {
            goOnToReview()
            return []
        }
        let steps = questionnaire.steps(answers)
        if let index = steps.firstIndex(of: kind), index + 1 < steps.count { enter(steps[index + 1]) }
        return []
    }

    /// After one answer was changed: back to the review page, or to what the change left open.
    private mutating func goOnToReview() {
        // Opened again, the page is asked from its first field.
        if asksLineByLine, let openedFromReview { focus[openedFromReview] = nil }
        focus[.review] = nil
        enter(firstOpenStep)
    }

    /// One page back, with what was typed kept; from a row of the review page that is the review page.
    private mutating func goBack(from kind: PageKind) -> [WizardEffect] {
        keepTyped()
        if kind == openedFromReview {
            enter(.review)
            return []
        }
        if kind == .takeIn || kind == .string {
            enter(roadBegan)
            return []
        }
        let steps = questionnaire.steps(answers)
        if let index = steps.firstIndex(of: kind), index > 0 { enter(steps[index - 1]) }
        return []
    }

    // MARK: Lists

    /// How many things the list of a page has.
    func listCount(_ kind: PageKind) -> Int {
        switch kind {
        case .service: offeredServices.count + otherRoads.count
        case .scheme: questionnaire.service(answers)?.schemes.count ?? 0
        case .app: questionnaire.scheme(answers)?.apps.count ?? 0
        case .browser: browserRoads.count
        default: 0
        }
    }

    /// Ways to a connection that begin with something else than a service; left out while the list is narrowed.
    var otherRoads: [PageKind] { filter.isEmpty && waitingString == nil ? [.takeIn, .string] : [] }

    /// What the page about the browser offers.
    enum BrowserRoad: Equatable {
        case place(BrowserPlace)
        case settingsFile
    }

    /// The browser's places, with a settings file from elsewhere before the road without any sign-in.
    var browserRoads: [BrowserRoad] {
        let places = questionnaire.browserPlaces(answers)
        return places.filter { $0 != .none }.map { .place($0) } + [.settingsFile]
            + places.filter { $0 == .none }.map { .place($0) }
    }

    /// The services that match what was typed, by name or id; all of them while nothing was.
    var offeredServices: [Service] {
        let wanted = filter.text.lowercased()
        guard !wanted.isEmpty else { return questionnaire.catalog.services }
        return questionnaire.catalog.services.filter { service in
            [service.id, service.name.english, service.name.japanese].contains { $0.lowercased().contains(wanted) }
        }
    }

    /// Letters narrow the list of services; Backspace takes them back, Esc all of them.
    private mutating func narrow(by key: Key) -> Bool {
        switch key {
        case .character(let character) where character != " " && character != "?":
            var narrower = filter
            _ = narrower.handle(key)
            let previous = filter
            filter = narrower
            // A letter that nothing matches is not taken.
            if offeredServices.isEmpty { filter = previous }
        case .backspace where !filter.isEmpty: _ = filter.handle(key)
        case .escape where !filter.isEmpty: filter = TextEditor()
        default: return false
        }
        focus[.service] = 0
        return true
    }

    private mutating func handleList(_ event: WizardEvent, at kind: PageKind) -> [WizardEffect] {
        let count = listCount(kind)
        let selected = min(focus[kind] ?? 0, count - 1)
        switch event {
        case .key(.up), .key(.backTab), .key(.character("k")): focus[kind] = (selected + count - 1) % count
        case .key(.down), .key(.tab), .key(.character("j")): focus[kind] = (selected + 1) % count
        case .key(.home): focus[kind] = 0
        case .key(.end): focus[kind] = count - 1
        case .choose(let index) where index < count:
            focus[kind] = index
            return pick(index, at: kind)
        case .key(.enter), .key(.character(" ")), .confirm: return pick(selected, at: kind)
        default: break
        }
        return []
    }

    private mutating func pick(_ index: Int, at kind: PageKind) -> [WizardEffect] {
        touched = true
        switch kind {
        case .service:
            let offered = offeredServices
            guard offered.indices.contains(index) else {
                return openRoad(otherRoads[index - offered.count], from: .service)
            }
            let service = offered[index]
            filter = TextEditor()
            if let waitingString {
                fill(from: waitingString, for: service)
                return []
            }
            focus[.service] = questionnaire.catalog.services.firstIndex { $0.id == service.id } ?? 0
            if answers.service != service.id {
                // The name follows the service unless the person chose one.
                if answers.connection == answers.service { answers.connection = "" }
                changeService(to: service.id)
                for page in [PageKind.scheme, .app, .values, .browser, .name, .review] { focus[page] = nil }
            }
        case .scheme: answers.scheme = questionnaire.service(answers)?.schemes[index].id
        case .app: answers.app = questionnaire.scheme(answers)?.apps[index]
        case .browser:
            guard case .place(let place) = browserRoads[index] else { return openRoad(.takeIn, from: .browser) }
            answers.browser = place
        default: break
        }
        if kind == .scheme || kind == .app {
            for page in [PageKind.values, .browser, .review] { focus[page] = nil }
        }
        if kind == .app, answers.app == .embedded, openedFromReview != nil {
            goOnToReview()
            return []
        }
        return goOn(from: kind)
    }

    /// Another service has its own values and ways of signing in; those of this one are found again on the way back.
    private mutating func changeService(to service: String) {
        if let old = answers.service { choices[old] = (answers.scheme, answers.app) }
        answers.service = service
        (answers.scheme, answers.app) = choices[service] ?? (nil, nil)
        for key in editors.keys where !FieldName.all.contains(key) { editors[key] = nil }
        visited = visited.intersection(FieldName.all)
    }

    // MARK: Review

    private mutating func handleReview(_ event: WizardEvent) -> [WizardEffect] {
        let rows = reviewRows()
        let selected = min(focus[.review] ?? rows.count, rows.count)
        switch event {
        case .key(.up), .key(.backTab), .key(.character("k")):
            focus[.review] = (selected + rows.count) % (rows.count + 1)
        case .key(.down), .key(.tab), .key(.character("j")): focus[.review] = (selected + 1) % (rows.count + 1)
        case .key(.home): focus[.review] = 0
        case .key(.end): focus[.review] = rows.count
        case .choose(let index) where index < rows.count: return edit(rows[index])
        case .key(.enter) where selected < rows.count, .key(.character(" ")) where selected < rows.count:
            return edit(rows[selected])
        case .key(.enter), .key(.character(" ")), .confirm: return start()
        default: break
        }
        return []
    }

    private mutating func edit(_ row: ReviewRow) -> [WizardEffect] {
        guard row.page != .done else { return start(stringOnly: true) }
        enter(row.page)
        openedFromReview = row.page
        if let index = row.fieldIndex { focus[row.page] = index }
        return []
    }

    /// Checks everything once more and starts the set-up, or leads to the first fault.
    mutating func start(stringOnly: Bool = false) -> [WizardEffect] {
        takingIn = nil
        answers.stringOnly = stringOnly
        for step in questionnaire.steps(answers) where [.scheme, .browser, .app].contains(step) {
            let isAnswered =
                switch step {
                case .scheme: questionnaire.scheme(answers) != nil
                case .app: questionnaire.app(answers) != nil
                default: stringOnly || questionnaire.browser(answers) != nil
                }
            guard isAnswered else {
                enter(step)
                openedFromReview = step
                return []
            }
        }
        if showFirstProblem() { return [] }
        focus[.review] = nil
        stage = .starting
        openedFromReview = nil
        place = .working(.preparing)
        return [.start(answers)]
    }

    /// A set-up that was cancelled leads back to the review page, an import to its page.
    mutating func cancelRun() -> [WizardEffect] {
        enter(takingIn == nil ? .review : .takeIn)
        return [.cancel]
    }
}
