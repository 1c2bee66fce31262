internal import ServiceCatalog
internal import Wording

/// The page with the values that a way of signing in needs.
struct ValuesPage: FieldPage {
    let question = Question.values

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.scheme(answers) == nil || !Self.uses(answers, questionnaire).isEmpty
    }

    func fields(_ wizard: Wizard) -> [FieldSlot] {
        let uses = Self.uses(wizard.answers, wizard.questionnaire)
        let hasMore = !wizard.asksLineByLine && !wizard.showsMore && uses.contains { !$0.optional }
        return uses.map { FieldSlot($0.field, optional: $0.optional) }.filter { slot in
            !hasMore || !slot.optional || slot.isChoice || !slot.text(wizard).isEmpty
        }
    }

    /// The fields that may stay empty and are not shown.
    private func more(_ wizard: Wizard) -> [Field] {
        let shown = Set(fields(wizard).map(\.key))
        return Self.uses(wizard.answers, wizard.questionnaire).map(\.field).filter { !shown.contains($0.property) }
    }

    /// The fields but for those that an earlier page asks for.
    private static func uses(
        _ answers: SetupAnswers,
        _ questionnaire: Questionnaire
    ) -> [(field: Field, optional: Bool)] {
        let before = questionnaire.registrationFields(answers).map(\.field.property)
        return questionnaire.fields(answers).filter { !before.contains($0.field.property) }
    }

    /// A connection string fills the answers, wherever it is given.
    func handleFirst(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect]? {
        switch event {
        case .paste(let text): wizard.showIfString(text)
        case .fill(_, let text): wizard.takeIfString(text)
        case .key(.control("o")): showMore(&wizard)
        default: nil
        }
    }

    private func showMore(_ wizard: inout Wizard) -> [WizardEffect]? {
        guard !more(wizard).isEmpty else { return nil }
        let key = wizard.focusedField?.key
        wizard.showsMore = true
        // The focus stays where it was, although fields came before it.
        wizard.focus[question] = fields(wizard).firstIndex { $0.key == key } ?? 0
        return []
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, ValuesPageWords.title(wizard.serviceName), ValuesPageWords.lead)
        page.blocks = blocks(wizard)
        page.keys = keys(wizard)
        let more = more(wizard)
        if !more.isEmpty {
            let names = ServicePageWords.together(more.map(\.label))
            page.blocks.insert(.text(wizard.say(ValuesPageWords.more(names)), .normal), at: page.blocks.count - 2)
            page.keys.append(wizard.hint("Ctrl-O", KeyBarWords.more))
        }
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] { fieldRows(wizard) }
}
