internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with every answer, before anything is done.
struct ReviewPage: WizardPage {
    let question = Question.review

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { true }
    func isAnswered(_ wizard: Wizard) -> Bool { false }
    func likelyFocus(_ wizard: Wizard) -> Int { rows(wizard).count }

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
        let selected = min(wizard.focus[.review] ?? rows.count, rows.count)
        page.blocks = rows.enumerated().map { index, row in
            .row(RowView(label: row.label, value: row.value, focused: index == selected, selectable: true))
        }
        page.blocks += wizard.replacementWarning
        if let notice = EngineNotice.ownWay(in: wizard.questionnaire.properties(wizard.answers)) {
            page.blocks.append(.text(notice.text(in: wizard.language), .warning))
        }
        let isStart = selected == rows.count
        page.blocks += [.gap, .button(ButtonView(label: wizard.say(startLabel(wizard)), focused: isStart))]
        page.keys = [wizard.hint("Enter", isStart ? KeyBarWords.next : KeyBarWords.change)]
        page.keys.append(wizard.hint("Up/Down", KeyBarWords.move))
        return page
    }

    /// The answers of every step, and the way to a connection string alone.
    private func rows(_ wizard: Wizard) -> [ReviewRow] {
        let (questionnaire, answers) = (wizard.questionnaire, wizard.answers)
        let rows = questionnaire.steps(answers).flatMap { $0.page.reviewRows(wizard) }
        guard questionnaire.browser(answers) != BrowserPlace.none || !questionnaire.needsBrowser(answers) else {
            return rows
        }
        let label = wizard.say(ReviewPageWords.stringOnly)
        let value = wizard.say(ReviewPageWords.stringOnlyDetail)
        return rows + [ReviewRow(label: label, value: value, question: nil, fieldIndex: nil)]
    }

    private func startLabel(_ wizard: Wizard) -> LocalizedText {
        guard wizard.questionnaire.needsBrowser(wizard.answers) else { return ReviewPageWords.testButton }
        let isStringOnly = wizard.questionnaire.browser(wizard.answers) == BrowserPlace.none
        return isStringOnly ? ReviewPageWords.stringButton : ReviewPageWords.signInButton
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let rows = rows(wizard)
        let selected = min(wizard.focus[.review] ?? rows.count, rows.count)
        if let moved = event.focus(after: selected, of: rows.count + 1) { wizard.focus[.review] = moved }
        switch event {
        case .choose(let index) where index < rows.count: return edit(rows[index], &wizard)
        case .key(.enter) where selected < rows.count, .key(.character(" ")) where selected < rows.count:
            return edit(rows[selected], &wizard)
        case .key(.enter), .key(.character(" ")), .confirm: return wizard.start()
        default: break
        }
        return []
    }

    private func edit(_ row: ReviewRow, _ wizard: inout Wizard) -> [WizardEffect] {
        guard let question = row.question else { return wizard.start(stringOnly: true) }
        wizard.enter(question)
        wizard.openedFromReview = question
        if let index = row.fieldIndex { wizard.focus[question] = index }
        return []
    }
}

/// A row of the review page and where Enter on it leads.
struct ReviewRow {
    let label: String
    let value: String
    /// Nil for the row that makes a connection string alone.
    let question: Question?
    let fieldIndex: Int?
}
