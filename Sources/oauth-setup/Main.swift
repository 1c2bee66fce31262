internal import ArgumentParser
internal import CPlatform
internal import Glibc

/// Starts the program: makes it keep secrets when it crashes, parses, runs, and is the only place that exits.
@main
enum Main {
    static func main() async {
        platform_protect_process()
        _ = platform_set_locale()
        signal(SIGPIPE, SIG_IGN)
        exit(await run(Array(CommandLine.arguments.dropFirst())))
    }

    /// Runs the program with these arguments and gives its exit code.
    static func run(_ arguments: [String]) async -> Int32 {
        do {
            var command = try OAuthSetup.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return Failure.report(error)
        }
    }
}

/// The commands, the wizard first: it runs when none is named.
struct OAuthSetup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "oauth-setup",
        abstract: "Sign in to a service once; programs stay connected.",
        discussion: """
            Without a command the wizard starts. `oauth-setup practice` tries everything
            without an account.

            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 sign-in needed, 4 refused by
            the service, 5 settings file unreadable, 124 timed out, 130 aborted.
            """,
        version: "0.1.0",
        subcommands: [
            WizardCommand.self, PracticeCommand.self, ServicesCommand.self, ConnectCommand.self, TokenCommand.self,
            StringCommand.self, StatusCommand.self, CallCommand.self, ExecCommand.self,
            ImportStringCommand.self, DoctorCommand.self,
            StringCommand.self, StatusCommand.self, TransferCommand.self, ImportCommand.self, KeyCommand.self,
            ForgetCommand.self,
        ],
        defaultSubcommand: WizardCommand.self
    )
}
