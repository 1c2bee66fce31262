internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// The pages with text fields.
extension Wizard {
    /// A text field of the current page.
    struct FieldSlot {
        /// The key in ``Wizard/editors``.
        let key: String
        /// The property's definition; nil for a field of the wizard's own.
        let field: Field?
        let optional: Bool

        /// Whether it is masked.
        var secret: Bool { field?.secret ?? [FieldName.passphrase, FieldName.string].contains(key) }
    }

    /// The fields of a page, in order.
    func slots(_ question: Question) -> [FieldSlot] { question.page.fields(self) }

    /// The field that has the focus; nil when a list, a row or a button has it.
    var focusedField: FieldSlot? {
        guard overlay == nil else { return nil }
        switch place {
        case .step(let question):
            let slots = slots(question)
            let index = focus[question.kind] ?? 0
            guard slots.indices.contains(index), slots[index].field?.kind != .choice else { return nil }
            return slots[index]
        case .signIn:
            return focus[.signIn] == 1 ? FieldSlot(key: FieldName.reply, field: nil, optional: true) : nil
        case .working, .failure, .done: return nil
        }
    }

    /// The text of a field as it stands.
    func text(_ slot: FieldSlot) -> String {
        editors[slot.key]?.text ?? slot.field.flatMap { answers[$0.property] } ?? ""
    }

    /// The secret of a saved connection that nobody has touched: it is never shown unasked, and stays when left alone.
    func untouched(_ slot: FieldSlot) -> String? {
        guard let field = slot.field, field.secret, editors[slot.key]?.isEmpty ?? true,
            let secret = stored[field.property.lowercased()], answers[field.property] == secret
        else { return nil }
        return secret
    }

    /// The editor of a field; a stored secret is typed anew, not changed.
    private func editor(_ slot: FieldSlot) -> TextEditor {
        editors[slot.key] ?? TextEditor(untouched(slot) == nil ? text(slot) : "")
    }

    mutating func handleFields(_ event: WizardEvent, at question: Question) -> [WizardEffect] {
        let slots = slots(question)
        let index = min(focus[question.kind] ?? 0, slots.count)
        switch event {
        case .fill(let slot, let text) where slots.indices.contains(slot):
            if question == .values, let effects = takeIfString(text) { return effects }
            // A string may have lines; a value has one, as where it is pasted into its field.
            fill(slots[slot], with: question == .string ? text : String(text.map { $0.isNewline ? " " : $0 }))
            return []
        case .confirm: return submit(question)
        case .paste(let text) where question == .string: return takeString(text)
        case .paste(let text) where index < slots.count:
            if question == .values, let effects = takeIfString(text) { return effects }
            return insert(text, into: slots[index])
        case .key(let key):
            return index < slots.count
                ? handle(key, in: slots[index], at: question, index: index, count: slots.count)
                : handleButton(key, at: question, count: slots.count)
        default: return []
        }
    }

    /// Takes a whole answer; one of fixed values may be given by what the person reads of it.
    private mutating func fill(_ slot: FieldSlot, with text: String) {
        touched = true
        let choice = slot.field?.choices.first { [$0.label.english, $0.label.japanese].contains(text) }
        editors[slot.key] = TextEditor(choice?.value ?? text)
        leave(slot)
        if slot.field?.kind == .choice { editors[slot.key] = nil }
    }

    private mutating func handle(
        _ key: Key,
        in slot: FieldSlot,
        at question: Question,
        index: Int,
        count: Int
    ) -> [WizardEffect] {
        switch key {
        case .tab, .down: move(from: slot, at: question, to: (index + 1) % (count + 1))
        case .backTab, .up: move(from: slot, at: question, to: (index + count) % (count + 1))
        case .enter:
            leave(slot)
            if index + 1 == count { return submit(question) }
            focus[question.kind] = index + 1
        case .control("t") where slot.secret: revealed.toggle()
        default:
            if slot.field?.kind == .choice { return changeChoice(key, slot) }
            var editor = editor(slot)
            guard editor.handle(key) else { return [] }
            touched = true
            editors[slot.key] = editor
        }
        return []
    }

    private mutating func handleButton(_ key: Key, at question: Question, count: Int) -> [WizardEffect] {
        switch key {
        case .enter, .character(" "): return submit(question)
        case .tab, .down: focus[question.kind] = 0
        case .backTab, .up: focus[question.kind] = count - 1
        default: break
        }
        return []
    }

