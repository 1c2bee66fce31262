internal import ArgumentParser
internal import Bundled
internal import Wording

/// `manual`: the manual page, which travels inside the program.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration("manual", ManualHelp.abstract, ManualHelp.discussion)

    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let page = BundledFile.named("Manual/oauth-setup.1") else { throw Failure(ManualWords.missing) }
        Output.data(page.text.trimmingSuffix("\n"))
    }
}

extension String {
    /// The text without one ending, if it has it.
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
