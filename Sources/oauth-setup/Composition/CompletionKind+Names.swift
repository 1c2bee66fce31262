internal import ArgumentParser
internal import FoundationEssentials
internal import ServiceCatalog
internal import SettingsStore

/// What a shell offers when Tab is pressed; whatever goes wrong, it offers nothing and says nothing.
extension CompletionKind {
    /// The connections of this machine, or those of practice where the line begins with it.
    static var connections: CompletionKind { .custom { words, _, _ in OfferedNames(words).connections } }

    /// The services' ids, the person's own among them.
    static var services: CompletionKind { .custom { words, _, _ in OfferedNames(words).services } }

    /// A command that is practised, then connections.
    static var practiced: CompletionKind {
        .custom { words, index, _ in
            let commands = OAuthSetup.configuration.subcommands.compactMap { command in
                command.configuration.shouldDisplay ? command.configuration.commandName : nil
            }
            let isThere = words.prefix(max(0, index)).dropFirst(2).contains { commands.contains($0) }
            return isThere ? OfferedNames(words).connections : commands.filter { $0 != "practice" }
        }
    }
}

/// Names read from the configuration folder.
private struct OfferedNames {
    private let folder: ConfigurationFolder?

    /// The words of the line, the program first.
    init(_ words: [String]) {
        let folder = try? ConfigurationFolder.resolve(environment: Invocation.environment)
        let isPractice = words.dropFirst().first == "practice"
        self.folder = isPractice ? folder.map { ConfigurationFolder(path: $0.path + "/practice") } : folder
    }

    var connections: [String] { (try? folder?.connectionNames()) ?? [] }

    var services: [String] {
        (folder.map { .known(in: $0, and: Organisation.folders) } ?? ServiceCatalog.bundled()).services.map(\.id)
    }
}
