/// A public key of either kind, as recipients files hold them.
public enum AgePublicKey: AgeRecipient, Hashable {
    /// `age1…`, which every age program can use.
    case x25519(X25519Recipient)
    /// `age1pq1…`, for age 1.3 and later.
    case hybrid(HybridRecipient)

    /// Reads a public key.
    ///
    /// - Parameter text: `age1…` or `age1pq1…`, without blanks around it.
    /// - Throws: ``AgeError``: `key`.
    public init(_ text: String) throws(AgeError) {
        self = text.hasPrefix("age1pq1") ? .hybrid(try HybridRecipient(text)) : .x25519(try X25519Recipient(text))
    }

    /// The public key as text.
    public var text: String {
        switch self {
        case .x25519(let recipient): recipient.text
        case .hybrid(let recipient): recipient.text
        }
    }

    /// Wraps the file key as the kind of key does.
    public func wrap(_ key: AgeFileKey, random: AgeRandom) throws(AgeError) -> [AgeStanza] {
        switch self {
        case .x25519(let recipient): try recipient.wrap(key, random: random)
        case .hybrid(let recipient): try recipient.wrap(key, random: random)
        }
    }
}
