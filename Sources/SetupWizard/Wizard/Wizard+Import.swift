internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// Importing a settings file of another machine.
extension Wizard {
    /// Imports the file of the page.
    mutating func startImport() -> [WizardEffect] {
        var given = SettingsImport(path: "", passphrase: "", name: "")
        given.path = editors[FieldName.file]?.text ?? ""
        given.passphrase = editors[FieldName.passphrase]?.text ?? ""
        given.name = editors[FieldName.newName]?.text ?? ""
        importing = given
        return runImport()
    }

    /// Runs the import, or what is left to do of it.
    mutating func runImport() -> [WizardEffect] {
        guard let importing else { return [] }
        stage = importing.kept == nil ? .starting : .testing
        place = .working(importing.kept == nil ? .preparing : .testing)
        return [.importSettings(importing)]
    }

    /// Says on the page itself what is wrong, with the focus where it is mended; nothing typed is lost.
    mutating func refuseImport(_ refusal: ImportRefusal) {
        enter(.importSettings)
        focus[.importSettings] =
            switch refusal {
            case .cannotRead, .notSettings, .otherKey: 0
            case .passphraseNeeded, .passphraseWrong: 1
            case .nameTaken: 2
            }
        status = .problem(refusal.words(language))
    }

    /// What is wrong with a field of the pages beside the steps.
    func sidePageProblem(_ slot: FieldSlot) -> String? {
        switch slot.key {
        case FieldName.file, FieldName.string:
            return text(slot).trimmed.isEmpty ? WizardWords.Field.missing(language) : nil
        case FieldName.newName:
            let name = text(slot)
            return name.isEmpty || ConfigurationFolder.isNewConnectionName(name) ? nil : WizardWords.Name.bad(language)
        default: return nil
        }
    }
}
