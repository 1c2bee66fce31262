internal import ArgumentParser
internal import Secrets
internal import ServiceCatalog
internal import Wording

/// A command line whose command the argument parser does not find: it would take all of it for the wizard's.
enum MistypedCommand {
    /// Refuses a first word that is no command.
    ///
    /// - Throws: ``Failure`` with the usage exit code.
    static func check(_ arguments: [String]) throws(Failure) {
        guard let first = arguments.first, !first.hasPrefix("-") else { return }
        guard names.contains(first) else {
            let nearest = NearestName.of(first, among: names(shown: true))
            throw Failure(InvocationWords.unknownCommand(GivenName(first).text, nearest: nearest), exitCode: 2)
        }
        // A command of commands takes no other word.
        let command = OAuthSetup.configuration.subcommands.first { $0.configuration.commandName == first }
        let inner = (command?.configuration.subcommands ?? []).compactMap { $0.configuration.commandName }
        guard !inner.isEmpty, let second = arguments.dropFirst().first, !second.hasPrefix("-"), !inner.contains(second)
        else { return }
        let name = GivenName(second).text.map { "\(first) \($0)" }
        let nearest = NearestName.of(second, among: inner).map { "\(first) \($0)" }
        throw Failure(InvocationWords.unknownCommand(name, nearest: nearest, of: first), exitCode: 2)
    }

    /// What to say of a command line that does not parse; nil when its options do not stand before a command.
    static func optionsFirst(_ arguments: [String]) -> Failure? {
        guard arguments.first?.hasPrefix("-") == true, let command = arguments.first(where: { names.contains($0) })
        else {
            return nil
        }
        return Failure(InvocationWords.optionsFirst(command), exitCode: 2)
    }

    private static var names: [String] { names(shown: false) }

    /// The names of the commands: of all, or of those that are for people.
    private static func names(shown: Bool) -> [String] {
        let commands = OAuthSetup.configuration.subcommands.filter { !shown || $0.configuration.shouldDisplay }
        return commands.compactMap { $0.configuration.commandName } + ["help"]
    }
}
