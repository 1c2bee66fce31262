internal import CEntry
internal import Glibc
internal import Synchronization
internal import UnixSignals

/// Ctrl-C and a polite kill while something runs that must tidy up first.
final class Interruption: Sendable {
    private struct State {
        var happened = false
        var stop: (@Sendable () -> Void)?
        var watching: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Catches SIGINT, SIGTERM and SIGHUP from now on.
    init() async {
        let all: [(Int32, UnixSignal)] = [(SIGINT, .sigint), (SIGTERM, .sigterm), (SIGHUP, .sighup)]
        let signals = await UnixSignalsSequence(trapping: all.filter { entry_ignores($0.0) == 0 }.map(\.1))
        // Detached: a signal must be heard also while the task that waits for the person is cancelled.
        let task = Task.detached { [weak self] in
            for await _ in signals { self?.arrived() }
        }
        state.withLock { $0.watching = task }
    }

    /// Whether a signal came.
    var happened: Bool { state.withLock(\.happened) }

    /// Says what to do, on another thread, at every signal; at once when one has come already.
    func start(_ stop: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            state.stop = stop
            return state.happened
        }
        if isLate { stop() }
    }

    /// Gives the signals their usual meaning back.
    func stop() {
        state.withLock { state in
            state.watching?.cancel()
            state.watching = nil
            state.stop = nil
        }
        for number in [SIGINT, SIGTERM, SIGHUP] where entry_ignores(number) == 0 { signal(number, SIG_DFL) }
    }

    private func arrived() {
        let stop = state.withLock { state in
            state.happened = true
            return state.stop
        }
        stop?()
    }
}
