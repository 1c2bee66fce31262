internal import ServiceCatalog
internal import StrictJSON
internal import Wording

/// What the page with the result says about doing the same without the wizard.
extension Wizard {
    /// The command that sets the same connection up without questions; secrets come from the environment.
    func sameCommand(_ result: SetupResult) -> String {
        if let importing { return "\(programCommand) import \(importing.path) --name \(result.connection)" }
        return "\(programCommand) wizard --answers - <<'END'\n\(sameAnswers.text())\nEND"
    }

    /// The answers as a file of answers; a secret is the name of a variable.
    var sameAnswers: JSONValue {
        var values = JSONObject()
        for field in questionnaire.fields(answers).map(\.field) + questionnaire.advancedFields(answers) {
            guard let text = answers[field.property] else { continue }
            values[field.property] = field.secret ? ["env": .string(field.property.uppercased())] : .string(text)
        }
        var object = JSONObject()
        object["service"] = answers.service.map { .string($0) }
        object["scheme"] = questionnaire.scheme(answers).map { .string($0.id) }
        object["app"] = questionnaire.app(answers).map { .string($0.rawValue) }
        let place = answers.stringOnly ? BrowserPlace.none : questionnaire.browser(answers)
        if questionnaire.needsBrowser(answers) { object["browser"] = place.map { .string($0.rawValue) } }
        object["connection"] = .string(answers.connection)
        if !answers.location.isEmpty { object["location"] = .string(answers.location) }
        if !values.names.isEmpty { object["properties"] = .object(values) }
        return .object(object)
    }

    /// What to do on a machine without a browser, and for programs.
    func useBlocks(_ result: SetupResult) -> [Block] {
        let name = result.connection
        return [
            .gap, .text(say(WizardWords.Result.commands), .strong), .copyable("\(programCommand) token \(name)"),
            .gap, .text(say(WizardWords.Result.elsewhere), .strong),
            .text(say(WizardWords.Result.elsewhereKey), .normal), .copyable("\(programCommand) key"),
            .text(say(WizardWords.Result.elsewhereHere), .normal),
            .copyable("\(programCommand) transfer \(name) -o \(name).age --to age1..."),
            .text(say(WizardWords.Result.elsewhereThere), .normal), .copyable("\(programCommand) import \(name).age"),
            .gap, .text(say(WizardWords.Result.same), .strong), .copyable(sameCommand(result)),
        ]
    }
}
