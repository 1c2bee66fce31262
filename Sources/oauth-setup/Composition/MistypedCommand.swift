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
        guard let first = arguments.first, !first.hasPrefix("-"), !names.contains(first) else { return }
        let nearest = NearestName.of(first, among: names)
        throw Failure(InvocationWords.unknownCommand(GivenName(first).text, nearest: nearest), exitCode: 2)
    }

    /// What to say of a command line that does not parse; nil when its options do not stand before a command.
    static func optionsFirst(_ arguments: [String]) -> Failure? {
        guard arguments.first?.hasPrefix("-") == true, let command = arguments.first(where: { names.contains($0) })
        else {
            return nil
        }
        return Failure(InvocationWords.optionsFirst(command), exitCode: 2)
    }

    private static var names: [String] {
        OAuthSetup.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }
}
