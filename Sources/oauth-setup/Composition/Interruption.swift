internal import Glibc
internal import Synchronization
internal import UnixSignals

/// Ctrl-C and a polite kill while something runs that must tidy up first.
final class Interruption: Sendable {
    private let watching = Mutex<Task<Void, Never>?>(nil)
    private let interrupted = Mutex(false)

    /// Whether a signal came.
    var happened: Bool { interrupted.withLock(\.self) }

    /// Calls a closure, on another thread, at every SIGINT, SIGTERM or SIGHUP.
    func start(_ stop: @escaping @Sendable () -> Void) {
        let task = Task.detached { [self] in
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup) {
                interrupted.withLock { $0 = true }
                stop()
            }
        }
        watching.withLock { $0 = task }
    }

    /// Gives the signals their usual meaning back.
    func stop() {
        watching.withLock { task in
            task?.cancel()
            task = nil
        }
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    }
}
