internal import Bounds
internal import Secrets
internal import ServiceCatalog
internal import StrictJSON
internal import WebRequests

/// Tells a token endpoint's no from its yes (RFC 6749 section 5.2), by body, header and status, in this order.
enum TokenFailure {
    /// The failure a reply states; nil when it states none.
    ///
    /// - Parameters:
    ///   - reply: the whole reply.
    ///   - request: what was asked.
    ///   - secrets: everything secret that was sent, kept out of messages.
    ///   - endedBy: the replies to a refresh by which the service says that the sign-in has ended.
    /// - Returns: the failure.
    static func of(
        _ reply: HTTPReply,
        to request: TokenRequest,
        hiding secrets: [Secret],
        endedBy: [OAuth.EndedReply] = []
    ) -> AuthError? {
        if (300..<400).contains(reply.status) { return AuthError(.network(.redirected(host: ""))) }
        if case .refresh = request, let ended = endedBy.first(where: { $0.matches(reply) }) {
            return AuthError(.reply(.invalidGrant(text: ForeignText.clean(ended.words(reply), hiding: secrets))))
        }
        let members = object(reply)
        let secrets = secrets + tokens(reply)
        let said = words(members ?? repaired(reply)) ?? AuthenticateHeader.words(reply)
        guard let said else { return reply.status < 400 ? nil : unexplained(reply, members, secrets) }
        guard said.isError || reply.status >= 400 else { return nil }
        // A secret can come back as anything, also as the code.
        let isPlain = ForeignText.clean(said.code, hiding: secrets) == said.code
        let code = isPlain ? ForeignText.errorCode(said.code) : ""
        let given = ForeignText.clean(said.text, hiding: secrets)
        let reason = given.isEmpty ? ReplyReason.text(reply, hiding: secrets) : given
        // A code that is one is shown as such; other words in its place are the reason where there is no better.
        let word = code.isEmpty ? ForeignText.clean(said.code, hiding: secrets) : ""
        return explained(reply, code: code, text: reason.isEmpty || reason == said.code ? word : reason)
    }

    /// The tokens that a reply brings, which no message repeats either.
    static func tokens(_ reply: HTTPReply) -> [Secret] {
        guard let members = ReplyMembers(reply) else { return [] }
        return ["access_token", "refresh_token", "id_token"].compactMap { members[$0]?.string.map { Secret($0) } }
    }

    /// The body as a JSON object with unique names, in any encoding: only what is well-formed says that something has failed.
    static func object(_ reply: HTTPReply) -> JSONObject? { (try? JSONParser.parse(JSONText.utf8(reply.body)))?.object }

    /// The same of a body in another encoding than UTF-8, whose text has marks in its place; for errors alone.
    private static func repaired(_ reply: HTTPReply) -> JSONObject? {
        guard String(validForeign: reply.body) == nil else { return nil }
        return (try? JSONParser.parse(String(foreign: reply.body)))?.object
    }

    /// A success that has no members: a list may still say why.
    static func withoutMembers(_ reply: HTTPReply, _ secrets: [Secret]) -> AuthError {
        let isList = (try? JSONParser.parse(JSONText.utf8(reply.body)))?.array != nil
        let reason = isList ? ReplyReason.text(reply, hiding: secrets) : ""
        return reason.isEmpty ? notOAuth(reply, hiding: secrets) : AuthError(.reply(.tokenMissing(text: reason)))
    }

    /// A reply that is no OAuth reply at all.
    static func notOAuth(_ reply: HTTPReply, hiding secrets: [Secret]) -> AuthError {
        let type = reply.header("Content-Type")?.prefix { $0 != ";" } ?? ""
        return AuthError(
            .reply(
                .notAnOAuthReply(
                    status: reply.status,
                    contentType: ForeignText.clean(String(type), hiding: secrets),
                    bytes: reply.body.count
                )
            )
        )
    }

    private static func words(_ members: JSONObject?) -> AuthenticateHeader.Words? {
        guard let error = members?["error"], error != .null, error != .bool(false), error != .string("") else {
            return nil
        }
        let description = members?["error_description"]?.string ?? members?["message"]?.string ?? ""
        return AuthenticateHeader.Words(code: error.string ?? "", text: description, isError: true)
    }

    private static func explained(_ reply: HTTPReply, code: String, text: String) -> AuthError {
        switch code {
        case "invalid_grant": AuthError(.reply(.invalidGrant(text: text)))
        case "invalid_client", "unauthorized_client": AuthError(.reply(.invalidClient(text: text)))
        case "temporarily_unavailable", "slow_down": AuthError(.reply(.rateLimited(seconds: RetryAfter.seconds(reply))))
        default:
            switch reply.status {
            case 401: AuthError(.reply(.invalidClient(text: text)))
            case 429: AuthError(.reply(.rateLimited(seconds: RetryAfter.seconds(reply))))
            case 500...: AuthError(.reply(.serviceFailed(status: reply.status, text: text)))
            default: AuthError(.reply(.refused(errorCode: code, text: text)))
            }
        }
    }

    private static func unexplained(_ reply: HTTPReply, _ members: JSONObject?, _ secrets: [Secret]) -> AuthError {
        let text = ReplyReason.text(reply, hiding: secrets)
        return switch reply.status {
        case 401: AuthError(.reply(.invalidClient(text: text)))
        case 429: AuthError(.reply(.rateLimited(seconds: RetryAfter.seconds(reply))))
        case 503 where reply.header("Retry-After") != nil:
            AuthError(.reply(.rateLimited(seconds: RetryAfter.seconds(reply))))
        case 500...: AuthError(.reply(.serviceFailed(status: reply.status, text: text)))
        case _ where !text.isEmpty: AuthError(.reply(.refused(errorCode: "", text: text)))
        default:
            reply.body.isEmpty || members != nil
                ? AuthError(.reply(.replyWithoutDetails(status: reply.status))) : notOAuth(reply, hiding: secrets)
        }
    }
}

/// `Retry-After` in seconds; at most an hour, nil for a date or nonsense.
enum RetryAfter {
    static func seconds(_ reply: HTTPReply) -> Int? {
        guard let text = reply.header("Retry-After"), let seconds = Int(text), seconds >= 0 else { return nil }
        return min(seconds, 3600)
    }
}
