internal import AuthEngine
internal import SettingsStore
internal import Wording

/// The page after a failure: what happened, why, what next.
struct FailurePage: Sendable, Equatable {
    private static let choices = [FailurePageWords.tryAgain, FailurePageWords.changeAnswers, FailurePageWords.leave]

    let error: AuthError
    let stage: SetupStage
    /// The choice that has the focus; nil until the person turns to the choices.
    var focus: Int?

    func content(_ wizard: Wizard) -> Page {
        let kind = FailureKind(error, stage, importing: wizard.importing)
        let connection = wizard.answers.connection
        let isKnown = wizard.existing.contains(connection)
        let before = isKnown ? wizard.questionnaire.defaultLocation(connection) : nil
        var page = Page(kind: .failure, title: wizard.say(kind.title(wizard.serviceName)))
        page.readsFromTop = focus == nil
        // What a service said stands behind the first colon, and stays as it is.
        let (what, said) = error.message(in: wizard.language).divided(at: ": ")
        page.blocks = [.outcome(.fault, page.title, ""), .text(wizard.labelled(what) + said, .strong)]
        if let hint = error.hint(in: wizard.language) { page.blocks += [.text(wizard.labelled(hint), .normal)] }
        if kind == .cannotImport, let importing = wizard.importing, case .store(.olderThanSeen) = error.fact {
            let name = importing.name.isEmpty ? "" : " --name \(importing.name)"
            let command = "\(wizard.programCommand) import \(importing.path)\(name) --replace"
            page.blocks += [.text(wizard.say(ImportPageWords.older), .normal), .copyable(command)]
        }
        let needsBrowser = wizard.questionnaire.needsBrowser(wizard.answers)
        let next = kind.advice(app: wizard.questionnaire.app(wizard.answers), browser: needsBrowser)
        page.blocks += [.gap, .text(wizard.say(next), .normal), .gap]
        page.blocks.append(wizard.choices(Self.choices, selected: focus ?? 0))
        let kept = wizard.keptUnproven.map { FailurePageWords.unproven($0) } ?? kind.kept(before: before)
        page.blocks += [.gap, .text(wizard.say(kept), .quiet)]
        page.keys = [
            wizard.hint("Enter", KeyBarWords.choose), wizard.hint("Esc", KeyBarWords.back),
            wizard.hint("Up/Down", KeyBarWords.move),
        ]
        return page
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let (count, selected) = (Self.choices.count, focus ?? 0)
        if let moved = event.focus(after: selected, of: count) {
            var page = self
            page.focus = moved
            wizard.place = .failure(page)
        }
        switch event {
        case .key(.enter), .key(.character(" ")), .confirm: return choose(selected, &wizard)
        case .choose(let index) where index < count: return choose(index, &wizard)
        case .key(.escape), .back: return choose(1, &wizard)
        default: break
        }
        return []
    }

    private func choose(_ choice: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        switch choice {
        case 0: return wizard.importing == nil ? wizard.start() : wizard.runImport()
        case 1:
            wizard.enter(wizard.importing?.path.isEmpty == false ? .importSettings : .review)
            return []
        default: return [.end(.failed(error.outcome))]
        }
    }
}
