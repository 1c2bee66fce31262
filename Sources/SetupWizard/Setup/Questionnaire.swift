package import AuthEngine
package import ConnectionStrings
package import Localization
package import ServiceCatalog

/// The one model of questions behind all three fronts: what is asked, in which order, and which answers are good.
package struct Questionnaire: Sendable {
    /// The services that can be chosen.
    package let catalog: ServiceCatalog
    /// The OAuth applications that nobody has to register.
    package let embeddedApps: EmbeddedApps
    /// Where a connection's settings file goes when the person does not say otherwise.
    package let defaultLocation: @Sendable (String) -> String
    /// The practice provider's value for a needed property of a service; taken when the person leaves the field empty.
    package let practiceValue: @Sendable (_ service: String, _ property: String) -> String?
    /// Whether everything happens against the practice provider.
    package var isPractice = false
    /// The answers of a saved connection; nil when there is none of that name, or it cannot be opened.
    package var saved: @Sendable (String) -> SetupAnswers? = { _ in nil }
    /// The whole path that a settings file's place amounts to, as people write it.
    package var resolvedLocation: @Sendable (String) -> String = { $0 }
    /// Why settings cannot be kept at a place; nil when they can, as far as that is seen without writing.
    package var locationProblem: @Sendable (String) -> LocalizedText? = { _ in nil }
    /// The person's home folder, which pages write as `~`; nil where nobody knows it.
    package var home: String?
    /// The machine that the connection is for; nil for this one.
    package var destination: Destination?
    /// Files of embedded applications that are there for others: this person may not read them.
    package var hiddenApps: [String] = []
    /// Whether the practice provider runs in this process, so that its person can be played.
    package var hasPracticePerson = false

    package init(
        catalog: ServiceCatalog,
        embeddedApps: EmbeddedApps,
        practiceValue: @escaping @Sendable (_ service: String, _ property: String) -> String? = { _, _ in nil },
        defaultLocation: @escaping @Sendable (String) -> String
    ) {
        self.practiceValue = practiceValue
        self.catalog = catalog
        self.embeddedApps = embeddedApps
        self.defaultLocation = defaultLocation
    }

    /// The service chosen.
    package func service(_ answers: SetupAnswers) -> Service? {
        answers.service.flatMap { catalog.service($0) }
    }

    /// The scheme chosen, or the only one there is.
    package func scheme(_ answers: SetupAnswers) -> Scheme? {
        guard let service = service(answers) else { return nil }
        if let scheme = answers.scheme.flatMap({ service.scheme($0) }) { return scheme }
        return service.schemes.count == 1 ? service.schemes.first : nil
    }

    /// The application chosen, or the only one there can be; nil for a scheme without OAuth.
    package func app(_ answers: SetupAnswers) -> Scheme.App? {
        guard let scheme = scheme(answers), !scheme.apps.isEmpty else { return nil }
        if let app = answers.app, scheme.apps.contains(app) { return app }
        return scheme.apps.count == 1 ? scheme.apps.first : nil
    }

    /// Whether there is an embedded application for the service chosen.
    package func shipsApp(_ answers: SetupAnswers) -> Bool { service(answers).map(ships) ?? false }

    /// Whether there is an embedded application for that service.
    package func ships(_ service: Service) -> Bool { embeddedApps[service.id] != nil }

    /// The hosts at which an embedded application is registered, where each customer has one, and a field asks for it.
    private func appHosts(_ field: Field, _ answers: SetupAnswers) -> [String] {
        guard app(answers) == .embedded, let service = service(answers), let scheme = scheme(answers),
            service.addressProperty(of: scheme) == field.property
        else { return [] }
        return embeddedApps.hosts(of: service.id)
    }

    /// Whether a person must sign in with a browser.
    package func needsBrowser(_ answers: SetupAnswers) -> Bool {
        scheme(answers)?.oauth?.grants.contains { $0 != .password } ?? false
    }

    /// The places a browser may be, given the answers: without an application nothing can be signed in here.
    package func browserPlaces(_ answers: SetupAnswers) -> [BrowserPlace] {
        app(answers) == .embedded && !shipsApp(answers) ? [.none] : BrowserPlace.allCases
    }

    /// The browser's place chosen, when it is possible.
    package func browser(_ answers: SetupAnswers) -> BrowserPlace? {
        let places = browserPlaces(answers)
        if let browser = answers.browser, places.contains(browser) { return browser }
        return places.count == 1 ? places.first : nil
    }

    /// The fields to ask for, with whether each may stay empty.
    package func fields(_ answers: SetupAnswers) -> [(field: Field, optional: Bool)] {
        guard let service = service(answers), let scheme = scheme(answers) else { return [] }
        let custom = app(answers) == .custom
        return scheme.fields.compactMap { use in
            guard let field = service.field(use.property) else { return nil }
            switch use.required {
            case .always: return (field, false)
            case .optional: return (field, true)
            // Without a sign-in there is no list.
            case .listed: return (field, browser(answers) != BrowserPlace.none)
            case .custom: return custom ? (field, false) : nil
            case .customOptional: return custom ? (field, true) : nil
            case .advanced: return nil
            }
        }
    }

    /// Whether a field may be left empty because the service lists its values after the sign-in.
    package func isListed(_ field: Field, _ answers: SetupAnswers) -> Bool {
        guard browser(answers) != BrowserPlace.none else { return false }
        return scheme(answers)?.fields.contains { $0.property == field.property && $0.required == .listed } ?? false
    }

    /// The pages in order, for the answers so far.
    package func steps(_ answers: SetupAnswers) -> [Question] {
        Question.allCases.filter { $0.page.applies(answers, self) }
    }

    /// What is assumed when a field is left empty.
    package func fallback(_ field: Field, optional: Bool, _ answers: SetupAnswers) -> String? {
        let practice = optional ? nil : answers.service.flatMap { practiceValue($0, field.property) }
        if let practice, !practice.isEmpty { return practice }
        let hosts = appHosts(field, answers)
        if hosts.count == 1 { return "https://\(hosts[0])" }
        // The callback that the registration steps name is the usual one.
        let isCallback = field.property == OAuthProperty.callbackURL
        let usual = isCallback ? scheme(answers)?.oauth?.callback : nil
        return usual.flatMap { $0.isEmpty ? nil : $0 } ?? field.defaultValue
    }

    /// What is wrong with the value of one field; nil when it is good.
    package func problem(_ field: Field, optional: Bool, answers: SetupAnswers) -> AnswerProblem? {
        let text = answers[field.property] ?? ""
        if text.isEmpty { return optional || fallback(field, optional: optional, answers) != nil ? nil : .missing }
        let result = FieldCheck.normalise(text, field: field, isExact: answers.isExact(field.property))
        if let problem = result.problem { return .bad(problem) }
        if field.property == OAuthProperty.callbackURL, let scheme = scheme(answers),
            let problem = FieldCheck.callback(result.value, for: scheme)
        {
            return .bad(problem)
        }
        guard let service = service(answers) else { return nil }
        if field.kind == .url, let problem = FieldCheck.host(result.value, of: service) { return .bad(problem) }
        let hosts = appHosts(field, answers)
        if !hosts.isEmpty, !hosts.contains(EmbeddedApps.place(of: result.value, service) ?? "") {
            return .bad(.noAppThere(known: hosts))
        }
        guard field.property == service.certificateHosts?.property else { return nil }
        return FieldCheck.certificateHost(result.value, of: service) { answers[$0] }.map { .bad($0) }
    }

    /// The connection properties that the answers amount to, defaults included.
    package func properties(_ answers: SetupAnswers) -> ConnectionProperties {
        var properties = ConnectionProperties()
        guard let scheme = scheme(answers) else { return properties }
        properties[OAuthProperty.authScheme] = scheme.id
        if scheme.oauth != nil { properties[OAuthProperty.initiateOAuth] = InitiateOAuth.getAndRefresh.rawValue }
        for (field, optional) in fields(answers) {
            let text = answers[field.property] ?? fallback(field, optional: optional, answers) ?? ""
            if !text.isEmpty { properties[field.property] = Self.value(text, field, answers) }
        }
        for field in advancedFields(answers) {
            if let text = answers[field.property] {
                properties[field.property] = Self.value(text, field, answers)
            }
        }
        let known = Set((service(answers)?.connectorProperties ?? []).map(ConnectionProperties.key))
        for pair in answers.beyond.pairs where known.contains(ConnectionProperties.key(pair.name)) {
            if properties[pair.name] == nil { properties[pair.name] = pair.value }
        }
        return properties
    }

    private static func value(_ text: String, _ field: Field, _ answers: SetupAnswers) -> String {
        FieldCheck.normalise(text, field: field, isExact: answers.isExact(field.property)).value
    }

    /// Properties that are never asked for, but taken when they are given, such as a client certificate.
    package func advancedFields(_ answers: SetupAnswers) -> [Field] {
        guard let service = service(answers), let scheme = scheme(answers) else { return [] }
        return scheme.fields.filter { $0.required == .advanced }.compactMap { service.field($0.property) }
    }

    /// Where the settings file goes.
    package func location(_ answers: SetupAnswers) -> String {
        answers.location.isEmpty ? defaultLocation(answers.connection) : resolvedLocation(answers.location)
    }
}
