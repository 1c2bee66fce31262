internal import Localization
internal import Wording

/// The page while something runs that has no question: what is done, what is being done and for how long, what follows.
struct WorkingPage: Sendable, Equatable {
    let progress: SetupProgress
    /// For how many seconds this has been going on.
    var seconds = 0

    func content(_ wizard: Wizard) -> Page {
        let isImport = wizard.importing?.path.isEmpty == false
        let service = wizard.importing == nil ? wizard.serviceName : wizard.opened.map { wizard.say($0.service) } ?? ""
        let usual = isImport ? ImportPageWords.title : WorkingPageWords.title(service)
        let title = wizard.lock.goal == nil ? usual : UnlockPageWords.title
        var page = Page(kind: .working, title: wizard.say(title))
        let steps = steps(wizard)
        let current = steps.firstIndex(of: progress) ?? 0
        page.blocks = steps.enumerated().map { index, step in
            let isCurrent = index == current
            let value = isCurrent && seconds > 0 ? wizard.say(WorkingPageWords.seconds(seconds)) : ""
            let state: Page.Stage.State = index < current ? .done : isCurrent ? .current : .ahead
            return .stage(Page.Stage(title: wizard.say(words(step, wizard)), value: value, state: state))
        }
        page.keys = [wizard.hint("Esc", KeyBarWords.cancel)]
        return page
    }

    /// What is done one after the other.
    private func steps(_ wizard: Wizard) -> [SetupProgress] {
        guard wizard.lock.goal == nil else { return [.preparing] }
        // A sign-in comes between; the steps before it are over then.
        let signsIn = wizard.importing == nil && wizard.questionnaire.needsBrowser(wizard.answers)
        return signsIn ? [.preparing, .exchanging, .testing, .saving] : [.preparing, .testing, .saving]
    }

    private func words(_ step: SetupProgress, _ wizard: Wizard) -> LocalizedText {
        switch step {
        case .preparing where wizard.lock.goal != nil: UnlockPageWords.opening
        case .preparing where wizard.importing?.path.isEmpty == false: ImportPageWords.opening
        case .preparing where wizard.questionnaire.needsBrowser(wizard.answers): WorkingPageWords.preparing
        case .preparing: WorkingPageWords.checking
        case .exchanging: WorkingPageWords.exchanging
        case .testing: WorkingPageWords.testing
        case .saving: WorkingPageWords.saving
        }
    }
}
