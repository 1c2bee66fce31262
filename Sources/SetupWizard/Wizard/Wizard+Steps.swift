internal import ServiceCatalog

/// The way between the pages that ask.
extension Wizard {
    mutating func handle(_ event: WizardEvent, at question: Question) -> [WizardEffect] {
        let page = question.page
        if let effects = page.handleFirst(event, &self) { return effects }
        return Self.isBack(event) ? goBack(from: page) : page.handle(event, &self)
    }

    /// Shows a question and puts the focus where the person left it, or on the likely answer.
    mutating func enter(_ question: Question) {
        place = .step(question)
        revealed = false
        scroll = 0
        if question == .review { openedFromReview = nil }
        let page = question.page
        if focus[question.kind] == nil { focus[question.kind] = page.likelyFocus(self) }
        page.enter(&self)
    }

    /// The question after this one; the review page when this one was opened from there.
    mutating func goOn(from question: Question) -> [WizardEffect] {
        if openedFromReview == nil {
            goToStep(after: question)
        } else {
            goOnToReview()
        }
        return []
    }

    /// The next of the steps.
    mutating func goToStep(after question: Question) {
        let steps = questionnaire.steps(answers)
        if let index = steps.firstIndex(of: question), index + 1 < steps.count { enter(steps[index + 1]) }
    }

    /// After one answer was changed: back to the review page, or to what the change left open.
    mutating func goOnToReview() {
        // Opened again, the page is asked from its first field.
        if asksLineByLine, let openedFromReview { focus[openedFromReview.kind] = nil }
        focus[.review] = nil
        enter(firstOpenStep)
    }

    /// The first question that has no good answer yet; the review page when all have.
    var firstOpenStep: Question {
        questionnaire.steps(answers).first { !$0.page.isAnswered(self) } ?? .review
    }

    /// One page back, with what was typed kept; from a row of the review page that is the review page.
    private mutating func goBack(from page: any WizardPage) -> [WizardEffect] {
        keepTyped()
        if page.question == openedFromReview {
            enter(.review)
            return []
        }
        if page.isSidePage {
            enter(sidePageOrigin)
            return []
        }
        let steps = questionnaire.steps(answers)
        if let index = steps.firstIndex(of: page.question), index > 0 { enter(steps[index - 1]) }
        return []
    }

    /// Opens a page beside the row of steps; Esc leads back to where it was opened.
    mutating func openSidePage(_ question: Question, from origin: Question) -> [WizardEffect] {
        sidePageOrigin = origin
        focus[question.kind] = 0
        enter(question)
        return question == .importSettings && machineKey == nil ? [.findKey] : []
    }

    /// Checks everything once more and starts the set-up, or leads to the first fault.
    mutating func start(stringOnly: Bool = false) -> [WizardEffect] {
        importing = nil
        answers.stringOnly = stringOnly
        let open = questionnaire.steps(answers).first { step in
            let page = step.page
            return page is any ListPage && !page.isAnswered(self) && !(stringOnly && step == .browser)
        }
        if let open {
            enter(open)
            openedFromReview = open
            return []
        }
        if showFirstProblem() { return [] }
        focus[.review] = nil
        stage = .starting
        openedFromReview = nil
        place = .working(.preparing)
        return [.start(answers)]
    }

    /// A set-up that was cancelled leads back to the review page, an import to its page.
    mutating func cancelRun() -> [WizardEffect] {
        enter(importing == nil ? .review : .importSettings)
        return [.cancel]
    }
}
