internal import ArgumentParser
internal import AuthEngine
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON
internal import Transport
internal import Wording

/// `token`: a valid access token on standard output.
struct TokenCommand: AsyncParsableCommand {
    /// How the token is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// The token alone.
        case token
        /// Header lines: `Authorization: Bearer …`.
        case header
        /// Token, type and end.
        case json
        /// What programs that call a credential process expect.
        case credentialProcess = "credential-process"
    }

    static let configuration = CommandConfiguration("token", TokenHelp.abstract, TokenHelp.discussion)

    private static var formats: String { Format.allCases.map(\.rawValue).joined(separator: ", ") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption
    @Argument(help: Help.about(OptionHelp.connection), completion: .connections) var name: String
    @OptionGroup var freshness: FreshnessOptions
    @Flag(help: Help.about(TokenHelp.acceptOlder)) var acceptOlder = false
    @Option(help: Help.about(TokenHelp.format(Self.formats))) var format: Format?
    @Flag(help: Help.about(TokenHelp.header)) var header = false
    @Flag(help: Help.about(TokenHelp.json)) var json = false

    private var chosen: Format { format ?? (header ? .header : json ? .json : .token) }

    func validate() throws {
        guard [format != nil, header, json].count(where: \.self) <= 1 else {
            throw ValidationError(OptionMistakes.oneTokenFormat)
        }
    }

    func run() async throws {
        let program = try Program(common)
        let found = try await program.settings(of: name, adopt)
        if acceptOlder { program.store.acceptOlder(found.settings) }
        let engine = freshness.now ? program.engine.skippingPauses() : program.engine
        let text = try await text(engine, found.settings, found.location)
        await program.transport.shutdown()
        Output.data(text)
    }

    private func text(_ engine: AuthEngine, _ settings: Settings, _ location: SettingsLocation) async throws -> String {
        let validity = Duration.seconds(freshness.minValidity)
        if chosen == .header {
            let headers = try await engine.headers(of: settings, at: location, minValidity: validity)
            guard !headers.isEmpty else { throw Self.noHeader }
            return headers.map { "\($0.name): \($0.value.reveal())" }.joined(separator: "\n")
        }
        let credential = try await engine.credential(of: settings, at: location, minValidity: validity)
        return switch chosen {
        case .token, .header: credential.value.reveal()
        case .json: Self.json(credential).text(.pretty)
        case .credentialProcess: Self.credentialProcess(credential).text()
        }
    }

    private static func json(_ credential: CurrentCredential) -> JSONValue {
        [
            "token": .string(credential.value.reveal()),
            "type": .string(credential.type),
            "expires": credential.endsAt.map { .string(Moment.text($0)) } ?? .null,
        ]
    }

    private static func credentialProcess(_ credential: CurrentCredential) -> JSONValue {
        var object = JSONObject()
        object["Version"] = 1
        object["AccessToken"] = .string(credential.value.reveal())
        object["TokenType"] = .string(credential.type)
        object["Expiration"] = credential.endsAt.map { .string(Moment.text($0)) }
        return .object(object)
    }

    private static var noHeader: Failure { Failure(TokenWords.noHeader) }
}
