public import ConnectionStrings
public import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Runs a stored procedure and saves nothing: the caller keeps what comes back.
    ///
    /// `GetOAuthAuthorizationURL` gives `URL`, and `PKCEVerifier` where the service uses PKCE. The others give
    /// `OAuthAccessToken`, `OAuthRefreshToken` (when there is one), `ExpiresIn` (seconds, `-1` when it is not known to end) and
    /// `OAuthTokenTimestamp` (milliseconds). Which inputs there are says ``StoredProcedure/inputs(of:)``; without `AuthMode`
    /// a `Verifier` is exchanged (`WEB`), else the sign-in is run here (`APP`).
    ///
    /// - Parameters:
    ///   - name: the procedure's, in any case.
    ///   - inputs: its inputs, in any case; empty ones count as absent.
    ///   - properties: the connection's.
    ///   - service: the service's id.
    ///   - settings: the settings the properties come from, if they are stored: they go only where they were stored for.
    ///   - browser: for `AuthMode=APP`: where the browser is.
    ///   - report: is told every step; without it the surroundings are told what is worth a line.
    ///   - interaction: for `AuthMode=APP`: shows the sign-in's address.
    /// - Returns: one row of columns.
    /// - Throws: ``AuthError``: `unknownProcedure`, `unknownInput`, `inputWithoutEffect`, `missingProperty`, and what the service said.
    public func call(
        _ name: String,
        inputs: ConnectionProperties,
        properties: ConnectionProperties,
        service: String?,
        stored settings: Settings? = nil,
        browser: ConnectionSetup.Browser = ConnectionSetup.Browser(),
        report: (@Sendable (ConnectionSetup.Event) -> Void)? = nil,
        interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> [(column: String, value: Secret)] {
        let report = report ?? notified
        guard let procedure = StoredProcedure(name: name) else {
            let nearest = NearestName.of(name, among: StoredProcedure.allCases.map(\.rawValue))
            throw AuthError(.plan(.unknownProcedure(name: GivenName(name), nearest: nearest)))
        }
        let service = try self.service(service)
        let given = try ProcedureInputs(inputs, of: procedure, service)
        var properties = properties
        for name in ["CallbackURL", "Scope", "GrantType"] {
            if let value = given[name] { properties[name] = value }
        }
        var plan: ConnectionPlan
        if let settings {
            plan = try pinned(try resolved(properties, service: service.id, app: nil), to: settings)
        } else {
            plan = try resolve(properties, service: service.id)
            if let notice = plan.ownWay { report(.notice(notice)) }
        }
        plan.askedParameters = given.parameters
        switch procedure {
        case .getOAuthAuthorizationURL: return try authorizationURL(plan, given)
        case .getOAuthAccessToken:
            let tokens = try await accessToken(plan, given) { () async throws(AuthError) in
                // The caller keeps what comes back: nothing is proved or written here.
                try await ConnectionSetup(self, plan, from: .signIn, browser: browser)
                    .signedIn(countedAt: nil, report: report, present: interaction)
            }
            let missing = plan.missingScopes(tokens)
            if !missing.isEmpty { report(.notice(.scopesMissing(missing))) }
            return Self.row(tokens)
        case .refreshOAuthAccessToken:
            guard let token = given["OAuthRefreshToken"] else {
                throw AuthError(.plan(.missingProperty(name: "OAuthRefreshToken")))
            }
            let old = StoredTokens(accessToken: Secret(""), refreshToken: Secret(token), timestamp: 0)
            return Self.row(try await fetch(.refresh(Secret(token)), plan, keeping: old))
        }
    }

    private func authorizationURL(
        _ plan: ConnectionPlan,
        _ given: ProcedureInputs
    ) throws(AuthError) -> [(column: String, value: Secret)] {
        let request = try AuthorizationRequest(
            plan,
            surroundings,
            callback: try plan.requireClient().callback,
            state: given["State"]
        )
        let verifier = request.pkce.map { [(column: ConnectorProperty.pkceVerifier, value: $0.verifier)] }
        return [(column: "URL", value: Secret(request.url))] + (verifier ?? [])
    }

    private func accessToken(
        _ plan: ConnectionPlan,
        _ given: ProcedureInputs,
        signedIn: () async throws(AuthError) -> StoredTokens
    ) async throws(AuthError) -> StoredTokens {
        if plan.grant == .password { return try await passwordTokens(plan) }
        // APP is the documented default; who brings a code wants it exchanged.
        switch given.mode ?? (given["Verifier"] == nil ? .app : .web) {
        case .web:
            guard let text = given["Verifier"] else { throw AuthError(.plan(.missingProperty(name: "Verifier"))) }
            let code = try Self.code(text, state: given["State"])
            let verifier = given[ConnectorProperty.pkceVerifier] ?? plan.properties[ConnectorProperty.pkceVerifier]
            let callback = try plan.requireClient().callback
            return try await fetch(.code(code, verifier: verifier.map { Secret($0) }, callback: callback), plan)
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
