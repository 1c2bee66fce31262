internal import AuthEngine
internal import ConnectionStrings
internal import Glibc
internal import Secrets
internal import ServiceCatalog

/// A connection string that a person gives, in any dialect: in a file or on standard input, never in an argument.
struct GivenString {
    /// What it says.
    let parsed: ParsedConnectionString

    /// Reads a string.
    ///
    /// - Parameter file: a path, or `-` for standard input.
    /// - Throws: ``Failure`` when it cannot be read or its secrets are masked, `ConnectionStringError` when it is faulty.
    init(file: String) throws {
        if file == "-", isatty(STDIN_FILENO) == 1 { Output.note(GivenStringWords.waiting(LanguageChoice.current)) }
        guard let bytes = FileText.read(file), let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure("cannot read the connection string", "接続文字列を読み取れません", exitCode: 2)
        }
        parsed = try ConnectionStringParser.parse(text, knownNames: nil)
        let masked = parsed.maskedNames
        guard masked.isEmpty else {
            let names = masked.map { GivenName($0).text ?? "..." }.joined(separator: ", ")
            throw Failure(
                "the connection string was copied with masked secrets: \(names)",
                "接続文字列の秘密の値が伏せられています: \(names)",
                hint: (
                    "copy it from string --reveal, or write it with string -o",
                    "string --reveal か string -o で出力したものを使ってください"
                ),
                exitCode: 2
            )
        }
    }

    /// The service it is for: the one asked for, else the one it names, else the only one.
    func service(_ asked: String?, _ catalog: ServiceCatalog) -> String? {
        asked ?? catalog.services.first { parsed.names($0.connector) }?.id
    }

    /// Says what became of its values.
    func say(_ plan: ConnectionPlan, isPractice: Bool) {
        ValueNotes.say(plan.service, isPractice: isPractice) { parsed.properties[$0] }
    }
}

private enum GivenStringWords {
    static let waiting = LocalizedText(
        english: "enter the connection string, then press Ctrl-D",
        japanese: "接続文字列を入力し、Ctrl-D を押してください"
    )
}
