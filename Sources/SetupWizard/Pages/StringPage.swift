internal import Wording

/// The page that takes a connection string.
struct StringPage: FieldPage {
    let question = Question.string
    let isSidePage = true

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { false }

    func fields(_ wizard: Wizard) -> [Wizard.FieldSlot] {
        [Wizard.FieldSlot(key: FieldName.string, field: nil, optional: false)]
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, WizardWords.FromString.title, WizardWords.FromString.lead)
        page.blocks = wizard.fieldBlocks(question)
        page.keys = wizard.fieldKeys
        return page
    }

    func submit(_ wizard: inout Wizard) -> [WizardEffect] {
        wizard.takeString(wizard.editors[FieldName.string]?.text ?? "")
    }
}
