internal import Secrets
internal import Synchronization

/// The memory of this process, under an id that all stores share; gone when it ends.
struct MemoryBackend: SettingsBackend {
    private struct Entry {
        var content: [UInt8]?
        var isClaimed = false
    }

    private static let entries = Mutex<[String: Entry]>([:])

    private let id: String
    private let random: RandomBytes

    static func check(_ place: String) throws(SettingsError) {
        guard !place.isEmpty else { throw SettingsError.badName(.locationWithoutID) }
    }

    init(_ place: String, of store: SettingsStore) {
        id = place
        random = store.random
    }

    var reach: SettingsReach { .process }
    var isSealed: Bool { false }
    var path: String { "memory://\(id)" }

    func peek() -> [UInt8]? { Self.entries.withLock { $0[id]?.content } }

    func claim(within timeout: Duration, making: Bool) async throws -> any SettingsClaim {
        var backoff = LockBackoff(timeout, random: random)
        while !isClaimed(true) {
            guard try await backoff.waits() else { throw SettingsError.locked(.ownTask) }
        }
        return Claim(place: self)
    }

    func adopt(_ ticket: ClaimTicket) throws(SettingsError) -> any SettingsClaim {
        throw SettingsError.locked(.ownTask)
    }

    /// Makes or ends a claim; false when it is like that already.
    @discardableResult
    private func isClaimed(_ wanted: Bool) -> Bool {
        Self.entries.withLock { entries in
            guard entries[id, default: Entry()].isClaimed != wanted else { return false }
            entries[id, default: Entry()].isClaimed = wanted
            return true
        }
    }

    private final class Claim: SettingsClaim {
        private let place: MemoryBackend

        init(place: MemoryBackend) { self.place = place }

        var ticket: ClaimTicket? { nil }

        func read() -> [UInt8]? { place.peek() }

        func prepare() {}

        func checkpoint(_ content: [UInt8], _ terms: ClaimTerms) -> ClaimAttempt { write(content) }

        func write(_ content: [UInt8]) -> ClaimAttempt { put(content) }

        func remove() -> ClaimAttempt { put(nil) }

        func end() { place.isClaimed(false) }

        private func put(_ content: [UInt8]?) -> ClaimAttempt {
            MemoryBackend.entries.withLock { $0[place.id, default: Entry()].content = content }
            return .done
        }
    }
}
