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

    /// Whether an armor seems to be meant somewhere in a file, although it may be indented, quoted or wrapped anew.
    public static func mentionsArmor(_ file: [UInt8]) -> Bool { Armor.isMentioned(in: file) }

    /// Seals a content for one recipient or several; each of them can open it alone.
    ///
    /// - Parameters:
    ///   - content: The bytes to seal; may be empty. See ``AgeWriter`` for what does not fit into memory.
    ///   - recipients: At least one; a ``ScryptRecipient`` must be the only one.
    ///   - armored: Whether to write ASCII armor, with LF line ends, instead of bytes.
    ///   - random: The source of the file key, of ephemeral keys, salts and the nonce.
    /// - Returns: The whole file.
    /// - Throws: ``AgeError``: `usage`, or `key` for a public key that cannot be used.
    public static func encrypt(
        _ content: [UInt8],
        to recipients: [any AgeRecipient],
        armored: Bool = false,
        random: AgeRandom = Age.systemRandom
    ) throws(AgeError) -> [UInt8] {
        var writer = try AgeWriter(to: recipients, armored: armored, random: random)
        let file = try writer.write(content)
        return file + (try writer.finish())
    }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - file: The whole file. See ``AgeReader`` for what does not fit into memory.
    ///   - identities: Tried in this order.
    ///   - encoding: How the file is written down; found out when it is left out.
    ///   - stanzaLimit: The most stanzas to accept.
    /// - Returns: The content, all of it; never a part.
    /// - Throws: ``AgeError``: `armor`, `header`, `noMatch`, `headerMAC` or `payload`.
    public static func decrypt(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        encoding: Encoding = .automatic,
        stanzaLimit: Int = Age.defaultStanzaLimit
    ) throws(AgeError) -> [UInt8] {
        let opened = open(file, with: identities, encoding: encoding, stanzaLimit: stanzaLimit)
        if let failure = opened.failure { throw failure }
        return opened.content
    }

    /// Whether a file is sealed with a passphrase, as far as its header says; false for what is no age file.
    public static func asksForPassphrase(_ file: [UInt8]) -> Bool {
        AgeReader.stanzaTypes(in: file).contains(ScryptRecipient.type)
    }

    /// How many public keys a file is sealed for, as far as its header says; 0 for what is no age file.
    ///
    /// A header does not name the keys, and is not proved genuine before one of them opens it.
    public static func publicKeyCount(_ file: [UInt8]) -> Int {
        publicKeyCount(AgeReader.stanzaTypes(in: file))
    }

    static func publicKeyCount(_ stanzaTypes: [String]) -> Int {
        stanzaTypes.count { $0 == X25519Recipient.type || $0 == HybridRecipient.type }
    }

    /// Opens a file and gives, when the content is damaged, what a stream would have released before the damage.
    package static func open(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        encoding: Encoding = .automatic,
        stanzaLimit: Int = Age.defaultStanzaLimit
    ) -> OpenedPayload {
        var reader = AgeReader(with: identities, encoding: encoding, stanzaLimit: stanzaLimit)
        var opened = OpenedPayload()
        do throws(AgeError) {
            try reader.read(file, into: &opened.content)
            try reader.finish(into: &opened.content)
        } catch {
            opened.failure = error
        }
        opened.stanzaTypes = reader.stanzaTypes
        return opened
    }
}
