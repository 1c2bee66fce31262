internal import AuthEngine
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Synchronization
internal import Wording

/// How a person signs in again, for the connection that a command is about.
enum SignInAdvice {
    private static let atWork = Mutex<(name: String, program: String)?>(nil)

    /// Notes which connection the command is about.
    static func begin(_ name: String, isPractice: Bool) {
        atWork.withLock { $0 = (name, program(isPractice)) }
    }

    /// The command that signs in again and asks nothing else.
    static func command(_ name: String, isPractice: Bool) -> String {
        command(name, program(isPractice))
    }

    /// What an error advises, by name; nil when no sign-in is needed, or no name is known and the error's own words must do.
    static func hint(of error: AuthError) -> LocalizedText? {
        atWork.withLock(\.self).flatMap { hint(of: error, $0.name, $0.program) }
    }

    /// The same for a connection of that name.
    static func hint(of error: AuthError, _ name: String, isPractice: Bool) -> LocalizedText? {
        hint(of: error, name, program(isPractice))
    }

    private static func hint(of error: AuthError, _ name: String, _ program: String) -> LocalizedText? {
        let command = command(name, program)
        switch error.fact {
        case .signIn(.signInNeeded(.verifierSpent)), .signIn(.signInNeeded(.storedForAnother)): return nil
        case .signIn(.signInNeeded):
            // What the service's definition knows of it comes after the command.
            return SignInAdviceWords.again(command: command, advice: error.advice?.words)
        case .signIn(.ownedElsewhere(_, let host, _)):
            return AuthError.waysOn(name, host: host, program: program)
        // One that was interrupted on the way can be sent again.
        case .store(.moved(let move)) where !move.canBeSentAgain: return SignInAdviceWords.moved(command)
        case .store(.olderThanSeen(_, .stored)):
            return LocalizedText(same: "\(program) token \(ForeignText.word(name)) --accept-older")
        default: return nil
        }
    }

    private static func command(_ name: String, _ program: String) -> String {
        "\(program) wizard --connection \(name) --step sign-in"
    }

    /// What a command line of this kind begins with.
    static func program(_ isPractice: Bool) -> String {
        isPractice ? "oauth-setup practice" : "oauth-setup"
    }
}
