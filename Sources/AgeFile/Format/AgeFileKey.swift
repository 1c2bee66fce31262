/// The 16 random bytes a file is sealed with; each recipient's stanza wraps them.
public struct AgeFileKey: Sendable {
    /// How many bytes it has.
    public static let byteCount = 16

    let bytes: [UInt8]

    /// Takes a key that a stanza gave up.
    ///
    /// - Parameter bytes: exactly 16 bytes.
    /// - Throws: ``AgeError``: `header` for any other number of bytes.
    public init(_ bytes: [UInt8]) throws(AgeError) {
        guard bytes.count == Self.byteCount else { throw AgeError.header(.badFileKey) }
        self.bytes = bytes
    }

    /// Hands out the bytes, for the recipient that wraps them.
    public func revealedBytes() -> [UInt8] { bytes }
}

extension AgeFileKey: CustomStringConvertible, CustomReflectable {
    /// Never the bytes.
    public var description: String { "<age file key>" }

    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