    private mutating func changeChoice(_ key: Key, _ slot: FieldSlot) -> [WizardEffect] {
        guard let field = slot.field, let selected = choiceIndex(field) else { return [] }
        let count = field.choices.count
        switch key {
        case .left: answers[field.property] = field.choices[(selected + count - 1) % count].value
        case .right, .character(" "): answers[field.property] = field.choices[(selected + 1) % count].value
        default: return []
        }
        editors[slot.key] = nil
        touched = true
        return []
    }

    /// Which choice a field stands at.
    func choiceIndex(_ field: Field) -> Int? {
        let value = answers[field.property] ?? field.defaultValue
        return field.choices.firstIndex { $0.value == value } ?? (field.choices.isEmpty ? nil : 0)
    }

    private mutating func insert(_ text: String, into slot: FieldSlot) -> [WizardEffect] {
        var editor = editor(slot)
        let trimmed = text.trimmed
        editor.insert(trimmed)
        editors[slot.key] = editor
        touched = true
        let isJoined = trimmed.contains(where: \.isNewline)
        status = .note(
            WizardWords.Field.pasted(trimmed.count, trimmed: trimmed.count < text.count, joined: isJoined)(language)
        )
        return []
    }

    private mutating func move(from slot: FieldSlot, at question: Question, to index: Int) {
        leave(slot)
        focus[question.kind] = index
    }

    /// Takes a field's text over into the answers, cleaned; its problem is shown from now on.
    mutating func leave(_ slot: FieldSlot) {
        revealed = false
        visited.insert(slot.key)
        guard let editor = editors[slot.key] else { return }
        var clean = editor.text.trimmed
        switch slot.key {
        case FieldName.connection: answers.connection = clean
        case FieldName.location: answers.location = clean
        default:
            guard let field = slot.field else { break }
            let isKept = editor.isEmpty && !(slot.optional && editor.canUndo)
            if isKept, let secret = stored[field.property.lowercased()] {
                editors[slot.key] = nil
                answers[field.property] = secret
                return
            }
            let isExact = editor.text == answers[field.property] && answers.isExact(field.property)
            let result = FieldCheck.normalise(editor.text, field: field, isExact: isExact)
            answers[field.property] = result.value
            clean = result.value
            if let note = result.note { status = .note(note.text(in: language)) }
        }
        guard clean != editor.text else { return }
        // As a change, so that the text as it was typed can be brought back.
        editors[slot.key]?.replace(with: clean)
        if status == nil { status = .note(WizardWords.Field.blanksRemoved(language)) }
    }

    /// Takes over what stands in the fields, so that leaving the page in any direction loses nothing.
    mutating func keepTyped() {
        guard case .step(let question) = place else { return }
        for slot in slots(question) where editors[slot.key] != nil { leave(slot) }
    }

    /// Checks the page as a whole and goes on, or puts the focus on the first wrong field.
    private mutating func submit(_ question: Question) -> [WizardEffect] {
        for slot in slots(question) { leave(slot) }
        touched = true
        guard let index = question.page.firstProblem(self) else { return question.page.submit(&self) }
        focus[question.kind] = index
        if let problem = problem(slots(question)[index]) { status = .problem(problem) }
        return []
    }

    /// Leads to the first field of any page that is not good.
    mutating func showFirstProblem() -> Bool {
        for question in questionnaire.steps(answers) {
            guard let index = question.page.firstProblem(self) else { continue }
            enter(question)
            for slot in slots(question) { visited.insert(slot.key) }
            focus[question.kind] = index
            status = problem(slots(question)[index]).map { .problem($0) }
            return true
        }
        return false
    }

    /// What is wrong with a field, in the person's language.
    func problem(_ slot: FieldSlot) -> String? {
        guard let field = slot.field else {
            guard slot.key == FieldName.connection else { return sidePageProblem(slot) }
            let name = answers.connection
            let isGood =
                existing.contains(name)
                ? ConfigurationFolder.isConnectionName(name) : ConfigurationFolder.isNewConnectionName(name)
            return isGood ? nil : WizardWords.Name.bad(language)
        }
        return questionnaire.problem(field, optional: slot.optional, answers: answers).map { problem in
            problem.text(field, in: language)
        }
    }
}
