internal import ArgumentParser
internal import AuthEngine
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON

/// `status`: who, which service, when it ends, where the file is.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the connections: who, which service, when the token ends.",
        discussion: """
            No network call is made. States: valid, refreshable, expired (exit 3),
            unreadable (exit 5).

            Example: oauth-setup status sales --json
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The connection's name; all connections when left out.")
    var name: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let program = try Program()
        if let name, !(try program.folder.connectionNames().contains(name)) {
            _ = try program.settings(of: name)
        }
        let names = try name.map { [$0] } ?? program.folder.connectionNames()
        let entries = try names.map { try ConnectionStatus(name: $0, program: program) }
        if json {
            let values = entries.map(\.json)
            Output.data((name == nil ? .array(values) : values[0]).text(.pretty))
        } else {
            for entry in entries { Output.data(entry.text(program.language)) }
            if entries.isEmpty { Output.note(StatusWords.none(program.language)) }
        }
        if let code = entries.map(\.exitCode).max(), code > 0 { throw ExitCode(code) }
    }
}
