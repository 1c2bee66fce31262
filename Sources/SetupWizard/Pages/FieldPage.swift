/// A page with fields to fill in and a button.
protocol FieldPage: WizardPage {}

extension FieldPage {
    func isAnswered(_ wizard: Wizard) -> Bool { firstProblem(wizard) == nil }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        wizard.handleFields(event, at: question)
    }

    /// A row of the review page for each field.
    func fieldRows(_ wizard: Wizard) -> [Wizard.ReviewRow] {
        fields(wizard).enumerated().map { index, slot in
            Wizard.ReviewRow(
                label: wizard.label(slot),
                value: wizard.reviewValue(slot),
                question: question,
                fieldIndex: index
            )
        }
    }
}
