internal import ServiceCatalog
internal import StrictJSON

extension AnswersFile {
    /// Answers as the file that asks for the same; a secret is the name of a variable.
    static func json(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> JSONValue {
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
        if answers.asksAccount { object["asksAccount"] = true }
        object["account"] = answers.account.map { .string($0) }
        object["connection"] = .string(answers.connection)
        if !answers.location.isEmpty { object["location"] = .string(answers.location) }
        if !values.names.isEmpty { object["properties"] = .object(values) }
        return .object(object)
    }
}
