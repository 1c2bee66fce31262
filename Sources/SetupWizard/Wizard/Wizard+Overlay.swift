internal import ServiceCatalog

/// What the person does while something is shown over the page.
extension Wizard {
    mutating func handle(_ event: WizardEvent, over overlay: Overlay) -> [WizardEffect] {
        switch (overlay, event) {
        case (.resume(let draft, let focus), _): return handle(event, draft: draft, focus: focus)
        case (.owner(let owner, let focus), _): return handle(event, owner: owner, focus: focus)
        case (_, .key(.control("c"))): return interrupt()
        case (.help, .key), (.help, .confirm), (.help, .back), (.help, .choose):
            self.overlay = nil
            scroll = 0
        case (.leave(let focus), .key(.up)), (.leave(let focus), .key(.down)), (.leave(let focus), .key(.tab)),
            (.leave(let focus), .key(.backTab)):
            self.overlay = .leave(focus: 1 - focus)
        case (.leave(focus: 1), .key(.enter)), (.leave, .choose(1)), (.leave, .key(.character("y"))):
            return [.cancel, .end(.aborted)]
        case (.leave, .key(.enter)), (.leave, .key(.escape)), (.leave, .choose), (.leave, .confirm), (.leave, .back),
            (.leave, .key(.character("n"))):
            self.overlay = nil
        default: break
        }
        return []
    }

    private mutating func handle(_ event: WizardEvent, draft: SetupAnswers, focus: Int) -> [WizardEffect] {
        var chosen: Int?
        switch event {
        case .key(.up), .key(.down), .key(.tab), .key(.backTab): overlay = .resume(draft, focus: 1 - focus)
        case .key(.enter), .key(.character(" ")), .confirm: chosen = focus
        case .key(.character("y")): chosen = 0
        case .key(.character("n")), .key(.escape), .back: chosen = 1
        case .choose(let index): chosen = index
        case .key(.control("c")): return [.end(.aborted)]
        default: break
        }
        guard let chosen else { return [] }
        overlay = nil
        if chosen == 0 { resume(draft) }
        return []
    }

    /// Takes the answers of a broken-off set-up over and shows the first question that is still open.
    private mutating func resume(_ draft: SetupAnswers) {
        answers = draft
        touched = true
        focus[.service] = questionnaire.catalog.services.firstIndex { $0.id == draft.service } ?? 0
        enter(firstOpenStep)
    }
}
