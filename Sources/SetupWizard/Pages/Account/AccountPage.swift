internal import ServiceCatalog
internal import Wording

/// The page about the account that is to sign in, where the service can be told of one.
struct AccountPage: FieldPage {
    let question = Question.account
    let isAside = true
    let part = Part.check

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        !questionnaire.accountFields(answers).isEmpty
    }

    func fields(_ wizard: Wizard) -> [FieldSlot] {
        wizard.questionnaire.accountFields(wizard.answers).map { FieldSlot($0, optional: true) }
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, AccountPageWords.title, AccountPageWords.lead)
        page.blocks = blocks(wizard)
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] { fieldRows(wizard) }
}
