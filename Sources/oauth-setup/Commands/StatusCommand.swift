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
            No network call is made. States and exit codes:
              valid 0, refreshable 0 (the access token ended, the next use renews it),
              signInNeeded 3, damaged 5, sealedToAnotherKey 6, unreadable 7 (permissions, key),
              moved 8 (to another machine), expiring 9 (see --warn-before), locked 10 (being renewed by a process).
            Of several connections the worst counts: damaged, sealed, unreadable, signInNeeded, moved, expiring, locked.

            "stops" is when a job that asks nobody stops working: when the refresh token ends by the service's own limit,
            or the access token where there is none; unknown when the service publishes no limit. With
            "stopsUnlessUsed" each use before then moves it on. "key" is this machine's key that opens the file, which is
            sealed for "sealedForKeys" keys; "sealsNextForKeys" counts this machine's and those of recipients.txt.

            Example: oauth-setup status sales --json --warn-before 14d
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The connection's name; all connections when left out.", completion: .connections)
    var name: String?

    @Option(
        help: ArgumentHelp("Call what stops within this time expiring: 90s, 30m, 12h, 14d.", valueName: "TIME")
    )
    var warnBefore: TimeSpan?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let program = try Program(common)
        try program.store.unlock()
        if let name, !(try program.folder.connectionNames().contains(name)) {
            _ = try program.settings(of: name)
        }
        let names = try name.map { [$0] } ?? program.folder.connectionNames()
        let entries = try names.map { try ConnectionStatus(name: $0, program: program, warnBefore: warnBefore) }
        if json {
            let values = entries.map { $0.json(program.language) }
            Output.data((name == nil ? .array(values) : values[0]).text(.pretty))
        } else {
            for entry in entries { Output.data(entry.text(program.language)) }
            if entries.isEmpty { Output.aside(StatusWords.none(program.language)) }
        }
        let worst = entries.map(\.state).min { $0.severity < $1.severity }
        if let worst, worst.exitCode > 0 { throw ExitCode(worst.exitCode) }
    }
}
