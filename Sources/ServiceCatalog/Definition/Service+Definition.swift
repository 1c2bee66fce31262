internal import Localization
public import StrictJSON

extension Service {
    /// Whether a text can be the id of a service: lower-case letters, digits and hyphens.
    package static func isID(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    }

    /// Reads a definition.
    ///
    /// - Parameters:
    ///   - definition: the JSON object; `Resources/Services` shows every key.
    ///   - file: the file's name, for messages.
    /// - Throws: ``DefinitionError`` for an unknown or missing key, a wrong kind of value, a name that is there twice, or a
    ///   property that is used but not declared under `fields`.
    public init(definition: JSONValue, file: String) throws(DefinitionError) {
        try self.init(unchecked: definition, file: file)
        try checkProperties(file: file)
        try checkHosts(file: file)
    }

    /// Reads a definition whose parts are known to fit together.
    init(unchecked definition: JSONValue, file: String) throws(DefinitionError) {
        self.file = file
        var reader = try DefinitionReader(definition, file: file)
        let version = try reader.required("schemaVersion")
        guard version == 1 else { throw reader.failure("schemaVersion", .expected(.schemaVersion)) }
        id = try reader.text("id")
        guard Self.isID(id) else {
            throw reader.failure("id", .expected(.plainID))
        }
        name = try reader.localized("name")
        summary = try reader.localized("summary", mayBeEmpty: true)
        guard let connector = try reader.object("connector", ConnectorNames.init) else {
            throw reader.failure("connector", .missingKey(nearest: nil))
        }
        self.connector = connector
        fields = try reader.list("fields", Field.init)
        schemes = try reader.list("schemes", Scheme.init)
        guard !schemes.isEmpty else { throw reader.failure("schemes", .expected(.atLeastOne)) }
        hosts = try Self.hosts(&reader)
        ownNetwork = try reader.flag("ownNetwork", default: false)
        certificateHosts = try reader.object("certificateHosts", CertificateHosts.init)
        registration = try reader.object("registration", Registration.init)
        procedureInputs = try reader.list("procedureInputs", ProcedureInput.init)
        advice = try reader.list("advice", Advice.init)
        try reader.finish()
    }

    private static func hosts(_ reader: inout DefinitionReader) throws(DefinitionError) -> [HostPattern] {
        guard reader.optional("hosts") != nil else { return [] }
        var hosts: [HostPattern] = []
        for (index, text) in try reader.texts("hosts").enumerated() {
            guard let pattern = HostPattern(text) else { throw reader.failure("hosts[\(index)]", .expected(.host)) }
            guard !hosts.contains(pattern) else { throw reader.failure("hosts[\(index)]", .twice(text)) }
            hosts.append(pattern)
        }
        guard !hosts.isEmpty else { throw reader.failure("hosts", .expected(.atLeastOne)) }
        return hosts
    }

    /// Every property that is used must be declared as a field, or be one that OAuth itself brings; names are unique.
    private func checkProperties(file: String) throws(DefinitionError) {
        try Self.checkUnique(fields.map(\.property), file: file) { "fields[\($0)].property" }
        try Self.checkUnique(schemes.map(\.id), file: file) { "schemes[\($0)].id" }
        try Self.checkUnique(procedureInputs.map(\.name), file: file) { "procedureInputs[\($0)].name" }
        var used: [(path: String, properties: [String])] = []
        for (index, scheme) in schemes.enumerated() {
            let path = "schemes[\(index)]"
            try Self.checkUnique(scheme.fields.map(\.property), file: file) { "\(path).fields[\($0)].property" }
            used += scheme.usedProperties.map { (path: "\(path).\($0.path)", properties: $0.properties) }
        }
        used.append((path: "registration.console", properties: registration?.console.properties ?? []))
        used.append((path: "certificateHosts.property", properties: [certificateHosts?.property].compactMap(\.self)))
        for (index, advice) in advice.enumerated() {
            used.append((path: "advice[\(index)].properties", properties: advice.properties))
        }
        let known = fields.map(\.property) + OAuthProperty.all
        for use in used {
            for property in use.properties where !known.contains(property) {
                let nearest = NearestName.of(property, among: known)
                throw DefinitionError(
                    file: file,
                    field: use.path,
                    .undeclared(property: property, nearest: nearest)
                )
            }
        }
        guard let hosts = certificateHosts else { return }
        guard field(hosts.property)?.kind == .url else {
            throw DefinitionError(file: file, field: "certificateHosts.property", .expected(.addressField))
        }
        let places = hosts.places
        try Self.checkUnique(places.map(\.suffix), file: file) { places[$0].path }
    }

    private static func checkUnique(_ names: [String], file: String, path: (Int) -> String) throws(DefinitionError) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !seen.insert(name.lowercased()).inserted {
            throw DefinitionError(file: file, field: path(index), .twice(name))
        }
    }
}

extension Scheme {
    /// The properties each part mentions, with the part's path below the scheme.
    fileprivate var usedProperties: [(path: String, properties: [String])] {
        var used: [(path: String, properties: [String])] = []
        for (index, use) in fields.enumerated() {
            used.append((path: "fields[\(index)].property", properties: [use.property]))
        }
        for (index, credential) in authorization.enumerated() {
            used.append((path: "authorization[\(index)].value", properties: credential.value.properties))
            used.append((path: "authorization[\(index)].when", properties: [credential.when].compactMap(\.self)))
        }
        for (index, test) in tests.enumerated() {
            used.append((path: "tests[\(index)].url", properties: test.url.properties))
            let membership = test.membership?.startsWith.properties ?? []
            used.append((path: "tests[\(index)].membership.startsWith", properties: membership))
        }
        if let oauth {
            let authorization = oauth.authorizationEndpoint?.properties ?? []
            used.append((path: "oauth.authorizationEndpoint", properties: authorization))
            used.append((path: "oauth.issuer", properties: oauth.issuer?.properties ?? []))
            used.append((path: "oauth.tokenEndpoint", properties: oauth.tokenEndpoint.properties))
            used.append((path: "oauth.revocationEndpoint", properties: oauth.revocationEndpoint?.properties ?? []))
        }
        return used
    }
}

extension ConnectorNames {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        product = try reader.text("product")
        pythonModule = try reader.text("pythonModule")
        jdbcPrefix = try reader.text("jdbcPrefix")
        jdbcClass = try reader.text("jdbcClass")
        odbcDriver = try reader.text("odbcDriver")
        adoClass = try reader.text("adoClass")
        sqlAlchemyDialect = try reader.text("sqlAlchemyDialect")
        constants = try reader.properties("constants")
        properties = try reader.texts("properties")
    }
}

extension Registration {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        console = try reader.template("console")
        steps = try reader.list("steps") { step throws(DefinitionError) in try step.localized() }
    }
}
