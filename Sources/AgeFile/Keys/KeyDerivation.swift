internal import Crypto

/// HKDF (RFC 5869) and HMAC (RFC 2104) with SHA-256, for keys of at most a block.
///
/// The library's own take any hash, and the runtime looks up at each use what they are made of, for longer than the hash takes.
enum KeyDerivation {
    private static let blockByteCount = SHA256.blockByteCount

    /// A key for one purpose, of 32 bytes, from a secret and a salt of at most 64 bytes.
    static func key(from secret: [UInt8], salt: [UInt8], purpose: String) -> [UInt8] {
        code(of: Array(purpose.utf8) + [1], key: code(of: secret, key: salt))
    }

    /// What proves a text, 32 bytes, by a key of at most 64 bytes.
    static func code(of text: [UInt8], key: [UInt8]) -> [UInt8] {
        precondition(key.count <= blockByteCount, "a key that is longer would have to be hashed")
        let block = key + [UInt8](repeating: 0, count: blockByteCount - key.count)
        return hash(block.map { $0 ^ 0x5C }, hash(block.map { $0 ^ 0x36 }, text))
    }

    /// Whether both are the same, in a time that does not tell where they differ.
    static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func hash(_ parts: [UInt8]...) -> [UInt8] {
        var hasher = SHA256()
        for part in parts { unsafe part.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) } }
        return unsafe hasher.finalize().withUnsafeBytes { unsafe Array($0) }
    }
}
