/// A secret key of either kind, as identity files hold them.
public enum AgeSecretKey: AgeIdentity {
    /// The kinds of keys.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// A curve key, which every age program can use.
        case x25519
        /// A curve key and a lattice key together, for age 1.3 and later.
        case hybrid
    }

    /// `AGE-SECRET-KEY-1…`.
    case x25519(X25519Identity)
    /// `AGE-SECRET-KEY-PQ-1…`.
    case hybrid(HybridIdentity)

    /// Reads a secret key.
    ///
    /// - Parameter text: `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`, without blanks around it.
    /// - Throws: ``AgeError``: `key`.
    public init(_ text: String) throws(AgeError) {
        let isHybrid = text.hasPrefix("AGE-SECRET-KEY-PQ-1")
        self = isHybrid ? .hybrid(try HybridIdentity(text)) : .x25519(try X25519Identity(text))
    }

    /// Makes a new secret key.
    ///
    /// - Parameters:
    ///   - kind: Which kind.
    ///   - random: A source of random bytes; the system's generator when it is left out.
    /// - Throws: ``AgeError``: `usage` when the source returns fewer bytes than it was asked for.
    public init(_ kind: Kind, random: AgeRandom = Age.systemRandom) throws(AgeError) {
        switch kind {
        case .x25519: self = .x25519(try X25519Identity(random: random))
        case .hybrid: self = .hybrid(try HybridIdentity(random: random))
        }
    }

    /// Which kind it is.
    public var kind: Kind {
        switch self {
        case .x25519: .x25519
        case .hybrid: .hybrid
        }
    }

    /// The public key that belongs to it.
    public var recipient: AgePublicKey {
        switch self {
        case .x25519(let identity): .x25519(identity.recipient)
        case .hybrid(let identity): .hybrid(identity.recipient)
        }
    }

    /// Hands out the secret key as text, for the file that keeps it.
    public func revealedText() -> String {
        switch self {
        case .x25519(let identity): identity.revealedText()
        case .hybrid(let identity): identity.revealedText()
        }
    }

    /// Opens the file key as the kind of key does.
    public func unwrap(_ stanzas: [AgeStanza]) throws(AgeError) -> AgeFileKey? {
        switch self {
        case .x25519(let identity): try identity.unwrap(stanzas)
        case .hybrid(let identity): try identity.unwrap(stanzas)
        }
    }
}
