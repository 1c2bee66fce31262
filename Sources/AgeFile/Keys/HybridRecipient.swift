internal import Crypto
internal import FoundationEssentials

/// A post-quantum public key, as text `age1pq1…`: whoever holds the matching ``HybridIdentity`` opens the file.
///
/// X-Wing (ML-KEM-768 with X25519) in HPKE's base mode with HKDF-SHA-256 and ChaCha20-Poly1305: both the lattice and the
/// curve must be broken before a file that was kept can be read (c2sp.org/age, stanza `mlkem768x25519`). A file that is
/// sealed for an ``X25519Recipient`` too is only as safe as that one.
public struct HybridRecipient: AgeRecipient, Hashable {
    static let prefix = "age1pq"
    static let type = "mlkem768x25519"
    /// The size of a public key.
    static let keyByteCount = 1_216
    /// The size of what a stanza carries for the holder of the secret key.
    static let shareByteCount = 1_120
    static let suite = HPKE.Ciphersuite(kem: .XWingMLKEM768X25519, kdf: .HKDF_SHA256, aead: .chaChaPoly)
    static let info = Data("age-encryption.org/mlkem768x25519".utf8)

    let key: [UInt8]

    init(key: [UInt8]) { self.key = key }

    /// Reads a public key.
    ///
    /// - Parameter text: `age1pq1…`, in lower case, without blanks around it.
    /// - Throws: ``AgeError``: `key`.
    public init(_ text: String) throws(AgeError) {
        guard let decoded = Bech32.decode(text), decoded.prefix == Self.prefix, text.hasPrefix("age1pq1"),
            decoded.bytes.count == Self.keyByteCount
        else { throw Self.unusable }
        do {
            _ = try XWingMLKEM768X25519.PublicKey(rawRepresentation: decoded.bytes)
        } catch {
            throw Self.unusable
        }
        key = decoded.bytes
    }

    private static var unusable: AgeError { AgeError.key(.notAPublicKey(.hybrid)) }

    /// The public key as text: `age1pq1…`, 1959 characters.
    public var text: String { Bech32.encode(prefix: Self.prefix, key) }

    /// Wraps the file key with a key that only the holder of the secret key can find.
    ///
    /// The library draws the random bytes of the encapsulation itself, from the system; `random` is not used.
    public func wrap(_ key: AgeFileKey, random: AgeRandom) throws(AgeError) -> [AgeStanza] {
        do {
            let recipient = try XWingMLKEM768X25519.PublicKey(rawRepresentation: self.key)
            var sender = try HPKE.Sender(recipientKey: recipient, ciphersuite: Self.suite, info: Self.info)
            let body = try sender.seal(key.bytes)
            let share = String(decoding: Base64.encode(Array(sender.encapsulatedKey), padded: false), as: UTF8.self)
            return [AgeStanza(type: Self.type, arguments: [share], body: Array(body))]
        } catch {
            throw AgeError.key(.unusable)
        }
    }
}

extension HybridRecipient: CustomStringConvertible {
    /// The public key as text; it is no secret.
    public var description: String { text }
}
