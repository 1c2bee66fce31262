/// The header of an age file: the stanzas, and a MAC that binds them to the file key.
struct Header {
    static let version = "age-encryption.org/v1"
    static let macByteCount = 32

    var stanzas: [AgeStanza]
    /// The bytes the MAC covers: everything up to and including `---`.
    var covered: [UInt8]
    var mac: [UInt8]

    /// A new header, closed by the MAC of the file key.
    init(stanzas: [AgeStanza], key: AgeFileKey) throws(AgeError) {
        guard !stanzas.isEmpty else { throw AgeError.usage(.noRecipient) }
        guard stanzas.count == 1 || !stanzas.contains(where: { $0.type == ScryptRecipient.type }) else {
            throw AgeError.usage(.passphraseNotAlone)
        }
        var text = Array(Self.version.utf8) + [10]
        for stanza in stanzas {
            let words = [stanza.type] + stanza.arguments
            guard words.allSatisfy(Self.isWord) else { throw AgeError.usage(.badArgument) }
            text += Array("-> ".utf8) + Array(words.joined(separator: " ").utf8) + [10]
            let body = Base64.encode(stanza.body, padded: false)
            for start in stride(from: 0, through: body.count, by: HeaderParser.columns) {
                text += body[start..<min(start + HeaderParser.columns, body.count)] + [10]
            }
        }
        self.stanzas = stanzas
        covered = text + Array("---".utf8)
        mac = Self.mac(of: covered, key)
    }

    init(stanzas: [AgeStanza], covered: [UInt8], mac: [UInt8]) {
        self.stanzas = stanzas
        self.covered = covered
        self.mac = mac
    }

    /// The header as it stands in the file, with its last line end.
    var bytes: [UInt8] { covered + [32] + Base64.encode(mac, padded: false) + [10] }

    /// Whether the MAC fits, compared in constant time.
    func isAuthentic(for key: AgeFileKey) -> Bool {
        KeyDerivation.areEqual(mac, Self.mac(of: covered, key))
    }

    static func isWord(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.allSatisfy { (33...126).contains($0) }
    }

    private static func mac(of covered: [UInt8], _ key: AgeFileKey) -> [UInt8] {
        KeyDerivation.code(of: covered, key: KeyDerivation.key(from: key.bytes, salt: [], purpose: "header"))
    }
}
