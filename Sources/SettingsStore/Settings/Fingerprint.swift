internal import Crypto
package import Secrets

/// The SHA-256 of a secret, to know it again without keeping it.
package enum Fingerprint {
    /// In hexadecimal digits.
    package static func of(_ secret: Secret) -> String {
        Hexadecimal.text(Array(SHA256.hash(data: Array(secret.reveal().utf8))))
    }
}
