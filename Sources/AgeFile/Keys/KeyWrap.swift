internal import Crypto
internal import FoundationEssentials

/// What both stanza types share: ChaCha20-Poly1305 with a key used once, hence a nonce of twelve zeros.
enum KeyWrap {
    /// The size of a wrapped file key: the key and the tag.
    static let byteCount = AgeFileKey.byteCount + 16

    static func seal(_ key: AgeFileKey, with wrapKey: SymmetricKey) throws(AgeError) -> [UInt8] {
        do {
            let box = try ChaChaPoly.seal(key.bytes, using: wrapKey, nonce: ChaChaPoly.Nonce(data: zeroNonce))
            return Array(box.ciphertext) + Array(box.tag)
        } catch {
            throw AgeError.usage(.cannotWrap)
        }
    }

    /// The file key, or nil when the body was wrapped with another key.
    static func open(_ body: [UInt8], with wrapKey: SymmetricKey) throws(AgeError) -> AgeFileKey? {
        let opened: [UInt8]
        do {
            let box = try ChaChaPoly.SealedBox(combined: zeroNonce + body)
            opened = Array(try ChaChaPoly.open(box, using: wrapKey))
        } catch {
            return nil
        }
        return try AgeFileKey(opened)
    }

    private static let zeroNonce = [UInt8](repeating: 0, count: 12)
}
