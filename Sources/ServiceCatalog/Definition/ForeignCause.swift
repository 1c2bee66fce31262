/// An error of a module that this one does not know, kept whole for those who know its words.
public struct ForeignCause: Hashable, Sendable {
    /// The error.
    public let error: any Error & Equatable

    /// Keeps an error.
    public init(_ error: any Error & Equatable) { self.error = error }

    /// Whether both are the same error.
    public static func == (one: ForeignCause, other: ForeignCause) -> Bool { isSame(one.error, other.error) }

    private static func isSame<E: Error & Equatable>(_ error: E, _ other: any Error) -> Bool {
        other as? E == error
    }

    /// Feeds the kind of the error.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type(of: error))) }
}
