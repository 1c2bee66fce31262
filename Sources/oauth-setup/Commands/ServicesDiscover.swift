internal import ArgumentParser
internal import AuthEngine
internal import ServiceCatalog
internal import StrictJSON

/// `services discover`: a definition of one's own, from what a server says about itself.
struct ServicesDiscover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Make a service definition from what an authorization server says about itself.",
        discussion: """
            Reads /.well-known/oauth-authorization-server (RFC 8414), else /.well-known/openid-configuration, of the
            issuer, and prints a definition that `services check` accepts. Nothing secret is sent. Look through it,
            above all at connector (names for connection strings) and tests, before you use it.

            Example: oauth-setup services discover https://login.example.com -o ~/.config/oauth-setup/services/mine.json
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The issuer, exactly as its owner publishes it.", valueName: "ISSUER"))
    var issuer: String

    @Option(help: ArgumentHelp("The service's id; made from the host when left out.", valueName: "ID"))
    var id: String?

    @Option(help: ArgumentHelp("The service's name; the host when left out.", valueName: "NAME"))
    var name: String?

    @Option(help: ArgumentHelp("The scopes to ask for, separated by blanks.", valueName: "SCOPES"))
    var scope: String?

    @Option(help: ArgumentHelp("An address that answers JSON to whoever is signed in, for the test.", valueName: "URL"))
    var test: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file instead.", valueName: "FILE"), completion: .file())
    var output: String?

    @Flag(help: "Replace the file.")
    var force = false

    func run() async throws {
        let program = try Program(common)
        let metadata: ServerMetadata
        do throws(AuthError) {
            metadata = try await program.engine.discover(issuer: issuer)
        } catch {
            await program.transport.shutdown()
            throw error
        }
        await program.transport.shutdown()
        let scopes = scope.map { $0.split(separator: " ").map { String($0) } }
        guard let definition = metadata.definition(id: id, name: name, scopes: scopes, test: test) else {
            throw Failure(
                "the server does not say where to ask who is signed in",
                "サインインした人を確認する場所が、サーバーのメタデータにありません",
                hint: ("name an address with --test URL", "--test URL でアドレスを指定してください")
            )
        }
        let text = definition.text(.pretty)
        // Whatever was typed on the command line is checked, too.
        _ = try ServiceCatalog.service(json: Array(text.utf8), file: output ?? "-")
        guard let output else {
            Output.data(text)
            return
        }
        try PrivateOutput.write(text + "\n", to: output, replacing: force)
        Output.note(Self.written(output)(program.language))
    }

    private static func written(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "written to \(path); look at connector and tests before you use it",
            japanese: "\(path) に書き込みました。使う前に connector と tests を確認してください"
        )
    }
}
