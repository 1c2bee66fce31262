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
        embeddedApp = try Self.embeddedApp(&reader, service: service.id)
        clients = try Self.clients(&reader)
        user = try Self.user(&reader)
        tokenPrefix = try reader.optionalText("tokenPrefix") ?? "practice-"
        var schemes: [String: PracticeScheme] = [:]
        for (name, var scheme) in try reader.named("schemes") {
            guard service.scheme(name)?.oauth != nil else {
                throw reader.failure("schemes.\(name)", .bundledFile(.noSuchScheme))
            }
            schemes[name] = try PracticeScheme(&scheme)
        }
        self.schemes = schemes
        var errors: [String: PracticeContent] = [:]
        for (name, var error) in try reader.named("errors") {
            errors[name] = try PracticeContent(&error)
            try error.finish()
        }
        for fault in ServiceRefusal.allCases where fault.general == nil && errors[fault.rawValue] == nil {
            throw reader.failure("errors.\(fault.rawValue)", .missingKey(nearest: nil))
        }
        self.errors = errors
        var resources: [PracticeResource] = []
        for var resource in try reader.readers("resources") {
            resources.append(try PracticeResource(&resource, errors: Set(errors.keys)))
        }
        self.resources = resources
        try reader.finish()
    }

    private static func embeddedApp(
        _ reader: inout DefinitionReader,
        service: String
    ) throws(DefinitionError) -> PracticeApp? {
        guard var app = try reader.reader("embeddedApp") else { return nil }
        let found = PracticeApp(
            service: service,
            clientID: try app.text("clientID"),
            clientSecret: try app.optionalText("clientSecret"),
            callback: try app.text("callback")
        )
        try app.finish()
        return found
    }

    private static func clients(_ reader: inout DefinitionReader) throws(DefinitionError) -> [PracticeClient] {
        var clients: [PracticeClient] = []
        for var client in try reader.readers("clients") {
            clients.append(
                PracticeClient(
                    id: try client.text("id"),
                    secret: try client.text("secret"),
                    callbacks: try client.texts("callbacks")
                )
            )
            try client.finish()
        }
        return clients
    }

    private static func user(_ reader: inout DefinitionReader) throws(DefinitionError) -> PracticeUser {
        guard var user = try reader.reader("user") else { throw reader.failure("user", .missingKey(nearest: nil)) }
        let found = PracticeUser(
            login: try user.text("login"),
            password: try user.text("password"),
            name: try user.text("name"),
            email: try user.text("email")
        )
        try user.finish()
        return found
    }
}

extension DefinitionReader {
    /// Readers over the members of an object of objects, in order; an absent one is empty.
    fileprivate mutating func named(_ key: String) throws(DefinitionError) -> [(String, DefinitionReader)] {
        guard let value = optional(key) else { return [] }
        guard let members = value.object else { throw failure(key, .expected(.object)) }
        var readers: [(String, DefinitionReader)] = []
        for (name, member) in members {
            readers.append((name, try DefinitionReader(member, file: file, path: path(to: "\(key).\(name)"))))
        }
        return readers
    }
}
