internal import Crypto
internal import FoundationEssentials

/// A public key, as text `age1…`: whoever holds the matching ``X25519Identity`` opens the file.
public struct X25519Recipient: AgeRecipient, Hashable {
    static let prefix = "age"
    static let type = "X25519"

    let share: [UInt8]

    init(share: [UInt8]) { self.share = share }

    /// Reads a public key.
    ///
    /// - Parameter text: `age1…`, in lower case, without blanks around it.
    /// - Throws: ``AgeError``: `key`.
    public init(_ text: String) throws(AgeError) {
        guard let decoded = Bech32.decode(text), decoded.prefix == Self.prefix, text.hasPrefix("age1"),
            decoded.bytes.count == 32
        else {
            throw AgeError.key(.notAPublicKey(.x25519))
        }
        share = decoded.bytes
    }

    /// The public key as text: `age1…`.
    public var text: String { Bech32.encode(prefix: Self.prefix, share) }

    /// Wraps the file key with a key agreed between a new ephemeral key and this recipient.
    public func wrap(_ key: AgeFileKey, random: AgeRandom) throws(AgeError) -> [AgeStanza] {
        let secret: Curve25519.KeyAgreement.PrivateKey
        do {
            secret = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: random(32))
        } catch {
            throw AgeError.usage(.tooFewRandomBytes(wanted: 32))
        }
        let ephemeral = Array(secret.publicKey.rawRepresentation)
        guard let wrapKey = Self.wrapKey(secret: secret, other: share, ephemeral: ephemeral, recipient: share) else {
            throw AgeError.key(.lowOrderPoint)
        }
        let argument = String(decoding: Base64.encode(ephemeral, padded: false), as: UTF8.self)
        return [AgeStanza(type: Self.type, arguments: [argument], body: try KeyWrap.seal(key, with: wrapKey))]
    }

    /// The wrap key, or nil when the shared secret is all zeros.
    static func wrapKey(
        secret: Curve25519.KeyAgreement.PrivateKey,
        other: [UInt8],
        ephemeral: [UInt8],
        recipient: [UInt8]
    ) -> SymmetricKey? {
        do {
            let shared = try secret.sharedSecretFromKeyAgreement(
                with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: other)
            )
            let bytes = unsafe shared.withUnsafeBytes { unsafe Array($0) }
            guard bytes.contains(where: { $0 != 0 }) else { return nil }
            let purpose = "age-encryption.org/v1/X25519"
            return SymmetricKey(
                data: KeyDerivation.key(from: bytes, salt: ephemeral + recipient, purpose: purpose)
            )
        } catch {
            return nil
        }
    }
}

extension X25519Recipient: CustomStringConvertible {
    /// The public key as text; it is no secret.
    public var description: String { text }
}
