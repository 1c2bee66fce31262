internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with the OAuth applications.
struct AppPage: ListPage {
    let question = Question.app

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.scheme(answers)?.apps.isEmpty == false
    }

    func isAnswered(_ wizard: Wizard) -> Bool { wizard.questionnaire.app(wizard.answers) != nil }

    func likelyFocus(_ wizard: Wizard) -> Int {
        let isShipped = wizard.questionnaire.shipsApp(wizard.answers)
        return apps(wizard).firstIndex(of: wizard.answers.app ?? (isShipped ? .embedded : .custom)) ?? 0
    }

    func count(_ wizard: Wizard) -> Int { apps(wizard).count }

    func content(_ wizard: Wizard) -> Page {
        let apps = apps(wizard)
        let lead = apps == [.custom] ? AppPageWords.onlyCustom : AppPageWords.lead
        var page = wizard.newPage(kind, AppPageWords.title, lead)
        let isShipped = wizard.questionnaire.shipsApp(wizard.answers)
        let embeddedDetail = isShipped ? AppPageWords.embeddedDetail : AppPageWords.embeddedMissing
        let items = apps.map { (Self.title($0), $0 == .embedded ? embeddedDetail : AppPageWords.customDetail) }
        page.blocks = [list(items, wizard)]
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] {
        let name = wizard.questionnaire.app(wizard.answers).map { wizard.say(Self.title($0)) }
        return [reviewRow(ReviewPageWords.app, name, wizard)]
    }

    private static func title(_ app: Scheme.App) -> LocalizedText {
        switch app {
        case .embedded: AppPageWords.embedded
        case .custom: AppPageWords.custom
        }
    }

    func pick(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        wizard.answers.app = apps(wizard)[index]
        for page in [Question.values, .browser, .review] { wizard.focus[page] = nil }
        // An application of one's own has its registration and values to be asked.
        if wizard.openedFromReview != nil, wizard.answers.app == .embedded {
            wizard.goOnToReview()
        } else {
            wizard.goToStep(after: question)
        }
        return []
    }

    private func apps(_ wizard: Wizard) -> [Scheme.App] {
        wizard.questionnaire.scheme(wizard.answers)?.apps ?? []
    }
}
