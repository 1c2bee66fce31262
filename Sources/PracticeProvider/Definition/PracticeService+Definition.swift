package import ServiceCatalog
package import StrictJSON

extension PracticeService {
    /// Reads a practice file; an unknown key is a fault.
    ///
    /// - Parameters:
    ///   - definition: the JSON object; `Resources/Practice` shows every key.
    ///   - catalog: the services it may belong to.
    ///   - file: the file's name, for messages.
    /// - Throws: `DefinitionError` with the place.
    package init(definition: JSONValue, catalog: ServiceCatalog, file: String) throws(DefinitionError) {
        var reader = try DefinitionReader(definition, file: file)
        guard try reader.required("schemaVersion") == 1 else {
            throw reader.failure("schemaVersion", .expected(.schemaVersion))
        }
        let id = try reader.text("service")
        guard let service = catalog.service(id) else { throw reader.failure("service", .bundledFile(.noSuchService)) }
        self.service = service
        hosts = try reader.texts("hosts")
        properties = try reader.properties("properties")
        embeddedApp = try reader.object("embeddedApp") { app throws(DefinitionError) in
            PracticeApp(
                service: service.id,
                clientID: try app.text("clientID"),
                clientSecret: try app.optionalText("clientSecret"),
                callback: try app.text("callback")
            )
        }
        clients = try reader.list("clients") { client throws(DefinitionError) in
            PracticeClient(
                id: try client.text("id"),
                secret: try client.text("secret"),
                callbacks: try client.texts("callbacks")
            )
        }
        let user = try reader.object("user") { user throws(DefinitionError) in
            PracticeUser(
                login: try user.text("login"),
                password: try user.text("password"),
                name: try user.text("name"),
                email: try user.text("email")
            )
        }
        guard let user else { throw reader.failure("user", .missingKey(nearest: nil)) }
        self.user = user
        tokenPrefix = try reader.optionalText("tokenPrefix") ?? "practice-"
        var schemes: [String: PracticeScheme] = [:]
        for (name, scheme) in try reader.named("schemes", PracticeScheme.init) {
            guard service.scheme(name)?.oauth != nil else {
                throw reader.failure("schemes.\(name)", .bundledFile(.noSuchScheme))
            }
            schemes[name] = scheme
        }
        self.schemes = schemes
        var errors: [String: PracticeContent] = [:]
        for (name, error) in try reader.named("errors", PracticeContent.init) { errors[name] = error }
        for fault in ServiceRefusal.allCases where fault.general == nil && errors[fault.rawValue] == nil {
            throw reader.failure("errors.\(fault.rawValue)", .missingKey(nearest: nil))
        }
        self.errors = errors
        let known = Set(errors.keys)
        resources = try reader.list("resources") { resource throws(DefinitionError) in
            try PracticeResource(&resource, errors: known)
        }
        try reader.finish()
    }
}
