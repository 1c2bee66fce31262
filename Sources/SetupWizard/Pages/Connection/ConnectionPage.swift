internal import Localization
internal import Wording

/// The page with what can be done with a saved connection.
struct ConnectionPage: ListPage {
    /// What the page offers.
    private enum Action: CaseIterable {
        case test
        case signIn
        case change
        case string
        case server
        case forget
    }

    let question = Question.connection
    let isSidePage = true

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { false }
    func count(_ wizard: Wizard) -> Int { Action.allCases.count }

    func content(_ wizard: Wizard) -> Page {
        let connection = wizard.opened
        var page = wizard.newPage(kind, ConnectionPageWords.title(connection?.name ?? ""), ConnectionPageWords.lead)
        if let connection {
            let state = Badge(text: wizard.say(connection.state), kind: connection.kind)
            let about = [connection.service, connection.due].compactMap { $0.map(wizard.say) }.filter { !$0.isEmpty }
            page.blocks.append(.tagged(state, about.joined(separator: "  ")))
            let facts = wizard.say(ServicePageWords.together(connection.facts))
            page.blocks += facts.isEmpty ? [.gap] : [.text(facts, .normal), .gap]
        }
        page.blocks.append(list(Action.allCases.map(Self.words), wizard))
        page.keys = keys(wizard)
        return page
    }

    private static func words(_ action: Action) -> (title: LocalizedText, detail: LocalizedText) {
        switch action {
        case .test: (ConnectionPageWords.test, ConnectionPageWords.testDetail)
        case .signIn: (ConnectionPageWords.signIn, ConnectionPageWords.signInDetail)
        case .change: (ConnectionPageWords.change, ConnectionPageWords.changeDetail)
        case .string: (ConnectionPageWords.string, ConnectionPageWords.stringDetail)
        case .server: (ConnectionPageWords.server, ConnectionPageWords.serverDetail)
        case .forget: (ConnectionPageWords.forget, ConnectionPageWords.forgetDetail)
        }
    }

    func select(_ index: Int, _ wizard: inout Wizard) {}

    func pick(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        guard let name = wizard.opened?.name else { return [] }
        switch Action.allCases[index] {
        case .test:
            wizard.importing = SettingsImport(path: "", passphrase: "", name: name, kept: name)
            return wizard.runImport()
        case .signIn: return [.load(name, starts: true)]
        case .change: return [.load(name, starts: false)]
        case .string: return [.show(name, focus: nil)]
        case .server: return [.show(name, focus: DonePage.serverStep)]
        case .forget:
            wizard.overlay = .question(OverlayQuestion(subject: .forget(connection: name)))
            return []
        }
    }
}
