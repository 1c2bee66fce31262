internal import Localization
internal import ServiceCatalog
internal import Wording

/// A page with a list to pick one thing from.
protocol ListPage: WizardPage {
    /// How many things the list has.
    func count(_ wizard: Wizard) -> Int
    /// Takes one of them over.
    func select(_ index: Int, _ wizard: inout Wizard)
    /// Takes one of them over and goes on.
    func pick(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect]
}

extension ListPage {
    func pick(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        select(index, &wizard)
        return wizard.goOn(from: question)
    }

    func turn(_ fieldIndex: Int?, by step: Int, _ wizard: inout Wizard) {
        let count = count(wizard)
        guard count > 0 else { return }
        select((likelyFocus(wizard) + step + count) % count, &wizard)
        wizard.focus[question] = nil
        wizard.touched = true
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let count = count(wizard)
        // Nothing matches what was typed.
        guard count > 0 else { return [] }
        let selected = min(wizard.focus[question] ?? 0, count - 1)
        if let moved = event.focus(after: selected, of: count) { wizard.focus[question] = moved }
        switch event {
        case .choose(let index) where index < count:
            wizard.focus[question] = index
            return choose(index, &wizard)
        case .key(.enter), .key(.character(" ")), .confirm: return choose(selected, &wizard)
        default: break
        }
        return []
    }

    private func choose(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        wizard.touched = true
        return pick(index, &wizard)
    }

    /// The keys of a list.
    func keys(_ wizard: Wizard) -> [Page.KeyHint] {
        let enter = wizard.hint("Enter", KeyBarWords.choose)
        return count(wizard) > 1 ? [enter, wizard.hint("Up/Down", KeyBarWords.move)] : [enter]
    }

    /// The list itself, each thing with a sentence about it.
    func list(_ items: [(title: LocalizedText, detail: LocalizedText)], _ wizard: Wizard) -> Block {
        let items = items.map { ChoiceList.Item(title: wizard.say($0.title), detail: wizard.say($0.detail)) }
        let selected = min(wizard.focus[question] ?? 0, max(0, items.count - 1))
        return .choices(ChoiceList(items: items, selected: selected, focused: true))
    }
}
