internal import Bounds
package import Secrets
package import ServiceCatalog
package import SettingsStore
internal import StrictJSON
package import WebRequests

/// What a token endpoint gave (RFC 6749 section 5.1): tokens are kept whatever else is odd in the reply.
package struct TokenReply: Sendable {
    /// What requests are authorized with; empty when the reply has nothing but a refresh token that can be used.
    package let accessToken: Secret
    /// A new refresh token; nil leaves the old one in place.
    package let refreshToken: Secret?
    /// The lifetime in seconds; 0 for one that is over, nil when the service does not say, or nothing that can be read.
    package let expiresIn: Int?
    /// The scope that was granted, when the service says.
    package let scope: String?
    /// The members that are there and could not be read.
    package let oddities: [String]
    /// Why there is no access token; the refresh token is to be kept all the same.
    package let fault: AuthError?
    /// Whether the reply broke off somewhere.
    package let breaksOff: Bool
    /// Whether it broke off before it was sure that it brings no refresh token.
    package var mayLackRefreshToken: Bool { breaksOff && refreshToken == nil }
    /// The nonce in the ID token that came along, if any.
    private let idTokenNonce: String?

    /// Lifetimes beyond this are cut to it.
    package static let longestLifetime = Int(Int32.max)

    /// Reads a reply.
    ///
    /// A success (2xx) that carries a token is one whatever it says besides. A reply with another status gives no tokens, since
    /// what stands in it may be what was sent, or a part of that, and must not take the place of what is stored; but where it
    /// brings a pair of new ones and no error, the service has replaced the old ones, whatever became of the status on its way.
    ///
    /// - Parameters:
    ///   - reply: the whole reply.
    ///   - request: what was asked.
    ///   - secrets: everything secret that was sent, kept out of messages.
    ///   - endedBy: the replies to a refresh by which the service says that the sign-in has ended.
    /// - Throws: ``AuthError``: what the service said, or what is wrong with the reply; never when it brought a token.
    package init(
        _ reply: HTTPReply,
        to request: TokenRequest,
        hiding secrets: [Secret],
        endedBy: [OAuth.EndedReply] = []
    ) throws(AuthError) {
        let failure = TokenFailure.of(reply, to: request, hiding: secrets, endedBy: endedBy)
        let isSuccess = (200..<300).contains(reply.status) || Self.bringsNewTokens(reply, to: request)
        if let failure, !isSuccess { throw failure }
        guard let members = ReplyMembers(reply) else { throw failure ?? TokenFailure.notOAuth(reply, hiding: secrets) }
        do throws(AuthError) {
            try self.init(members, failure: failure, hiding: secrets)
        } catch {
            let isJSON = TokenFailure.object(reply) != nil || members["access_token"] != nil
            let isThere = members["access_token"].map { $0 != .string("") } ?? false
            let reason = isThere ? "" : ReplyReason.text(reply, hiding: secrets + TokenFailure.tokens(reply))
            var fault = error
            if !isThere, case .reply(.badReply) = error.fact { fault = AuthError(.reply(.tokenMissing(text: reason))) }
            throw failure ?? (isJSON ? fault : TokenFailure.withoutMembers(reply, secrets))
        }
        if case .code(_, _, _, let nonce) = request { try check(nonce: nonce) }
    }

    /// Whether a whole reply without an error has an access token and a refresh token, of which nothing was sent.
    static func bringsNewTokens(_ reply: HTTPReply, to request: TokenRequest) -> Bool {
        guard reply.cut == nil, let members = ReplyMembers(reply), !members.isPart, members["error"] == nil else {
            return false
        }
        let sent = request.secrets.map { $0.reveal() }.filter { !$0.isEmpty }
        return ["access_token", "refresh_token"].allSatisfy { name in
            // Logs and gateways put stars in the place of a secret, or leave its ends.
            guard let token = text(members[name]), Set(token).count > 4, !token.contains("*"), !token.contains("..")
            else { return false }
            return !sent.contains { $0.contains(token) || token.contains($0) }
        }
    }

    /// Refuses an ID token that was made for another sign-in (OpenID Connect Core section 3.1.3.7); one without a nonce is let
    /// pass, for not every server repeats it.
    func check(nonce: String?) throws(AuthError) {
        guard let nonce, let given = idTokenNonce else { return }
        guard ConstantTime.equal(given, nonce) else { throw AuthError(.signIn(.stateMismatch)) }
    }

    /// Reads the answer of the implicit grant (RFC 6749 section 4.2.2); a refresh token there is ignored.
    package init(implicit pairs: [(name: String, value: String)]) throws(AuthError) {
        var members = JSONObject()
        for (name, value) in pairs where name != "refresh_token" { members[name] = .string(value) }
        try self.init(ReplyMembers(members), failure: nil, hiding: [])
    }

    /// What the service says besides, `failure`, counts where there is no access token.
    private init(_ members: ReplyMembers, failure: AuthError?, hiding secrets: [Secret]) throws(AuthError) {
        var oddities: [String] = []
        func note(_ name: String, _ isRead: Bool) {
            if !isRead, let value = members[name], value != .string("") { oddities.append(name) }
        }
        let given = members["refresh_token"]
        // Some give it as the only one of a list.
        let only = given?.array.flatMap { $0.count == 1 ? $0[0] : nil }
        refreshToken = Self.text(only ?? given).map { Secret($0) }
        note("refresh_token", refreshToken != nil)
        breaksOff = members.isPart
        let access = Self.text(members["access_token"]).map { String($0.trimmingBlanks()) }
            // One that still has the next member in it would take a refresh token to whoever is called.
            .flatMap { AuthorizationReply.isPlain($0) && !$0.contains("refresh_token=") ? $0 : nil }
        note("access_token", access != nil)
        expiresIn = Self.lifetime(members["expires_in"])
        note("expires_in", expiresIn != nil)
        let scopes = members["scope"]?.string ?? members["scope"]?.array?.compactMap(\.string).joined(separator: " ")
        idTokenNonce = members["id_token"]?.string.flatMap(Self.nonce)
        scope = scopes.flatMap { $0.isEmpty ? nil : ForeignScope.clean($0) }
        note("scope", scopes != nil)
        let type = Self.otherType(members["token_type"])
        note("token_type", members["token_type"]?.string != nil)
        self.oddities = oddities
        accessToken = Secret(type == nil ? access ?? "" : "")
        fault =
            if let type {
                AuthError(.reply(.unknownTokenType(ForeignText.clean(type, hiding: secrets))))
            } else if access == nil {
                failure ?? AuthError(.reply(.badReply(member: "access_token")))
            } else {
                nil
            }
        if let fault, refreshToken == nil { throw fault }
    }

    /// What is stored of it.
    ///
    /// - Parameters:
    ///   - now: when the request was sent, in milliseconds since 1970.
    ///   - limits: the service's usual lifetime, for a reply that does not say.
    ///   - old: the tokens before, whose refresh token and scope stay unless there are new ones; the access token, too, when
    ///     there is no new one.
    /// - Returns: the tokens with their time.
    package func stored(now: Int64, limits: OAuth.Limits?, keeping old: StoredTokens?) -> StoredTokens {
        guard fault == nil else {
            var kept = old ?? StoredTokens(accessToken: Secret(""), timestamp: 0, scope: scope)
            kept.refreshToken = refreshToken
            return kept
        }
        return StoredTokens(
            accessToken: accessToken,
            refreshToken: refreshToken ?? old?.refreshToken,
            expiresIn: expiresIn.map { Self.span($0, from: now) } ?? limits?.accessToken,
            timestamp: now,
            scope: scope ?? old?.scope
        )
    }

    /// A lifetime that some services give as the moment of the end, in seconds since 1970; no token lives for thirty years.
    private static func span(_ lifetime: Int, from now: Int64) -> Int {
        lifetime > 1_000_000_000 ? max(0, lifetime - Int(now / 1000)) : lifetime
    }

    /// The nonce in the payload of an ID token (JWT); who sent it is known by the connection.
    private static func nonce(_ token: String) -> String? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = Base64URL.decode(parts[1]) else { return nil }
        return (try? JSONParser.parse(payload))?["nonce"]?.string
    }

    /// A type that is sent in another way than as a bearer token (RFC 9449, RFC 8693 section 2.2.1 and drafts); nil for
    /// `Bearer`, for none, and for words of a service's own, which mean a bearer token wherever they were seen.
    private static func otherType(_ value: JSONValue?) -> String? {
        guard let type = value?.string else { return nil }
        return ["mac", "dpop", "pop", "n_a"].contains(type.trimmingBlanks().lowercased()) ? type : nil
    }

    /// A token as it is written, a number without quotes too; nil when it is empty, or some of its bytes could not be read.
    private static func text(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text):
            // RFC 6749 appendix A.17: visible characters. More is forgiven, but not damage, nor what no file keeps; the end of a
            // line behind it is not a part of it.
            trimmed(text).flatMap { text in
                text.unicodeScalars.contains { $0 == "\u{FFFD}" || $0.isControl } ? nil : text
            }
        case .number(let digits): digits.hasPrefix("-") ? nil : digits
        default: nil
        }
    }

    /// Without tabs and line ends at both ends; nil when nothing is left.
    private static func trimmed(_ text: String) -> String? {
        func isEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" || scalar == "\t" }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isEnd($0) }), let last = scalars.lastIndex(where: { !isEnd($0) })
        else { return nil }
        return String(scalars[first...last])
    }

    /// A number of seconds, in digits or in quotes, cut to whole ones; what is below zero is over.
    private static func lifetime(_ value: JSONValue?) -> Int? {
        let text: String
        switch value {
        case .number(let digits), .string(let digits): text = String(digits.trimmingBlanks())
        default: return nil
        }
        let isNumber = text.utf8.count <= 64 && text.utf8.allSatisfy { "0123456789.+-eE".utf8.contains($0) }
        guard isNumber, let seconds = Double(text), !seconds.isNaN else { return nil }
        return seconds < Double(longestLifetime) ? Int(max(0, seconds)) : longestLifetime
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { properties.generalCategory == .control }
}

/// A scope is kept for showing only.
private enum ForeignScope {
    static func clean(_ text: String) -> String {
        String(text.unicodeScalars.filter { (32...126).contains($0.value) }.prefix(2000).map(Character.init))
    }
}
