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
                existing: existing,
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

    func handle(_ event: WizardEvent) -> [WizardEffect] {
        wizard.handle(event)
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
            case .text(let text, _), .copyable(let text), .address(let text, _): text
            case .choices(let list): list.items.map { "\($0.title) \($0.aside) \($0.detail)" }.joined(separator: "\n")
            case .field(let field): "\(field.label): \(field.shown) \(field.problem ?? "")"
            case .row(let row): "\(row.label): \(row.value)"
            case .button(let button): button.label
            case .gap: ""
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
