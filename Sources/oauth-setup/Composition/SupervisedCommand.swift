internal import CEntry
internal import CPlatform
internal import Glibc

/// This program once more, where it looks after a shell command of the person's, so that nothing of that outlives its time.
enum SupervisedCommand {
    private static let name = "oauth-setup-command"

    /// Where the command belongs.
    enum Group: String {
        /// To a process group of its own, which no key of the terminal reaches.
        case own
        /// To that of this program: it may ask at the terminal.
        case same
    }

    /// The arguments of such a process, the program first.
    static func arguments(_ command: String, _ group: Group) -> [String] { [name, group.rawValue, command] }

    /// Does that, and nothing else, in a process that was started for it.
    static func runIfMeant() {
        let given = Invocation.arguments
        guard given.count == 3, given[0] == name, let group = Group(rawValue: given[1]) else { return }
        exit(unsafe platform_supervise(entry_argument(2), group == .own ? 1 : 0))
    }
}
