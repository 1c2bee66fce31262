package import Secrets
internal import ServiceCatalog

/// What came back from the browser (RFC 6749 sections 4.1.2 and 4.2.2).
package enum AuthorizationReply: Sendable {
    /// An authorization code.
    case code(Secret)
    /// An access token, from the implicit grant.
    case token(TokenReply)

    /// Names that mean something; others are ignored, these must not come twice.
    static let names = [
        "code", "state", "error", "error_description", "access_token", "OAuthAccessToken", "token_type", "expires_in",
        "refresh_token", "scope", "iss", "id_token",
    ]

    /// Reads the parameters of an answer.
    ///
    /// - Parameters:
    ///   - pairs: decoded names and values.
    ///   - state: the state of the sign-in; nil when the answer came without one and need not have one.
    ///   - issuer: the issuer the answer must name, compared byte for byte, also when it is an error (RFC 9207 section
    ///     2.4); nil when the service names none, and then what stands there is ignored.
    /// - Throws: ``AuthError``: `stateMissing`, `stateMismatch`, `issuerMismatch`, `repeatedParameter`,
    ///   `pasteNotUnderstood`, or `refused` when the right state comes with an error.
    package init(_ pairs: [(name: String, value: String)], state: String?, issuer: String? = nil) throws(AuthError) {
        for name in Self.names where pairs.count(where: { $0.name == name }) > 1 {
            throw AuthError(.signIn(.repeatedParameter(name: name)))
        }
        func value(_ name: String) -> String? { pairs.first { $0.name == name && !$0.value.isEmpty }?.value }
        if let state {
            guard let given = value("state") else { throw AuthError(.signIn(.stateMissing)) }
            guard ConstantTime.equal(given, state) else { throw AuthError(.signIn(.stateMismatch)) }
            if let issuer, value("iss") != issuer { throw AuthError(.signIn(.issuerMismatch)) }
        }
        let token = value("access_token") ?? value("OAuthAccessToken")
        switch (value("code"), token, value("error")) {
        case (let code?, nil, nil):
            guard Self.isCode(code) else { throw AuthError(.signIn(.pasteNotUnderstood)) }
            self = .code(Secret(code))
        case (nil, let token?, nil):
            guard Self.isPlain(token) else { throw AuthError(.signIn(.pasteNotUnderstood)) }
            let members = pairs.map { $0.name == "OAuthAccessToken" ? ("access_token", $0.value) : $0 }
            self = .token(try TokenReply(implicit: members))
        case (nil, nil, let error?):
            let text = ForeignText.clean(value("error_description") ?? "")
            let code = ForeignText.errorCode(error)
            throw AuthError(.reply(.refused(errorCode: code, text: code.isEmpty ? ForeignText.clean(error) : text)))
        default: throw AuthError(.signIn(.pasteNotUnderstood))
        }
    }

    /// Whether it is what that grant brings.
    func fits(_ grant: OAuth.Grant) -> Bool {
        switch (self, grant) {
        case (.code, .code), (.token, .implicit): true
        default: false
        }
    }

    /// RFC 6749 appendix A.11: visible ASCII and the blank.
    private static func isCode(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 << 10 && text.utf8.allSatisfy { (32...126).contains($0) }
    }

    /// The same without the blank, which no header carries and which ends what a person copies.
    static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 << 10 && text.utf8.allSatisfy { (33...126).contains($0) }
    }
}
