internal import ArgumentParser
internal import AuthEngine
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON

/// `token`: a valid access token on standard output.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Print a valid access token, refreshed if due.",
        discussion: """
            A token that is still valid is printed without any network call. For a connection without OAuth the stored
            credential is printed, as its header carries it. Nothing is ever asked; exit code 3 means that a person must
            sign in again.

            Example: curl -H "Authorization: Bearer $(oauth-setup token sales)" https://…
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The connection's name.")
    var name: String

    @Option(help: ArgumentHelp("The token must still live so long.", valueName: "SECONDS"))
    var minValidity = 60

    @Flag(help: "Refresh settings although they are an older copy than one that was here before, such as a backup.")
    var acceptOlder = false

    @Flag(help: "Print JSON: token, type, expires (RFC 3339, or null).")
    var json = false

    func validate() throws {
        guard (0...86_400).contains(minValidity) else {
            throw ValidationError("--min-validity takes 0 to 86400 seconds")
        }
    }

    func run() async throws {
        let program = try Program()
        let found = try program.settings(of: name)
        if acceptOlder { program.store.acceptOlder(found.settings) }
        let result = try await program.engine.credential(
            of: found.settings,
            at: found.location,
            minValidity: .seconds(minValidity)
        )
        await program.transport.shutdown()
        guard json else {
            Output.data(result.value.reveal())
            return
        }
        let value: JSONValue = [
            "token": .string(result.value.reveal()),
            "type": .string(result.type),
            "expires": result.endsAt.map { .string(Moment.text($0)) } ?? .null,
        ]
        Output.data(value.text(.pretty))
    }
}
