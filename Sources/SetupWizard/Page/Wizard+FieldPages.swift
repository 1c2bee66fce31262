internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// The pages with fields, and the review page.
extension Wizard {
    var fieldKeys: [Page.KeyHint] {
        var keys = [hint("Enter", Words.Keys.next), hint("Tab", Words.Keys.move)]
        if let slot = focusedField {
            if slot.secret, untouched(slot) != nil || !text(slot).isEmpty {
                keys.append(hint("Ctrl-T", Words.Keys.reveal))
            }
            if editors[slot.key]?.canUndo == true { keys.append(hint("Ctrl-_", Words.Keys.undo)) }
        } else if case .step(let kind) = place, (focus[kind] ?? 0) < slots(kind).count {
            keys.append(hint("Left/Right", Words.Keys.change))
        }
        return keys
    }

    func valuesPage() -> Page {
        let title = say(Words.Ask.valuesTitle(serviceName))
        var page = Page(kind: .values, title: title, lead: [say(Words.Ask.valuesLead)])
        page.blocks = fieldBlocks(.values)
        page.keys = fieldKeys
        return page
    }

    func namePage() -> Page {
        var page = Page(kind: .name, title: say(Words.Ask.nameTitle), lead: [say(Words.Ask.nameLead)])
        page.blocks = fieldBlocks(.name)
        if existing.contains(answers.connection) { page.blocks.append(.text(say(Words.Ask.replaces), .warning)) }
        page.keys = fieldKeys
        return page
    }

    func fieldBlocks(_ kind: PageKind, button: LocalizedText = Words.Ask.continueButton) -> [Block] {
        let slots = slots(kind)
        let focused = focus[kind] ?? 0
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
            placeholder: kept.map { say(Words.Ask.unchanged(Mask.stored($0))) } ?? placeholder(slot),
            help: help(slot),
            problem: problemIsShown ? problem(slot) : nil,
            note: isTyped && slot.secret && !text.isEmpty ? say(Words.Ask.length(text)) : nil,
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
        let items = field.choices.map { ChoiceList.Item(title: say($0.label), detail: "") }
        return ChoiceList(items: items, selected: selected, focused: focused)
    }

    private func label(_ slot: FieldSlot) -> String {
        switch slot.key {
        case FieldName.connection: say(Words.Ask.nameLabel)
        case FieldName.location: say(Words.Ask.locationLabel)
        case FieldName.reply: say(Words.Run.replyLabel)
        case FieldName.file: say(Words.TakeIn.fileLabel)
        case FieldName.passphrase: say(Words.TakeIn.passphraseLabel)
        case FieldName.newName: say(Words.TakeIn.nameLabel)
        case FieldName.string: say(Words.FromString.label)
        default: slot.field.map { say($0.label) } ?? ""
        }
    }

    private func help(_ slot: FieldSlot) -> String {
        switch slot.key {
        case FieldName.connection: say(Words.Ask.nameHelp)
        case FieldName.location: say(Words.Ask.locationHelp)
        case FieldName.reply: say(Words.Run.replyHelp)
        case FieldName.file: say(Words.TakeIn.fileHelp)
        case FieldName.passphrase: say(Words.TakeIn.passphraseHelp)
        case FieldName.newName: say(Words.TakeIn.nameHelp)
        case FieldName.string: say(Words.FromString.help)
        default: slot.field.map { say($0.help) } ?? ""
        }
    }

    private func placeholder(_ slot: FieldSlot) -> String {
        if slot.key == FieldName.location { return questionnaire.defaultLocation(answers.connection) }
        if slot.key == FieldName.file { return say(Words.TakeIn.fileExample) }
        guard let field = slot.field else { return slot.optional ? say(Words.Ask.optional) : "" }
        if let value = questionnaire.fallback(field, optional: slot.optional, answers), !value.isEmpty { return value }
        if slot.optional { return say(Words.Ask.optional) }
        return field.example.isEmpty ? "" : say(Words.Ask.only(example: field.example))
    }

