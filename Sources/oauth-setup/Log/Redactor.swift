internal import Synchronization

/// Knows every secret that was sent or received, and takes them out of what is written down.
///
/// What a line shows is chosen by name (``Traffic``); this catches a secret that turns up somewhere else, such as a token
/// in an address.
final class Redactor: Sendable {
    /// What stands for a secret.
    static let mark = "***"
    /// Shorter texts would take common words out of everything.
    private static let shortest = 6

    private let secrets = Mutex<Set<[UInt8]>>([])

    /// Remembers a secret.
    func learn(_ secret: String) {
        guard secret.utf8.count >= Self.shortest else { return }
        secrets.withLock { _ = $0.insert(Array(secret.utf8)) }
    }

    /// The text without secrets, on one line: control characters become `?`.
    ///
    /// Bytes are compared: as characters, a secret with a combining mark behind it would be another text.
    func redact(_ text: String) -> String {
        var bytes = Array(text.utf8)
        // Longer ones first, so that no end of one stays behind a shorter one inside it.
        for secret in secrets.withLock({ $0.sorted { $0.count > $1.count } }) {
            bytes = bytes.replacing(secret, with: Array(Self.mark.utf8))
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return String(text.map { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "?" : $0 })
    }
}
