internal import Bounds
internal import Crypto
package import Secrets

/// Proof Key for Code Exchange, method S256 (RFC 7636): a fresh pair for every sign-in.
package struct PKCE: Sendable {
    /// What is sent with the code: 43 characters with 256 random bits (RFC 7636 section 4.1).
    package let verifier: Secret

    /// The verifier's hash, sent with the authorization request (RFC 7636 section 4.2).
    package var challenge: String { Base64URL.encode(Array(SHA256.hash(data: Array(verifier.reveal().utf8)))) }

    package init(random: RandomBytes) { verifier = Secret(Base64URL.encode(random(32))) }

    /// A verifier that was made earlier.
    package init(verifier: Secret) { self.verifier = verifier }
}
