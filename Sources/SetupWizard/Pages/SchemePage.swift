internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with the ways of signing in.
struct SchemePage: ListPage {
    let question = Question.scheme

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        (questionnaire.service(answers)?.schemes.count ?? 0) > 1
    }

    func isAnswered(_ wizard: Wizard) -> Bool { wizard.questionnaire.scheme(wizard.answers) != nil }

    func likelyFocus(_ wizard: Wizard) -> Int {
        schemes(wizard).firstIndex { $0.id == wizard.answers.scheme } ?? 0
    }

    func count(_ wizard: Wizard) -> Int { schemes(wizard).count }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, SchemePageWords.title(wizard.serviceName), SchemePageWords.lead)
        page.blocks = [list(schemes(wizard).map { ($0.name, $0.help) }, wizard)]
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] {
        let name = wizard.questionnaire.scheme(wizard.answers).map { wizard.say($0.name) }
        return [reviewRow(ReviewPageWords.scheme, name, wizard)]
    }

    func pick(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        wizard.answers.scheme = schemes(wizard)[index].id
        for page in [Question.values, .browser, .review] { wizard.focus[page] = nil }
        return wizard.goOn(from: question)
    }

    private func schemes(_ wizard: Wizard) -> [Scheme] {
        wizard.questionnaire.service(wizard.answers)?.schemes ?? []
    }
}
