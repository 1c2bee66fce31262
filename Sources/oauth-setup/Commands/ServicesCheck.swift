internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import ServiceCatalog

/// `services check`: whether a definition of one's own can be used.
struct ServicesCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Help.text(
            "Check a service definition: each mistake, and what it means.",
            "サービス定義を検査し、誤りとその意味を表示します。"
        ),
        discussion: Help.discussion(
            """
            Exit code 0 when the definition can be used, 1 when it has mistakes, 2 when the file cannot be read.

            Example: oauth-setup services check my-service.json
            """,
            """
            終了コードは、使えるとき 0、誤りがあるとき 1、ファイルを読めないとき 2 です。

            例: oauth-setup services check my-service.json
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(
        help: Help.about("The definition, JSON ('-' for standard input).", "定義の JSON ファイル（- は標準入力）", "FILE"),
        completion: .file()
    )
    var file: String

    func run() throws {
        let language = LanguageChoice.current
        guard let bytes = FileText.read(file) else {
            throw Failure("cannot read the definition \(file)", "定義ファイル \(file) を読み取れません", exitCode: 2)
        }
        let check = DefinitionCheck(bytes: bytes, file: file)
        for mistake in check.mistakes {
            Output.show(mistake.message(in: language))
            if let hint = mistake.hint(in: language) { Output.show("    " + hint) }
        }
        guard check.mistakes.isEmpty, let service = check.service else { throw ExitCode(1) }
        Output.show(Self.good(service)(language))
        if try ServiceCatalog.bundled().service(service.id) != nil {
            Output.note(Self.replaces(service.id)(language))
        }
        Output.aside(Self.place(language))
    }

    private static func good(_ service: Service) -> LocalizedText {
        let schemes = service.schemes.map(\.id).joined(separator: ", ")
        return LocalizedText(
            english: "\(service.id): can be used (\(schemes))",
            japanese: "\(service.id): 使用できます（\(schemes)）"
        )
    }

    private static func replaces(_ id: String) -> LocalizedText {
        LocalizedText(
            english: "note: it replaces the \(id) that ships with the program",
            japanese: "注意: 付属の \(id) の定義を置き換えます"
        )
    }

    private static let place = LocalizedText(
        english: "put it into the folder services of the configuration folder",
        japanese: "設定フォルダーの services フォルダーに置いてください"
    )
}
