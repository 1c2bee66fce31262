internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// A text field of a page: what it holds, and what is wrong with it.
struct FieldSlot {
    /// The key in ``Wizard/editors``.
    let key: String
    /// The property's definition; nil for a field of the wizard's own.
    let field: Field?
    let optional: Bool

    /// A field of the wizard's own.
    init(_ name: String, optional: Bool = false) { (key, field, self.optional) = (name, nil, optional) }

    /// The field of a property.
    init(_ field: Field, optional: Bool) {
        (key, self.field, self.optional) = (field.property, field, optional)
    }

    /// Whether it is masked.
    var secret: Bool { field?.secret ?? (isPassphrase || key == FieldName.string) }

    /// Whether a person has made it up, so that its end may give all of it away.
    var isPassphrase: Bool { [FieldName.passphrase, FieldName.keyPassphrase].contains(key) }

    /// Whether it has fixed values.
    var isChoice: Bool { field?.kind == .choice }

    /// The text as it stands.
    func text(_ wizard: Wizard) -> String {
        wizard.editors[key]?.text ?? field.flatMap { wizard.answers[$0.property] } ?? ""
    }

    /// The secret of a saved connection that nobody has touched: it is never shown unasked, and stays when left alone.
    func untouched(_ wizard: Wizard) -> String? {
        guard let field, field.secret, wizard.editors[key]?.isEmpty ?? true,
            let secret = wizard.stored[field.property.lowercased()], wizard.answers[field.property] == secret
        else { return nil }
        return secret
    }

    /// The editor; a stored secret is typed anew, not changed.
    func editor(_ wizard: Wizard) -> TextEditor {
        wizard.editors[key] ?? TextEditor(untouched(wizard) == nil ? text(wizard) : "")
    }

    /// Which of its fixed values it stands at.
    func choiceIndex(_ wizard: Wizard) -> Int? {
        guard let field, isChoice, !field.choices.isEmpty else { return nil }
        let value = wizard.answers[field.property] ?? field.defaultValue
        return field.choices.firstIndex { $0.value == value } ?? 0
    }

    /// The value that was probably meant, when another host or address was typed; nil when none is near.
    func fix(_ wizard: Wizard) -> String? {
        guard let field, field.kind == .url, !secret else { return nil }
        var answers = wizard.answers
        answers[field.property] = FieldCheck.normalise(text(wizard), field: field).value
        switch wizard.questionnaire.problem(field, optional: optional, answers: answers) {
        case .bad(.otherHost(_, let nearest)): return nearest
        case .bad(.onlyWithoutCertificate(let address)), .bad(.onlyWithCertificate(let address)): return address
        default: return nil
        }
    }

    /// What is wrong with it, in the person's language.
    func problem(_ wizard: Wizard) -> String? {
        if let field {
            let problem = wizard.questionnaire.problem(field, optional: optional, answers: wizard.answers)
            return problem.map { $0.text(field, in: wizard.language) }
        }
        let isGood: Bool
        switch key {
        case FieldName.file, FieldName.string:
            return text(wizard).trimmed.isEmpty ? FieldWords.missing(wizard.language) : nil
        case FieldName.keyPassphrase: return text(wizard).isEmpty ? FieldWords.missing(wizard.language) : nil
        case FieldName.newName:
            let name = text(wizard)
            isGood = name.isEmpty || ConfigurationFolder.isNewConnectionName(name)
        case FieldName.location:
            let location = wizard.answers.location
            return location.isEmpty ? nil : wizard.questionnaire.locationProblem(location)?(wizard.language)
        case FieldName.connection:
            let name = wizard.answers.connection
            if let destination = wizard.questionnaire.destination, destination.names.contains(name) {
                return NamePageWords.takenThere(destination.host)(wizard.language)
            }
            // A connection to one service is not put in the place of another's.
            if wizard.answers.location.isEmpty, wizard.exists(name),
                let saved = wizard.questionnaire.saved(name)?.service, saved != wizard.answers.service
            {
                let service = wizard.questionnaire.catalog.service(saved)?.name ?? LocalizedText(same: saved)
                return NamePageWords.taken(by: service)(wizard.language)
            }
            isGood =
                wizard.exists(name)
                ? ConfigurationFolder.isConnectionName(name) : ConfigurationFolder.isNewConnectionName(name)
        default: isGood = true
        }
        return isGood ? nil : NamePageWords.bad(wizard.language)
    }
}
