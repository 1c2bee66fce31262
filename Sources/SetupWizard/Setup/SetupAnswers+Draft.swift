internal import ServiceCatalog
package import StrictJSON

extension Wizard {
    /// The answers without any secret, to go on with another time; nil where there are none, and for those of a saved connection that
    /// nobody has changed: it has them.
    var draft: JSONValue? {
        guard answers.service != nil, !isUnchanged else { return nil }
        var values = JSONObject()
        let fields = questionnaire.fields(answers).map(\.field) + questionnaire.accountFields(answers)
        for field in fields where !field.secret {
            values[field.property] = answers[field.property].map { .string($0) }
        }
        var object = JSONObject()
        object["service"] = answers.service.map { .string($0) }
        object["scheme"] = answers.scheme.map { .string($0) }
        object["app"] = answers.app.map { .string($0.rawValue) }
        object["browser"] = answers.browser.map { .string($0.rawValue) }
        object["connection"] = .string(answers.connection)
        object["location"] = .string(answers.location)
        object["properties"] = .object(values)
        return .object(object)
    }
}

extension Wizard {
    /// Whether the answers are those of a saved connection; where the browser is belongs to the day.
    private var isUnchanged: Bool {
        guard var saved = savedAnswers else { return false }
        (saved.browser, saved.stringOnly) = (answers.browser, answers.stringOnly)
        return saved == answers
    }
}

extension SetupAnswers {
    /// The answers of a draft; nil when it names no service.
    ///
    /// What cannot be understood in it is left out.
    package init?(draft: JSONValue) {
        self.init()
        guard let service = draft["service"]?.string else { return nil }
        self.service = service
        scheme = draft["scheme"]?.string
        app = draft["app"]?.string.flatMap { Scheme.App(rawValue: $0) }
        browser = draft["browser"]?.string.flatMap { BrowserPlace(rawValue: $0) }
        connection = draft["connection"]?.string ?? ""
        location = draft["location"]?.string ?? ""
        for (name, value) in draft["properties"]?.object ?? JSONObject() { self[name] = value.string }
    }
}
