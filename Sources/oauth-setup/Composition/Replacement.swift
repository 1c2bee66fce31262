internal import CPlatform
internal import Foundation
internal import Glibc

/// Another program in the place of this one: same process, so that exit codes and signals are its own.
enum Replacement {
    /// Becomes another program; returns only when that does not work.
    ///
    /// - Parameters:
    ///   - command: the program, found in this process's `PATH`, and its arguments.
    ///   - environment: the whole environment it gets.
    /// - Returns: an errno.
    static func become(_ command: [String], environment: [String: String]) -> Int32 {
        guard let name = command.first else { return ENOENT }
        guard let path = ProgramSearch.path(name, environment: ProcessInfo.processInfo.environment) else {
            return name.contains("/") && FileManager.default.fileExists(atPath: name) ? EACCES : ENOENT
        }
        // What this process set for itself must not reach the other one.
        signal(SIGPIPE, SIG_DFL)
        platform_restore_child_signal()
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
        keepEventQueues()
        let failure = execute(path, command, environment)
        // A script without a first line that names its interpreter is the shell's, as execvp has it.
        return failure == ENOEXEC ? execute("/bin/sh", ["sh", path] + command.dropFirst(), environment) : failure
    }

    /// The event queues of the network library would stay open in the other program; they are files without a type.
    private static func keepEventQueues() {
        for descriptor in 3..<Int32(1024) {
            guard platform_is_untyped(descriptor) != 0 else { continue }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }

    private static func execute(_ path: String, _ command: [String], _ environment: [String: String]) -> Int32 {
        let arguments = unsafe command.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        unsafe execve(path, arguments, variables)
        return errno
    }
}
