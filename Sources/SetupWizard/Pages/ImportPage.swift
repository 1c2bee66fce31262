internal import Wording

/// The page that imports a settings file of another machine.
struct ImportPage: FieldPage {
    let question = Question.importSettings
    let isSidePage = true

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { false }

    func fields(_ wizard: Wizard) -> [Wizard.FieldSlot] {
        [
            Wizard.FieldSlot(key: FieldName.file, field: nil, optional: false),
            Wizard.FieldSlot(key: FieldName.passphrase, field: nil, optional: true),
            Wizard.FieldSlot(key: FieldName.newName, field: nil, optional: true),
        ]
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, WizardWords.ImportSettings.title, WizardWords.ImportSettings.lead)
        let key = wizard.machineKey ?? "age1..."
        page.blocks = [
            .text(wizard.say(WizardWords.ImportSettings.withKey), .normal),
            .copyable("\(wizard.programCommand) transfer NAME -o NAME.age --to \(key)"),
            .text(wizard.say(WizardWords.ImportSettings.withPassphrase), .normal),
            .copyable("\(wizard.programCommand) transfer NAME -o NAME.age --passphrase"),
            .gap,
        ]
        page.blocks += wizard.fieldBlocks(question, button: WizardWords.ImportSettings.button)
        page.keys = wizard.fieldKeys
        return page
    }

    func submit(_ wizard: inout Wizard) -> [WizardEffect] { wizard.startImport() }
}
