internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Glibc
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON
internal import Wording

/// `call`: one of the stored procedures that connectors offer.
struct CallCommand: WaitingCommand {
    static let configuration = CommandConfiguration(
        "call",
        CallHelp.abstract(StoredProcedure.allCases.map(\.rawValue)),
        CallHelp.discussion(inputs)
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption

    @Argument(help: Help.about(CallHelp.procedure), completion: .list(StoredProcedure.allCases.map(\.rawValue)))
    var procedure: String

    @Argument(help: Help.about(CallHelp.inputs, "NAME=VALUE")) var inputs: [String] = []
    @Option(help: Help.about(CallHelp.connection, "NAME"), completion: .connections) var connection: String?
    @Option(help: Help.about(CallHelp.stringFile, "FILE")) var stringFile: String?
    @Option(help: Help.about(OptionHelp.service, "ID")) var service: String?
    @Flag(help: Help.about(OptionHelp.noBrowser)) var noBrowser = false
    @Option(parsing: .unconditional, help: Help.about(CallHelp.timeout, "SECONDS")) var timeout = 300
    @Flag(help: Help.about(CallHelp.json)) var json = false

    func validate() throws {
        guard connection == nil || stringFile == nil else {
            throw ValidationError(OptionMistakes.connectionAndStringFile)
        }
        guard !adopt.adopt || connection != nil else { throw ValidationError(OptionMistakes.adoptWithoutConnection) }
        guard (1...86_400).contains(timeout) else { throw ValidationError(OptionMistakes.timeout) }
    }

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let reader = CallInputs(environment: program.environment)
        let inputs = try reader.read(inputs)
        let (properties, service, settings) = try await target(program)
        let call = ProcedureCall(procedure, inputs: inputs, properties: properties, service: service, stored: settings)
        let work = BrowserWork(program: program, opensBrowser: !noBrowser, timeout: timeout)
        let row = try await work.run { [engine = program.engine, browser = work.browser] report, show in
            try await engine.call(call, browser: browser, report: report, interaction: show)
        }
        if json { Output.data(Self.json(row)) } else { Output.show(Self.table(row)) }
    }

    private func target(
        _ program: Program
    ) async throws -> (properties: ConnectionProperties, service: String?, settings: Settings?) {
        if let connection {
            let (location, settings) = try await program.settings(of: connection, adopting: adopt.adopt)
            // Whoever has the token to hand most likely has it from there.
            if StoredProcedure(name: procedure) == .refreshOAuthAccessToken {
                try program.engine.checkOwnedHere(settings, at: location)
            }
            let pairs = settings.properties.map { ($0.name, $0.value.reveal()) }
            return (ConnectionProperties(pairs), settings.service, settings)
        }
        let given = try GivenString(file: stringFile ?? "-", for: service, program)
        return (given.parsed.properties, given.service(service, program.catalog), nil)
    }

    private static func table(_ row: [(column: String, value: Secret)]) -> [String] {
        let width = row.map(\.column.count).max() ?? 0
        return row.map { column, value in
            column + String(repeating: " ", count: width + 2 - column.count) + value.reveal()
        }
    }

    private static func json(_ row: [(column: String, value: Secret)]) -> String {
        var object = JSONObject()
        for (column, value) in row { object[column] = .string(value.reveal()) }
        return JSONValue.object(object).text(.pretty)
    }

    private static var inputs: String {
        StoredProcedure.allCases.map { "  \($0.rawValue): \($0.inputs.joined(separator: ", "))" }
            .joined(separator: "\n")
    }
}
