internal import ArgumentParser
internal import Bundled
internal import Localization
internal import Wording

/// `manual`: the manual page, which travels inside the program.
struct ManualCommand: PlainCommand {
    static let configuration = CommandConfiguration("manual", ManualHelp.abstract, ManualHelp.discussion)

    @OptionGroup var common: CommonOptions

    func run(_ voice: Voice) throws {
        let folder =
            switch voice.language {
            case .english: "Manual"
            case .japanese: "Manual/ja"
            }
        guard let page = BundledFile.named("\(folder)/oauth-setup.1") else { throw Failure(ManualWords.missing) }
        // The line end comes with what is written.
        Output.data(page.text.hasSuffix("\n") ? String(page.text.dropLast()) : page.text)
    }
}
