internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// The page that takes a settings file of another machine in.
extension Wizard {
    /// Opens a page beside the row of steps; Esc leads back to where it was opened.
    mutating func openRoad(_ kind: PageKind, from origin: PageKind) -> [WizardEffect] {
        roadBegan = origin
        focus[kind] = 0
        enter(kind)
        return kind == .takeIn && machineKey == nil ? [.findKey] : []
    }

    /// Takes the file of the page in.
    mutating func startTakingIn() -> [WizardEffect] {
        var given = SettingsImport(path: "", passphrase: "", name: "")
        given.path = editors[FieldName.file]?.text ?? ""
        given.passphrase = editors[FieldName.passphrase]?.text ?? ""
        given.name = editors[FieldName.newName]?.text ?? ""
        takingIn = given
        return runImport()
    }

    /// Runs the import, or what is left to do of it.
    mutating func runImport() -> [WizardEffect] {
        guard let takingIn else { return [] }
        stage = takingIn.kept == nil ? .starting : .testing
        place = .working(takingIn.kept == nil ? .preparing : .testing)
        return [.takeIn(takingIn)]
    }

    /// Says on the page itself what is wrong, with the focus where it is mended; nothing typed is lost.
    mutating func refuseImport(_ refusal: ImportRefusal) {
        enter(.takeIn)
        focus[.takeIn] =
            switch refusal {
            case .cannotRead, .notSettings, .otherKey: 0
            case .passphraseNeeded, .passphraseWrong: 1
            case .nameTaken: 2
            }
        status = .problem(refusal.words(language))
    }

    /// What is wrong with a field of the pages beside the steps.
    func roadProblem(_ slot: FieldSlot) -> String? {
        switch slot.key {
        case FieldName.file, FieldName.string:
            return text(slot).trimmed.isEmpty ? WizardWords.Field.missing(language) : nil
        case FieldName.newName:
            let name = text(slot)
            return name.isEmpty || ConfigurationFolder.isNewConnectionName(name) ? nil : WizardWords.Name.bad(language)
        default:
            return nil
        }
    }
}
