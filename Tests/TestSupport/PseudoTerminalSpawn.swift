internal import Glibc

/// Starts programs for the pseudo-terminal and the tmux driver.
enum PseudoTerminalSpawn {
    /// A program that could not be started.
    struct Failure: Error, CustomStringConvertible {
        let program: String
        let code: Int32

        var description: String { unsafe "\(program): \(String(cString: strerror(code)))" }
    }

    /// The standard streams of the program.
    enum Streams {
        /// The device of a terminal, which becomes its controlling terminal.
        case terminal(String)
        /// Nothing to read; what it prints goes to that descriptor.
        case output(Int32)
    }

    /// Starts a program with exactly that environment and with every signal at its default.
    static func start(_ command: [String], environment: [String: String], streams: Streams) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        switch streams {
        case .terminal(let path):
            unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, path, O_RDWR, 0)
            unsafe posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
            unsafe posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
        case .output(let descriptor):
            unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, STDOUT_FILENO)
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, STDERR_FILENO)
        }
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        // POSIX_SPAWN_SETSID: a session of its own, so that the terminal can become its controlling terminal.
        let newSession: Int16 = 0x80
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) | newSession)
        let arguments = unsafe command.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
        defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
        defer { for index in unsafe variables.indices { unsafe free(variables[index]) } }
        var process: pid_t = 0
        let code = unsafe posix_spawnp(&process, command.first ?? "", &actions, &attributes, arguments, variables)
        guard code == 0 else { throw Failure(program: command.first ?? "", code: code) }
        return process
    }

    /// The milliseconds of a clock that only goes on.
    static var now: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// Waits until the descriptor can be read, at most so many milliseconds.
    static func wait(_ descriptor: Int32, milliseconds: Int) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&polled, 1, Int32(clamping: max(0, milliseconds))) > 0
    }

    /// What can be read at once; empty at the end.
    static func read(_ descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, count)))
    }
}
