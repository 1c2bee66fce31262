internal import ArgumentParser

/// A command that was parsed, and how it is run.
enum RoutedCommand {
    case plain(any PlainCommand)
    case waiting(any WaitingCommand)
    case prompt(any PromptCommand)
    /// One of the parser's own, such as `help`.
    case parser(any ParsableCommand)

    /// The command that the whole tree has parsed.
    init(_ command: any ParsableCommand) {
        self =
            if let command = command as? any PromptCommand {
                .prompt(command)
            } else if let command = command as? any WaitingCommand {
                .waiting(command)
            } else if let command = command as? any PlainCommand {
                .plain(command)
            } else {
                .parser(command)
            }
    }

    /// The command itself.
    var command: any ParsableCommand {
        switch self {
        case .plain(let command): command
        case .waiting(let command): command
        case .prompt(let command): command
        case .parser(let command): command
        }
    }
}
