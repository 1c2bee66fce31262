internal import Localization
internal import Wording

/// The page while something runs that has no question.
struct WorkingPage: Sendable, Equatable {
    let progress: SetupProgress

    func content(_ wizard: Wizard) -> Page {
        let isImport = wizard.importing != nil
        let title = isImport ? wizard.say(ImportPageWords.title) : wizard.serviceName
        var page = Page(kind: .working, title: title)
        page.blocks = [.text(wizard.say(text(wizard, isImport: isImport)) + " ...", .normal)]
        page.keys = [wizard.hint("Esc", KeyBarWords.cancel)]
        return page
    }

    private func text(_ wizard: Wizard, isImport: Bool) -> LocalizedText {
        switch progress {
        case .preparing where isImport: ImportPageWords.opening
        case .preparing where wizard.questionnaire.needsBrowser(wizard.answers): WorkingPageWords.preparing
        case .preparing, .testing: WorkingPageWords.testing
        case .exchanging: WorkingPageWords.exchanging
        case .saving: WorkingPageWords.saving
        }
    }
}
