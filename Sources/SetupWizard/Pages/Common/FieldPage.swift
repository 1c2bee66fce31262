internal import Localization
internal import ServiceCatalog
internal import Wording

/// A page with fields to fill in and a button.
protocol FieldPage: WizardPage {}

extension FieldPage {
    func isAnswered(_ wizard: Wizard) -> Bool { firstProblem(wizard) == nil }

    // MARK: Content

    /// The fields, and the button that goes on.
    func blocks(_ wizard: Wizard, button: LocalizedText = FieldWords.continueButton) -> [Block] {
        let fields = fields(wizard)
        let focused = wizard.focus[question] ?? 0
        let views = fields.enumerated().map { Block.field($1.view(wizard, focused: $0 == focused)) }
        return views + [.gap, .button(ButtonView(label: wizard.say(button), focused: focused >= fields.count))]
    }

    func keys(_ wizard: Wizard) -> [Page.KeyHint] {
        var keys = [wizard.hint("Enter", KeyBarWords.next), wizard.hint("Tab", KeyBarWords.move)]
        if let slot = wizard.focusedField {
            if slot.secret, slot.untouched(wizard) != nil || !slot.text(wizard).isEmpty {
                keys.append(wizard.hint("Ctrl-T", KeyBarWords.reveal))
            }
            if slot.fix(wizard) != nil { keys.append(wizard.hint("Ctrl-F", KeyBarWords.fix)) }
            if wizard.editors[slot.key]?.canUndo == true { keys.append(wizard.hint("Ctrl-_", KeyBarWords.undo)) }
        } else if (wizard.focus[question] ?? 0) < fields(wizard).count {
            keys.append(wizard.hint("Left/Right", KeyBarWords.change))
        }
        return keys
    }

    func fieldRows(_ wizard: Wizard) -> [ReviewRow] {
        fields(wizard).enumerated().map { index, slot in
            ReviewRow(
                label: slot.label(wizard),
                value: slot.reviewValue(wizard),
                question: question,
                fieldIndex: index,
                turns: slot.isChoice,
                tag: slot.reviewTag(wizard)
            )
        }
    }

    // MARK: Events

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let fields = fields(wizard)
        let index = min(wizard.focus[question] ?? 0, fields.count)
        switch event {
        case .fill(let slot, let text) where fields.indices.contains(slot):
            // A string may have lines; which of them would be the value nobody can tell.
            let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
            guard lines.count > 1, fields[slot].key != FieldName.string else {
                fill(fields[slot], with: text, &wizard)
                return []
            }
            wizard.status = .problem(wizard.say(FieldWords.manyLines(lines.count)))
        case .keep(let slot) where fields.indices.contains(slot): wizard.leave(fields[slot])
        case .confirm: return submitChecked(&wizard)
        case .paste(let text) where index < fields.count: paste(text, into: fields[index], &wizard)
        case .key(let key) where index < fields.count: return handle(key, in: fields[index], &wizard)
        case .key(.enter), .key(.character(" ")): return submitChecked(&wizard)
        case .key(.tab), .key(.down): wizard.focus[question] = 0
        case .key(.backTab), .key(.up): wizard.focus[question] = fields.count - 1
        default: break
        }
        return []
    }

    /// Takes a whole answer; one of fixed values may be given by what the person reads of it.
    private func fill(_ slot: FieldSlot, with text: String, _ wizard: inout Wizard) {
        wizard.touched = true
        let choice = slot.field?.choices.first { choice in Language.allCases.contains { choice.label($0) == text } }
        wizard.editors[slot.key] = TextEditor(choice?.value ?? text)
        wizard.leave(slot)
        if slot.isChoice { wizard.editors[slot.key] = nil }
    }

    private func handle(_ key: Key, in slot: FieldSlot, _ wizard: inout Wizard) -> [WizardEffect] {
        let (index, count) = (wizard.focus[question] ?? 0, fields(wizard).count)
        switch key {
        case .tab, .down: move(from: slot, to: (index + 1) % (count + 1), &wizard)
        case .backTab, .up: move(from: slot, to: (index + count) % (count + 1), &wizard)
        case .enter where index + 1 == count: return submitChecked(&wizard)
        case .enter: move(from: slot, to: index + 1, &wizard)
        case .control("t") where slot.secret: wizard.revealed.toggle()
        case .control("f") where slot.fix(wizard) != nil: fix(slot, &wizard)
        case .left where slot.isChoice: turn(slot, by: -1, &wizard)
        case .right where slot.isChoice, .character(" ") where slot.isChoice: turn(slot, by: 1, &wizard)
        default:
            var editor = slot.editor(wizard)
            guard !slot.isChoice, editor.handle(key) else { return [] }
            wizard.touched = true
            wizard.editors[slot.key] = editor
        }
        return []
    }

    private func move(from slot: FieldSlot, to index: Int, _ wizard: inout Wizard) {
        wizard.leave(slot)
        wizard.focus[question] = index
    }

    func turn(_ fieldIndex: Int?, by step: Int, _ wizard: inout Wizard) {
        let fields = fields(wizard)
        guard let fieldIndex, fields.indices.contains(fieldIndex) else { return }
        turn(fields[fieldIndex], by: step, &wizard)
    }

    /// Goes on among fixed values.
    private func turn(_ slot: FieldSlot, by step: Int, _ wizard: inout Wizard) {
        guard let field = slot.field, let selected = slot.choiceIndex(wizard) else { return }
        let count = field.choices.count
        wizard.answers[field.property] = field.choices[(selected + step + count) % count].value
        wizard.editors[slot.key] = nil
        wizard.touched = true
    }

    /// Puts the value that was probably meant in the place of what was typed.
    private func fix(_ slot: FieldSlot, _ wizard: inout Wizard) {
        guard let value = slot.fix(wizard) else { return }
        var editor = slot.editor(wizard)
        editor.replace(with: value)
        wizard.editors[slot.key] = editor
        wizard.touched = true
        wizard.leave(slot)
    }

    private func paste(_ text: String, into slot: FieldSlot, _ wizard: inout Wizard) {
        var editor = slot.editor(wizard)
        let trimmed = text.trimmed
        guard editor.insert(trimmed) else {
            wizard.status = .problem(wizard.say(FrontWords.pasteTooLong))
            return
        }
        wizard.editors[slot.key] = editor
        wizard.touched = true
        let isJoined = trimmed.contains(where: \.isNewline)
        let note = FieldWords.pasted(trimmed.count, trimmed: trimmed.count < text.count, joined: isJoined)
        wizard.status = .note(wizard.say(note))
    }

    /// Checks the page as a whole and goes on, or puts the focus on the first wrong field.
    private func submitChecked(_ wizard: inout Wizard) -> [WizardEffect] {
        for slot in fields(wizard) { wizard.leave(slot) }
        wizard.touched = true
        guard let index = firstProblem(wizard) else { return submit(&wizard) }
        wizard.focus[question] = index
        if let problem = fields(wizard)[index].problem(wizard) { wizard.status = .problem(problem) }
        return []
    }
}
