internal import Synchronization

/// Runs a closure at the first call and never again.
final class RunOnce: Sendable {
    private let action: @Sendable () -> Void
    private let spent = Mutex(false)

    init(_ action: @escaping @Sendable () -> Void) { self.action = action }

    func callAsFunction() {
        let isFirst = spent.withLock { spent in
            defer { spent = true }
            return !spent
        }
        if isFirst { action() }
    }
}
