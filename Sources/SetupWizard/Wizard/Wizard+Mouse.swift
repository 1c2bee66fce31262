/// What the mouse does.
extension Wizard {
    /// Whether it chooses on the page that is shown.
    var takesMouse: Bool { usesMouse && !asksLineByLine && mayTakeMouse }

    /// Whether it may choose there: not where text is copied, which the terminal selects with it.
    var mayTakeMouse: Bool {
        switch place {
        case .signIn, .done: overlay != nil
        case .step, .working, .failure: true
        }
    }

    /// A click gives the focus; one on what has it chooses.
    mutating func point(at index: Int) -> [WizardEffect] {
        let page = page
        guard takesMouse, page.focusable.indices.contains(index) else { return [] }
        if page.focusable[index] { return handle(.key(.enter)) }
        switch (overlay, place) {
        case (.question(let question), _):
            overlay = .question(OverlayQuestion(subject: question.subject, focus: index))
        case (.help, _): return handle(.key(.enter))
        case (nil, .step(let question)):
            keepTyped()
            focus[question] = index
        case (nil, .failure(var failure)):
            failure.focus = index
            place = .failure(failure)
        default: break
        }
        return []
    }
}

extension Page {
    /// What can have the focus, from top to bottom, and whether it has it.
    var focusable: [Bool] {
        blocks.flatMap { block -> [Bool] in
            switch block {
            case .choices(let list): list.items.indices.map { $0 == list.selected && list.focused }
            case .field(let field): [field.focused]
            case .row(let row): row.selectable ? [row.focused] : []
            case .button(let button): [button.focused]
            default: []
            }
        }
    }
}
