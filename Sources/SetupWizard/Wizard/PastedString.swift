internal import AuthEngine
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog

/// A connection string of any dialect that fills the wizard's answers.
struct PastedString: Sendable, Equatable {
    let parsed: ParsedConnectionString

    /// The string, when the text surely is one: it names a connector, or several properties that a service knows.
    init?(in text: String, _ catalog: ServiceCatalog) {
        guard text.contains("="), let parsed = try? Self.parse(text, catalog) else {
            guard text.contains("{"), let parsed = try? Self.parse(text, catalog) else { return nil }
            self.init(parsed, catalog)
            return
        }
        self.init(parsed, catalog)
    }

    private init?(_ parsed: ParsedConnectionString, _ catalog: ServiceCatalog) {
        self.parsed = parsed
        let names = catalog.services.contains { parsed.names($0.connector) }
        let most = catalog.services.map { parsed.known(to: $0).count }.max() ?? 0
        guard names || most >= 2 else { return nil }
    }

    /// A string that was given as one.
    init(_ text: String, _ catalog: ServiceCatalog) throws(ConnectionStringError) {
        parsed = try Self.parse(text, catalog)
    }

    private static func parse(
        _ text: String,
        _ catalog: ServiceCatalog
    ) throws(ConnectionStringError) -> ParsedConnectionString {
        try ConnectionStringParser.parse(text, knownNames: nil, connectors: catalog.services.map(\.connector))
    }

    /// Where an unknown name follows a secret that was not quoted: more likely the rest of the secret, cut at a `;`.
    func cutSecret(_ catalog: ServiceCatalog) -> ConnectionStringError? {
        let fields = catalog.services.flatMap(\.fields)
        return parsed.cutSecret(
            known: fields.map(\.property) + catalog.services.flatMap { $0.connector.constants.map(\.property) },
            secrets: fields.filter(\.secret).map(\.property)
        )
    }

    /// The answers it amounts to.
    ///
    /// What the person answered before is dropped, above all secrets: they must not be sent to an address that came with a
    /// string. Only when nothing but secrets is missing in the string do the secrets of the same place stay.
    func answers(for service: Service, over old: SetupAnswers, _ questionnaire: Questionnaire) -> SetupAnswers {
        var answers = SetupAnswers()
        answers.connection = old.connection
        answers.location = old.location
        answers.browser = old.browser
        answers.service = service.id
        let masked = Set(parsed.maskedNames)
        for (name, value) in parsed.properties.pairs.map({ ($0.name, $0.value) }) where !masked.contains(name) {
            if let field = service.field(name) {
                answers.setExactly(value, for: field.property)
            } else if Self.isBeyond(name, service) {
                answers.beyond[name] = value
            }
        }
        let given = parsed.properties[OAuthProperty.authScheme].flatMap { service.scheme($0)?.id }
        answers.scheme = given ?? (old.service == service.id ? old.scheme : nil)
        let apps = questionnaire.scheme(answers)?.apps ?? []
        let isCustom = answers[OAuthProperty.clientID] != nil || !apps.contains(.embedded)
        if !apps.isEmpty { answers.app = isCustom ? .custom : .embedded }
        let isSamePlace =
            old.service == answers.service && old.scheme == answers.scheme
            && service.fields.allSatisfy { $0.secret || old.value($0) == answers.value($0) }
        if isSamePlace {
            for field in service.fields where field.secret && answers[field.property] == nil {
                answers[field.property] = old[field.property]
            }
        }
        return answers
    }

    private static func isBeyond(_ name: String, _ service: Service) -> Bool {
        service.connectorProperties.contains { ConnectionProperties.key($0) == ConnectionProperties.key(name) }
    }

    /// The properties that fill no answer and are not kept, such as tokens.
    func leftOut(_ service: Service) -> [String] {
        let kept = parsed.known(to: service)
        let masked = parsed.maskedNames
        let constants = service.connector.constants.map { $0.property.lowercased() }
        return parsed.properties.names.filter { name in
            masked.contains(name)
                || (!kept.contains(name) && !Self.isBeyond(name, service) && !constants.contains(name.lowercased())
                    && name.lowercased() != OAuthProperty.initiateOAuth.lowercased())
        }
    }
}
