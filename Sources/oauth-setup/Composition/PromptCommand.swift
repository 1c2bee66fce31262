internal import ArgumentParser

/// What is left of a command's work when something has to be waited for.
typealias Remainder = @Sendable () async throws -> Void

/// A command that waits for nothing.
protocol PlainCommand: ParsableCommand {
    mutating func run(_ voice: Voice) throws
}

/// A command that waits for something.
protocol WaitingCommand: AsyncParsableCommand, Sendable {
    mutating func run(_ voice: Voice) async throws
}

/// A command whose commonest case waits for nothing, and needs no task.
protocol PromptCommand: WaitingCommand {
    /// Does the work, as far as nothing has to be waited for.
    ///
    /// - Returns: the rest; nil when all of it is done.
    func begin(_ voice: Voice) throws -> Remainder?
}

extension PromptCommand {
    mutating func run(_ voice: Voice) async throws { if let rest = try begin(voice) { try await rest() } }
}
