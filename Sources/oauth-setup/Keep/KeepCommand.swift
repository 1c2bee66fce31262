internal import ArgumentParser
internal import AuthEngine
internal import SettingsStore
internal import Transport
internal import Upkeep
internal import Wording

/// `keep`: refreshes and tests connections before they end, once or all the time.
struct KeepCommand: WaitingCommand {
    static let configuration = CommandConfiguration("keep", KeepHelp.abstract, KeepHelp.discussion)

    private static var formats: String { TokenRequest.Format.allCases.map(\.rawValue).joined(separator: ", ") }

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(KeepHelp.names, "NAME"), completion: .connections) var names: [String] = []
    @Flag(help: Help.about(KeepHelp.once)) var once = false
    @Flag(help: Help.about(KeepHelp.watch)) var watch = false
    @Option(help: Help.about(KeepHelp.onEvent, "COMMAND")) var onEvent: String?
    @Option(parsing: .unconditional, help: Help.about(KeepHelp.warnBefore, "TIME"), transform: { try TimeSpan($0) })
    var warnBefore: TimeSpan?
    @Option(
        help: Help.about(KeepHelp.tokenFile, "NAME=PATH[:MODE]"),
        completion: .file(),
        transform: { try TokenFile($0) }
    )
    var tokenFile: [TokenFile] = []
    @Option(help: Help.about(KeepHelp.format(Self.formats))) var format: TokenRequest.Format?
    @Option(parsing: .unconditional, help: Help.about(KeepHelp.minValidity, "SECONDS")) var minValidity = 300
    @Option(help: Help.about(KeepHelp.onChange, "COMMAND")) var onChange: String?
    @Option(parsing: .unconditional, help: Help.about(KeepHelp.atOnce, "COUNT")) var atOnce = 1
    @Option(parsing: .unconditional, help: Help.about(KeepHelp.commandTimeout, "SECONDS")) var commandTimeout = 60

    func validate() throws {
        guard !(once && watch) else { throw ValidationError(KeepWords.onceAndWatch) }
        guard !tokenFile.isEmpty || (onChange == nil && format == nil) else {
            throw ValidationError(KeepWords.tokenFileMissing)
        }
        guard FreshnessOptions.validities.contains(minValidity) else {
            throw ValidationError(OptionMistakes.minValidity)
        }
        guard (1...16).contains(atOnce) else { throw ValidationError(KeepWords.atOnce) }
        guard (1...3_600).contains(commandTimeout) else { throw ValidationError(KeepWords.commandTimeout) }
    }

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        try program.store.unlock()
        for name in names + tokenFile.map(\.name) where !(try program.folder.connectionNames().contains(name)) {
            _ = try program.settings(of: name)
        }
        let files = try tokenFile.map { given in
            do throws(SettingsError) {
                return try KeptFile(given, format ?? .token, program)
            } catch {
                throw Failure(error.words, exitCode: 2)
            }
        }
        guard Set(files.map(\.place)).count == files.count else { throw Failure(KeepWords.sameFile, exitCode: 2) }
        let keeper = Keeper(
            program: program,
            names: names.isEmpty ? [] : Set(names + tokenFile.map(\.name)),
            schedule: KeepSchedule(warnBefore: warnBefore?.milliseconds ?? 7 * 86_400_000, perService: atOnce),
            files: KeptFiles(files, minValidity: Int64(minValidity) * 1_000),
            commands: KeepCommands(
                onEvent: onEvent,
                onChange: onChange,
                timeout: commandTimeout,
                environment: program.environment
            ),
            stays: watch
        )
        let interruption = await Interruption()
        // Not a part of this task, and still in its practice session.
        let work = Task {
            var keeper = keeper
            return await keeper.run()
        }
        interruption.start { work.cancel() }
        let code = await work.value
        interruption.stop()
        await program.transport.shutdown()
        if interruption.happened {
            if watch { return }
            throw AuthError(.cancelled)
        }
        if code != 0 { throw ExitCode(code) }
    }
}
