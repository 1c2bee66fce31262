internal import Wording

/// The page with the connection's name and the place of its settings file.
struct NamePage: FieldPage {
    let question = Question.name

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { true }

    func fields(_ wizard: Wizard) -> [Wizard.FieldSlot] {
        [
            Wizard.FieldSlot(key: FieldName.connection, field: nil, optional: false),
            Wizard.FieldSlot(key: FieldName.location, field: nil, optional: true),
        ]
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, WizardWords.Name.title, WizardWords.Name.lead)
        page.blocks = wizard.fieldBlocks(question) + wizard.replacementWarning
        page.keys = wizard.fieldKeys
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [Wizard.ReviewRow] { fieldRows(wizard) }

    func enter(_ wizard: inout Wizard) {
        if wizard.answers.connection.isEmpty { wizard.answers.connection = wizard.freeName() }
        wizard.editors[FieldName.connection] = TextEditor(wizard.answers.connection)
        wizard.editors[FieldName.location] = TextEditor(wizard.answers.location)
    }
}
