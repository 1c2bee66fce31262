import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore

@testable import SetupWizard

/// A wizard over the real catalogue, with an application for those services that can have one.
enum Fixture {
    static func questionnaire() throws -> Questionnaire {
        let catalog = ServiceCatalog.bundled()
        let apps = catalog.services.filter { $0.id != "act-on" }.compactMap { service -> EmbeddedApps.App? in
            guard service.schemes.contains(where: { $0.apps.contains(.embedded) }) else { return nil }
            let callback = "http://localhost:33333"
            return .init(service: service.id, clientID: "app", clientSecret: Secret("s"), callback: callback)
        }
        return Questionnaire(catalog: catalog, embeddedApps: EmbeddedApps(apps)) { "/home/me/\($0)/OAuthSettings.txt" }
    }

    static func wizard(
        language: Language = .english,
        existing: Set<String> = [],
        likelyBrowser: BrowserPlace = .here
    ) throws -> WizardDriver {
        WizardDriver(
            Wizard(
                questionnaire: try questionnaire(),
                language: language,
                exists: existing.contains,
                likelyBrowser: likelyBrowser
            )
        )
    }

    /// A service's place in the list.
    static func index(of service: String) throws -> Int {
        ServiceCatalog.bundled().services.map(\.id).firstIndex(of: service) ?? -1
    }

    static let view = SignInView(
        url: "https://example.com/authorize?state=s",
        callback: "http://localhost:33333",
        listening: true,
        problem: nil,
        seconds: 300
    )
}

/// A wizard behind a reference, so that expectations can drive it.
final class WizardDriver {
    private var wizard: Wizard

    init(_ wizard: Wizard) {
        self.wizard = wizard
    }

    var page: Page { wizard.page }
    var answers: SetupAnswers { wizard.answers }
    var questionnaire: Questionnaire { wizard.questionnaire }
    var farewell: [String] { wizard.farewell }

    func handle(_ event: WizardEvent) -> [WizardEffect] {
        wizard.handle(event)
    }

    /// Chooses a service and a way of signing in to it.
    func choose(_ service: String, _ scheme: String, app: Scheme.App? = nil) throws {
        _ = handle(.choose(try Fixture.index(of: service)))
        guard let chosen = questionnaire.service(answers) else { return }
        let ways = questionnaire.ways(chosen)
        guard ways.count > 1 else { return }
        // Where a way is good as it is, the page with the ways is behind the second row of the review page.
        if page.kind == .step(.review) { _ = handle(.choose(1)) }
        for _ in 0..<4 where page.kind != .step(.scheme) { press(.escape) }
        _ = handle(.choose(ways.firstIndex { $0.scheme.id == scheme && (app == nil || $0.app == app) } ?? -1))
    }

    /// Answers every field of the page with its example.
    func fillIn() {
        for (index, block) in page.blocks.filter({ if case .field = $0 { true } else { false } }).enumerated() {
            guard case .field(let field) = block, field.options == nil else { continue }
            let example =
                questionnaire.service(answers)?.fields.first { $0.label.english == field.label }?.example ?? ""
            _ = handle(.fill(index, example.isEmpty ? "secret12345678" : example))
        }
        _ = handle(.confirm)
    }

    /// Types a text, key by key.
    func type(_ text: String) {
        for character in text { _ = handle(.key(.character(character))) }
    }

    /// Presses keys.
    @discardableResult
    func press(_ keys: Key...) -> [WizardEffect] {
        keys.flatMap { handle(.key($0)) }
    }

    /// Picks the item of a list whose title begins so.
    func pick(_ title: String) -> Bool {
        for block in page.blocks {
            guard case .choices(let list) = block else { continue }
            guard let index = list.items.firstIndex(where: { $0.title.hasPrefix(title) }) else { return false }
            _ = handle(.choose(index))
            return true
        }
        return false
    }

    /// Opens the row of the review page whose label begins so.
    func chooseRow(_ label: String) -> Bool {
        let rows = page.blocks.compactMap { block in
            if case .row(let row) = block, row.selectable { row.label } else { nil }
        }
        guard let index = rows.firstIndex(where: { $0.hasPrefix(label) }) else { return false }
        _ = handle(.choose(index))
        return true
    }

    /// The label of the row that has the focus.
    var focusedRow: String? {
        page.blocks.lazy.compactMap { if case .row(let row) = $0, row.focused { row.label } else { nil } }.first
    }

    /// The text field that has the focus.
    var focusedFieldView: FieldView? {
        page.blocks.lazy.compactMap { block in
            if case .field(let field) = block, field.focused { field } else { nil }
        }.first
    }

    /// Everything the page says, one piece a line.
    var pageText: String {
        let blocks = page.blocks.map { block in
            switch block {
            case .text(let text, _), .copyable(let text), .address(let text, _), .outcome(_, _, let text): text
            case .tagged(let tag, let text): "\(tag.text) \(text)"
            case .stage(let stage): stage.title
            case .choices(let list):
                list.items.map { "\($0.title) \($0.aside) \($0.detail) \($0.tag?.text ?? "")" }.joined(separator: "\n")
            case .field(let field): "\(field.label): \(field.shown) \(field.problem ?? "")"
            case .row(let row): "\(row.label): \(row.value)"
            case .button(let button): button.label
            case .gap, .rule: ""
            }
        }
        let status =
            switch page.status {
            case .note(let text), .problem(let text): text
            case nil: ""
            }
        return ([page.title] + page.lead + blocks + [status]).joined(separator: "\n")
    }
}
