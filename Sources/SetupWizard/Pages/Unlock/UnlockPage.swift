internal import AuthEngine
internal import Localization
internal import Secrets
internal import SettingsStore
internal import Wording

/// The page that asks for the passphrase of this machine's key, when it is first needed.
struct UnlockPage: FieldPage {
    let question = Question.unlock
    let isSidePage = true

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { false }

    func fields(_ wizard: Wizard) -> [FieldSlot] { [FieldSlot(FieldName.keyPassphrase)] }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, UnlockPageWords.title, UnlockPageWords.lead)
        page.blocks = blocks(wizard, button: UnlockPageWords.button)
        page.keys = keys(wizard)
        return page
    }

    // MARK: Events

    /// Shows the page before what needs the key; Esc leads back to that page.
    ///
    /// - Returns: false where the key is open.
    func comesFirst(before goal: KeyLock.Goal, from origin: Question, _ wizard: inout Wizard) -> Bool {
        guard wizard.lock.isLocked else { return false }
        wizard.lock.goal = goal
        wizard.sidePageOrigin = origin
        wizard.focus[question] = 0
        wizard.enter(question)
        return true
    }

    func handleFirst(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect]? {
        guard Wizard.isBack(event) else { return nil }
        leave(&wizard)
        return []
    }

    func submit(_ wizard: inout Wizard) -> [WizardEffect] {
        let passphrase = Secret(wizard.editors[FieldName.keyPassphrase]?.text ?? "")
        forget(&wizard)
        wizard.place = .working(WorkingPage(progress: .preparing))
        return [.unlock(passphrase)]
    }

    /// Goes back to where the key was needed.
    func leave(_ wizard: inout Wizard) {
        let goal = wizard.lock.goal
        wizard.lock.goal = nil
        forget(&wizard)
        wizard.enter(wizard.sidePageOrigin)
        if case .resume(let draft)? = goal { wizard.overlay = .question(OverlayQuestion(subject: .resume(draft))) }
    }

    /// Says what is wrong beside the field, which is empty again.
    func refuse(_ error: AuthError, _ wizard: inout Wizard) {
        // Who has gone back meanwhile is asked again another time.
        guard wizard.lock.goal != nil else { return }
        wizard.enter(question)
        wizard.focus[question] = 0
        let isWrong = if case .store(.passphraseWrong) = error.fact { true } else { false }
        let words =
            isWrong
            ? UnlockPageWords.wrong
            : LocalizedText { language in
                [error.message(in: language), error.hint(in: language)].compactMap(\.self).joined(separator: "; ")
            }
        wizard.refusals[FieldName.keyPassphrase] = Refusal(FieldName.keyPassphrase, "", words)
    }

    /// Goes on where the person was going.
    func goOn(_ wizard: inout Wizard) -> [WizardEffect] {
        guard let goal = wizard.lock.goal else { return [] }
        wizard.lock.goal = nil
        forget(&wizard)
        switch goal {
        case .page(let page):
            // What is known of it by now.
            wizard.opened = wizard.saved.first { $0.name == wizard.opened?.name } ?? wizard.opened
            return wizard.openSidePage(page, from: wizard.sidePageOrigin)
        case .resume(let draft):
            wizard.resume(draft)
            return []
        case .start: return wizard.start()
        }
    }

    /// Keeps nothing of what was typed.
    private func forget(_ wizard: inout Wizard) {
        wizard.editors[FieldName.keyPassphrase] = nil
        wizard.refusals[FieldName.keyPassphrase] = nil
        wizard.visited.remove(FieldName.keyPassphrase)
        wizard.revealed = false
    }
}
