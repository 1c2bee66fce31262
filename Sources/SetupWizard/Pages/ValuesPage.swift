internal import ServiceCatalog
internal import Wording

/// The page with the values that a way of signing in needs.
struct ValuesPage: FieldPage {
    let question = Question.values

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.scheme(answers) == nil || !questionnaire.fields(answers).isEmpty
    }

    func fields(_ wizard: Wizard) -> [Wizard.FieldSlot] {
        wizard.questionnaire.fields(wizard.answers).map { entry in
            Wizard.FieldSlot(key: entry.field.property, field: entry.field, optional: entry.optional)
        }
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, WizardWords.Values.title(wizard.serviceName), WizardWords.Values.lead)
        page.blocks = wizard.fieldBlocks(question)
        page.keys = wizard.fieldKeys
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [Wizard.ReviewRow] { fieldRows(wizard) }
}
