internal import Localization
internal import ServiceCatalog
internal import Wording

/// A page that asks something: what it shows, and what follows from what the person does there.
///
/// A page holds nothing itself; every answer and the focus are the wizard's.
protocol WizardPage: Sendable {
    /// Which page it is.
    var question: Question { get }
    /// Whether it stands beside the row of steps, so that Esc leads back to where it was opened.
    var isSidePage: Bool { get }
    /// Whether its answer has a good default, so that only the review page leads to it.
    var isAside: Bool { get }
    /// The part of the set-up that it belongs to.
    var part: Part { get }

    /// Whether the answers so far need this step.
    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool
    /// Whether there is a good answer to it.
    func isAnswered(_ wizard: Wizard) -> Bool
    /// Where the focus is when the page is shown for the first time.
    func likelyFocus(_ wizard: Wizard) -> Int
    /// The text fields, in order.
    func fields(_ wizard: Wizard) -> [FieldSlot]
    /// What the person sees, without what stands on every page.
    func content(_ wizard: Wizard) -> Page
    /// What the review page tells of it.
    func reviewRows(_ wizard: Wizard) -> [ReviewRow]
    /// Changes an answer where the review page tells it, to the next of its values or the one before; the field's index for a page
    /// with fields.
    func turn(_ fieldIndex: Int?, by step: Int, _ wizard: inout Wizard)

    /// What is made ready when the page is shown.
    func enter(_ wizard: inout Wizard)
    /// Takes in what means more than going back on this page alone; nil for what does not.
    func handleFirst(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect]?
    /// Takes in what the person did.
    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect]
    /// Goes on with fields that are all good.
    func submit(_ wizard: inout Wizard) -> [WizardEffect]
}

extension WizardPage {
    var kind: PageKind { .step(question) }
    var isSidePage: Bool { false }
    var isAside: Bool { false }
    var part: Part { .details }

    func isAnswered(_ wizard: Wizard) -> Bool { true }
    func likelyFocus(_ wizard: Wizard) -> Int { 0 }
    func fields(_ wizard: Wizard) -> [FieldSlot] { [] }
    func reviewRows(_ wizard: Wizard) -> [ReviewRow] { [] }

    func turn(_ fieldIndex: Int?, by step: Int, _ wizard: inout Wizard) {}

    func enter(_ wizard: inout Wizard) {}
    func handleFirst(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect]? { nil }
    func submit(_ wizard: inout Wizard) -> [WizardEffect] { wizard.goOn(from: question) }

    /// What the review page tells of a page with one answer.
    func reviewRow(_ label: LocalizedText, _ value: String?, turns: Bool, _ wizard: Wizard) -> ReviewRow {
        let missing = Badge(text: wizard.say(FieldWords.needed), kind: .fault)
        return ReviewRow(
            label: wizard.say(label),
            value: value ?? "",
            question: question,
            fieldIndex: nil,
            turns: turns,
            tag: value == nil ? missing : nil
        )
    }

    /// The first field that is not good; nil when all are.
    func firstProblem(_ wizard: Wizard) -> Int? { fields(wizard).firstIndex { $0.problem(wizard) != nil } }
}
