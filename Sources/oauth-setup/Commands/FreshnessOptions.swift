internal import ArgumentParser
internal import Wording

/// How fresh a token must be, and at what price.
struct FreshnessOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: Help.about(OptionHelp.minValidity, "SECONDS")) var minValidity = 60
    @Flag(help: Help.about(OptionHelp.now)) var now = false

    /// What can be asked for, in seconds.
    static let validities = 0...86_400

    func validate() throws {
        guard Self.validities.contains(minValidity) else { throw ValidationError(OptionMistakes.minValidity) }
    }
}
