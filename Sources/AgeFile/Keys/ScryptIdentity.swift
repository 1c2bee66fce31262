/// A passphrase to open a file with.
public struct ScryptIdentity: AgeIdentity {
    /// The largest work factor (log2 of N) that is computed when the caller names none: 1 GiB and some seconds.
    public static let defaultWorkFactorLimit = 20

    private let passphrase: [UInt8]
    private let workFactorLimit: Int

    /// Takes a passphrase.
    ///
    /// - Parameters:
    ///   - passphrase: The passphrase.
    ///   - workFactorLimit: The largest log2 of N to compute; a file that asks for more is refused before any work.
    /// - Throws: ``AgeError``: `usage` for an empty passphrase or a limit out of range.
    public init(passphrase: String, workFactorLimit: Int = ScryptIdentity.defaultWorkFactorLimit) throws(AgeError) {
        guard !passphrase.isEmpty else { throw AgeError.usage(.emptyPassphrase) }
        guard Scrypt.possibleWorkFactors.contains(workFactorLimit) else {
            throw AgeError.usage(.workFactorLimitImpossible)
        }
        self.passphrase = Array(passphrase.utf8)
        self.workFactorLimit = workFactorLimit
    }

    /// Opens the file key, when the file is sealed with a passphrase.
    public func unwrap(_ stanzas: [AgeStanza]) throws(AgeError) -> AgeFileKey? {
        guard let stanza = stanzas.first(where: { $0.type == ScryptRecipient.type }) else { return nil }
        guard stanzas.count == 1 else { throw AgeError.header(.passphraseNotAlone) }
        guard stanza.arguments.count == 2,
            let salt = Base64.decode(Array(stanza.arguments[0].utf8)[...], padded: false),
            salt.count == ScryptRecipient.saltByteCount, stanza.body.count == KeyWrap.byteCount,
            let workFactor = Self.workFactor(stanza.arguments[1])
        else { throw AgeError.header(.badPassphraseStanza) }
        guard workFactor <= workFactorLimit else {
            throw AgeError.header(.workFactorAboveLimit(workFactor, limit: workFactorLimit))
        }
        let wrapKey = try Scrypt.wrapKey(passphrase: passphrase, salt: salt, workFactor: workFactor)
        return try KeyWrap.open(stanza.body, with: wrapKey)
    }

    /// One or two digits without a leading zero; nil for anything else.
    private static func workFactor(_ text: String) -> Int? {
        guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
            text.utf8.first != 48
        else { return nil }
        return Int(text)
    }
}

extension ScryptIdentity: CustomStringConvertible, CustomReflectable {
    /// Never the passphrase.
    public var description: String { "<passphrase>" }

    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
