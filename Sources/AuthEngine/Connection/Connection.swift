internal import ServiceCatalog
public import SettingsStore
public import WebRequests

/// A connection that was proved against the live service, and can authorize requests.
public struct Connection: Sendable {
    /// What is connected.
    public let plan: ConnectionPlan
    /// Who signed in, as the service said just now.
    public let account: SignedInAccount
    /// Who had signed in before, when that was somebody else; nil otherwise.
    public let accountBefore: SignedInAccount?
    /// The scopes that were asked for and not granted; empty also when the service does not say.
    public let missingScopes: [String]
    /// Where its tokens are kept; nil when nothing is kept (`InitiateOAuth=OFF`, or a scheme without OAuth).
    public let location: SettingsLocation?

    let engine: AuthEngine
    /// The tokens it was proved with; nil for a scheme without OAuth.
    package let proved: StoredTokens?

    init(
        plan: ConnectionPlan,
        account: SignedInAccount,
        accountBefore: SignedInAccount? = nil,
        tokens: StoredTokens? = nil,
        location: SettingsLocation?,
        engine: AuthEngine
    ) {
        self.plan = plan
        self.account = account
        self.location = location
        self.engine = engine
        self.accountBefore = accountBefore
        proved = tokens
        missingScopes = plan.missingScopes(tokens)
    }

    /// The tokens of the moment, refreshed when due and kept; nil for a scheme without OAuth.
    ///
    /// - Throws: ``AuthError``, see ``AuthEngine/validTokens(_:minValidity:)``.
    public func tokens() async throws(AuthError) -> StoredTokens? {
        guard let location, plan.scheme.oauth != nil else { return proved }
        return try await engine.stored(engine.slot(location), plan).validTokens(minValidity: .seconds(60))
    }

    /// A request with everything the service wants to see: a bearer token, an API token, a password header.
    ///
    /// - Parameter request: to the service's API, https or this machine, at one of the connection's hosts: whoever is called
    ///   gets the credentials.
    /// - Returns: the request with its credentials.
    /// - Throws: ``AuthError``, see ``tokens()``; `hostNotListed`, `insecureAddress`.
    public func authorize(_ request: HTTPRequest) async throws(AuthError) -> HTTPRequest {
        _ = try engine.surroundings.outgoing(request, for: plan)
        let token = try await tokens()?.accessToken
        return try RequestCredentials(plan: plan, accessToken: token).authorize(request)
    }

    /// Sends a request to the service's API; a refused token is refreshed once and the request sent once more.
    ///
    /// A missing permission (`insufficient_scope`) leads to no refresh: a new token would not have it either.
    ///
    /// - Parameter request: as for ``authorize(_:)``; addresses of the service are mapped to a practice provider if there is one.
    /// - Returns: the reply, whatever its status.
    /// - Throws: ``AuthError`` about tokens or the network; `hostNotListed` for an address that is none of the connection's.
    public func send(_ request: HTTPRequest) async throws(AuthError) -> HTTPReply {
        _ = try engine.surroundings.outgoing(request, for: plan)
        let token = try await tokens()?.accessToken
        let credentials = RequestCredentials(plan: plan, accessToken: token)
        let reply = try await engine.surroundings.deliver(try credentials.authorize(request), for: plan)
        guard reply.status == 401, let token, let location, !AuthenticateHeader.lacksScope(reply) else { return reply }
        let fresh = try await engine.stored(engine.slot(location), plan).refreshed(
            .init(refused: token, minValidity: .zero)
        )
        let again = RequestCredentials(plan: plan, accessToken: fresh.accessToken)
        return try await engine.surroundings.deliver(try again.authorize(request), for: plan)
    }
}
