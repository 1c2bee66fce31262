internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON
internal import WebRequests

/// Reads what a connection test's call brought back.
struct TestReply {
    let test: ConnectionTest
    let reply: HTTPReply
    let credentials: RequestCredentials

    /// Who or what the reply names.
    ///
    /// - Parameter host: stands for a name the reply does not have, such as that of the first of no apps.
    /// - Returns: the account, its texts cleaned.
    /// - Throws: ``AuthError``: `testNotUnderstood`, `accountNotAmong`.
    func account(host: String) throws(AuthError) -> SignedInAccount {
        let json: JSONValue? = test.format == .json ? try? JSONParser.parse(reply.body) : nil
        if test.format == .json, json?.object == nil, json?.array == nil { throw notUnderstood }
        if let membership = test.membership, let json { try check(membership, json) }
        var names: [String] = []
        for place in test.names {
            if let name = try text(place, json), !name.isEmpty { names.append(name) }
        }
        let detail = try text(test.detail, json)
        let identifier = try text(test.identifier, json)
        if names.isEmpty, detail ?? "" == "", identifier ?? "" == "", !hasPlaceForNames(json) {
            throw isError(json) ? refusal(isOAuth: credentials.accessToken != nil) : notUnderstood
        }
        // Whatever names the person is better than the host.
        let found = [names.joined(separator: " "), detail ?? "", identifier ?? "", host]
        let name = found.first { !$0.isEmpty } ?? host
        return SignedInAccount(
            subject: test.subject.rawValue,
            name: name,
            detail: detail == name ? nil : detail,
            identifier: identifier
        )
    }

    /// Whether a reply that names nobody is of the kind that does: a list of apps may be empty.
    ///
    /// A test that asks for no name takes whatever is no error; one that finds its address among the person's has its answer.
    private func hasPlaceForNames(_ json: JSONValue?) -> Bool {
        let places = test.names + [test.detail, test.identifier].compactMap(\.self)
        guard !places.isEmpty, test.membership == nil else { return !isError(json) }
        return places.contains { place in
            let parts = place.split(separator: "/")
            guard parts.count > 1, let first = parts.first else { return false }
            if let json { return json.at("/\(first)") != nil }
            // What is not well-formed was refused before.
            return (try? XMLText.find("/" + parts.dropLast().joined(separator: "/"), in: reply.body)) != nil
        }
    }

    /// Whether a success says that it is none.
    private func isError(_ json: JSONValue?) -> Bool {
        guard let members = json?.object else { return false }
        return ["error", "errors"].contains { name in
            switch members[name] {
            case nil, .null, .bool(false), .string(""): false
            case .array(let elements): !elements.isEmpty
            default: true
            }
        }
    }

    private var notUnderstood: AuthError {
        AuthError(.reply(.testNotUnderstood(status: reply.status, bytes: reply.body.count)))
    }

    private func text(_ place: String?, _ json: JSONValue?) throws(AuthError) -> String? {
        guard let place else { return nil }
        let found: String?
        if let json {
            found = Self.text(json.at(place))
        } else {
            do {
                found = try XMLText.find(place, in: reply.body)
            } catch {
                throw notUnderstood
            }
        }
        return found.map { ForeignText.clean($0, hiding: credentials.secrets) }
    }

    private static func text(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text
        case .number(let digits): digits
        default: nil
        }
    }

    private func check(_ membership: Membership, _ json: JSONValue) throws(AuthError) {
        let wanted = membership.startsWith.filled(.url, credentials.value).lowercased()
        let found = (json.at(membership.list)?.array ?? []).compactMap { Self.text($0.at(membership.element)) }
        let isThere = found.contains { text in
            let text = text.lowercased()
            // The next character must end the host: `https://a.example` is not `https://a.example.org`.
            guard text.hasPrefix(wanted) else { return false }
            return text.dropFirst(wanted.count).first.map { "/?#:".contains($0) } ?? true
        }
        guard !isThere else { return }
        let property = membership.startsWith.properties.first ?? ""
        throw AuthError(
            .reply(
                .accountNotAmong(
                    property: property,
                    name: ForeignText.clean(credentials.value(property) ?? "", hiding: credentials.secrets),
                    found: membership.values(in: found.prefix(Self.mostAccounts)).map {
                        ForeignText.clean($0, hiding: credentials.secrets)
                    }
                )
            )
        )
    }

    /// The most accounts of a reply that are looked at, so that a message stays readable.
    private static let mostAccounts = 20

    /// What a reply that is no success says, as far as the families of error bodies are known.
    func refusal(isOAuth: Bool) -> AuthError {
        let json = try? JSONParser.parse(reply.body)
        let header = AuthenticateHeader.words(reply)
        let code = ForeignText.errorCode(
            header?.code ?? Self.first(["/error/.tag", "/code", "/errors/0/code", "/error"], in: json) ?? ""
        )
        let secrets = credentials.secrets
        let said = ForeignText.clean(header?.text ?? "", hiding: secrets)
        let text = said.isEmpty ? ReplyReason.text(reply, hiding: secrets) : said
        let scope = AuthenticateHeader.scope(reply) ?? Self.first(["/error/required_scope", "/scope"], in: json) ?? ""
        let isScope = code == "insufficient_scope" || code == "missing_scope"
        switch reply.status {
        case 200..<300 where isOAuth && code == "invalid_token": return AuthError(.reply(.tokenRefused(text: text)))
        case 401 where isOAuth && !isScope: return AuthError(.reply(.tokenRefused(text: text)))
        case 401 where isScope, 403 where isOAuth:
            return AuthError(.reply(.permissionMissing(text: text, scope: ForeignText.clean(scope, hiding: secrets))))
        case 401, 403:
            let challenge = reply.header("WWW-Authenticate") ?? ""
            return AuthError(.reply(.wrongCredential(properties: credentials.names(for: challenge), text: text)))
        case 429: return AuthError(.reply(.rateLimited(seconds: RetryAfter.seconds(reply))))
        case 503 where reply.header("Retry-After") != nil:
            return AuthError(.reply(.rateLimited(seconds: RetryAfter.seconds(reply))))
        case 500...: return AuthError(.reply(.serviceFailed(status: reply.status, text: text)))
        default:
            return text.isEmpty && code.isEmpty
                ? AuthError(.reply(.replyWithoutDetails(status: reply.status)))
                : AuthError(.reply(.refused(errorCode: code, text: text)))
        }
    }

    private static func first(_ places: [String], in json: JSONValue?) -> String? {
        places.lazy.compactMap { text(json?.at($0)) }.first { !$0.isEmpty }
    }
}
