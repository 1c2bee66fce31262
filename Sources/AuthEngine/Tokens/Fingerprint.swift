internal import Crypto
internal import Secrets

/// The SHA-256 of a secret, to know it again without keeping it.
enum Fingerprint {
    /// In hexadecimal digits.
    static func of(_ secret: Secret) -> String {
        SHA256.hash(data: Array(secret.reveal().utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
