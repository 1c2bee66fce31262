internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with the OAuth applications.
struct AppPage: ListPage {
    let question = Question.app
    let isAside = true
    let part = Part.way

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        (questionnaire.scheme(answers)?.apps.count ?? 0) > 1
    }

    func isAnswered(_ wizard: Wizard) -> Bool { wizard.questionnaire.app(wizard.answers) != nil }

    func likelyFocus(_ wizard: Wizard) -> Int {
        let isShipped = wizard.questionnaire.shipsApp(wizard.answers)
        return apps(wizard).firstIndex(of: wizard.answers.app ?? (isShipped ? .embedded : .custom)) ?? 0
    }

    func count(_ wizard: Wizard) -> Int { apps(wizard).count }

    func content(_ wizard: Wizard) -> Page {
        let apps = apps(wizard)
        var page = wizard.newPage(kind, AppPageWords.title, AppPageWords.lead)
        let items = apps.map { (Self.title($0), Self.detail($0, wizard)) }
        page.blocks = [list(items, wizard)]
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] {
        let name = wizard.questionnaire.app(wizard.answers).map { wizard.say(Self.title($0)) }
        return [reviewRow(ReviewPageWords.app, name, turns: true, wizard)]
    }

    /// What is good about an application, and whose it is where an organisation provides it.
    static func detail(_ app: Scheme.App, _ wizard: Wizard) -> LocalizedText {
        guard app == .embedded else { return AppPageWords.customDetail }
        guard let service = wizard.questionnaire.service(wizard.answers),
            let embedded = wizard.questionnaire.embeddedApps[service.id]
        else {
            return wizard.questionnaire.hiddenApps.last.map(AppPageWords.embeddedHidden) ?? AppPageWords.embeddedMissing
        }
        return embedded.name.map(AppPageWords.provided) ?? AppPageWords.embeddedDetail
    }

    private static func title(_ app: Scheme.App) -> LocalizedText {
        switch app {
        case .embedded: AppPageWords.embedded
        case .custom: AppPageWords.custom
        }
    }

    func select(_ index: Int, _ wizard: inout Wizard) {
        wizard.answers.app = apps(wizard)[index]
        for page in [Question.values, .browser] { wizard.focus[page] = nil }
    }

    private func apps(_ wizard: Wizard) -> [Scheme.App] {
        wizard.questionnaire.scheme(wizard.answers)?.apps ?? []
    }
}
