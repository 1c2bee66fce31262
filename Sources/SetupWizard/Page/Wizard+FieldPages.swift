internal import Localization
internal import ServiceCatalog
internal import Wording

/// Fields as the person sees them, on their page and on the review page.
extension Wizard {
    var fieldKeys: [Page.KeyHint] {
        var keys = [hint("Enter", WizardWords.Keys.next), hint("Tab", WizardWords.Keys.move)]
        if let slot = focusedField {
            if slot.secret, untouched(slot) != nil || !text(slot).isEmpty {
                keys.append(hint("Ctrl-T", WizardWords.Keys.reveal))
            }
            if editors[slot.key]?.canUndo == true { keys.append(hint("Ctrl-_", WizardWords.Keys.undo)) }
        } else if case .step(let question) = place, (focus[question.kind] ?? 0) < slots(question).count {
            keys.append(hint("Left/Right", WizardWords.Keys.change))
        }
        return keys
    }

    func fieldBlocks(_ question: Question, button: LocalizedText = WizardWords.Field.continueButton) -> [Block] {
        let slots = slots(question)
        let focused = focus[question.kind] ?? 0
        let fields = slots.enumerated().map { index, slot in Block.field(view(slot, focused: index == focused)) }
        return fields + [.gap, .button(ButtonView(label: say(button), focused: focused >= slots.count))]
    }

    private func view(_ slot: FieldSlot, focused: Bool) -> FieldView {
        let kept = untouched(slot)
        let isRevealed = focused && revealed
        let text = kept.map { isRevealed ? $0 : "" } ?? text(slot)
        let isTyped = focused && !asksLineByLine
        let caret = focused ? editors[slot.key]?.caret ?? text.count : 0
        let isBegun = focused && (isBeingTyped(slot) || (slot.key != FieldName.connection && text.isEmpty))
        let problemIsShown = visited.contains(slot.key) && !isBegun
        return FieldView(
            label: label(slot),
            shown: slot.secret && !isRevealed ? (isTyped ? Mask.typed(text) : Mask.unlessEmpty(text)) : text,
            caret: caret,
            focused: focused,
            secret: slot.secret,
            placeholder: kept.map { say(WizardWords.Field.unchanged(Mask.stored($0))) } ?? placeholder(slot),
            help: help(slot),
            problem: problemIsShown ? problem(slot) : nil,
            note: isTyped && slot.secret && !text.isEmpty ? say(WizardWords.Field.length(text)) : nil,
            optional: slot.optional,
            options: options(slot, focused: focused)
        )
    }

    /// Whether the field holds something else than what was checked last.
    private func isBeingTyped(_ slot: FieldSlot) -> Bool {
        guard let typed = editors[slot.key]?.text else { return false }
        if slot.key == FieldName.connection { return typed != answers.connection }
        return slot.field.map { typed != answers[$0.property] ?? "" } ?? false
    }

    private func options(_ slot: FieldSlot, focused: Bool) -> ChoiceList? {
        guard let field = slot.field, let selected = choiceIndex(field), field.kind == .choice else { return nil }
        let items = field.choices.map { ChoiceList.Item(title: say($0.label)) }
        return ChoiceList(items: items, selected: selected, focused: focused)
    }

    func label(_ slot: FieldSlot) -> String {
        (FieldName.words[slot.key]?.label ?? slot.field?.label).map(say) ?? ""
    }

    private func help(_ slot: FieldSlot) -> String {
        (FieldName.words[slot.key]?.help ?? slot.field?.help).map(say) ?? ""
    }

    private func placeholder(_ slot: FieldSlot) -> String {
        if slot.key == FieldName.location { return questionnaire.defaultLocation(answers.connection) }
        if slot.key == FieldName.file { return say(WizardWords.ImportSettings.fileExample) }
        guard let field = slot.field else { return slot.optional ? say(WizardWords.Field.optional) : "" }
        if let value = questionnaire.fallback(field, optional: slot.optional, answers), !value.isEmpty { return value }
        if slot.optional { return say(WizardWords.Field.optional) }
        return field.example.isEmpty ? "" : say(WizardWords.Field.onlyExample(field.example))
    }

    // MARK: Review

    /// A row of the review page and where Enter on it leads.
    struct ReviewRow {
        let label: String
        let value: String
        /// Nil for the row that makes a connection string alone.
        let question: Question?
        let fieldIndex: Int?
    }

    func row(_ label: LocalizedText, _ value: String?, _ question: Question) -> ReviewRow {
        ReviewRow(
            label: say(label),
            value: value ?? say(WizardWords.Review.notAnswered),
            question: question,
            fieldIndex: nil
        )
    }

    func reviewValue(_ slot: FieldSlot) -> String {
        switch slot.key {
        case FieldName.connection: return answers.connection
        case FieldName.location: return questionnaire.location(answers)
        default: break
        }
        guard let field = slot.field else { return "" }
        if field.kind == .choice, let index = choiceIndex(field) { return say(field.choices[index].label) }
        let fallback = questionnaire.fallback(field, optional: slot.optional, answers)
        let value = answers[field.property] ?? fallback ?? ""
        if value.isEmpty { return say(WizardWords.Review.empty) }
        return field.secret ? Mask.stored(value) : value
    }

    /// That a connection of this name will be replaced, when there is one.
    var replacementWarning: [Block] {
        existing.contains(answers.connection) ? [.text(say(WizardWords.Name.replaces), .warning)] : []
    }
}
