internal import Localization
internal import Secrets
internal import ServiceCatalog
public import SettingsStore
internal import StrictJSON
internal import WebRequests

extension AuthEngine {
    /// Asks the service to end a sign-in; what is stored stays, the caller removes it in every case.
    ///
    /// Where the definition says `form`, the refresh token (else the access token) is sent as RFC 7009 has it, with the client's
    /// credentials. Where it says `bearer`, the living access token is: one that is over is refreshed first, and the fresh one
    /// is not kept. The body of a success is ignored, and a token nobody knows is no error (RFC 7009 section 2.2). After
    /// `revocationUnconfirmed` or a network fault the tokens must be taken to live on (section 2.2.1).
    ///
    /// - Parameters:
    ///   - plan: whose sign-in.
    ///   - tokens: its tokens.
    /// - Returns: what the service said.
    /// - Throws: ``AuthError``: `revocationNotOffered` when the service has no way to do it, `notWithThisScheme` without OAuth,
    ///   `insecureAddress`, `revocationNotPossible`, or what the service or the network said.
    public func revoke(_ plan: ConnectionPlan, tokens: StoredTokens) async throws(AuthError) -> Revocation {
        let oauth = try plan.oauth()
        guard let endpoint = oauth.revocationEndpoint else {
            throw AuthError(.plan(.revocationNotOffered(service: plan.service.name.english)))
        }
        let address = plan.fill(endpoint)
        return switch oauth.revocation {
        case .form: try await revokeByForm(plan, tokens, at: address)
        case .bearer: try await revokeByBearer(plan, tokens, at: address)
        }
    }

    /// RFC 7009 section 2.1: the refresh token, with which the grant ends; a service that takes only access tokens gets that.
    private func revokeByForm(
        _ plan: ConnectionPlan,
        _ tokens: StoredTokens,
        at address: String
    ) async throws(AuthError) -> Revocation {
        var request = TokenRequest.revoke(tokens.accessToken, hint: "access_token")
        if let token = tokens.refreshToken, !token.isEmpty {
            let first = TokenRequest.revoke(token, hint: "refresh_token")
            do {
                return try await revoked(first, plan, at: address)
            } catch {
                guard case .reply(.revocationNotPossible) = error.fact, !tokens.accessToken.isEmpty else { throw error }
                request = .revoke(tokens.accessToken, hint: "access_token")
            }
        }
        return try await revoked(request, plan, at: address)
    }

    private func revoked(
        _ request: TokenRequest,
        _ plan: ConnectionPlan,
        at address: String
    ) async throws(AuthError) -> Revocation {
        var message = try request.request(plan, .live)
        message.url = address
        let reply = try await surroundings.send(try outgoing(message, plan))
        guard !Self.confirms(reply) else { return .confirmed }
        throw Self.failure(reply, request, plan, address)
    }

    private func revokeByBearer(
        _ plan: ConnectionPlan,
        _ tokens: StoredTokens,
        at address: String
    ) async throws(AuthError) -> Revocation {
        var access = tokens.accessToken
        var isFresh = false
        if !TokenLifetime.isValid(tokens, now: surroundings.now(), margin: .zero) {
            guard let fresh = try await livingToken(plan, tokens) else { return .alreadyEnded }
            access = fresh
            isFresh = true
        }
        if let answer = try await revoked(access, plan, at: address) { return answer }
        // A token that is fresh is no dead one: whoever refuses it has not ended the sign-in.
        let unconfirmed = AuthError(.reply(.revocationUnconfirmed(host: WebAddress(address)?.host ?? "", seconds: nil)))
        guard !isFresh else { throw unconfirmed }
        guard let fresh = try await livingToken(plan, tokens) else { return .alreadyEnded }
        guard let answer = try await revoked(fresh, plan, at: address) else { throw unconfirmed }
        return answer
    }

    /// A token to revoke with; nil when the sign-in has ended.
    private func livingToken(_ plan: ConnectionPlan, _ tokens: StoredTokens) async throws(AuthError) -> Secret? {
        guard let refreshToken = tokens.refreshToken, !refreshToken.isEmpty else { return nil }
        do {
            return try await fetch(.refresh(refreshToken), plan, keeping: tokens).accessToken
        } catch {
            guard case .reply(.invalidGrant) = error.fact else { throw error }
            return nil
        }
    }

    /// One request; nil when the access token is not accepted.
    private func revoked(
        _ token: Secret,
        _ plan: ConnectionPlan,
        at address: String
    ) async throws(AuthError) -> Revocation? {
        let request = HTTPRequest(
            method: "POST",
            url: address,
            headers: [("Authorization", "Bearer \(token.reveal())")]
        )
        let reply = try await surroundings.send(try outgoing(request, plan))
        switch reply.status {
        case _ where Self.confirms(reply): return .confirmed
        case 401: return nil
        default: throw Self.failure(reply, .refresh(token), plan, address)
        }
    }

    /// Whether a service says that a sign-in has ended: a success (RFC 7009 section 2.2) that is neither a promise for later, nor a
    /// page for people, as a portal on the way sends it, nor says that it is an error.
    private static func confirms(_ reply: HTTPReply) -> Bool {
        guard (200..<300).contains(reply.status), reply.status != 202 else { return false }
        if reply.header("Content-Type")?.lowercased().contains("html") == true { return false }
        let start = reply.body.drop { $0 <= 32 }.prefix(1)
        // A body that is no JSON says nothing.
        let says = (try? JSONParser.parse(reply.body))?["error"]
        return start.first != UInt8(ascii: "<") && (says == nil || says == .null)
    }

    /// What a reply that is no success means (RFC 7009 section 2.2.1).
    private static func failure(
        _ reply: HTTPReply,
        _ request: TokenRequest,
        _ plan: ConnectionPlan,
        _ address: String
    ) -> AuthError {
        let host = WebAddress(address)?.host ?? ""
        if (300..<400).contains(reply.status) { return AuthError(.network(.redirected(host: host))) }
        let unconfirmed = AuthError(.reply(.revocationUnconfirmed(host: host, seconds: nil)))
        let secrets = request.secrets + [plan.client?.secret].compactMap(\.self)
        let failure = TokenFailure.of(reply, to: request, hiding: secrets)
        switch failure?.fact {
        case .reply(.refused("unsupported_token_type", _)): return AuthError(.reply(.revocationNotPossible(host: host)))
        case .reply(.rateLimited(let seconds)):
            return AuthError(.reply(.revocationUnconfirmed(host: host, seconds: seconds)))
        case .reply(.serviceFailed):
            return AuthError(.reply(.revocationUnconfirmed(host: host, seconds: RetryAfter.seconds(reply))))
        case nil where (200..<300).contains(reply.status): return unconfirmed
        default:
            return (failure ?? AuthError(.reply(.replyWithoutDetails(status: reply.status)))).advised(plan, on: reply)
        }
    }
}
