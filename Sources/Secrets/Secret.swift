/// A value that cannot be printed: every description of it reads `<redacted>`.
///
/// The text leaves only through ``reveal()``, so that a search for that word finds every place where a secret is used.
/// Swift copies strings freely, hence no promise is made that the memory is wiped.
public struct Secret: Sendable, Hashable {
    private let text: String

    /// Wraps a secret text.
    ///
    /// An empty text is a valid secret; see ``isEmpty``.
    public init(_ text: String) { self.text = text }

    /// Hands out the text itself, for the one place that must send, seal or (when asked) show it.
    public func reveal() -> String { text }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { text.isEmpty }

    /// The length in characters (grapheme clusters), for a masked display.
    public var count: Int { text.count }

    /// Compares in a time that depends on the lengths only, not on where the texts differ.
    public static func == (one: Secret, other: Secret) -> Bool { ConstantTime.equal(one.text, other.text) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }

    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }

    /// A mirror without children, so that `dump` and reflection show nothing either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
