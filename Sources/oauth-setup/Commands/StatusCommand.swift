internal import ArgumentParser
internal import SettingsStore
internal import Wording

/// `status`: who, which service, when it ends, where the file is.
struct StatusCommand: PlainCommand {
    static let configuration = CommandConfiguration("status", StatusHelp.abstract, StatusHelp.discussion)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about(OptionHelp.connectionOrAll), completion: .connections) var name: String?

    @Option(parsing: .unconditional, help: Help.about(StatusHelp.warnBefore, "TIME"), transform: { try TimeSpan($0) })
    var warnBefore: TimeSpan?
    @Option(help: Help.about(TokenHelp.format(Self.formats))) var format: StatusReport.Format?
    @Flag(help: Help.about(StatusHelp.explain)) var explain = false
    @Flag(help: Help.about(TokenHelp.json)) var json = false

    private static var formats: String { StatusReport.Format.allCases.map(\.rawValue).joined(separator: ", ") }

    func validate() throws {
        guard format == nil || !json else { throw ValidationError(OptionMistakes.formatAndJSON) }
        guard !explain || name != nil else { throw ValidationError(ValueWords.explainNeedsName) }
    }

    func run(_ voice: Voice) throws {
        let program = try Program(voice, common.key)
        try program.store.unlock()
        if let name, !(try program.folder.connectionNames().contains(name)) {
            _ = try program.settings(of: name)
        }
        let names = try name.map { [$0] } ?? program.folder.connectionNames() + program.store.sharedConnections()
        let report = StatusReport(
            program: program,
            format: format ?? (json ? .json : .text),
            isList: name == nil,
            explaining: explain ? MachineValues(program, isKeyGiven: common.key.identity != nil) : nil
        )
        let worst = try report.write(names, warnBefore: warnBefore)
        if let name, worst == nil { throw try program.missing(name) }
        // Metrics tell the states themselves: whoever writes them into a file needs to know that they are whole.
        if report.format == .prometheus { return }
        if let worst, worst.exitCode > 0 { throw ExitCode(worst.exitCode) }
    }
}

extension StatusReport.Format: ExpressibleByArgument {}
