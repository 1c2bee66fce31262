/// Seals and opens files of the age v1 format (c2sp.org/age).
///
/// The format is strict, and so is this reader: a file has one canonical encoding, and anything else is refused.
public enum Age {
    /// How a file is written down.
    public enum Encoding: Sendable, Hashable {
        /// The bytes of the format.
        case binary
        /// Base64 between two lines of text, safe to mail and to paste.
        case armored
        /// For reading only: armored when the first thing after blanks is the armor's first line, else binary.
        case automatic
    }

    /// The most stanzas a header may have when the caller names no limit.
    public static let defaultStanzaLimit = 32

    /// The system's cryptographically secure generator (`getrandom` on Linux).
    public static let systemRandom: AgeRandom = { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Seals a content for one recipient or several; each of them can open it alone.
    ///
    /// - Parameters:
    ///   - content: The bytes to seal; may be empty.
    ///   - recipients: At least one; a ``ScryptRecipient`` must be the only one.
    ///   - armored: Whether to write ASCII armor, with LF line ends, instead of bytes.
    ///   - random: The source of the file key, of ephemeral keys, salts and the nonce.
    /// - Returns: The whole file.
    /// - Throws: ``AgeError`` with the code `usage`, or `key` for a public key that cannot be used.
    public static func encrypt(
        _ content: [UInt8],
        to recipients: [any AgeRecipient],
        armored: Bool = false,
        random: AgeRandom = Age.systemRandom
    ) throws(AgeError) -> [UInt8] {
        let key = try newFileKey(random)
        var stanzas: [AgeStanza] = []
        for recipient in recipients {
            stanzas += try recipient.wrap(key, random: random)
        }
        let header = try Header(stanzas: stanzas, key: key)
        let nonce = random(Payload.nonceByteCount)
        guard nonce.count == Payload.nonceByteCount else { throw badRandom }
        var payload = Payload(key: key, nonce: nonce)
        let file = header.bytes + nonce + (try payload.sealAll(content))
        return armored ? Armor.encode(file) : file
    }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - file: The whole file.
    ///   - identities: Tried in this order.
    ///   - encoding: How the file is written down; found out when it is left out.
    ///   - stanzaLimit: The most stanzas to accept.
    /// - Returns: The content, all of it; never a part.
    /// - Throws: ``AgeError`` with the code `armor`, `header`, `noMatch`, `headerMAC` or `payload`.
    public static func decrypt(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        encoding: Encoding = .automatic,
        stanzaLimit: Int = Age.defaultStanzaLimit
    ) throws(AgeError) -> [UInt8] {
        let opened = try open(file, with: identities, encoding: encoding, stanzaLimit: stanzaLimit)
        if let failure = opened.failure { throw failure }
        return opened.content
    }

    /// Whether a file is sealed with a passphrase, as far as its header says; false for what is no age file.
    public static func asksForPassphrase(_ file: [UInt8]) -> Bool {
        do {
            let bytes = Armor.begins(file) ? try Armor.decode(file) : file
            let (header, _) = try HeaderParser.parse(bytes, stanzaLimit: defaultStanzaLimit)
            return header.stanzas.contains { $0.type == ScryptRecipient.type }
        } catch {
            return false
        }
    }

    /// Opens a file and gives, when the content is damaged, what a stream would have released before the damage.
    package static func open(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        encoding: Encoding,
        stanzaLimit: Int
    ) throws(AgeError) -> OpenedPayload {
        let isArmored = encoding == .armored || (encoding == .automatic && Armor.begins(file))
        let bytes = isArmored ? try Armor.decode(file) : file
        let (header, start) = try HeaderParser.parse(bytes, stanzaLimit: stanzaLimit)
        let key = try fileKey(header.stanzas, identities)
        guard header.isAuthentic(for: key) else { throw AgeError(.headerMAC, "the header was changed") }
        let nonce = bytes[start...].prefix(Payload.nonceByteCount)
        guard nonce.count == Payload.nonceByteCount else {
            throw AgeError(.header, "the file ends after the header")
        }
        var payload = Payload(key: key, nonce: nonce)
        return payload.openAll(bytes[(start + Payload.nonceByteCount)...])
    }

    private static func fileKey(
        _ stanzas: [AgeStanza],
        _ identities: [any AgeIdentity]
    ) throws(AgeError) -> AgeFileKey {
        guard stanzas.count == 1 || !stanzas.contains(where: { $0.type == ScryptRecipient.type }) else {
            throw AgeError(.header, "a scrypt stanza is not the only one")
        }
        for identity in identities {
            if let key = try identity.unwrap(stanzas) { return key }
        }
        throw AgeError(.noMatch, "none of the keys opens this file")
    }

    private static func newFileKey(_ random: AgeRandom) throws(AgeError) -> AgeFileKey {
        let bytes = random(AgeFileKey.byteCount)
        guard bytes.count == AgeFileKey.byteCount else { throw badRandom }
        return try AgeFileKey(bytes)
    }

    private static var badRandom: AgeError {
        AgeError(.usage, "the source of random bytes did not return 16 bytes")
    }
}
