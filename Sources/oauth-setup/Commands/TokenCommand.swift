internal import ArgumentParser
internal import Wording

/// `token`: a valid access token on standard output.
struct TokenCommand: PromptCommand {
    static let configuration = CommandConfiguration("token", TokenHelp.abstract, TokenHelp.discussion)

    private static var formats: String { TokenRequest.Format.allCases.map(\.rawValue).joined(separator: ", ") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption
    @Argument(help: Help.about(OptionHelp.connection), completion: .connections) var name: String
    @OptionGroup var freshness: FreshnessOptions
    @Flag(help: Help.about(TokenHelp.acceptOlder)) var acceptOlder = false
    @Flag(help: Help.about(TokenHelp.forceRefresh)) var forceRefresh = false
    @Option(help: Help.about(TokenHelp.format(Self.formats))) var format: TokenRequest.Format?
    @Flag(help: Help.about(TokenHelp.header)) var header = false
    @Flag(help: Help.about(TokenHelp.json)) var json = false

    /// What is asked for.
    var request: TokenRequest {
        TokenRequest(
            key: common.key,
            name: name,
            minValidity: freshness.minValidity,
            skipsPauses: freshness.now,
            adopts: adopt.adopt,
            acceptsOlder: acceptOlder,
            forcesRefresh: forceRefresh,
            format: format ?? (header ? .header : json ? .json : .token)
        )
    }

    func validate() throws {
        guard [format != nil, header, json].count(where: \.self) <= 1 else {
            throw ValidationError(OptionMistakes.oneTokenFormat)
        }
    }

    func begin(_ voice: Voice) throws -> Remainder? { try request.begin(voice) }
}

extension TokenRequest.Format: ExpressibleByArgument {}
