internal import Wording

/// The page that takes a connection string.
struct StringPage: FieldPage {
    let question = Question.string
    let isSidePage = true

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { false }

    func fields(_ wizard: Wizard) -> [FieldSlot] { [FieldSlot(FieldName.string)] }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, StringPageWords.title, StringPageWords.lead)
        page.blocks = blocks(wizard)
        page.keys = keys(wizard)
        return page
    }

    func submit(_ wizard: inout Wizard) -> [WizardEffect] {
        wizard.takeString(wizard.editors[FieldName.string]?.text ?? "")
    }
}
