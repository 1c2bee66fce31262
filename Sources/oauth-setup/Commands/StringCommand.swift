internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard

/// `string`: a connection string to copy.
struct StringCommand: ParsableCommand {
    /// Who keeps the tokens.
    enum Owner: String, ExpressibleByArgument, CaseIterable {
        case oauthSetup = "oauth-setup"
        case driver
    }

    static let configuration = CommandConfiguration(
        commandName: "string",
        abstract: "Print a connection string.",
        discussion: """
            Formats: \(Dialect.allCases.map(\.id).joined(separator: ", ")). Secrets are masked unless --reveal is given.
            A file (-o) is made with mode 0600 and holds the whole string, secrets included.

            Examples:
              oauth-setup string sales --format jdbc --owner driver --reveal
              oauth-setup string sales --format odbc-ini -o odbc.ini
              oauth-setup string --list
            """
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "The connection's name.")
    var name: String?

    @Option(help: ArgumentHelp("The format.", valueName: "FORMAT"))
    var format = Dialect.cdata.id

    @Option(help: "Who keeps the tokens: oauth-setup (this settings file) or driver (it signs in by itself).")
    var owner = Owner.oauthSetup

    @Flag(help: "Show secrets.")
    var reveal = false

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the whole string into a new file.", valueName: "FILE"))
    var output: String?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @Flag(help: "List the formats.")
    var list = false

    func validate() throws {
        guard list != (name != nil) else { throw ValidationError("give a connection's name or --list") }
        guard Dialect(id: format) == nil else { return }
        let ids = Dialect.allCases.map(\.id)
        let nearest = NearestName.of(format, among: ids).map { "; did you mean \($0)?" } ?? ""
        throw ValidationError("unknown format \(format)\(nearest) Known: \(ids.joined(separator: ", "))")
    }

    func run() throws {
        guard let name else {
            for dialect in Dialect.allCases { Output.data("\(dialect.id)  \(dialect.title)") }
            return
        }
        let program = try Program(common)
        let found = try program.settings(of: name)
        guard let dialect = Dialect(id: format) else { return }
        let result = try SetupResult(stored: found.settings, path: found.location.text, catalog: program.catalog)
        let owner: StringOwner = owner == .driver ? .driver : .oauthSetup
        guard let output else {
            Output.data(try result.connectionString(dialect, owner: owner, masked: !reveal))
            return
        }
        let whole = try result.connectionString(dialect, owner: owner, masked: false)
        try PrivateOutput.write(whole + "\n", to: output, replacing: force)
    }
}
