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
        try check(first, among: names(of: OAuthSetup.configuration.subcommands))
        let commands = OAuthSetup.configuration.subcommands
        guard first != "help" else {
            // Help on what is no command would be that on the whole program.
            var commands = commands
            for word in arguments.dropFirst().prefix(while: { !$0.hasPrefix("-") }) where !commands.isEmpty {
                try check(word, among: names(of: commands))
                commands = commands.first { $0.configuration.commandName == word }?.configuration.subcommands ?? []
            }
            return
        }
        // A command of commands takes no other word.
        let command = commands.first { $0.configuration.commandName == first }
        let inner = (command?.configuration.subcommands ?? []).compactMap { $0.configuration.commandName }
        guard !inner.isEmpty, let second = arguments.dropFirst().first, !second.hasPrefix("-"), !inner.contains(second)
        else { return }
        let name = GivenName(second).text.map { "\(first) \($0)" }
        let nearest = NearestName.of(second, among: inner).map { "\(first) \($0)" }
        throw Failure(InvocationWords.unknownCommand(name, nearest: nearest, of: first), exitCode: 2)
    }

    private static func check(_ word: String, among names: [String]) throws(Failure) {
        guard !names.contains(word) else { return }
        let shown = self.names(of: OAuthSetup.configuration.subcommands.filter { $0.configuration.shouldDisplay })
        let nearest = NearestName.of(word, among: names.filter { shown.contains($0) || !self.names.contains($0) })
        throw Failure(InvocationWords.unknownCommand(GivenName(word).text, nearest: nearest), exitCode: 2)
    }

    /// A command line in which a negative number behind an option is that option's value, which the argument parser would take for
    /// another option.
    static func joiningNumbers(_ arguments: [String]) -> [String] {
        var joined: [String] = []
        let own = arguments.prefix { $0 != "--" }
        for argument in own {
            if let last = joined.last, last.hasPrefix("--"), !last.contains("="), argument.hasPrefix("-"),
                Int(argument) != nil
            {
                joined[joined.count - 1] = "\(last)=\(argument)"
            } else {
                joined.append(argument)
            }
        }
        return joined + arguments.dropFirst(own.count)
    }

    /// What to say of a command line that does not parse; nil when its options do not stand before a command.
    static func optionsFirst(_ arguments: [String]) -> Failure? {
        guard arguments.first?.hasPrefix("-") == true, let command = arguments.first(where: { names.contains($0) })
        else {
            return nil
        }
        return Failure(InvocationWords.optionsFirst(command), exitCode: 2)
    }

    private static var names: [String] { names(of: OAuthSetup.configuration.subcommands) }

    private static func names(of commands: [any ParsableCommand.Type]) -> [String] {
        commands.compactMap { $0.configuration.commandName } + ["help"]
    }
}
