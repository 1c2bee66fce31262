import Synchronization

/// A number that many can change at once.
final class Counter: Sendable {
    private let count = Mutex(0)

    /// The number before one was added.
    func next() -> Int {
        count.withLock { count in
            defer { count += 1 }
            return count
        }
    }

    /// Takes one away.
    func leave() {
        count.withLock { $0 -= 1 }
    }
}
