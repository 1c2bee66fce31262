internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with every answer, before anything is done: each can be changed where it stands.
struct ReviewPage: WizardPage {
    let question = Question.review
    let part = Part.check

    /// What can have the focus.
    private enum Target {
        case row(ReviewRow)
        case start
        case stringOnly
    }

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { true }
    func isAnswered(_ wizard: Wizard) -> Bool { false }
    func likelyFocus(_ wizard: Wizard) -> Int { rows(wizard).count }

    // MARK: Content

    func content(_ wizard: Wizard) -> Page {
        let lead =
            switch (wizard.stage, wizard.asksLineByLine) {
            case (.starting, true): ReviewPageWords.leadLineByLine
            case (.starting, false): ReviewPageWords.lead
            // After a run that failed it is known to the service.
            case (_, true): ReviewPageWords.leadAgainLineByLine
            case (_, false): ReviewPageWords.leadAgain
            }
        var page = wizard.newPage(kind, ReviewPageWords.title, lead)
        let rows = rows(wizard)
        let (targets, selected) = (targets(wizard), focus(wizard))
        page.blocks = rows.enumerated().map { index, row in .row(row.view(focused: index == selected)) }
        page.blocks += wizard.replacementWarning
        if let destination = wizard.questionnaire.destination {
            page.blocks.append(.text(wizard.say(ReviewPageWords.sent(destination.host)), .normal))
        }
        if let notice = EngineNotice.ownWay(in: wizard.questionnaire.properties(wizard.answers)) {
            page.blocks.append(.text(notice.text(in: wizard.language), .warning))
        }
        page.blocks.append(.gap)
        for (index, target) in targets.enumerated() {
            switch target {
            case .row: break
            case .start: page.blocks.append(button(startLabel(wizard), index == selected, wizard))
            case .stringOnly where wizard.asksLineByLine:
                let detail = wizard.say(ReviewPageWords.stringOnlyDetail)
                let label = wizard.say(ReviewPageWords.stringOnly)
                page.blocks.append(.row(RowView(label: label, value: detail, focused: false, selectable: true)))
            case .stringOnly: page.blocks.append(button(ReviewPageWords.stringOnly, index == selected, wizard))
            }
        }
        page.keys = keys(wizard)
        return page
    }

    private func keys(_ wizard: Wizard) -> [Page.KeyHint] {
        var keys: [Page.KeyHint]
        switch targets(wizard)[focus(wizard)] {
        case .row(let row):
            keys = [wizard.hint("Enter", KeyBarWords.change)]
            if row.turns { keys.append(wizard.hint("Left/Right", KeyBarWords.turn)) }
        case .start: keys = [Page.KeyHint(key: "Enter", action: wizard.say(startLabel(wizard)).lowercased())]
        case .stringOnly: keys = [wizard.hint("Enter", KeyBarWords.choose)]
        }
        return keys + [wizard.hint("Up/Down", KeyBarWords.move)]
    }

    private func button(_ label: LocalizedText, _ focused: Bool, _ wizard: Wizard) -> Block {
        .button(ButtonView(label: wizard.say(label), focused: focused))
    }

    /// The answers of every step.
    private func rows(_ wizard: Wizard) -> [ReviewRow] {
        wizard.questionnaire.steps(wizard.answers).flatMap { $0.page.reviewRows(wizard) }
    }

    private func targets(_ wizard: Wizard) -> [Target] {
        let isStringOnly = wizard.questionnaire.browser(wizard.answers) == BrowserPlace.none
        let targets = rows(wizard).map { Target.row($0) } + [.start]
        return isStringOnly && wizard.questionnaire.needsBrowser(wizard.answers) ? targets : targets + [.stringOnly]
    }

    private func focus(_ wizard: Wizard) -> Int {
        let rows = rows(wizard).count
        return min(wizard.focus[.review] ?? rows, targets(wizard).count - 1)
    }

    private func startLabel(_ wizard: Wizard) -> LocalizedText {
        guard wizard.questionnaire.needsBrowser(wizard.answers) else { return ReviewPageWords.testButton }
        let isStringOnly = wizard.questionnaire.browser(wizard.answers) == BrowserPlace.none
        return isStringOnly ? ReviewPageWords.stringButton : ReviewPageWords.signInButton
    }

    // MARK: Events

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let (targets, selected) = (targets(wizard), focus(wizard))
        if let moved = event.focus(after: selected, of: targets.count) { wizard.focus[.review] = moved }
        switch event {
        case .choose(let index) where targets.indices.contains(index): return choose(numbered(wizard)[index], &wizard)
        case .key(.enter), .key(.character(" ")): return choose(targets[selected], &wizard)
        case .key(.left): turn(targets[selected], by: -1, &wizard)
        case .key(.right): turn(targets[selected], by: 1, &wizard)
        case .confirm: return wizard.start()
        default: break
        }
        return []
    }

    /// What a line-by-line front counts: the rows, and then the string alone.
    private func numbered(_ wizard: Wizard) -> [Target] {
        targets(wizard).filter { if case .start = $0 { false } else { true } } + [.start]
    }

    private func choose(_ target: Target, _ wizard: inout Wizard) -> [WizardEffect] {
        switch target {
        case .start: return wizard.start()
        case .stringOnly: return wizard.start(stringOnly: true)
        case .row(let row):
            wizard.enter(row.question)
            wizard.openedFromReview = row.question
            if let index = row.fieldIndex { wizard.focus[row.question] = index }
            return []
        }
    }

    /// Changes an answer where it stands; the focus stays with it although rows may come and go.
    private func turn(_ target: Target, by step: Int, _ wizard: inout Wizard) {
        guard case .row(let row) = target, row.turns else { return }
        row.question.page.turn(row.fieldIndex, by: step, &wizard)
        let rows = rows(wizard)
        wizard.focus[.review] = rows.firstIndex { $0.question == row.question && $0.fieldIndex == row.fieldIndex }
    }
}

/// A row of the review page and where Enter on it leads.
struct ReviewRow {
    let label: String
    let value: String
    let question: Question
    /// Nil for a page without fields.
    let fieldIndex: Int?
    /// Whether left and right change it.
    let turns: Bool
    /// That it is missing or wrong; nil while it is good.
    let tag: Badge?

    fileprivate func view(focused: Bool) -> RowView {
        RowView(label: label, value: value, focused: focused, selectable: true, turns: turns, tag: tag)
    }
}
