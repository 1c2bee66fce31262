internal import CEntry
internal import CPlatform
internal import Glibc
internal import Localization
internal import Secrets
internal import SettingsStore
internal import Wording

/// The way to this program on another machine: OpenSSH, or a command of the person's own.
struct FarRoute: Sendable {
    /// The variable in which a command of the person's own finds the far command line.
    static let variable = "OAUTH_SETUP_FAR"
    /// This program there, where no other name is given.
    static let usualProgram = "oauth-setup"

    /// Where `ssh` leads, `[USER@]HOST`; nil for a command.
    let host: String?
    /// What `sh` runs in its place; nil for `ssh`.
    let via: String?
    /// This program there.
    let program: String
    /// The address of the stand-in that the far side uses too; nil for the real services.
    let practice: String?

    /// What the person calls the other side.
    var peer: LocalizedText { host.map { LocalizedText(same: ForeignText.clean($0)) } ?? SendWords.otherSide }

    /// Starts a far command.
    ///
    /// - Parameters:
    ///   - words: its arguments, of letters and hyphens.
    ///   - language: that of what is said before what it says on its standard error; nil where nothing of it is passed on.
    /// - Returns: its two ends of a talk.
    /// - Throws: ``Failure`` where nothing can be started here.
    func start(_ words: [String], saysIn language: Language?) throws(Failure) -> FarSide {
        let line =
            ((practice.map { ["env", "OAUTH_SETUP_PRACTICE=\($0)"] } ?? []) + [ForeignText.word(program)] + words)
            .joined(separator: " ")
        let command = via.map { SupervisedCommand.arguments($0, .same) } ?? ["ssh", "-T", "--", host ?? "", line]
        let path = via == nil ? ProgramSearch.path("ssh", environment: Invocation.environment) : nil
        guard path != nil || via != nil else { throw Failure(SendWords.noSSH) }
        let ignored = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].filter { entry_ignores($0) != 0 }.reduce(0) { $0 | 1 << $1 }
        let variables = Invocation.variableBytes + [Array("\(Self.variable)=\(line)".utf8)]
        var (process, talk, errors) = (Int32(0), Int32(0), Int32(0))
        let arguments = unsafe command.map { unsafe strdup($0) } + [nil]
        let environment = unsafe variables.map { unsafe $0.asPath { unsafe strdup($0) } } + [nil]
        let failure = unsafe platform_start_talking(
            path,
            arguments,
            environment,
            UInt32(ignored),
            &process,
            &talk,
            &errors
        )
        for index in unsafe arguments.indices { unsafe free(arguments[index]) }
        for index in unsafe environment.indices { unsafe free(environment[index]) }
        guard failure == 0 else {
            throw Failure(SendWords.notStarted(SystemFailure(number: failure).words))
        }
        return FarSide(peer: language.map { peer($0) }, process: process, talk: talk, errors: errors)
    }
}
