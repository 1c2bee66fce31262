import Synchronization

/// Something that happens once.
final class Flag: Sendable {
    private let isRaised = Mutex(false)

    /// True the first time only.
    func raise() -> Bool {
        isRaised.withLock { isRaised in
            defer { isRaised = true }
            return !isRaised
        }
    }
}
