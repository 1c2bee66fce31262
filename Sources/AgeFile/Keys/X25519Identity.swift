internal import Crypto
internal import FoundationEssentials

/// A secret key, as text `AGE-SECRET-KEY-1…`: it opens files sealed for its ``recipient``.
public struct X25519Identity: AgeIdentity {
    static let prefix = "age-secret-key-"

    private let key: Curve25519.KeyAgreement.PrivateKey
    /// The public key that belongs to it.
    public let recipient: X25519Recipient

    private init(secret: [UInt8], failure: @autoclosure () -> AgeError) throws(AgeError) {
        do {
            key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
            recipient = X25519Recipient(share: Array(key.publicKey.rawRepresentation))
        } catch {
            throw failure()
        }
    }

    /// Reads a secret key.
    ///
    /// - Parameter text: `AGE-SECRET-KEY-1…`, in upper case, without blanks around it.
    /// - Throws: ``AgeError``: `key`.
    public init(_ text: String) throws(AgeError) {
        guard let decoded = Bech32.decode(text), decoded.prefix == Self.prefix, text.hasPrefix("AGE-SECRET-KEY-1")
        else { throw Self.unreadable }
        try self.init(secret: decoded.bytes, failure: Self.unreadable)
    }

    /// Makes a new secret key.
    ///
    /// - Parameter random: A source of random bytes; the system's generator when it is left out.
    /// - Throws: ``AgeError``: `usage` when the source returns fewer bytes than it was asked for.
    public init(random: AgeRandom = Age.systemRandom) throws(AgeError) {
        try self.init(secret: random(32), failure: AgeError.usage(.tooFewRandomBytes(wanted: 32)))
    }

    private static var unreadable: AgeError { AgeError.key(.notASecretKey(.x25519)) }

    /// Hands out the secret key as text, for the file that keeps it.
    public func revealedText() -> String {
        Bech32.encode(prefix: Self.prefix, Array(key.rawRepresentation)).uppercased()
    }

    /// Opens the file key from the first X25519 stanza that is for this key.
    public func unwrap(_ stanzas: [AgeStanza]) throws(AgeError) -> AgeFileKey? {
        for stanza in stanzas where stanza.type == X25519Recipient.type {
            guard stanza.arguments.count == 1,
                let share = Base64.decode(Array(stanza.arguments[0].utf8)[...], padded: false), share.count == 32,
                stanza.body.count == KeyWrap.byteCount
            else { throw AgeError.header(.badKeyStanza(.x25519)) }
            guard
                let wrapKey = X25519Recipient.wrapKey(
                    secret: key,
                    other: share,
                    ephemeral: share,
                    recipient: recipient.share
                )
            else { throw AgeError.header(.lowOrderPoint(.x25519)) }
            if let opened = try KeyWrap.open(stanza.body, with: wrapKey) { return opened }
        }
        return nil
    }
}

extension X25519Identity: CustomStringConvertible, CustomReflectable {
    /// Names the public key only.
    public var description: String { "<identity of \(recipient.text)>" }

    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
