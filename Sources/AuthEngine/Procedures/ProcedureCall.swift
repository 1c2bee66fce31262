public import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
public import SettingsStore

/// A call of a stored procedure; see ``AuthEngine/call(_:browser:report:interaction:)``.
public struct ProcedureCall: Sendable {
    private let name: String
    private let inputs: ConnectionProperties
    private let properties: ConnectionProperties
    private let service: String?
    private let settings: Settings?

    /// A call.
    ///
    /// - Parameters:
    ///   - name: the procedure's, in any case.
    ///   - inputs: its inputs, in any case; empty ones count as absent.
    ///   - properties: the connection's.
    ///   - service: the service's id.
    ///   - settings: the settings the properties come from, if they are stored: they go only where they were stored for.
    public init(
        _ name: String,
        inputs: ConnectionProperties,
        properties: ConnectionProperties,
        service: String?,
        stored settings: Settings? = nil
    ) {
        self.name = name
        self.inputs = inputs
        self.properties = properties
        self.service = service
        self.settings = settings
    }

    /// Runs it and returns one row of columns.
    func row(
        _ engine: AuthEngine,
        _ browser: ConnectionSetup.Browser,
        _ report: @escaping @Sendable (ConnectionSetup.Event) -> Void,
        _ present: (SignIn) async throws -> Void
    ) async throws(AuthError) -> [(column: String, value: Secret)] {
        guard let procedure = StoredProcedure(name: name) else {
            let nearest = NearestName.of(name, among: StoredProcedure.allCases.map(\.rawValue))
            throw AuthError(.plan(.unknownProcedure(name: GivenName(name), nearest: nearest)))
        }
        let service = try engine.resolver.service(service)
        let given = try ProcedureInputs(inputs, of: procedure, service)
        var properties = properties
        for name in ["CallbackURL", "Scope", "GrantType"] {
            if let value = given[name] { properties[name] = value }
        }
        var plan: ConnectionPlan
        if let settings {
            plan = try engine.resolver.resolved(properties, service: service.id, app: nil).pinned(to: settings)
        } else {
            plan = try engine.resolver.resolve(properties, service: service.id)
            if let notice = plan.ownWay { report(.notice(notice)) }
        }
        plan.askedParameters = given.parameters
        let endpoint = TokenEndpoint(plan: plan, surroundings: engine.surroundings)
        switch procedure {
        case .getOAuthAuthorizationURL: return try Self.authorizationURL(endpoint, given)
        case .getOAuthAccessToken:
            let tokens = try await Self.accessToken(endpoint, given) { () async throws(AuthError) in
                // The caller keeps what comes back: nothing is proved or written here.
                try await ConnectionSetup(engine, plan, from: .signIn, browser: browser)
                    .signedIn(countedAt: nil, report: report, present: present)
            }
            let missing = plan.missingScopes(tokens)
            if !missing.isEmpty { report(.notice(.scopesMissing(missing))) }
            return Self.row(tokens)
        case .refreshOAuthAccessToken:
            guard let token = given["OAuthRefreshToken"] else {
                throw AuthError(.plan(.missingProperty(name: "OAuthRefreshToken")))
            }
            return Self.row(try await endpoint.fetch(.refresh(Secret(token)), keeping: .due(Secret(token))))
        }
    }

    private static func authorizationURL(
        _ endpoint: TokenEndpoint,
        _ given: ProcedureInputs
    ) throws(AuthError) -> [(column: String, value: Secret)] {
        let request = try AuthorizationRequest(
            endpoint.plan,
            endpoint.surroundings,
            callback: try endpoint.plan.requireClient().callback,
            state: given["State"]
        )
        let verifier = request.pkce.map { [(column: ConnectorProperty.pkceVerifier, value: $0.verifier)] }
        return [(column: "URL", value: Secret(request.url))] + (verifier ?? [])
    }

    private static func accessToken(
        _ endpoint: TokenEndpoint,
        _ given: ProcedureInputs,
        signedIn: () async throws(AuthError) -> StoredTokens
    ) async throws(AuthError) -> StoredTokens {
        let plan = endpoint.plan
        if plan.grant == .password {
            return try await endpoint.passwordTokens(
                SignInLimit(plan: plan, slot: nil, surroundings: endpoint.surroundings)
            )
        }
        // APP is the documented default; who brings a code wants it exchanged.
        switch given.mode ?? (given["Verifier"] == nil ? .app : .web) {
        case .web:
            guard let text = given["Verifier"] else { throw AuthError(.plan(.missingProperty(name: "Verifier"))) }
            let code = try code(text, state: given["State"])
            let verifier = given[ConnectorProperty.pkceVerifier] ?? plan.properties[ConnectorProperty.pkceVerifier]
            let callback = try plan.requireClient().callback
            return try await endpoint.fetch(.code(code, verifier: verifier.map { Secret($0) }, callback: callback))
        case .app: return try await signedIn()
        }
    }

    /// The code of a `Verifier`: the code itself, or the whole redirected address when the state to compare is given too.
    private static func code(_ text: String, state: String?) throws(AuthError) -> Secret {
        guard case .code(let code) = try PastedReply.parse(text, expectedState: state ?? "") else {
            throw AuthError(.signIn(.pasteNotUnderstood))
        }
        return code
    }

    private static func row(_ tokens: StoredTokens) -> [(column: String, value: Secret)] {
        var row = [(column: OAuthProperty.accessToken, value: tokens.accessToken)]
        if let refresh = tokens.refreshToken { row.append((OAuthProperty.refreshToken, refresh)) }
        row.append(("ExpiresIn", Secret(tokens.expiresIn.map { "\($0)" } ?? "-1")))
        row.append((OAuthProperty.tokenTimestamp, Secret("\(tokens.timestamp)")))
        return row
    }
}
