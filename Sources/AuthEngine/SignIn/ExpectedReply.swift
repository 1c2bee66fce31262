package import ServiceCatalog

/// What the answer of a sign-in must look like to be taken.
package struct ExpectedReply: Sendable {
    /// The state it must repeat.
    package let state: String
    /// What it must hold: a code or a token.
    package let grant: OAuth.Grant
    /// The issuer it must name (RFC 9207); nil when the service names none.
    package let issuer: String?
    /// Whether a code that comes without the state can only be this sign-in's: its verifier proves it (RFC 7636), or the
    /// service shows the person nothing else.
    package let takesBareCode: Bool

    package init(state: String, grant: OAuth.Grant = .code, issuer: String? = nil, takesBareCode: Bool = true) {
        self.state = state
        self.grant = grant
        self.issuer = issuer
        self.takesBareCode = takesBareCode
    }
}
