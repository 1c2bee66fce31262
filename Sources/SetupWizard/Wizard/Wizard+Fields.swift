internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// What is typed into the fields of a page.
extension Wizard {
    /// The field that has the focus; nil when a list, a row or a button has it.
    var focusedField: FieldSlot? {
        guard overlay == nil, case .step(let question) = place else { return nil }
        let slots = question.page.fields(self)
        let index = focus[question] ?? 0
        return slots.indices.contains(index) && !slots[index].isChoice ? slots[index] : nil
    }

    /// Whether a text field has the focus, so that letters are letters.
    var editsText: Bool {
        if overlay == nil, case .signIn(let page) = place { return page.takesReply && !asksLineByLine }
        return focusedField != nil
    }

    /// Takes a field's text over into the answers, cleaned; its problem is shown from now on.
    mutating func leave(_ slot: FieldSlot) {
        revealed = false
        visited.insert(slot.key)
        guard let editor = editors[slot.key] else { return }
        var clean = editor.text.trimmed
        switch slot.key {
        // Blanks may be part of it.
        case FieldName.keyPassphrase: return
        case FieldName.connection: answers.connection = clean
        case FieldName.location:
            answers.location = clean.isEmpty ? "" : questionnaire.resolvedLocation(clean)
            clean = shownLocation
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
        if status == nil, clean == editor.text.trimmed { status = .note(say(FieldWords.blanksRemoved)) }
    }

    /// Where the settings file goes, as its field holds it: under the home folder with `~`.
    var shownLocation: String {
        questionnaire.home.map { answers.location.shortened(home: $0) } ?? answers.location
    }

    /// Takes over what stands in the fields, so that leaving the page in any direction loses nothing.
    mutating func keepTyped() {
        guard case .step(let question) = place else { return }
        for slot in question.page.fields(self) where editors[slot.key] != nil { leave(slot) }
    }

    /// Leads to the first field of any page that is not good.
    mutating func showFirstProblem() -> Bool {
        for question in questionnaire.steps(answers) {
            guard let index = question.page.firstProblem(self) else { continue }
            // What is missing may be what the registration of an application gives.
            if question == .values, questionnaire.steps(answers).contains(.register),
                !Question.register.page.isAnswered(self)
            {
                enter(.register)
                return true
            }
            enter(question)
            let slots = question.page.fields(self)
            for slot in slots { visited.insert(slot.key) }
            focus[question] = index
            status = slots[index].problem(self).map { .problem($0) }
            return true
        }
        return false
    }
}
