internal import Dispatch
internal import Secrets
internal import Synchronization

/// The servers that this process has asked a moment ago, so that what it does together is done by one login.
///
/// Nothing relies on that: each message is a transaction of its own, and a connection that is broken is made anew.
final class RecentServers: Sendable {
    /// For how long one is known; who works with it then keeps it.
    private static let limit = DispatchTimeInterval.seconds(5)

    private struct Key: Hashable {
        let address: String
        let access: PostgresAccess
    }

    private let known = Mutex<[Key: PostgresServer]>([:])

    /// The server of a place, for whom the place is asked as.
    func server(
        _ place: PostgresPlace,
        _ access: PostgresAccess,
        random: RandomBytes,
        now: @escaping @Sendable () -> Int64
    ) -> PostgresServer {
        let key = Key(address: place.address, access: access)
        return known.withLock { known in
            if let server = known[key] { return server }
            let server = PostgresServer(place, access, random: random, now: now)
            known[key] = server
            DispatchQueue.global().asyncAfter(deadline: .now() + Self.limit) { [self] in forget(key) }
            return server
        }
    }

    private func forget(_ key: Key) { known.withLock { _ = $0.removeValue(forKey: key) } }
}
