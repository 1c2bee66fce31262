package import ServiceCatalog

/// What the answer of a sign-in must look like to be taken.
package struct ExpectedReply: Sendable {
    /// The state it must repeat.
    package let state: String
    /// What it must hold: a code or a token.
    package let grant: OAuth.Grant
    /// The issuer it must name (RFC 9207); nil when the service names none.
    package let issuer: String?

    /// An expectation.
    package init(state: String, grant: OAuth.Grant = .code, issuer: String? = nil) {
        self.state = state
        self.grant = grant
        self.issuer = issuer
    }
}
