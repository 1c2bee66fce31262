internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with the services, and the other ways to begin.
struct ServicePage: ListPage {
    let question = Question.service

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { true }

    func count(_ wizard: Wizard) -> Int { offered(wizard).count + sidePages(wizard).count }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, ServicePageWords.title, ServicePageWords.lead)
        let services = offered(wizard).map { service in
            ChoiceList.Item(
                title: wizard.say(service.name),
                detail: summary(of: service, wizard),
                aside: ways(to: service, wizard)
            )
        }
        let items = services + sidePages(wizard).map { item($0, wizard) }
        let selected = min(wizard.focus[.service] ?? 0, max(0, items.count - 1))
        page.blocks = [.choices(ChoiceList(items: items, selected: selected, focused: true))]
        let filter = wizard.filter
        if !filter.isEmpty {
            page.blocks.insert(.text(wizard.say(ServicePageWords.matching(filter.text)), .strong), at: 0)
        }
        page.keys = keys(wizard)
        let isFound = offered(wizard).count == 1
        if !isFound { page.keys.append(wizard.hint("a-z", KeyBarWords.filter)) }
        if !filter.isEmpty { page.keys.append(wizard.hint("Esc", KeyBarWords.showAll)) }
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] {
        [reviewRow(ReviewPageWords.service, wizard.serviceName, wizard)]
    }

    /// Ways to a connection that begin with something else than a service; left out while the list is narrowed.
    private func sidePages(_ wizard: Wizard) -> [Question] {
        wizard.filter.isEmpty && wizard.waitingString == nil ? [.importSettings, .string] : []
    }

    /// The services that match what was typed, by name or id; all of them while nothing was.
    private func offered(_ wizard: Wizard) -> [Service] {
        let wanted = wizard.filter.text.lowercased()
        guard !wanted.isEmpty else { return wizard.questionnaire.catalog.services }
        return wizard.questionnaire.catalog.services.filter { service in
            ([service.id] + Language.allCases.map { service.name($0) }).contains { $0.lowercased().contains(wanted) }
        }
    }

    private func item(_ sidePage: Question, _ wizard: Wizard) -> ChoiceList.Item {
        let (title, detail) =
            switch (sidePage, wizard.asksLineByLine) {
            case (.importSettings, _): (ImportPageWords.way, ImportPageWords.wayDetail)
            case (_, true): (StringPageWords.way, StringPageWords.wayDetailLineByLine)
            case (_, false): (StringPageWords.way, StringPageWords.wayDetail)
            }
        return ChoiceList.Item(title: wizard.say(title), detail: wizard.say(detail))
    }

    /// The ways of signing in that a service offers, and which of them needs an application of one's own.
    private func ways(to service: Service, _ wizard: Wizard) -> String {
        let isShipped = wizard.questionnaire.ships(service)
        let names = service.schemes.map { scheme in
            let needsApp = !scheme.apps.isEmpty && !(isShipped && scheme.apps.contains(.embedded))
            return needsApp ? ServicePageWords.ownApp(scheme.brief) : scheme.brief
        }
        return wizard.say(ServicePageWords.together(names))
    }

    /// What a service is, and what every way of signing in to it asks for.
    private func summary(of service: Service, _ wizard: Wizard) -> String {
        let needed = (service.schemes.first?.fields ?? []).filter { use in
            service.schemes.allSatisfy { $0.fields.contains { $0.property == use.property && $0.required == .always } }
        }
        let labels = needed.compactMap { service.field($0.property)?.label }
        guard !labels.isEmpty else { return wizard.say(service.summary) }
        return wizard.say(ServicePageWords.needing(service.summary, ServicePageWords.together(labels)))
    }

    // MARK: Events

    func handleFirst(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect]? {
        switch event {
        case .key(let key): narrow(by: key, &wizard) ? [] : nil
        case .paste(let text): paste(text, &wizard)
        default: nil
        }
    }

    /// A connection string fills the answers; anything else narrows the list.
    private func paste(_ text: String, _ wizard: inout Wizard) -> [WizardEffect] {
        if let effects = wizard.takeIfString(text) { return effects }
        for character in text.trimmed { _ = narrow(by: .character(character), &wizard) }
        return []
    }

    /// Letters narrow the list of services; Backspace takes them back, Esc all of them.
    private func narrow(by key: Key, _ wizard: inout Wizard) -> Bool {
        switch key {
        case .character(let character) where character != " " && character != "?":
            let previous = wizard.filter
            _ = wizard.filter.handle(key)
            // A letter that nothing matches is not taken.
            if offered(wizard).isEmpty { wizard.filter = previous }
        case .backspace where !wizard.filter.isEmpty: _ = wizard.filter.handle(key)
        case .escape where !wizard.filter.isEmpty: wizard.filter = TextEditor()
        default: return false
        }
        wizard.focus[.service] = 0
        return true
    }

    func pick(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        let services = offered(wizard)
        guard services.indices.contains(index) else {
            return wizard.openSidePage(sidePages(wizard)[index - services.count], from: question)
        }
        let service = services[index]
        wizard.filter = TextEditor()
        if let waitingString = wizard.waitingString {
            wizard.fill(from: waitingString, for: service)
            return []
        }
        wizard.focus[.service] = wizard.questionnaire.catalog.services.firstIndex { $0.id == service.id } ?? 0
        if wizard.answers.service != service.id {
            // The name follows the service unless the person chose one.
            if wizard.answers.connection == wizard.answers.service { wizard.answers.connection = "" }
            changeService(to: service.id, &wizard)
            for page in [Question.scheme, .app, .values, .browser, .name, .review] { wizard.focus[page] = nil }
        }
        return wizard.goOn(from: question)
    }

    /// Another service has its own values and ways of signing in; those of this one are found again on the way back.
    private func changeService(to service: String, _ wizard: inout Wizard) {
        if let old = wizard.answers.service { wizard.choices[old] = (wizard.answers.scheme, wizard.answers.app) }
        wizard.answers.service = service
        (wizard.answers.scheme, wizard.answers.app) = wizard.choices[service] ?? (nil, nil)
        for key in wizard.editors.keys where !FieldName.all.contains(key) { wizard.editors[key] = nil }
        wizard.visited = wizard.visited.intersection(FieldName.all)
    }
}
