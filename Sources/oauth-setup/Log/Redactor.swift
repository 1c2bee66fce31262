internal import Secrets
internal import Synchronization

/// Knows every secret that was sent or received, and takes them out of what is written down.
///
/// What a line shows is chosen by name (``Traffic``); this catches a secret that turns up somewhere else, such as a token
/// in an address, in any encoding (`SecretFilter`).
final class Redactor: Sendable {
    /// What stands for a secret.
    static let mark = SecretFilter.mark
    /// The most characters of a line.
    static let longestLine = 4_000
    /// How much more is looked at, so that a secret at the end is not cut in the middle.
    private static let overlap = 16_000

    /// Shorter texts than these bytes would take common words out of everything.
    private let secrets = Mutex(SecretFilter(shortest: 6, findsPieces: false))

    /// Remembers a secret, as far as a line could show it.
    func learn(_ secret: String) {
        let start = String(secret.unicodeScalars.prefix(Self.longestLine + Self.overlap))
        secrets.withLock { $0.insert(start) }
    }

    /// A part of a line: without secrets, and not long.
    func short(_ text: String) -> String { redact(text, limit: 200) }

    /// The text without secrets, on one line that is not long, harmless to look at.
    func redact(_ text: String) -> String { redact(text, limit: Self.longestLine) }

    private func redact(_ text: String, limit: Int) -> String {
        let start = text.unicodeScalars.prefix(limit + Self.overlap)
        let hidden = secrets.withLock { $0 }.hide(GivenSecrets.hide(String(String.UnicodeScalarView(start))))
        let line = ForeignText.line(hidden).unicodeScalars
        guard line.count > limit else { return String(line) }
        return String(String.UnicodeScalarView(line.prefix(limit))) + "…"
    }
}
