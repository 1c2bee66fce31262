internal import AuthEngine
internal import Bounds
internal import ConnectionStrings
internal import Glibc
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import Wording

/// A connection string that a person gives, in any dialect: in a file or on standard input, never in an argument.
struct GivenString {
    /// What it says.
    let parsed: ParsedConnectionString

    /// Reads a string.
    ///
    /// - Parameters:
    ///   - file: a path, or `-` for standard input.
    ///   - service: the service asked for, whose data source is meant in an `odbc.ini`.
    ///   - program: what knows the services there are.
    /// - Throws: ``Failure`` when it cannot be read, names another service or its secrets are masked, `ConnectionStringError`
    ///   when it is faulty.
    init(file: String, for service: String?, _ program: Program) throws {
        let catalog = program.catalog
        if file == "-", isatty(STDIN_FILENO) == 1 { Output.note(GivenStringWords.waiting(program.language)) }
        let bytes = try FileText.required(file, GivenStringWords.unreadable)
        guard let text = String(validForeign: bytes) else { throw Failure(GivenStringWords.notUTF8, exitCode: 2) }
        let asked = service.flatMap { catalog.service($0) }.map { [$0] }
        let connectors = (asked ?? catalog.services).map(\.connector)
        parsed = try ConnectionStringParser.parse(text, knownNames: nil, connectors: connectors)
        if let asked = asked?.first, !parsed.names(asked.connector),
            let other = catalog.services.first(where: { parsed.names($0.connector) })
        {
            throw Failure(GivenStringWords.otherService(other.name, asked: asked.name, id: other.id), exitCode: 2)
        }
        // Brackets around nothing, a comment or a driver's name alone are no connection.
        guard !parsed.properties.pairs.isEmpty || parsed.dataSource != nil else {
            throw Failure(GivenStringWords.empty, exitCode: 2)
        }
        let masked = parsed.maskedNames
        guard masked.isEmpty else {
            let names = masked.map { GivenName($0).text ?? "..." }.joined(separator: ", ")
            throw Failure(GivenStringWords.masked(names), exitCode: 2)
        }
    }

    /// The service it is for: the one asked for, else the one it names, else the one it means.
    ///
    /// Nobody looks at what is meant before secrets are sent: they go to the address of the string only, never to one that the
    /// service has by itself.
    func service(_ asked: String?, _ catalog: ServiceCatalog) -> String? {
        guard asked == nil, let service = parsed.service(in: catalog) else { return asked }
        let hasAddress = service.fields.contains { $0.kind == .url && parsed.properties[$0.property]?.isEmpty == false }
        return parsed.names(service.connector) || parsed.source == nil && hasAddress ? service.id : nil
    }

    /// What its properties amount to.
    ///
    /// - Throws: what the engine throws; ``Failure`` where the string names a data source that holds the rest.
    func plan(_ properties: ConnectionProperties, service asked: String?, _ program: Program) throws -> ConnectionPlan {
        do {
            return try program.engine.resolve(properties, service: service(asked, program.catalog), app: nil)
        } catch {
            guard case .plan(.missingProperty) = error.fact, parsed.dialect == .odbc, parsed.dataSource != nil else {
                throw error
            }
            throw Failure(LocalizedText { error.message(in: $0) }, hint: GivenStringWords.wholeDataSource, exitCode: 2)
        }
    }

    /// Says what became of its values.
    func say(_ plan: ConnectionPlan, _ program: Program) {
        ValueNotes.say(plan.service, program, isExact: true) { parsed.properties[$0] }
    }
}
