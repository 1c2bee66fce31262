internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// The pages with fields, and the review page.
extension Wizard {
    var fieldKeys: [Page.KeyHint] {
        var keys = [hint("Enter", WizardWords.Keys.next), hint("Tab", WizardWords.Keys.move)]
        if let slot = focusedField {
            if slot.secret, untouched(slot) != nil || !text(slot).isEmpty {
                keys.append(hint("Ctrl-T", WizardWords.Keys.reveal))
            }
            if editors[slot.key]?.canUndo == true { keys.append(hint("Ctrl-_", WizardWords.Keys.undo)) }
        } else if case .step(let kind) = place, (focus[kind] ?? 0) < slots(kind).count {
            keys.append(hint("Left/Right", WizardWords.Keys.change))
        }
        return keys
    }

    func valuesPage() -> Page {
        let title = say(WizardWords.Values.title(serviceName))
        var page = Page(kind: .values, title: title, lead: [say(WizardWords.Values.lead)])
        page.blocks = fieldBlocks(.values)
        page.keys = fieldKeys
        return page
    }

    func namePage() -> Page {
        var page = Page(kind: .name, title: say(WizardWords.Name.title), lead: [say(WizardWords.Name.lead)])
        page.blocks = fieldBlocks(.name)
        if existing.contains(answers.connection) { page.blocks.append(.text(say(WizardWords.Name.replaces), .warning)) }
        page.keys = fieldKeys
        return page
    }

    func fieldBlocks(_ kind: PageKind, button: LocalizedText = WizardWords.Field.continueButton) -> [Block] {
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
        let items = field.choices.map { ChoiceList.Item(title: say($0.label), detail: "") }
        return ChoiceList(items: items, selected: selected, focused: focused)
    }

    private func label(_ slot: FieldSlot) -> String {
        switch slot.key {
        case FieldName.connection: say(WizardWords.Name.label)
        case FieldName.location: say(WizardWords.Name.locationLabel)
        case FieldName.reply: say(WizardWords.SignIn.replyLabel)
        case FieldName.file: say(WizardWords.ImportSettings.fileLabel)
        case FieldName.passphrase: say(WizardWords.ImportSettings.passphraseLabel)
        case FieldName.newName: say(WizardWords.ImportSettings.nameLabel)
        case FieldName.string: say(WizardWords.FromString.label)
        default: slot.field.map { say($0.label) } ?? ""
        }
    }

    private func help(_ slot: FieldSlot) -> String {
        switch slot.key {
        case FieldName.connection: say(WizardWords.Name.help)
        case FieldName.location: say(WizardWords.Name.locationHelp)
        case FieldName.reply: say(WizardWords.SignIn.replyHelp)
        case FieldName.file: say(WizardWords.ImportSettings.fileHelp)
        case FieldName.passphrase: say(WizardWords.ImportSettings.passphraseHelp)
        case FieldName.newName: say(WizardWords.ImportSettings.nameHelp)
        case FieldName.string: say(WizardWords.FromString.help)
        default: slot.field.map { say($0.help) } ?? ""
        }
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
        let page: PageKind
        let fieldIndex: Int?
    }

    func reviewRows() -> [ReviewRow] {
        var rows: [ReviewRow] = []
        for step in questionnaire.steps(answers) {
            switch step {
            case .service: rows.append(row(WizardWords.Review.service, serviceName, step))
            case .scheme:
                let name = questionnaire.scheme(answers).map { say($0.name) }
                rows.append(row(WizardWords.Review.scheme, name, step))
            case .app:
                let name = questionnaire.app(answers).map {
                    say($0 == .embedded ? WizardWords.App.embedded : WizardWords.App.custom)
                }
                rows.append(row(WizardWords.Review.app, name, step))
            case .browser:
                rows.append(row(WizardWords.Review.browser, questionnaire.browser(answers).map(browserName), step))
            case .values, .name:
                for (index, slot) in slots(step).enumerated() {
                    rows.append(ReviewRow(label: label(slot), value: reviewValue(slot), page: step, fieldIndex: index))
                }
            default: break
            }
        }
        if questionnaire.browser(answers) != BrowserPlace.none || !questionnaire.needsBrowser(answers) {
            let value = say(WizardWords.Review.stringOnlyDetail)
            rows.append(
                ReviewRow(label: say(WizardWords.Review.stringOnly), value: value, page: .done, fieldIndex: nil)
            )
        }
        return rows
    }

    private func row(_ label: LocalizedText, _ value: String?, _ page: PageKind) -> ReviewRow {
        ReviewRow(label: say(label), value: value ?? say(WizardWords.Review.notAnswered), page: page, fieldIndex: nil)
    }

    private func browserName(_ place: BrowserPlace) -> String {
        switch place {
        case .here: say(WizardWords.Browser.here)
        case .elsewhere: say(WizardWords.Browser.elsewhere)
        case .none: say(WizardWords.Browser.nowhere)
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
        if value.isEmpty { return say(WizardWords.Review.empty) }
        return field.secret ? Mask.stored(value) : value
    }

    func reviewPage() -> Page {
        var page = Page(kind: .review, title: say(WizardWords.Review.title), lead: [])
        page.lead = [say(asksLineByLine ? WizardWords.Review.leadLineByLine : WizardWords.Review.lead)]
        let rows = reviewRows()
        let selected = min(focus[.review] ?? rows.count, rows.count)
        page.blocks = rows.enumerated().map { index, row in
            .row(RowView(label: row.label, value: row.value, focused: index == selected, selectable: true))
        }
        if existing.contains(answers.connection) { page.blocks.append(.text(say(WizardWords.Name.replaces), .warning)) }
        if let notice = EngineNotice.ownWay(in: questionnaire.properties(answers)) {
            page.blocks.append(.text(notice.text(in: language), .warning))
        }
        page.blocks += [.gap, .button(ButtonView(label: startLabel, focused: selected == rows.count))]
        page.keys = [hint("Enter", selected == rows.count ? WizardWords.Keys.next : WizardWords.Keys.change)]
        page.keys.append(hint("Up/Down", WizardWords.Keys.move))
        return page
    }

    private var startLabel: String {
        guard questionnaire.needsBrowser(answers) else { return say(WizardWords.Review.testButton) }
        return say(
            questionnaire.browser(answers) == BrowserPlace.none
                ? WizardWords.Review.stringButton : WizardWords.Review.signInButton
        )
    }
}
