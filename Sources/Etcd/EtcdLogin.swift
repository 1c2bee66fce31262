internal import Bounds
internal import Secrets
internal import SettingsStore
internal import Synchronization
internal import Transport
internal import WebRequests

/// The token that an etcd gives for a name and a password.
///
/// It hashes a password slowly, a dozen a second, so that the token is kept on this machine, sealed, for the next process.
final class EtcdLogin: Sendable {
    /// Nil where there is no login.
    let user: Secret?
    /// Sends what logs in.
    let send: @Sendable (HTTPRequest) async throws(TransportError) -> HTTPReply
    private let note: String
    private let store: SettingsStore
    private let known = Mutex<Secret?>(nil)

    init(
        _ user: Secret?,
        at address: String,
        of store: SettingsStore,
        send: @escaping @Sendable (HTTPRequest) async throws(TransportError) -> HTTPReply
    ) {
        (self.user, self.store, self.send) = (user, store, send)
        note = "login-" + Fingerprint.of(Secret("\(address) \(user?.reveal() ?? "")")).prefix(32)
    }

    /// The token that is kept; nil for none.
    var token: Secret? {
        if let known = known.withLock(\.self) { return known }
        guard user != nil, let kept = store.sealedNote(note) else { return nil }
        let token = Secret(String(foreign: kept))
        known.withLock { $0 = token }
        return token
    }

    /// Keeps a token, or forgets it.
    func keep(_ token: Secret?) {
        known.withLock { $0 = token }
        // Without it the next process logs in.
        try? store.keepSealedNote(Array((token?.reveal() ?? "").utf8), note)
    }
}
