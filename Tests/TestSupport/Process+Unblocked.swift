package import Foundation
internal import Glibc

extension Process {
    /// Starts it with no signal blocked, as a shell does: threads of a pool block them all, and a child inherits that.
    package func runUnblocked() throws {
        var none = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}
