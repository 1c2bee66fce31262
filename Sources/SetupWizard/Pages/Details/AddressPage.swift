internal import ServiceCatalog
internal import Wording

/// The page with what the page for registering an application is found by: the address of the person's own service.
struct AddressPage: FieldPage {
    let question = Question.address

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        !questionnaire.registrationFields(answers).isEmpty
    }

    func fields(_ wizard: Wizard) -> [FieldSlot] {
        wizard.questionnaire.registrationFields(wizard.answers).map { FieldSlot($0.field, optional: $0.optional) }
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, AddressPageWords.title(wizard.serviceName), AddressPageWords.lead)
        page.blocks = blocks(wizard)
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] { fieldRows(wizard) }
}
