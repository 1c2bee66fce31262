internal import AuthEngine
internal import Localization
internal import Secrets
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// A set-up for another machine: signed in here, kept there.
///
/// What is set up is a connection of this machine until it is there, so that nothing is lost where it cannot be sent.
struct SetupElsewhere: Sendable {
    private let program: Program
    private let host: String
    /// This program there.
    private let farProgram: String
    /// The connections that were here before, which stay.
    private let before: Set<String>

    /// A set-up for the machine that `ssh` knows by that name.
    init(_ program: Program, host: String, farProgram: String) throws {
        (self.program, self.host, self.farProgram) = (program, host, farProgram)
        before = Set(try program.folder.connectionNames())
    }

    /// The other machine as the pages name it, with the names that are taken there.
    func destination(_ names: Set<String>) -> Destination { Destination(host: ForeignText.clean(host), names: names) }

    /// Proves that the other machine can take a connection, before anybody signs in.
    ///
    /// - Returns: the names that are taken there; empty where it does not tell.
    func check() async throws -> Set<String> {
        let sending = sending("")
        return try await program.interruptibly(WaitingSignIn()) { try await sending.check() }
    }

    /// Sends what was set up, and removes it here if it is new; a set-up that kept nothing has nothing to send.
    func send(_ name: String?) async throws {
        guard let name, try program.folder.connectionNames().contains(name) else { return }
        let sending = sending(name)
        do {
            try await program.interruptibly(WaitingSignIn(), keepsOutcome: true) { try await sending.run() }
        } catch {
            // Under its own name it would be refused once more.
            let isTaken = (error as? Failure)?.isNameTaken == true
            let command = sending.command + (isTaken ? " --as \(ForeignText.word(name + "-2"))" : "")
            Output.note(SendWords.keptHere(name, command)(program.language))
            throw error
        }
        guard !before.contains(name) else { return }
        try await program.store.remove(try program.folder.location(connection: name))
        program.voice.aside(TransferWords.forgotten(name)(program.language))
    }

    private func sending(_ name: String) -> Sending {
        let route = FarRoute(host: host, via: nil, program: farProgram, practice: program.practice?.baseURL)
        return Sending(
            program: program,
            name: name,
            newName: nil,
            replaces: false,
            route: route,
            timeout: SendCommand.usualTimeout,
            isKept: before.contains(name)
        )
    }
}
