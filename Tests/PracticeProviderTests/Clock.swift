import Synchronization

/// A clock that moves when it is told to.
final class Clock: Sendable {
    private let milliseconds = Mutex<Int64>(1_700_000_000_000)

    var now: Int64 { milliseconds.withLock { $0 } }

    func move(seconds: Int) {
        milliseconds.withLock { $0 += Int64(seconds) * 1000 }
    }
}