    // MARK: Review

    /// A row of the review page and where Enter on it leads.
    struct ReviewRow {
        let label: String
        let value: String
        let page: PageKind
        let fieldIndex: Int?
    }

    func reviewRows() -> [ReviewRow] {
        var rows: [ReviewRow] = []
        for step in questionnaire.steps(answers) {
            switch step {
            case .service: rows.append(row(Words.Ask.rowService, serviceName, step))
            case .scheme:
                let name = questionnaire.scheme(answers).map { say($0.name) }
                rows.append(row(Words.Ask.rowScheme, name, step))
            case .app:
                let name = questionnaire.app(answers).map {
                    say($0 == .embedded ? Words.Ask.embedded : Words.Ask.custom)
                }
                rows.append(row(Words.Ask.rowApp, name, step))
            case .browser: rows.append(row(Words.Ask.rowBrowser, questionnaire.browser(answers).map(browserName), step))
            case .values, .name:
                for (index, slot) in slots(step).enumerated() {
                    rows.append(ReviewRow(label: label(slot), value: reviewValue(slot), page: step, fieldIndex: index))
                }
            default: break
            }
        }
        if questionnaire.browser(answers) != BrowserPlace.none || !questionnaire.needsBrowser(answers) {
            let value = say(Words.Ask.stringOnlyDetail)
            rows.append(ReviewRow(label: say(Words.Ask.stringOnly), value: value, page: .done, fieldIndex: nil))
        }
        return rows
    }

    private func row(_ label: LocalizedText, _ value: String?, _ page: PageKind) -> ReviewRow {
        ReviewRow(label: say(label), value: value ?? say(Words.Ask.noSignInAnswer), page: page, fieldIndex: nil)
    }

    private func browserName(_ place: BrowserPlace) -> String {
        switch place {
        case .here: say(Words.Ask.here)
        case .elsewhere: say(Words.Ask.elsewhere)
        case .none: say(Words.Ask.nowhere)
        }
    }

    private func reviewValue(_ slot: FieldSlot) -> String {
        switch slot.key {
        case FieldName.connection: return answers.connection
        case FieldName.location: return questionnaire.location(answers)
        default: break
        }
        guard let field = slot.field else { return "" }
        if field.kind == .choice, let index = choiceIndex(field) { return say(field.choices[index].label) }
        let fallback = questionnaire.fallback(field, optional: slot.optional, answers)
        let value = answers[field.property] ?? fallback ?? ""
        if value.isEmpty { return say(Words.Ask.empty) }
        return field.secret ? Mask.stored(value) : value
    }

    func reviewPage() -> Page {
        var page = Page(kind: .review, title: say(Words.Ask.reviewTitle), lead: [])
        page.lead = [say(asksLineByLine ? Words.Ask.reviewLine : Words.Ask.reviewLead)]
        let rows = reviewRows()
        let selected = min(focus[.review] ?? rows.count, rows.count)
        page.blocks = rows.enumerated().map { index, row in
            .row(RowView(label: row.label, value: row.value, focused: index == selected, selectable: true))
        }
        if existing.contains(answers.connection) { page.blocks.append(.text(say(Words.Ask.replaces), .warning)) }
        if let notice = EngineNotice.ownWay(in: questionnaire.properties(answers)) {
            page.blocks.append(.text(notice.text(in: language), .warning))
        }
        page.blocks += [.gap, .button(ButtonView(label: startLabel, focused: selected == rows.count))]
        page.keys = [hint("Enter", selected == rows.count ? Words.Keys.next : Words.Keys.change)]
        page.keys.append(hint("Up/Down", Words.Keys.move))
        return page
    }

    private var startLabel: String {
        guard questionnaire.needsBrowser(answers) else { return say(Words.Ask.testButton) }
        return say(
            questionnaire.browser(answers) == BrowserPlace.none ? Words.Ask.stringButton : Words.Ask.signInButton
        )
    }
}
