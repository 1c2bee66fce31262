internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON
internal import Wording

/// `status`: who, which service, when it ends, where the file is.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration("status", StatusHelp.abstract, StatusHelp.discussion)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about(OptionHelp.connectionOrAll), completion: .connections) var name: String?

    @Option(help: Help.about(StatusHelp.warnBefore, "TIME")) var warnBefore: TimeSpan?
    @Flag(help: Help.about(OptionHelp.json)) var json = false

    func run() throws {
        let program = try Program(common)
        try program.store.unlock()
        if let name, !(try program.folder.connectionNames().contains(name)) {
            _ = try program.settings(of: name)
        }
        let names = try name.map { [$0] } ?? program.folder.connectionNames()
        // What another process forgets meanwhile is not there.
        let entries = try names.compactMap { try ConnectionStatus(name: $0, program: program, warnBefore: warnBefore) }
        if let name, entries.isEmpty { throw try program.missing(name) }
        if json {
            let values = entries.map { $0.json(program.language) }
            Output.data((name == nil ? .array(values) : values[0]).text(.pretty))
        } else {
            for entry in entries { Output.show(entry.lines(program.language)) }
            if entries.isEmpty { Output.aside(StatusWords.none(program.language)) }
        }
        let worst = entries.map(\.state).min { $0.severity < $1.severity }
        if let worst, worst.exitCode > 0 { throw ExitCode(worst.exitCode) }
    }
}
