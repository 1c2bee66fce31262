/// Seals a content of any size piece by piece, while it holds one chunk of 64 KiB in memory.
///
/// What ``write(_:)`` and ``finish()`` return, one after the other, is the file; without the end it does not open.
public struct AgeWriter: Sendable {
    private var payload: Payload
    private var armor: ArmorWriter?
    /// Sealed when more comes, because only then it is not the last.
    private var pending: [UInt8] = []
    private var head: [UInt8]

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - recipients: At least one; a ``ScryptRecipient`` must be the only one.
    ///   - armored: Whether to write ASCII armor, with LF line ends, instead of bytes.
    ///   - random: The source of the file key, of ephemeral keys, salts and the nonce.
    /// - Throws: ``AgeError``: `usage`, or `key` for a public key that cannot be used.
    public init(
        to recipients: [any AgeRecipient],
        armored: Bool = false,
        random: AgeRandom = Age.systemRandom
    ) throws(AgeError) {
        let key = try Self.random(AgeFileKey.byteCount, random)
        let fileKey = try AgeFileKey(key)
        var stanzas: [AgeStanza] = []
        for recipient in recipients { stanzas += try recipient.wrap(fileKey, random: random) }
        let header = try Header(stanzas: stanzas, key: fileKey)
        let nonce = try Self.random(Payload.nonceByteCount, random)
        payload = Payload(key: fileKey, nonce: nonce)
        armor = armored ? ArmorWriter() : nil
        head = header.bytes + nonce
    }

    /// Seals the next piece.
    ///
    /// - Parameter content: Any number of bytes.
    /// - Returns: What is ready of the file; may be empty.
    /// - Throws: ``AgeError``: `payload` when the content cannot be sealed.
    public mutating func write(_ content: some Collection<UInt8>) throws(AgeError) -> [UInt8] {
        var sealed = taken()
        var rest = content[...]
        while !rest.isEmpty {
            if pending.count == Payload.chunkByteCount {
                sealed += try payload.seal(pending[...], isLast: false)
                pending.removeAll(keepingCapacity: true)
            }
            let piece = rest.prefix(Payload.chunkByteCount - pending.count)
            pending += piece
            rest = rest.dropFirst(piece.count)
        }
        return armor?.write(sealed) ?? sealed
    }

    /// Seals the last chunk and closes the file; nothing can be written afterwards.
    ///
    /// - Returns: The rest of the file.
    /// - Throws: ``AgeError``: `payload` when the content cannot be sealed.
    public mutating func finish() throws(AgeError) -> [UInt8] {
        let sealed = taken() + (try payload.seal(pending[...], isLast: true))
        pending = []
        guard let text = armor?.write(sealed) else { return sealed }
        return text + (armor?.finish() ?? [])
    }

    private mutating func taken() -> [UInt8] {
        defer { head = [] }
        return head
    }

    private static func random(_ count: Int, _ random: AgeRandom) throws(AgeError) -> [UInt8] {
        let bytes = random(count)
        guard bytes.count == count else { throw AgeError.usage(.tooFewRandomBytes(wanted: count)) }
        return bytes
    }
}
