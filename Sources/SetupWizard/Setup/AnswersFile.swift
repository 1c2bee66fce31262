internal import AuthEngine
internal import Bounds
internal import ConnectionStrings
internal import Secrets
package import ServiceCatalog
internal import SettingsStore
package import StrictJSON

/// Answers as JSON, for a set-up that asks nothing.
///
/// `{"service":"…","scheme":"…","app":"custom","properties":{"Url":"https://…","APIToken":{"env":"TOKEN"}},
/// "browser":"here|elsewhere|none","asksAccount":true,"account":"…","connection":"sales","location":"…"}`. A property is a text, `{"env":"NAME"}` or
/// `{"file":"PATH"}` (a last line end is dropped), so that no secret need stand in the file.
package struct AnswersFile {
    /// Why a file of answers cannot be used; it holds no value, and a name only where it cannot be a secret.
    package struct Failure: Error, Sendable, Equatable {
        /// Where: `properties.APIToken`; empty for the file as a whole.
        package let place: String
        /// What is wrong.
        package let reason: Reason

        /// What is wrong.
        package enum Reason: Sendable, Equatable {
            case notJSON(JSONError)
            case expected(DefinitionFault.Expectation)
            case twice
            case unknownKey(nearest: String?)
            case missing
            case notText
            case notAmong([String])
            case noEmbeddedApp
            /// The service cannot be told so.
            case notTold
            case unknownService(nearest: String?)
            case unusableService(DefinitionError)
            case unknownProperty(nearest: String?)
            case variableNotSet
            case cannotReadFile
            case bad(FieldProblem)
            case badName
        }
    }

    private let questionnaire: Questionnaire
    private let environment: [String: String]
    private let readFile: @Sendable (String) -> [UInt8]?

    /// A reader.
    ///
    /// - Parameters:
    ///   - questionnaire: what is asked.
    ///   - environment: where `{"env":…}` is looked up.
    ///   - readFile: reads a file of `{"file":…}`; nil when it cannot be read.
    package init(
        questionnaire: Questionnaire,
        environment: [String: String],
        readFile: @escaping @Sendable (String) -> [UInt8]?
    ) {
        self.questionnaire = questionnaire
        self.environment = environment
        self.readFile = readFile
    }

    /// Reads answers and checks that nothing is left to ask.
    ///
    /// - Parameter bytes: the JSON text.
    /// - Returns: complete answers.
    /// - Throws: ``Failure`` for the first fault.
    package func answers(_ bytes: [UInt8]) throws(Failure) -> SetupAnswers {
        let object = try object(bytes)
        let keys = [
            "service", "scheme", "app", "properties", "browser", "asksAccount", "account", "connection", "location",
        ]
        for name in object.names where !keys.contains(name) {
            throw Failure(place: Self.shown(name), reason: .unknownKey(nearest: NearestName.of(name, among: keys)))
        }
        var answers = SetupAnswers()
        answers.service = try service(object)
        try readChoices(object, into: &answers)
        try readProperties(object, into: &answers)
        try readAccount(object, into: &answers)
        answers.connection = try text(object, "connection") ?? answers.service ?? ""
        answers.location = try text(object, "location") ?? ""
        try check(answers)
        return answers
    }

    private func object(_ bytes: [UInt8]) throws(Failure) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw Failure(place: "", reason: .notJSON(error))
        }
        guard let object = value.object else { throw Failure(place: "", reason: .expected(.object)) }
        return object
    }

    private func text(_ object: JSONObject, _ name: String) throws(Failure) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.string else { throw Failure(place: name, reason: .expected(.text)) }
        return text
    }

    private func service(_ object: JSONObject) throws(Failure) -> String {
        guard let id = try text(object, "service") else { throw Failure(place: "service", reason: .missing) }
        guard let service = questionnaire.catalog.service(id) else {
            if let fault = questionnaire.catalog.fault(id) {
                throw Failure(place: "service", reason: .unusableService(fault))
            }
            let nearest = NearestName.of(id, among: questionnaire.catalog.services.map(\.id))
            throw Failure(place: "service", reason: .unknownService(nearest: nearest))
        }
        return service.id
    }

    private func readChoices(_ object: JSONObject, into answers: inout SetupAnswers) throws(Failure) {
        let schemes = questionnaire.service(answers)?.schemes ?? []
        answers.scheme = try text(object, "scheme")
        guard let scheme = questionnaire.scheme(answers) else {
            let reason: Failure.Reason = answers.scheme == nil ? .missing : .notAmong(schemes.map(\.id))
            throw Failure(place: "scheme", reason: reason)
        }
        if let given = answers.scheme, scheme.id.lowercased() != given.lowercased() {
            throw Failure(place: "scheme", reason: .notAmong(schemes.map(\.id)))
        }
        answers.scheme = scheme.id
        if let app = try text(object, "app"), !scheme.apps.isEmpty {
            guard let app = Scheme.App(rawValue: app), scheme.apps.contains(app) else {
                let isEmbedded = app == Scheme.App.embedded.rawValue && scheme.takesRegisteredApp
                let reason: Failure.Reason = isEmbedded ? .noEmbeddedApp : .notAmong(scheme.apps.map(\.rawValue))
                throw Failure(place: "app", reason: reason)
            }
            answers.app = app
        }
        if let browser = try text(object, "browser") {
            guard let place = BrowserPlace(rawValue: browser) else {
                throw Failure(place: "browser", reason: .notAmong(BrowserPlace.allCases.map(\.rawValue)))
            }
            answers.browser = place
        }
    }

    private func readProperties(_ object: JSONObject, into answers: inout SetupAnswers) throws(Failure) {
        guard let value = object["properties"] else { return }
        guard let properties = value.object else { throw Failure(place: "properties", reason: .expected(.object)) }
        let asked = questionnaire.fields(answers).map(\.field)
        let known = (asked + questionnaire.advancedFields(answers)).map(\.property)
        let beyond = Set((questionnaire.service(answers)?.connectorProperties ?? []).map(ConnectionProperties.key))
        var seen: Set<String> = []
        for (name, value) in properties {
            guard seen.insert(ConnectionProperties.key(name)).inserted else {
                throw Failure(place: "properties.\(Self.shown(name))", reason: .twice)
            }
            let isField = known.contains { $0.lowercased() == name.lowercased() }
            if !isField, beyond.contains(ConnectionProperties.key(name)) {
                answers.beyond[name] = try self.value(value, place: "properties.\(name)")
                continue
            }
            guard known.contains(where: { $0.lowercased() == name.lowercased() }) else {
                let nearest = NearestName.of(name, among: known)
                throw Failure(place: "properties.\(Self.shown(name))", reason: .unknownProperty(nearest: nearest))
            }
            answers.setExactly(try self.value(value, place: "properties.\(name)"), for: name)
        }
    }

    private func readAccount(_ object: JSONObject, into answers: inout SetupAnswers) throws(Failure) {
        answers.account = try text(object, "account")
        if let value = object["asksAccount"] {
            guard let asks = value.bool else { throw Failure(place: "asksAccount", reason: .expected(.flag)) }
            answers.asksAccount = asks
        }
        let account = questionnaire.scheme(answers)?.oauth?.account
        if answers.account != nil, account?.hint == nil { throw Failure(place: "account", reason: .notTold) }
        if answers.asksAccount, account?.choose.isEmpty ?? true {
            throw Failure(place: "asksAccount", reason: .notTold)
        }
    }

    private func value(_ value: JSONValue, place: String) throws(Failure) -> String {
        if let text = value.string { return text }
        guard let source = value.object, source.names.count == 1 else { throw Failure(place: place, reason: .notText) }
        if let name = source["env"]?.string {
            guard let text = environment[name] else { throw Failure(place: place, reason: .variableNotSet) }
            return text
        }
        if let path = source["file"]?.string {
            guard let bytes = readFile(path), var text = String(validForeign: bytes) else {
                throw Failure(place: place, reason: .cannotReadFile)
            }
            if text.last?.isNewline == true { text.removeLast() }
            return text
        }
        throw Failure(place: place, reason: .notText)
    }

    /// A name as it may be repeated.
    private static func shown(_ name: String) -> String { GivenName(name).text ?? "…" }

    private func check(_ answers: SetupAnswers) throws(Failure) {
        if let scheme = questionnaire.scheme(answers), !scheme.apps.isEmpty, questionnaire.app(answers) == nil {
            throw Failure(place: "app", reason: .missing)
        }
        if questionnaire.needsBrowser(answers), questionnaire.browser(answers) == nil {
            throw Failure(place: "browser", reason: .missing)
        }
        for (field, optional) in questionnaire.fields(answers) {
            switch questionnaire.problem(field, optional: optional, answers: answers) {
            case .missing: throw Failure(place: "properties.\(field.property)", reason: .missing)
            case .bad(let problem): throw Failure(place: "properties.\(field.property)", reason: .bad(problem))
            case nil: break
            }
        }
        for field in questionnaire.accountFields(answers) {
            if case .bad(let problem)? = questionnaire.problem(field, optional: true, answers: answers) {
                throw Failure(place: "account", reason: .bad(problem))
            }
        }
        guard ConfigurationFolder.isNewConnectionName(answers.connection) else {
            throw Failure(place: "connection", reason: .badName)
        }
    }
}
