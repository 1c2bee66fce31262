internal import ArgumentParser
internal import Wording

/// How fresh a token must be, and at what price.
struct FreshnessOptions: ParsableArguments {
    @Option(help: Help.about(OptionHelp.minValidity, "SECONDS")) var minValidity = 60
    @Flag(help: Help.about(OptionHelp.now)) var now = false

    func validate() throws {
        guard (0...86_400).contains(minValidity) else { throw ValidationError(OptionMistakes.minValidity) }
    }
}
