internal import ArgumentParser
internal import Bundled

/// `manual`: the manual page, which travels inside the program.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: Help.text("Print the manual page.", "マニュアルページ（英語）を出力します。"),
        discussion: Help.discussion(
            """
            The page is in the format of man. Examples:
              oauth-setup manual | man -l -
              oauth-setup manual > ~/.local/share/man/man1/oauth-setup.1
            """,
            """
            man の形式です。例:
              oauth-setup manual | man -l -
              oauth-setup manual > ~/.local/share/man/man1/oauth-setup.1
            """
        )
    )

    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let page = BundledFile.named("Manual/oauth-setup.1") else {
            throw Failure("the manual page is missing", "マニュアルページがありません")
        }
        Output.data(page.text.trimmingSuffix("\n"))
    }
}

extension String {
    /// The text without one ending, if it has it.
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
