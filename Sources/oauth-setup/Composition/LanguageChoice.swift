internal import Localization
internal import ServiceCatalog

/// Which language the person reads: `--lang`, else the locale.
enum LanguageChoice {
    /// What can be chosen, as help shows it.
    static let names = Language.allCases.map(\.rawValue).joined(separator: "|")

    /// The language now.
    static let current = of(Invocation.environment, arguments: Invocation.arguments)

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
    static func of(_ environment: [String: String], arguments: [String]) -> Language {
        // What follows -- is for another program.
        let arguments = Array(arguments.prefix { $0 != "--" })
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
                return language
            }
            if argument == "--lang", arguments.indices.contains(index + 1),
                let language = Language(rawValue: arguments[index + 1])
            {
                return language
            }
        }
        // The Linux console has no Japanese letters.
        guard environment["TERM"] != "linux" else { return .english }
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return Language.allCases.first { locale.hasPrefix($0.rawValue) } ?? .english
    }
}
