internal import Crypto
internal import FoundationEssentials

/// A post-quantum secret key, as text `AGE-SECRET-KEY-PQ-1…`: it opens files sealed for its ``recipient``.
public struct HybridIdentity: AgeIdentity {
    static let prefix = "age-secret-key-pq-"

    private let seed: [UInt8]
    /// The public key that belongs to it.
    public let recipient: HybridRecipient

    private init(seed: [UInt8], failure: @autoclosure () -> AgeError) throws(AgeError) {
        guard seed.count == 32 else { throw failure() }
        do {
            let key = try XWingMLKEM768X25519.PrivateKey(seedRepresentation: seed, publicKey: nil)
            recipient = HybridRecipient(key: Array(key.publicKey.rawRepresentation))
            self.seed = seed
        } catch {
            throw failure()
        }
    }

    /// Reads a secret key.
    ///
    /// - Parameter text: `AGE-SECRET-KEY-PQ-1…`, in upper case, without blanks around it.
    /// - Throws: ``AgeError``: `key`.
    public init(_ text: String) throws(AgeError) {
        guard let decoded = Bech32.decode(text), decoded.prefix == Self.prefix, text.hasPrefix("AGE-SECRET-KEY-PQ-1")
        else { throw Self.unreadable }
        try self.init(seed: decoded.bytes, failure: Self.unreadable)
    }

    /// Makes a new secret key.
    ///
    /// - Parameter random: A source of random bytes; the system's generator when it is left out.
    /// - Throws: ``AgeError``: `usage` when the source returns fewer bytes than it was asked for.
    public init(random: AgeRandom = Age.systemRandom) throws(AgeError) {
        try self.init(seed: random(32), failure: AgeError.usage(.tooFewRandomBytes(wanted: 32)))
    }

    private static var unreadable: AgeError { AgeError.key(.notASecretKey(.hybrid)) }

    /// Hands out the secret key as text, for the file that keeps it.
    public func revealedText() -> String { Bech32.encode(prefix: Self.prefix, seed).uppercased() }

    /// Opens the file key from the first post-quantum stanza that is for this key.
    public func unwrap(_ stanzas: [AgeStanza]) throws(AgeError) -> AgeFileKey? {
        for stanza in stanzas where stanza.type == HybridRecipient.type {
            guard stanza.arguments.count == 1,
                let share = Base64.decode(Array(stanza.arguments[0].utf8)[...], padded: false),
                share.count == HybridRecipient.shareByteCount, stanza.body.count == KeyWrap.byteCount
            else { throw AgeError.header(.badKeyStanza(.hybrid)) }
            if let key = try fileKey(share: share, body: stanza.body) { return key }
        }
        return nil
    }

    private func fileKey(share: [UInt8], body: [UInt8]) throws(AgeError) -> AgeFileKey? {
        var holder: HPKE.Recipient
        do {
            let key = try XWingMLKEM768X25519.PrivateKey(seedRepresentation: seed, publicKey: nil)
            holder = try HPKE.Recipient(
                privateKey: key,
                ciphersuite: HybridRecipient.suite,
                info: HybridRecipient.info,
                encapsulatedKey: Data(share)
            )
        } catch {
            throw AgeError.header(.lowOrderPoint(.hybrid))
        }
        do {
            return try AgeFileKey(Array(try holder.open(body)))
        } catch {
            // A share for another key gives another secret, and the body does not open with it.
            return nil
        }
    }
}

extension HybridIdentity: CustomStringConvertible, CustomReflectable {
    /// Names the beginning of the public key only.
    public var description: String { "<identity of \(recipient.text.prefix(24))…>" }

    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
