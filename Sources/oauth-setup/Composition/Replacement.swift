internal import CEntry
internal import CPlatform
internal import Glibc

/// Another program in the place of this one: same process, so that exit codes and signals are its own.
enum Replacement {
    /// Becomes another program; returns only when that does not work.
    ///
    /// - Parameters:
    ///   - command: the program, found in this process's `PATH`, and its arguments, byte for byte.
    ///   - environment: the whole environment it gets, as `NAME=value`.
    /// - Returns: an errno.
    static func become(_ command: [[UInt8]], environment: [[UInt8]]) -> Int32 {
        guard let name = command.first else { return ENOENT }
        let search = Array("PATH=".utf8)
        let variable = Invocation.variableBytes.first { $0.starts(with: search) }
        let folders = variable.map { Array($0.dropFirst(search.count)) }
        guard let path = ProgramSearch.path(name, in: folders) else {
            return name.contains(UInt8(ascii: "/")) && ProgramSearch.isThere(name) ? EACCES : ENOENT
        }
        // What this process set for itself must not reach the other one.
        entry_restore()
        keepEventQueues()
        let failure = execute(path, command, environment)
        // A script without a first line that names its interpreter is the shell's, as execvp has it.
        guard failure == ENOEXEC else { return failure }
        return execute(Array("/bin/sh".utf8), [Array("sh".utf8), path] + command.dropFirst(), environment)
    }

    /// The event queues of the network library would stay open in the other program; they are files without a type.
    private static func keepEventQueues() {
        for descriptor in 3..<Int32(1024) {
            guard platform_is_untyped(descriptor) != 0 else { continue }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }

    private static func execute(_ path: [UInt8], _ command: [[UInt8]], _ environment: [[UInt8]]) -> Int32 {
        let arguments = unsafe command.map { unsafe copy($0) } + [nil]
        let variables = unsafe environment.map { unsafe copy($0) } + [nil]
        unsafe path.asPath { _ = unsafe execve($0, arguments, variables) }
        return errno
    }

    private static func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
        unsafe bytes.asPath { unsafe strdup($0) }
    }
}
