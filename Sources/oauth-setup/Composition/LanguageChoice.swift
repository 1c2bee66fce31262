internal import Localization
internal import ServiceCatalog
internal import Wording

/// Which language the person reads: `--lang`, else the locale, else what holds on this machine.
struct LanguageChoice: Sendable {
    let language: Language
    /// What said so.
    let source: ValueSource

    /// What can be chosen, as help shows it.
    static let names = Language.allCases.map(\.rawValue).joined(separator: "|")

    /// The arguments without `--lang` when they ask for help.
    ///
    /// The option belongs to commands: before one is named it would be taken for the first command's, whose help came then.
    static func askingForHelp(_ arguments: [String]) -> [String] {
        let own = arguments.prefix { $0 != "--" }
        guard own.first == "help" || own.contains(where: Help.asksForHelp) else { return arguments }
        var kept: [String] = []
        var isValue = false
        for (index, argument) in arguments.enumerated() {
            defer { isValue = argument == "--lang" && index < own.count }
            if isValue || (index < own.count && (argument == "--lang" || argument.hasPrefix("--lang="))) { continue }
            kept.append(argument)
        }
        return kept
    }

    /// The language of an environment and a command line.
    init(_ environment: [String: String], arguments: [String]) {
        (language, source) = Self.of(environment, arguments: arguments)
    }

    private static func of(
        _ environment: [String: String],
        arguments: [String]
    ) -> (language: Language, source: ValueSource) {
        // What follows -- is for another program.
        let arguments = Array(arguments.prefix { $0 != "--" })
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
                return (language, .option("--lang"))
            }
            if argument == "--lang", arguments.indices.contains(index + 1),
                let language = Language(rawValue: arguments[index + 1])
            {
                return (language, .option("--lang"))
            }
        }
        // The Linux console has no Japanese letters.
        guard environment["TERM"] != "linux" else { return (.english, .variable("TERM")) }
        guard let name = ["LC_ALL", "LC_MESSAGES", "LANG"].first(where: { environment[$0]?.isEmpty == false }) else {
            let given = Organisation.defaults.language
            return given.value.flatMap { language in given.file.map { (language, .file($0)) } } ?? (.english, .standard)
        }
        let locale = environment[name] ?? ""
        return (Language.allCases.first { locale.hasPrefix($0.rawValue) } ?? .english, .variable(name))
    }
}
