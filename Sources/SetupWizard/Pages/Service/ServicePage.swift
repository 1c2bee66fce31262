internal import Bounds
internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with the services, and the other ways to begin.
struct ServicePage: ListPage {
    let question = Question.service
    let part = Part.service

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { true }

    func count(_ wizard: Wizard) -> Int {
        offered(wizard).count + connections(wizard).count + sidePages(wizard).count
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, ServicePageWords.title, ServicePageWords.lead)
        let offered = offered(wizard)
        let services = offered.map { service in
            ChoiceList.Item(
                title: wizard.say(service.name),
                detail: summary(of: service, wizard),
                aside: ways(to: service, wizard)
            )
        }
        var others = sidePages(wizard).map { item($0, wizard) }
        if !others.isEmpty { others[0].heading = wizard.say(ServicePageWords.others) }
        var saved = connections(wizard).map { connection in
            ChoiceList.Item(
                title: connection.name,
                aside: wizard.say(connection.service),
                tag: Badge(text: wizard.say(connection.state), kind: connection.kind),
                notes: connection.notes.map(wizard.say)
            )
        }
        if !saved.isEmpty { saved[0].heading = wizard.say(ConnectionPageWords.heading) }
        let items = services + saved + others
        let selected = min(wizard.focus[.service] ?? 0, max(0, items.count - 1))
        let filter = wizard.filter
        if wizard.waitingString != nil {
            let tag = Badge(text: wizard.say(StringPageWords.label), kind: .notice)
            page.blocks += [.tagged(tag, wizard.say(StringPageWords.whichService)), .gap]
        }
        if !filter.isEmpty {
            page.blocks += search(filter.text, found: offered.count + connections(wizard).count, wizard)
        }
        page.keys = items.isEmpty ? [] : keys(wizard)
        if !items.isEmpty { page.blocks.append(.choices(ChoiceList(items: items, selected: selected, focused: true))) }
        if let service = selectedService(wizard), wizard.waitingString == nil {
            let count = wizard.questionnaire.ways(service).count
            if count > 1 { page.keys.append(wizard.hint("1-\(count)", KeyBarWords.way)) }
        }
        if offered.count != 1 { page.keys.append(wizard.hint("a-z", KeyBarWords.filter)) }
        if !filter.isEmpty { page.keys.append(wizard.hint("Esc", KeyBarWords.showAll)) }
        return page
    }

    /// What is searched for, and how many services match.
    private func search(_ text: String, found: Int, _ wizard: Wizard) -> [Block] {
        let label = wizard.say(ServicePageWords.matching(text))
        guard found > 0 else {
            let noMatch = Badge(text: wizard.say(ServicePageWords.noMatch), kind: .notice)
            return [.text(label, .strong), .tagged(noMatch, wizard.say(ServicePageWords.noMatchHint)), .gap]
        }
        let count = wizard.questionnaire.catalog.services.count + wizard.saved.count
        return [.text(label + "  " + wizard.say(ServicePageWords.found(found, of: count)), .strong), .gap]
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] {
        [reviewRow(ReviewPageWords.service, wizard.serviceName, turns: false, wizard)]
    }

    /// Ways to a connection that begin with something else than a service; left out while the list is narrowed.
    private func sidePages(_ wizard: Wizard) -> [Question] {
        wizard.filter.isEmpty && wizard.waitingString == nil ? [.importSettings, .string] : []
    }

    /// The services that match what was typed, by name or id; all of them while nothing was.
    private func offered(_ wizard: Wizard) -> [Service] {
        let wanted = wizard.filter.text.lowercased()
        let services = wizard.questionnaire.catalog.services
        guard !wanted.isEmpty else { return services }
        func begins(_ service: Service) -> Bool { Self.names(service).contains { $0.hasPrefix(wanted) } }
        let matching = services.filter { Self.names($0).contains { $0.contains(wanted) } }
        // What begins so is meant sooner than what only has it somewhere.
        return matching.filter(begins) + matching.filter { !begins($0) }
    }

    /// The saved connections, narrowed as the services are; none while a service is asked for.
    private func connections(_ wizard: Wizard) -> [SavedConnection] {
        guard wizard.waitingString == nil else { return [] }
        let wanted = wizard.filter.text.lowercased()
        return wizard.saved.filter { wanted.isEmpty || $0.name.lowercased().contains(wanted) }
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

    /// The ways of signing in that a service offers, with the digits that choose them.
    private func ways(to service: Service, _ wizard: Wizard) -> String {
        let ways = wizard.questionnaire.ways(service).map { way in
            WayWords.brief(way, signsIn: wizard.questionnaire.signsIn(way, to: service))
        }
        guard ways.count > 1, !wizard.asksLineByLine else { return ways.map(wizard.say).joined(by: "; ") }
        return ways.enumerated().map { "\($0.offset + 1) \(wizard.say($0.element))" }.joined(by: "  ")
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
        case .key(.character(let character)):
            if let effects = chooseWay(character, &wizard) { return effects }
            guard narrow(by: .character(character), &wizard) else { return nil }
            return isValue(wizard.filter.text) ? wizard.showString(wizard.filter.text) : []
        case .key(let key): return narrow(by: key, &wizard) ? [] : nil
        case .paste(let text): return paste(text, &wizard)
        default: return nil
        }
    }

    /// A connection string fills the field that takes one; anything else narrows the list.
    private func paste(_ text: String, _ wizard: inout Wizard) -> [WizardEffect] {
        if let effects = wizard.showIfString(text) { return effects }
        if isValue(text) { return wizard.showString(text) }
        for character in text.trimmed { _ = narrow(by: .character(character), &wizard) }
        return []
    }

    /// Whether it is no name that is searched for, but properties, among which there may be secrets.
    private func isValue(_ text: String) -> Bool { text.contains("=") || text.contains("{") }

    /// A digit chooses the service under the cursor together with one of its ways, unless it belongs to a name.
    private func chooseWay(_ character: Character, _ wizard: inout Wizard) -> [WizardEffect]? {
        guard let number = character.wholeNumberValue, let service = selectedService(wizard),
            wizard.waitingString == nil,
            !names(wizard).contains(where: { $0.contains(wizard.filter.text.lowercased() + String(character)) })
        else { return nil }
        let ways = wizard.questionnaire.ways(service)
        guard ways.indices.contains(number - 1), ways.count > 1 else { return nil }
        wizard.touched = true
        choose(service, &wizard)
        wizard.take(ways[number - 1])
        return wizard.goOn(from: .scheme)
    }

    private func selectedService(_ wizard: Wizard) -> Service? {
        let offered = offered(wizard)
        return offered.dropFirst(wizard.focus[.service] ?? 0).first
    }

    private func names(_ wizard: Wizard) -> [String] {
        wizard.questionnaire.catalog.services.flatMap { Self.names($0) }
    }

    private static func names(_ service: Service) -> [String] {
        ([service.id] + Language.allCases.map { service.name($0) }).map { $0.lowercased() }
    }

    /// Letters narrow the list of services; Backspace takes them back, Esc all of them.
    private func narrow(by key: Key, _ wizard: inout Wizard) -> Bool {
        switch key {
        case .character(let character) where character != " " && character != "?": _ = wizard.filter.handle(key)
        case .backspace, .control("h"), .control("u"), .control("w"):
            guard !wizard.filter.isEmpty else { return false }
            _ = wizard.filter.handle(key)
        case .escape where !wizard.filter.isEmpty: wizard.filter = TextEditor()
        default: return false
        }
        // Who types the whole name of a connection means that, though services stand above it.
        let name = wizard.filter.text.lowercased()
        let place = connections(wizard).firstIndex { $0.name.lowercased() == name }
        let isService = names(wizard).contains(name)
        wizard.focus[.service] = isService ? 0 : place.map { offered(wizard).count + $0 } ?? 0
        return true
    }

    func select(_ index: Int, _ wizard: inout Wizard) {
        let services = offered(wizard)
        if services.indices.contains(index) { choose(services[index], &wizard) }
    }

    func pick(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        let services = offered(wizard)
        guard services.indices.contains(index) else {
            let (connections, sidePages) = (connections(wizard), sidePages(wizard))
            var number = index - services.count
            if connections.indices.contains(number) {
                wizard.opened = connections[number]
                wizard.filter = TextEditor()
                let place = wizard.saved.firstIndex { $0.name == connections[number].name } ?? 0
                wizard.focus[.service] = wizard.questionnaire.catalog.services.count + place
                return wizard.openSidePage(.connection, from: question)
            }
            number -= connections.count
            return sidePages.indices.contains(number) ? wizard.openSidePage(sidePages[number], from: question) : []
        }
        if let waitingString = wizard.waitingString {
            wizard.filter = TextEditor()
            wizard.fill(from: waitingString, for: services[index])
            return []
        }
        choose(services[index], &wizard)
        return wizard.goOn(from: question)
    }

    /// Takes a service over, with what it was answered before or what is good as it is.
    private func choose(_ service: Service, _ wizard: inout Wizard) {
        wizard.filter = TextEditor()
        wizard.focus[.service] = wizard.questionnaire.catalog.services.firstIndex { $0.id == service.id } ?? 0
        if wizard.answers.service != service.id {
            // The name follows the service unless the person chose one.
            if wizard.answers.connection == wizard.freeName { wizard.answers.connection = "" }
            changeService(to: service.id, &wizard)
            for page in [Question.scheme, .app, .address, .values, .browser, .name, .review] {
                wizard.focus[page] = nil
            }
        }
        wizard.takeDefaults()
    }

    /// Another service has its own values and ways of signing in; those of this one are found again on the way back.
    private func changeService(to service: String, _ wizard: inout Wizard) {
        if let old = wizard.answers.service { wizard.choices[old] = (wizard.answers.scheme, wizard.answers.app) }
        wizard.answers.service = service
        (wizard.answers.scheme, wizard.answers.app) = wizard.choices[service] ?? (nil, nil)
        for key in wizard.editors.keys where !FieldName.all.contains(key) || key == FieldName.connection {
            wizard.editors[key] = nil
        }
        wizard.visited = wizard.visited.intersection(FieldName.all)
    }
}
