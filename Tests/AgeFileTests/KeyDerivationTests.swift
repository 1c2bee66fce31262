import Crypto
import Testing

@testable import AgeFile

extension AgeFileTests {
    @Suite("Keys made of others")
    struct KeyDerivationTests {
        /// Bytes that differ from each other, and from those of another start.
        private func bytes(_ count: Int, from start: UInt8) -> [UInt8] {
            (0..<count).map { start &+ UInt8(truncatingIfNeeded: $0 &* 7) }
        }

        @Test("are those of the library, whatever the lengths", arguments: [0, 1, 16, 31, 32, 33, 63, 64])
        func sameAsLibrary(saltLength: Int) {
            let salt = bytes(saltLength, from: 3)
            for length in [0, 16, 32, 55, 56, 64, 65, 1_000] {
                let secret = bytes(length, from: 200)
                let made = HKDF<SHA256>.deriveKey(
                    inputKeyMaterial: SymmetricKey(data: secret),
                    salt: salt,
                    info: Array("some purpose".utf8),
                    outputByteCount: 32
                )
                let expected = unsafe made.withUnsafeBytes { unsafe Array($0) }
                #expect(KeyDerivation.key(from: secret, salt: salt, purpose: "some purpose") == expected)
                let code = HMAC<SHA256>.authenticationCode(for: secret, using: SymmetricKey(data: salt))
                #expect(KeyDerivation.code(of: secret, key: salt) == Array(code))
            }
        }

        @Test("prove a text only when all of the proof fits")
        func equality() {
            let code = bytes(32, from: 9)
            #expect(KeyDerivation.areEqual(code, code))
            #expect(!KeyDerivation.areEqual(code, Array(code.dropLast())))
            for index in code.indices {
                var other = code
                other[index] ^= 1
                #expect(!KeyDerivation.areEqual(code, other))
            }
        }
    }
}
