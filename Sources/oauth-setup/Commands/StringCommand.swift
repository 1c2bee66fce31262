internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// `string`: a connection string to copy.
struct StringCommand: PromptCommand {
    static let configuration = CommandConfiguration("string", StringHelp.abstract, StringHelp.discussion(formats))

    private static var formats: String { Dialect.allCases.map(\.id).joined(separator: ", ") }

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(OptionHelp.connection), completion: .connections) var name: String?
    @Option(help: Help.about(StringHelp.format, "FORMAT")) var format = Dialect.cdata.id
    @Option(help: Help.about(StringHelp.owner, "OWNER")) var owner = StringOwner.oauthSetup
    @Option(help: Help.about(StringHelp.location, "PATH")) var location: String?
    @Option(help: Help.about(StringHelp.verifier, "FILE")) var verifier: String?
    @Flag(help: Help.about(StringHelp.takeOver)) var takeOver = false
    @Flag(help: Help.about(StringHelp.reveal)) var reveal = false
    @Option(name: .shortAndLong, help: Help.about(StringHelp.output, "FILE"), completion: .file()) var output: String?
    @Flag(help: Help.about(StringHelp.force)) var force = false
    @Flag(help: Help.about(StringHelp.list)) var list = false

    func validate() throws {
        guard list != (name != nil) else { throw ValidationError(OptionMistakes.connectionOrList) }
        guard location != "", location != "-" else { throw ValidationError(OptionMistakes.locationPath) }
        let isHeadless = owner == .driverHeadless || owner == .driverPlain
        guard location == nil || isHeadless else { throw ValidationError(OptionMistakes.locationOwner) }
        guard verifier == nil || owner == .driverHeadless else { throw ValidationError(OptionMistakes.verifierOwner) }
        guard Dialect(id: format) == nil else { return }
        let ids = Dialect.allCases.map(\.id)
        let nearest = NearestName.of(format, among: ids)
        throw ValidationError(OptionMistakes.format(nearest: nearest, known: Self.formats))
    }

    func begin(_ voice: Voice) throws -> Remainder? {
        guard let name else {
            for dialect in Dialect.allCases { Output.show("\(dialect.id)  \(dialect.title)") }
            return nil
        }
        let program = try Program(voice, common.key)
        let found = try program.settings(of: name)
        guard let dialect = Dialect(id: format) else { return nil }
        let result = try SetupResult(
            stored: found.settings,
            path: found.location.text,
            catalog: program.catalog,
            now: Program.now()
        )
        // What signs in went with it: a string without that is none.
        if !result.scheme.handsOver, let moved = found.settings.movedAway { throw moved }
        guard owner == .driverHeadless || owner == .driverPlain, result.scheme.handsOver else {
            let file = try PrivateOutput(output, program.store, replacing: force)
            defer { file.discard() }
            try write(result, dialect, owner, to: file, hiding: found.settings.tokens)
            return nil
        }
        return {
            let file = try PrivateOutput(output, program.store, replacing: force)
            defer { file.discard() }
            let handOver = StringHandOver(
                program: program,
                found: found,
                result: result,
                owner: owner,
                consent: .init(isOwned: takeOver, replaces: force),
                destination: .init(isRevealed: reveal || file.isNamed, isDurable: file.isDurable)
            )
            try await handOver.run(location: location, verifier: verifier) {
                try write($0, dialect, owner, to: file, hiding: found.settings.tokens)
            }
        }
    }

    private func write(
        _ result: SetupResult,
        _ dialect: Dialect,
        _ owner: StringOwner,
        to file: PrivateOutput,
        hiding tokens: StoredTokens?
    ) throws {
        let isShown = !(reveal || file.isNamed)
        let text = try result.connectionString(dialect, owner: owner, masked: isShown)
        guard isShown else { return try file.write(text) }
        // For looking at: what shows nothing, or a token in another value, is no part of it.
        var filter = SecretFilter(shortest: 6, findsPieces: false)
        for token in [tokens?.accessToken, tokens?.refreshToken] { filter.insert(token?.reveal() ?? "") }
        Output.page(filter.hide(text))
    }
}
