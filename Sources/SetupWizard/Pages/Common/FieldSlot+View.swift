internal import Localization
internal import ServiceCatalog
internal import Wording

/// A field as the person sees it, on its page and on the review page.
extension FieldSlot {
    func view(_ wizard: Wizard, focused: Bool) -> FieldView {
        let kept = untouched(wizard)
        let isRevealed = focused && wizard.revealed
        let text = kept.map { isRevealed ? $0 : "" } ?? text(wizard)
        let isTyped = focused && !wizard.asksLineByLine
        let caret = focused ? wizard.editors[key]?.caret ?? text.count : 0
        let isBegun = isTyped && (isBeingTyped(wizard) || (key != FieldName.connection && text.isEmpty))
        let showsEnd = secret && !isPassphrase
        // What a string ends with may be most of a short password.
        let told = key == FieldName.string ? FieldWords.count(text) : FieldWords.length(text)
        let length = isTyped && showsEnd && !text.isEmpty ? wizard.say(told) : nil
        let problemIsShown = wizard.visited.contains(key) && !isBegun
        return FieldView(
            label: label(wizard),
            shown: secret && !isRevealed ? (isTyped || !showsEnd ? Mask.typed(text) : Mask.unlessEmpty(text)) : text,
            caret: caret,
            focused: focused,
            secret: secret,
            placeholder: kept.map { wizard.say(FieldWords.unchanged(Mask.stored($0))) } ?? placeholder(wizard),
            help: (FieldName.words[key]?.help ?? field?.help).map(wizard.say) ?? "",
            problem: (problemIsShown ? problem(wizard) : nil) ?? refusal(wizard),
            note: isBegun ? settledProblem(wizard) ?? length : length,
            fix: fix(wizard).map { wizard.say(FieldWords.fix($0)) },
            optional: optional,
            remark: remark(wizard),
            options: options(wizard, focused: focused)
        )
    }

    func label(_ wizard: Wizard) -> String { (FieldName.words[key]?.label ?? field?.label).map(wizard.say) ?? "" }

    /// Whether it holds something else than what was checked last.
    private func isBeingTyped(_ wizard: Wizard) -> Bool {
        guard let typed = wizard.editors[key]?.text else { return false }
        if key == FieldName.connection { return typed != wizard.answers.connection }
        return field.map { typed != wizard.answers[$0.property] ?? "" } ?? false
    }

    /// What is wrong with what was typed, once typing has paused.
    private func settledProblem(_ wizard: Wizard) -> String? {
        guard let settled = wizard.settled, settled.key == key, settled.text == text(wizard), !settled.text.isEmpty
        else { return nil }
        var left = wizard
        left.leave(self)
        return problem(left)
    }

    private func options(_ wizard: Wizard, focused: Bool) -> ChoiceList? {
        guard let field, let selected = choiceIndex(wizard) else { return nil }
        let items = field.choices.map { ChoiceList.Item(title: wizard.say($0.label)) }
        return ChoiceList(items: items, selected: selected, focused: focused)
    }

    private func placeholder(_ wizard: Wizard) -> String {
        if key == FieldName.location { return wizard.questionnaire.defaultLocation(wizard.answers.connection) }
        if key == FieldName.file { return wizard.say(ImportPageWords.fileExample) }
        guard let field else { return "" }
        let value = wizard.questionnaire.fallback(field, optional: optional, wizard.answers)
        if let value, !value.isEmpty { return field.secret ? Mask.stored(value) : value }
        return field.example.isEmpty ? "" : wizard.say(FieldWords.onlyExample(field.example))
    }

    /// What was said against what it holds.
    private func refusal(_ wizard: Wizard) -> String? {
        guard let refusal = wizard.refusals[key], refusal.stands(wizard) else { return nil }
        return wizard.say(refusal.words)
    }

    /// Whether it is needed, and whether it is hidden.
    private func remark(_ wizard: Wizard) -> String {
        let hidden = secret && key != FieldName.string ? [FieldWords.hidden] : []
        let isListed = field.map { wizard.questionnaire.isListed($0, wizard.answers) } ?? false
        let need = isListed ? FieldWords.chosenLater : optional ? FieldWords.optional : FieldWords.needed
        return wizard.say(FieldWords.remark([need] + hidden))
    }

    /// That it is missing or wrong, for the review page.
    func reviewTag(_ wizard: Wizard) -> Badge? {
        guard problem(wizard) != nil else { return nil }
        let isMissing = field.map { wizard.answers[$0.property] == nil } ?? false
        return Badge(text: wizard.say(isMissing ? FieldWords.needed : FieldWords.toCheck), kind: .fault)
    }

    /// What the review page tells of it.
    func reviewValue(_ wizard: Wizard) -> String {
        switch key {
        case FieldName.connection: return wizard.answers.connection
        case FieldName.location: return wizard.questionnaire.location(wizard.answers)
        default: break
        }
        guard let field else { return "" }
        if let index = choiceIndex(wizard) { return wizard.say(field.choices[index].label) }
        let fallback = wizard.questionnaire.fallback(field, optional: optional, wizard.answers)
        let value = wizard.answers[field.property] ?? fallback ?? ""
        if value.isEmpty {
            let isListed = wizard.questionnaire.isListed(field, wizard.answers)
            return wizard.say(isListed ? ReviewPageWords.chosenLater : ReviewPageWords.empty)
        }
        return field.secret ? Mask.stored(value) : value
    }
}
