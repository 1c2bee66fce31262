internal import Wording

/// The page before anything is asked about an account: what should lie ready.
struct PausePage: WizardPage {
    let question = Question.pause

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { true }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, PausePageWords.title(wizard.serviceName), PausePageWords.lead)
        page.blocks = [.button(ButtonView(label: wizard.say(PausePageWords.button), focused: true))]
        page.keys = [wizard.hint("Enter", KeyBarWords.next)]
        return page
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        switch event {
        case .key(.enter), .confirm: wizard.goOn(from: question)
        default: []
        }
    }
}
