internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Asks the service to end a sign-in; what is stored stays, the caller removes it in every case.
    ///
    /// An access token that is over is refreshed first, because the service takes only a living one; the fresh one is not kept.
    /// The body of a success is ignored, and a token nobody knows is no error (RFC 7009 section 2.2). After `rateLimited`,
    /// `serviceFailed` or a network fault the tokens must be taken to live on (section 2.2.1).
    ///
    /// - Parameters:
    ///   - plan: whose sign-in.
    ///   - tokens: its tokens.
    /// - Returns: what the service said.
    /// - Throws: ``AuthError``: `revocationNotOffered` when the service has no way to do it, `notWithThisScheme` without OAuth,
    ///   or what the service or the network said.
    public func revoke(_ plan: ConnectionPlan, tokens: StoredTokens) async throws(AuthError) -> Revocation {
        let oauth = try plan.oauth()
        guard let endpoint = oauth.revocationEndpoint else {
            throw AuthError(.revocationNotOffered(service: plan.service.name.english))
        }
        let address = surroundings.endpoints(plan.fill(endpoint))
        var access = tokens.accessToken
        var isFresh = false
        if !TokenLifetime.isValid(tokens, now: surroundings.now(), margin: .zero) {
            guard let fresh = try await livingToken(plan, tokens) else { return .alreadyEnded }
            access = fresh
            isFresh = true
        }
        if let answer = try await revoked(access, plan, at: address) { return answer }
        guard !isFresh, let fresh = try await livingToken(plan, tokens) else { return .alreadyEnded }
        return try await revoked(fresh, plan, at: address) ?? .alreadyEnded
    }

    /// A token to revoke with; nil when the sign-in has ended.
    private func livingToken(_ plan: ConnectionPlan, _ tokens: StoredTokens) async throws(AuthError) -> Secret? {
        guard let refreshToken = tokens.refreshToken, !refreshToken.isEmpty else { return nil }
        do {
            return try await fetch(.refresh(refreshToken), plan, keeping: tokens).accessToken
        } catch  where error.code == .invalidGrant {
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
            headers: [("Authorization", "Bearer \(token.reveal())")],
            network: try plan.network()
        )
        let reply = try await surroundings.send(request)
        switch reply.status {
        case 200..<300: return .confirmed
        case 300..<400: throw AuthError(.redirected(host: WebAddress(address)?.host ?? ""))
        case 401: return nil
        default:
            let failure = TokenFailure.of(reply, to: .refresh(token), hiding: [token])
            throw failure ?? AuthError(.replyWithoutDetails(status: reply.status))
        }
    }
}
