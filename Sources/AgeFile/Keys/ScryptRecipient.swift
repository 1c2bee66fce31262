internal import Crypto
internal import CryptoExtras
internal import FoundationEssentials

/// A passphrase to seal a file with; it must be the file's only recipient.
public struct ScryptRecipient: AgeRecipient {
    static let type = "scrypt"
    static let saltByteCount = 16

    private let passphrase: [UInt8]
    private let workFactor: Int

    /// Takes a passphrase.
    ///
    /// - Parameters:
    ///   - passphrase: The passphrase; its UTF-8 bytes count, so that another spelling of the same characters differs.
    ///   - workFactor: log2 of scrypt's N, 1 to 30; 17 takes a third of a second and 128 MiB, one more doubles both.
    /// - Throws: ``AgeError``: `usage` for an empty passphrase or a work factor out of range.
    public init(passphrase: String, workFactor: Int = 17) throws(AgeError) {
        guard !passphrase.isEmpty else { throw AgeError.usage(.emptyPassphrase) }
        guard Scrypt.possibleWorkFactors.contains(workFactor) else { throw AgeError.usage(.workFactorImpossible) }
        self.passphrase = Array(passphrase.utf8)
        self.workFactor = workFactor
    }

    /// Wraps the file key with a key made from the passphrase; slow on purpose.
    public func wrap(_ key: AgeFileKey, random: AgeRandom) throws(AgeError) -> [AgeStanza] {
        let salt = random(Self.saltByteCount)
        guard salt.count == Self.saltByteCount else {
            throw AgeError.usage(.tooFewRandomBytes(wanted: Self.saltByteCount))
        }
        let wrapKey = try Scrypt.wrapKey(passphrase: passphrase, salt: salt, workFactor: workFactor)
        let arguments = [String(decoding: Base64.encode(salt, padded: false), as: UTF8.self), String(workFactor)]
        return [AgeStanza(type: Self.type, arguments: arguments, body: try KeyWrap.seal(key, with: wrapKey))]
    }
}

extension ScryptRecipient: CustomStringConvertible, CustomReflectable {
    /// Never the passphrase.
    public var description: String { "<passphrase>" }

    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
