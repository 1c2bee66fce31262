internal import ArgumentParser
internal import SetupWizard
internal import Wording

/// `wizard`: asks, signs in, saves, and hands out a connection string.
struct WizardCommand: WaitingCommand {
    static let configuration = CommandConfiguration("wizard", WizardHelp.abstract, WizardHelp.discussion)

    @OptionGroup var common: CommonOptions
    @Option(help: Help.about(WizardHelp.service, "ID"), completion: .services) var service: String?

    @Option(help: Help.about(WizardHelp.connection, "NAME"), completion: .connections) var connection: String?

    @Option(
        help: Help.about(WizardHelp.step(Wizard.stepNames.joined(separator: ", ")), "PAGE"),
        completion: .list(Wizard.stepNames)
    )
    var step: String?

    @Flag(help: Help.about(WizardHelp.plain)) var plain = false
    @Flag(help: Help.about(OptionHelp.noBrowser)) var noBrowser = false

    @Option(help: Help.about(WizardHelp.answers, "FILE"), completion: .file()) var answers: String?

    @Flag(help: Help.about(WizardHelp.dryRun)) var dryRun = false

    @Option(name: .customLong("for"), help: Help.about(WizardHelp.destination, "[USER@]HOST")) var destination: String?

    @Option(help: Help.about(WizardHelp.farProgram, "PROGRAM")) var program: String?

    @Option(parsing: .unconditional, help: Help.about(WizardHelp.timeout, "SECONDS")) var timeout = 300

    func validate() throws {
        guard (1...86_400).contains(timeout) else { throw ValidationError(OptionMistakes.timeout) }
        try SendCommand.check(host: destination)
        guard program?.isEmpty != true else { throw ValidationError(OptionMistakes.programName) }
        guard program == nil || destination != nil else { throw ValidationError(OptionMistakes.programWithoutFor) }
        if let step, !Wizard.stepNames.contains(step) {
            let names = Wizard.stepNames.joined(separator: ", ")
            throw ValidationError(OptionMistakes.step(names))
        }
    }

    /// What is asked for.
    var request: WizardRequest {
        WizardRequest(
            key: common.key,
            service: service,
            connection: connection,
            step: step,
            isPlain: plain,
            opensBrowser: !noBrowser,
            answers: answers,
            isDryRun: dryRun,
            timeout: timeout,
            destination: destination,
            farProgram: program ?? FarRoute.usualProgram
        )
    }

    func run(_ voice: Voice) async throws { try await request.run(voice) }
}
