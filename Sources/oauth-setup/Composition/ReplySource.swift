internal import Glibc

/// Where a person answers while something else goes on: the process's terminal, or standard input.
final class ReplySource: Sendable {
    let descriptor: Int32

    /// The terminal, also where standard input is something else; nil where there is none, or another program has it now.
    init?() {
        descriptor = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0, tcgetpgrp(descriptor) == getpgrp() else {
            if descriptor >= 0 { close(descriptor) }
            return nil
        }
    }

    /// A descriptor that is open already.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }
}
