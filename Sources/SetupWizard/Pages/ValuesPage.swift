internal import ServiceCatalog
internal import Wording

/// The page with the values that a way of signing in needs.
struct ValuesPage: FieldPage {
    let question = Question.values

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.scheme(answers) == nil || !questionnaire.fields(answers).isEmpty
    }

    func fields(_ wizard: Wizard) -> [FieldSlot] {
        wizard.questionnaire.fields(wizard.answers).map { FieldSlot($0.field, optional: $0.optional) }
    }

    /// A connection string fills the answers, wherever it is given.
    func handleFirst(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect]? {
        switch event {
        case .paste(let text), .fill(_, let text): wizard.takeIfString(text)
        default: nil
        }
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, ValuesPageWords.title(wizard.serviceName), ValuesPageWords.lead)
        page.blocks = blocks(wizard)
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] { fieldRows(wizard) }
}
