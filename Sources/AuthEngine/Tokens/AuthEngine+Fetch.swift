internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Signs in with user and password (RFC 6749 section 4.3), for a scheme whose grant that is.
    ///
    /// Nothing is saved.
    ///
    /// - Throws: ``AuthError``: `notWithThisScheme`, `missingProperty`, `wrongCredential`, or what the service said.
    public func passwordTokens(_ plan: ConnectionPlan) async throws(AuthError) -> StoredTokens {
        guard plan.grant == .password else { throw AuthError(.notWithThisScheme(scheme: plan.scheme.id)) }
        let request = TokenRequest.password(
            user: try plan.require(ConnectorProperty.user),
            password: Secret(try plan.require(ConnectorProperty.password))
        )
        do {
            return try await fetch(request, plan)
        } catch  where error.code == .invalidGrant {
            throw AuthError(.wrongCredential(properties: [ConnectorProperty.user, ConnectorProperty.password]))
        }
    }

    /// Asks the token endpoint once and reads its reply.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - plan: whose endpoint and application.
    ///   - old: the tokens before, whose refresh token stays unless there is a new one.
    /// - Returns: the new tokens.
    /// - Throws: ``AuthError`` about the network or what the service said.
    func fetch(
        _ request: TokenRequest,
        _ plan: ConnectionPlan,
        keeping old: StoredTokens? = nil
    ) async throws(AuthError) -> StoredTokens {
        let client = try plan.requireClient()
        var message = try request.request(plan, surroundings.endpoints)
        message.network = try plan.network()
        let sent = surroundings.now()
        let reply = try await surroundings.send(message)
        if (300..<400).contains(reply.status) {
            throw AuthError(.redirected(host: WebAddress(message.url)?.host ?? ""))
        }
        let secrets = request.secrets + [client.secret].compactMap(\.self)
        let tokens = try TokenReply(reply, to: request, hiding: secrets)
        return tokens.stored(now: sent, limits: plan.scheme.oauth?.limits, keeping: old)
    }
}
