internal import Crypto
internal import CryptoExtras
internal import FoundationEssentials

/// scrypt with the parameters age fixes: r = 8, p = 1, 32 bytes.
enum Scrypt {
    /// swift-crypto multiplies N · r · p unchecked and traps on a large N, so nothing outside of this reaches it.
    static let possibleWorkFactors = 1...30

    static func wrapKey(passphrase: [UInt8], salt: [UInt8], workFactor: Int) throws(AgeError) -> SymmetricKey {
        guard possibleWorkFactors.contains(workFactor) else { throw AgeError.header(.workFactorImpossible) }
        do {
            return try KDF.Scrypt.deriveKey(
                from: passphrase,
                salt: Array("age-encryption.org/v1/scrypt".utf8) + salt,
                outputByteCount: 32,
                rounds: 1 << workFactor,
                blockSize: 8,
                parallelism: 1
            )
        } catch {
            throw AgeError.usage(.cannotDeriveKey)
        }
    }
}
