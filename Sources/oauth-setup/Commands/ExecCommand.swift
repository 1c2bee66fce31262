internal import ArgumentParser
internal import AuthEngine
internal import Glibc
internal import PracticeProvider
internal import SettingsStore
internal import Transport
internal import Wording

/// `exec`: another program with a connection in its environment.
struct ExecCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("exec", ExecHelp.abstract, ExecHelp.discussion)

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption
    @Argument(help: Help.about(OptionHelp.connection), completion: .connections) var name: String
    @OptionGroup var freshness: FreshnessOptions
    @Argument(parsing: .postTerminator, help: Help.about(ExecHelp.command, "COMMAND")) var command: [String] = []

    func validate() throws {
        guard !command.isEmpty else { throw ValidationError(OptionMistakes.commandMissing) }
    }

    func run() async throws {
        let program = try Program(common)
        let found = try await program.settings(of: name, adopt)
        let engine = freshness.now ? program.engine.skippingPauses() : program.engine
        let credential = try await engine.credential(
            of: found.settings,
            at: found.location,
            minValidity: .seconds(freshness.minValidity)
        )
        await program.transport.shutdown()
        await program.practice?.provider?.stop()
        let environment = ExecEnvironment(settings: found.settings, credential: credential)
        // The bytes that were given: what is no text came in as other characters.
        let failure = Replacement.become(
            Invocation.argumentBytes.suffix(command.count),
            environment: environment.added(to: Invocation.variableBytes)
        )
        throw failure == ENOENT ? notFound : notRunnable(failure)
    }

    private var notFound: Failure { Failure(ExecWords.notFound(command[0]), exitCode: 127) }

    private func notRunnable(_ number: Int32) -> Failure {
        let why = unsafe String(cString: strerror(number))
        return Failure(ExecWords.notRunnable(command: command[0], why: why), exitCode: 126)
    }
}
