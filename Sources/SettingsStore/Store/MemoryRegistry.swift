internal import Secrets
internal import Synchronization

/// The settings of all `memory://` locations of this process.
final class MemoryRegistry: Sendable {
    /// The one that all stores share.
    static let shared = MemoryRegistry()

    private struct Entry {
        var settings: Settings?
        var isLocked = false
    }

    private let entries = Mutex<[String: Entry]>([:])

    private init() {}

    func read(_ id: String) -> Settings? {
        entries.withLock { $0[id]?.settings }
    }

    func write(_ settings: Settings?, _ id: String) {
        entries.withLock { $0[id, default: Entry()].settings = settings }
    }

    /// Waits until nobody else is updating the settings.
    ///
    /// - Throws: `locked` or `CancellationError`.
    func acquire(_ id: String, timeout: Duration, random: RandomBytes) async throws {
        var timeout = LockBackoff(timeout, random: random)
        while !tryLock(id) {
            guard try await timeout.waits() else {
                throw SettingsError.locked(.ownTask)
            }
        }
    }

    func release(_ id: String) {
        entries.withLock { $0[id]?.isLocked = false }
    }

    private func tryLock(_ id: String) -> Bool {
        entries.withLock { entries in
            guard entries[id]?.isLocked != true else { return false }
            entries[id, default: Entry()].isLocked = true
            return true
        }
    }
}
