internal import Localization
internal import Wording

/// The page that imports a settings file of another machine.
struct ImportPage: FieldPage {
    let question = Question.importSettings
    let isSidePage = true

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool { false }

    func fields(_ wizard: Wizard) -> [FieldSlot] {
        [
            FieldSlot(FieldName.file),
            FieldSlot(FieldName.passphrase, optional: true),
            FieldSlot(FieldName.newName, optional: true),
        ]
    }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, ImportPageWords.title, ImportPageWords.lead)
        page.blocks = [
            .text(wizard.say(ImportPageWords.withKey), .normal),
            .copyable(command(wizard)),
            .text(wizard.say(ImportPageWords.withPassphrase), .normal),
            .copyable("\(wizard.programCommand) transfer NAME -o NAME.age --passphrase"),
            .gap,
        ]
        page.blocks += blocks(wizard, button: ImportPageWords.button)
        page.keys = keys(wizard) + [wizard.hint("Ctrl-Y", KeyBarWords.copyCommand)]
        return page
    }

    /// The command that makes the file for this machine.
    private func command(_ wizard: Wizard) -> String {
        "\(wizard.programCommand) transfer NAME -o NAME.age --to \(wizard.machineKey ?? "age1...")"
    }

    func handleFirst(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect]? {
        if case .key(.control("y")) = event { wizard.copy(command(wizard)) } else { nil }
    }

    func submit(_ wizard: inout Wizard) -> [WizardEffect] {
        let texts = fields(wizard).map { wizard.editors[$0.key]?.text ?? "" }
        wizard.importing = SettingsImport(path: texts[0], passphrase: texts[1], name: texts[2])
        return wizard.runImport()
    }

    /// Says what is wrong, with the focus where it is mended; nothing typed is lost.
    func refuse(_ refusal: ImportRefusal, _ wizard: inout Wizard) {
        wizard.enter(question)
        wizard.focus[question] =
            switch refusal {
            case .cannotRead, .notSettings, .otherKey: 0
            case .passphraseNeeded, .passphraseWrong: 1
            case .nameTaken: 2
            }
        // It stays beside the field until that holds something else.
        let slot = fields(wizard)[wizard.focus[question] ?? 0]
        wizard.refusals[slot.key] = Refusal(slot.key, slot.text(wizard), refusal.words)
    }
}
