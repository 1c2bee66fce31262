internal import ArgumentParser
internal import ServiceCatalog
internal import SettingsStore

/// `forget`: removes a connection.
struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Remove a connection's settings from this machine.",
        discussion: """
            Its tokens and secrets go; an empty lock file stays. The service is not told: end the access there too when
            the tokens may have leaked.

            Example: oauth-setup forget sales
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The connection's name.")
    var name: String

    func run() async throws {
        let program = try Program(common)
        // Also what cannot be opened can be forgotten, so only its being there is asked for.
        guard try program.folder.connectionNames().contains(name) else { throw try program.missing(name) }
        try await program.store.remove(.file(path: try program.folder.settingsPath(connection: name)))
        Output.aside(TransferWords.forgotten(name)(program.language))
    }
}
