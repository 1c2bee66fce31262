package import Secrets
package import ServiceCatalog
package import SettingsStore
internal import StrictJSON

/// What a token endpoint gave (RFC 6749 section 5.1), read the way services really write it and no wider.
package struct TokenReply: Sendable {
    /// What requests are authorized with.
    package let accessToken: Secret
    /// A new refresh token; nil leaves the old one in place.
    package let refreshToken: Secret?
    /// The lifetime in seconds; 0 for one that is over, nil when the service does not say.
    package let expiresIn: Int?
    /// The scope that was granted, when the service says.
    package let scope: String?

    /// Lifetimes beyond this are cut to it.
    package static let longestLifetime = Int(Int32.max)

    /// Reads a reply.
    ///
    /// - Parameters:
    ///   - reply: the whole reply.
    ///   - request: what was asked.
    ///   - secrets: everything secret that was sent, kept out of messages.
    ///   - endedBy: the replies to a refresh by which the service says that the sign-in has ended.
    /// - Throws: ``AuthError``: what the service said, or what is wrong with the reply.
    package init(
        _ reply: HTTPReply,
        to request: TokenRequest,
        hiding secrets: [Secret],
        endedBy: [OAuth.EndedReply] = []
    ) throws(AuthError) {
        if let failure = TokenFailure.of(reply, to: request, hiding: secrets, endedBy: endedBy) { throw failure }
        guard let members = TokenFailure.object(reply) else { throw TokenFailure.notOAuth(reply, hiding: secrets) }
        try self.init(members, hiding: secrets)
    }

    /// Reads the answer of the implicit grant (RFC 6749 section 4.2.2); a refresh token there is ignored.
    package init(implicit pairs: [(name: String, value: String)]) throws(AuthError) {
        var members = JSONObject()
        for (name, value) in pairs where name != "refresh_token" {
            members[name] = .string(value)
        }
        try self.init(members, hiding: [])
    }

    private init(_ members: JSONObject, hiding secrets: [Secret]) throws(AuthError) {
        try Self.checkType(members["token_type"], hiding: secrets)
        guard let access = try Self.token(members["access_token"], "access_token") else {
            throw AuthError(.badReply(member: "access_token"))
        }
        accessToken = access
        refreshToken = try Self.token(members["refresh_token"], "refresh_token")
        expiresIn = try Self.lifetime(members["expires_in"])
        let scopes = members["scope"]?.string ?? members["scope"]?.array?.compactMap(\.string).joined(separator: " ")
        scope = scopes.flatMap { $0.isEmpty ? nil : ForeignScope.clean($0) }
    }

    /// What is stored of it.
    ///
    /// - Parameters:
    ///   - now: when the request was sent, in milliseconds since 1970.
    ///   - limits: the service's usual lifetime, for a reply that does not say.
    ///   - old: the tokens before, whose refresh token and scope stay unless there are new ones.
    /// - Returns: the tokens with their time.
    package func stored(now: Int64, limits: OAuth.Limits?, keeping old: StoredTokens?) -> StoredTokens {
        StoredTokens(
            accessToken: accessToken,
            refreshToken: refreshToken ?? old?.refreshToken,
            expiresIn: expiresIn ?? limits?.accessToken,
            timestamp: now,
            scope: scope ?? old?.scope,
            tokenType: "Bearer"
        )
    }

    /// `Bearer` in any case, or nothing (RFC 6749 sections 5.1 and 7.1).
    private static func checkType(_ value: JSONValue?, hiding secrets: [Secret]) throws(AuthError) {
        switch value {
        case nil, .null: return
        case .string(let type) where type.lowercased() == "bearer" || type.isEmpty: return
        case .string(let type): throw AuthError(.unknownTokenType(ForeignText.clean(type, hiding: secrets)))
        default: throw AuthError(.badReply(member: "token_type"))
        }
    }

    private static func token(_ value: JSONValue?, _ name: String) throws(AuthError) -> Secret? {
        switch value {
        case nil, .null, .string(""): return nil
        case .string(let text):
            guard AuthorizationReply.isPlain(text) else { throw AuthError(.badReply(member: name)) }
            return Secret(text)
        default: throw AuthError(.badReply(member: name))
        }
    }

    private static func lifetime(_ value: JSONValue?) throws(AuthError) -> Int? {
        let text: String
        switch value {
        case nil, .null, .string(""): return nil
        case .number(let digits): text = digits
        case .string(let digits): text = digits
        default: throw AuthError(.badReply(member: "expires_in"))
        }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw AuthError(.badReply(member: "expires_in"))
        }
        guard !text.hasPrefix("-") else { return 0 }
        return min(Int(digits) ?? longestLifetime, longestLifetime)
    }
}

/// A scope is kept for showing only.
private enum ForeignScope {
    static func clean(_ text: String) -> String {
        String(text.unicodeScalars.filter { (32...126).contains($0.value) }.prefix(2000).map(Character.init))
    }
}
