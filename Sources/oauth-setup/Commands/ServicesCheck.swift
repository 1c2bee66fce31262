internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// `services check`: whether a definition of one's own can be used.
struct ServicesCheck: PlainCommand {
    static let configuration = CommandConfiguration("check", ServicesCheckHelp.abstract, ServicesCheckHelp.discussion)

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(ServicesCheckHelp.file, "FILE"), completion: .file()) var file: String

    func run(_ voice: Voice) throws {
        let language = voice.language
        let bytes = try FileText.required(file, ServicesWords.unreadable(file))
        let check = DefinitionCheck(bytes: bytes, file: file)
        for mistake in check.mistakes {
            Output.show(mistake.message(in: language))
            if let hint = mistake.hint(in: language) { Output.show("    " + hint) }
        }
        guard check.mistakes.isEmpty, let service = check.service else { throw ExitCode(1) }
        let schemes = service.schemes.map(\.id).joined(separator: ", ")
        Output.show(ServicesWords.good(id: service.id, schemes: schemes)(language))
        if ServiceCatalog.bundled().service(service.id) != nil {
            Output.note(ServicesWords.replaces(service.id)(language))
        }
        voice.aside(ServicesWords.place(language))
    }
}
