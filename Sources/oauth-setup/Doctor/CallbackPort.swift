internal import AuthEngine
internal import WebRequests

/// A port of this machine that a sign-in listens on.
struct CallbackPort: Hashable {
    let port: Int
    let callback: String

    /// The port of a callback; nil when that is not on this machine.
    init?(_ callback: String) {
        guard let address = WebAddress(callback), address.isLoopback else { return nil }
        port = address.effectivePort
        self.callback = callback
    }

    static func == (left: CallbackPort, right: CallbackPort) -> Bool { left.port == right.port }

    func hash(into hasher: inout Hasher) { hasher.combine(port) }
}
