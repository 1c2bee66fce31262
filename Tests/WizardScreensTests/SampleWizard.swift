import ConnectionStrings
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import Wording

@testable import AuthEngine
@testable import SetupWizard

/// A wizard over the real catalogue that is driven to a page; a value, so that a test can try keys on copies.
struct SampleWizard {
    var wizard: Wizard

    static func questionnaire(practice: Bool = false) throws -> Questionnaire {
        let catalog = ServiceCatalog.bundled()
        // In practice every service has one.
        let shipping = catalog.services.filter { practice || $0.id != "act-on" }
        let apps = shipping.compactMap { service -> EmbeddedApps.App? in
            guard service.schemes.contains(where: { $0.apps.contains(.embedded) }) else { return nil }
            return .init(
                service: service.id,
                clientID: "app",
                clientSecret: Secret("s"),
                callback: "http://localhost:33333"
            )
        }
        return Questionnaire(catalog: catalog, embeddedApps: EmbeddedApps(apps)) {
            "/home/me/.config/oauth-setup/connections/\($0)/OAuthSettings.txt"
        }
    }

    init(
        _ language: Language,
        answers: SetupAnswers = SetupAnswers(),
        existing: Set<String> = [],
        draft: SetupAnswers? = nil,
        practice: Bool = false,
        likelyBrowser: BrowserPlace = .here,
        destination: Destination? = nil
    ) throws {
        var questionnaire = try Self.questionnaire(practice: practice)
        questionnaire.isPractice = practice
        questionnaire.home = "/home/me"
        questionnaire.destination = destination
        wizard = Wizard(
            questionnaire: questionnaire,
            answers: answers,
            language: language,
            exists: existing.contains,
            opening: draft.map { .resume($0) },
            likelyBrowser: likelyBrowser
        )
    }

    /// Lets something happen; the effects are thrown away.
    mutating func handle(_ events: WizardEvent...) {
        for event in events { _ = wizard.handle(event) }
    }

    /// Lists connections of a key whose passphrase nobody has given.
    mutating func lock() {
        wizard.lock.isLocked = true
        let nothing = LocalizedText(same: "")
        let locked = Self.connections.map {
            SavedConnection(name: $0.name, service: nothing, state: ConnectionPageWords.locked, kind: .notice)
        }
        handle(.engine(.connections(locked)))
    }

    /// Presses keys.
    mutating func press(_ keys: Key...) {
        for key in keys { _ = wizard.handle(.key(key)) }
    }

    /// Types a text, key by key.
    mutating func type(_ text: String) {
        for character in text { _ = wizard.handle(.key(.character(character))) }
    }

    /// Chooses a service, a way of signing in and an application, as far as they are asked for.
    mutating func choose(_ service: String, _ scheme: String? = nil, app: Scheme.App? = nil) throws {
        let catalog = wizard.questionnaire.catalog
        _ = wizard.handle(.choose(catalog.services.firstIndex { $0.id == service } ?? 0))
        let ways = catalog.service(service).map { wizard.questionnaire.ways($0) } ?? []
        let wanted = ways.firstIndex { way in
            (scheme == nil || way.scheme.id == scheme) && (app == nil || way.app == app)
        }
        if scheme != nil || app != nil, ways.count > 1, let wanted {
            wizard.enter(.scheme)
            _ = wizard.handle(.choose(wanted))
        }
        // Choosing by number is what the line mode does; here a screen is meant.
        wizard.asksLineByLine = false
    }

    /// Answers everything with examples, up to the page of that kind.
    mutating func goOn(to kind: PageKind) {
        if case .step(let question) = kind, question.page.isAside {
            goOn(to: .step(.review))
            wizard.enter(question)
            wizard.openedFromReview = question
            return
        }
        for _ in 0..<20 where wizard.page.kind != kind {
            switch wizard.page.kind {
            case .step(.values):
                // By number, as the line mode does it, so that every field is among them.
                wizard.asksLineByLine = true
                for (index, slot) in Question.values.page.fields(wizard).enumerated() {
                    guard let field = slot.field, !slot.optional, wizard.answers[field.property] == nil,
                        field.choices.isEmpty
                    else { continue }
                    _ = wizard.handle(.fill(index, field.example.isEmpty ? "abcdef123456" : field.example))
                }
                _ = wizard.handle(.confirm)
            case .step(.address):
                _ = wizard.handle(.fill(0, "https://example.cybozu.com"))
                _ = wizard.handle(.confirm)
            case .step(.scheme): press(.enter)
            default: _ = wizard.handle(.confirm)
            }
        }
        wizard.asksLineByLine = false
    }

    /// Starts the set-up and lets the sign-in wait.
    mutating func signIn(findings: [PreflightFinding] = []) {
        goOn(to: .step(.review))
        press(.enter)
        var view = Self.view
        view.findings = findings
        handle(.engine(.signInReady(view)))
    }

    /// Lets the service refuse a name and a password.
    mutating func refuse() throws {
        try choose("kintone", "Password")
        goOn(to: .step(.review))
        press(.enter)
        let fault = AuthError.ReplyFault.wrongCredential(properties: ["User", "Password"], text: "CB_WA01")
        handle(.engine(.progress(.testing)), .engine(.failed(AuthError(.reply(fault)))))
    }

    /// Lets the set-up succeed.
    mutating func finish(settings: Bool = true) {
        goOn(to: .step(.review))
        press(.enter)
        handle(.engine(.finished(result(settings: settings))))
    }

    /// Lets a set-up succeed that runs already.
    mutating func finishRunning() {
        guard wizard.questionnaire.scheme(wizard.answers) != nil else { return }
        handle(.engine(.finished(result(settings: true))))
    }

    private func result(settings: Bool) -> SetupResult {
        let answers = wizard.answers
        let questionnaire = wizard.questionnaire
        let path = questionnaire.defaultLocation(answers.connection)
        guard let service = questionnaire.service(answers), let scheme = questionnaire.scheme(answers) else {
            preconditionFailure("the answers name no service")
        }
        var result = SetupResult(
            connection: answers.connection,
            service: service,
            scheme: scheme,
            app: questionnaire.app(answers),
            renews: true,
            properties: questionnaire.properties(answers)
        )
        if settings {
            result.account = SignedInAccount(subject: "user", name: "花子", detail: "hanako@example.com")
            result.settingsPath = path
        }
        return result
    }

    static let connections = [
        SavedConnection(
            name: "sales",
            service: LocalizedText(same: "Kintone"),
            state: ConnectionPageWords.works,
            kind: .success,
            who: LocalizedText(same: "Hanako Yamada"),
            testedAgo: 3 * 86_400
        ),
        SavedConnection(
            name: "backlog",
            service: LocalizedText(same: "Backlog"),
            state: ConnectionPageWords.signInAgain,
            kind: .notice,
            due: ConnectionPageWords.by("2026-12-12"),
            who: LocalizedText(same: "Taro Suzuki"),
            testedAgo: 30
        ),
    ]

    static let url =
        "https://auth.example.com/oauth2/authorize?response_type=code&client_id=abcdef0123456789abcdef0123456789"
        + "&redirect_uri=http%3A%2F%2Flocalhost%3A33333&state=4f2a9c31b7d84e65a0c1f3e2&scope=read"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"

    static let view = SignInView(
        url: url,
        callback: "http://localhost:33333",
        listening: true,
        problem: nil,
        seconds: 300
    )
}
