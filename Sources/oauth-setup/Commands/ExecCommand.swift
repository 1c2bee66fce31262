internal import ArgumentParser
internal import AuthEngine
internal import Glibc
internal import PracticeProvider
internal import SettingsStore
internal import Transport
internal import Wording

/// `exec`: another program with a connection in its environment.
struct ExecCommand: PromptCommand {
    static let configuration = CommandConfiguration("exec", ExecHelp.abstract, ExecHelp.discussion)

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption
    @Argument(help: Help.about(OptionHelp.connection), completion: .connections) var name: String
    @OptionGroup var freshness: FreshnessOptions
    @Argument(parsing: .postTerminator, help: Help.about(ExecHelp.command, "COMMAND")) var command: [String] = []

    func validate() throws {
        guard !command.isEmpty else { throw ValidationError(OptionMistakes.commandMissing) }
    }

    func begin(_ voice: Voice) throws -> Remainder? {
        let program = try Program(voice, common.key)
        let found = try program.settings(of: name)
        let validity = Duration.seconds(freshness.minValidity)
        if !adopt.adopt, program.practice?.provider == nil,
            program.engine.isAtHand(found.settings, at: found.location, minValidity: validity)
        {
            try become(found.settings, program.engine)
        }
        if !adopt.adopt, !freshness.now, program.practice?.provider == nil,
            let current = try program.engine.currentAtOnce(found.settings, at: found.location, minValidity: validity)
        {
            try become(current, program.engine)
        }
        return {
            let found = try await program.settings(of: name, adopting: adopt.adopt)
            let engine = freshness.now ? program.engine.skippingPauses() : program.engine
            let current = try await engine.current(found.settings, at: found.location, minValidity: validity)
            await program.transport.shutdown()
            await program.practice?.provider?.stop()
            try become(current, engine)
        }
    }

    private func become(_ settings: Settings, _ engine: AuthEngine) throws -> Never {
        let environment = ExecEnvironment(settings: settings, credential: try engine.credential(of: settings))
        // The bytes that were given: what is no text came in as other characters.
        let failure = Replacement.become(
            Invocation.argumentBytes.suffix(command.count),
            environment: environment.added(to: Invocation.variableBytes)
        )
        throw notRun(SystemFailure(number: failure))
    }

    private func notRun(_ failure: SystemFailure) -> Failure {
        let name = command[0]
        guard failure.number == ENOENT else {
            return Failure(ExecWords.notRunnable(command: name, failure), exitCode: 126)
        }
        // A script that is there names a program that is not.
        let isThere = unsafe name.contains("/") && access(name, F_OK) == 0
        return isThere
            ? Failure(ExecWords.interpreterMissing(name), exitCode: 126)
            : Failure(ExecWords.notFound(name), exitCode: 127)
    }
}
