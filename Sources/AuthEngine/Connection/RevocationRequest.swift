internal import Bounds
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON
internal import WebRequests

/// Asks the service to end a sign-in; see ``AuthEngine/revoke(_:tokens:)``.
struct RevocationRequest: Sendable {
    let tokens: StoredTokens
    private let endpoint: TokenEndpoint
    /// Where tokens are ended.
    private let address: String
    private let way: OAuth.Revocation

    private var plan: ConnectionPlan { endpoint.plan }
    private var host: String { WebAddress(address)?.host ?? "" }

    init(_ tokens: StoredTokens, _ endpoint: TokenEndpoint) throws(AuthError) {
        let oauth = try endpoint.plan.oauth()
        guard let address = oauth.revocationEndpoint else {
            throw AuthError(.plan(.revocationNotOffered(service: endpoint.plan.service.name.english)))
        }
        self.tokens = tokens
        self.endpoint = endpoint
        self.address = endpoint.plan.fill(address)
        way = oauth.revocation
    }

    /// Asks.
    ///
    /// - Returns: what the service said.
    /// - Throws: ``AuthError``: `revocationNotPossible`, or what the service or the network said.
    func send() async throws(AuthError) -> Revocation {
        switch way {
        case .form: try await sendByForm()
        case .bearer: try await sendByBearer()
        }
    }

    /// RFC 7009 section 2.1: the refresh token, with which the grant ends; a service that takes only access tokens gets that.
    private func sendByForm() async throws(AuthError) -> Revocation {
        let access = TokenRequest.revoke(tokens.accessToken, hint: "access_token")
        guard let token = tokens.refreshToken, !token.isEmpty else { return try await revoked(access) }
        do {
            return try await revoked(.revoke(token, hint: "refresh_token"))
        } catch {
            guard case .reply(.revocationNotPossible) = error.fact, !tokens.accessToken.isEmpty else { throw error }
            return try await revoked(access)
        }
    }

    private func revoked(_ request: TokenRequest) async throws(AuthError) -> Revocation {
        var message = try request.request(plan, .live)
        message.url = address
        let reply = try await endpoint.surroundings.deliver(message, for: plan)
        guard !Self.confirms(reply) else { return .confirmed }
        throw failure(reply, request)
    }

    private func sendByBearer() async throws(AuthError) -> Revocation {
        let isOver = !TokenLifetime.isValid(tokens, now: endpoint.surroundings.now(), margin: .zero)
        if !isOver, let answer = try await revoked(tokens.accessToken) { return answer }
        guard let fresh = try await livingToken() else { return .alreadyEnded }
        if let answer = try await revoked(fresh) { return answer }
        // A token that is fresh is no dead one: whoever refuses it has not ended the sign-in.
        throw AuthError(.reply(.revocationUnconfirmed(host: host, seconds: nil)))
    }

    /// A token to revoke with; nil when the sign-in has ended.
    private func livingToken() async throws(AuthError) -> Secret? {
        guard let refreshToken = tokens.refreshToken, !refreshToken.isEmpty else { return nil }
        do {
            return try await endpoint.fetch(.refresh(refreshToken), keeping: tokens).accessToken
        } catch {
            guard case .reply(.invalidGrant) = error.fact else { throw error }
            return nil
        }
    }

    /// One request; nil when the access token is not accepted.
    private func revoked(_ token: Secret) async throws(AuthError) -> Revocation? {
        let request = HTTPRequest(
            method: "POST",
            url: address,
            headers: [("Authorization", "Bearer \(token.reveal())")]
        )
        let reply = try await endpoint.surroundings.deliver(request, for: plan)
        switch reply.status {
        case _ where Self.confirms(reply): return .confirmed
        case 401: return nil
        default: throw failure(reply, .refresh(token))
        }
    }

    /// Whether a service says that a sign-in has ended: a success, whatever its body (RFC 7009 section 2.2), unless that is a page
    /// for people, such as one to log in at, or says that it is an error; 202 only promises.
    private static func confirms(_ reply: HTTPReply) -> Bool {
        guard (200..<300).contains(reply.status), reply.status != 202 else { return false }
        let start = String(foreign: reply.body.drop { $0 <= 32 }.prefix(9)).lowercased()
        guard !start.hasPrefix("<html"), start != "<!doctype" else { return false }
        // A body that is no JSON says nothing.
        let error = (try? JSONParser.parse(reply.body))?["error"]
        return error == nil || error == .null
    }

    /// What a reply that is no success means (RFC 7009 section 2.2.1).
    private func failure(_ reply: HTTPReply, _ request: TokenRequest) -> AuthError {
        if (300..<400).contains(reply.status) { return AuthError(.network(.redirected(host: host))) }
        let secrets = request.secrets + [plan.client?.secret].compactMap(\.self)
        let failure = TokenFailure.of(reply, to: request, hiding: secrets)
        switch failure?.fact {
        case .reply(.refused("unsupported_token_type", _)): return AuthError(.reply(.revocationNotPossible(host: host)))
        case .reply(.rateLimited(let seconds)):
            return AuthError(.reply(.revocationUnconfirmed(host: host, seconds: seconds)))
        case .reply(.serviceFailed):
            return AuthError(.reply(.revocationUnconfirmed(host: host, seconds: RetryAfter.seconds(reply))))
        case nil where (200..<300).contains(reply.status):
            return AuthError(.reply(.revocationUnconfirmed(host: host, seconds: nil)))
        default:
            return plan.advised(failure ?? AuthError(.reply(.replyWithoutDetails(status: reply.status))), on: reply)
        }
    }
}
