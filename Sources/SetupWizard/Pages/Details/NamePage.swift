internal import Wording

/// The page with the connection's name and the place of its settings file.
struct NamePage: FieldPage {
    let question = Question.name
    let isAside = true
    let part = Part.check

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { true }

    func fields(_ wizard: Wizard) -> [FieldSlot] {
        let questionnaire = wizard.questionnaire
        let writesNothing =
            questionnaire.needsBrowser(wizard.answers) && questionnaire.browser(wizard.answers) == BrowserPlace.none
        let name = FieldSlot(FieldName.connection)
        // For another machine it is kept where it is looked for when it is sent.
        return writesNothing || questionnaire.destination != nil
            ? [name] : [name, FieldSlot(FieldName.location, optional: true)]
    }

    func content(_ wizard: Wizard) -> Page {
        let host = wizard.questionnaire.destination?.host
        let lead = host.map(NamePageWords.leadThere) ?? NamePageWords.lead
        var page = wizard.newPage(kind, NamePageWords.title, lead)
        page.blocks = blocks(wizard) + wizard.replacementWarning
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] { fieldRows(wizard) }

    func enter(_ wizard: inout Wizard) {
        if wizard.answers.connection.isEmpty { wizard.answers.connection = wizard.freeName }
        wizard.editors[FieldName.connection] = TextEditor(wizard.answers.connection)
        wizard.editors[FieldName.location] = TextEditor(wizard.shownLocation)
    }
}
