internal import ArgumentParser

/// What ``RefreshWorker`` starts; nothing for a person.
struct RenewCommand: WaitingCommand {
    static let name = "renew-held"

    static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false)

    @OptionGroup var common: CommonOptions

    /// See ``RenewalRequest/within``.
    @Option(help: .hidden) var within = RenewalRequest.usualLife

    /// What is asked for.
    var request: RenewalRequest { RenewalRequest(within: within) }

    func run(_ voice: Voice) async throws { try await request.run(voice) }
}
