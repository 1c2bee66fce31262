internal import FoundationEssentials
internal import Glibc

/// The clipboard of the person's terminal, which is on their machine even when this program is not.
enum Clipboard {
    /// The request to take the text (OSC 52).
    ///
    /// There is no answer, so nobody knows whether the terminal did.
    static func request(_ text: String) -> String {
        "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
    }

    /// Hands the text to tmux, which by default ignores the request of a program inside it.
    ///
    /// - Returns: the process, to be waited for; nil when it could not be started.
    static func startTmux(_ text: String) -> pid_t? {
        // Less than a pipe holds, so that this does not wait for tmux; and this side reads too, so nobody gets SIGPIPE.
        guard text.utf8.count <= 32 * 1024 else { return nil }
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        defer { for end in ends { _ = close(end) } }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        let words = ["tmux", "load-buffer", "-w", "-"]
        let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
        var process: pid_t = 0
        guard unsafe posix_spawnp(&process, "tmux", &actions, &attributes, arguments, environ) == 0 else { return nil }
        Descriptor.write(text, to: ends[1])
        return process
    }
}
