public import ConnectionStrings
public import Secrets
internal import ServiceCatalog
internal import SettingsStore

extension AuthEngine {
    /// Runs a stored procedure and saves nothing: the caller keeps what comes back.
    ///
    /// `GetOAuthAuthorizationURL` gives `URL`, and `PKCEVerifier` where the service uses PKCE. The others give
    /// `OAuthAccessToken`, `OAuthRefreshToken` (when there is one), `ExpiresIn` (seconds, `-1` when it is not known to end) and
    /// `OAuthTokenTimestamp` (milliseconds).
    ///
    /// - Parameters:
    ///   - name: the procedure's, in any case.
    ///   - inputs: its inputs, in any case; empty ones count as absent.
    ///   - properties: the connection's.
    ///   - service: the service's id.
    ///   - interaction: for `AuthMode=APP`: shows the sign-in's address.
    /// - Returns: one row of columns.
    /// - Throws: ``AuthError``: `unknownProcedure`, `unknownProperty` for an input, `missingProperty`, and what the service said.
    public func call(
        _ name: String,
        inputs: ConnectionProperties,
        properties: ConnectionProperties,
        service: String?,
        interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> [(column: String, value: Secret)] {
        guard let procedure = StoredProcedure(name: name) else {
            let nearest = NearestName.of(name, among: StoredProcedure.allCases.map(\.rawValue))
            throw AuthError(.unknownProcedure(name: ForeignText.clean(name), nearest: nearest))
        }
        var given = ConnectionProperties()
        for pair in inputs.pairs where !pair.value.isEmpty {
            guard let known = procedure.inputs.first(where: { $0.lowercased() == pair.name.lowercased() }) else {
                let nearest = NearestName.of(pair.name, among: procedure.inputs)
                throw AuthError(.unknownProperty(name: ForeignText.clean(pair.name), nearest: nearest))
            }
            given[known] = pair.value
        }
        var properties = properties
        for name in ["CallbackURL", "Scope", "GrantType"] {
            if let value = given[name] { properties[name] = value }
        }
        let plan = try resolve(properties, service: service)
        switch procedure {
        case .getOAuthAuthorizationURL: return try authorizationURL(plan, given)
        case .getOAuthAccessToken:
            let tokens = try await accessToken(plan, given, interaction)
            tellMissingScopes(plan, tokens)
            return Self.row(tokens)
        case .refreshOAuthAccessToken:
            guard let token = given["OAuthRefreshToken"] else {
                throw AuthError(.missingProperty(name: "OAuthRefreshToken"))
            }
            let old = StoredTokens(accessToken: Secret(""), refreshToken: Secret(token), timestamp: 0)
            return Self.row(try await fetch(.refresh(Secret(token)), plan, keeping: old))
        }
    }

    private func authorizationURL(
        _ plan: ConnectionPlan,
        _ given: ConnectionProperties
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
        _ given: ConnectionProperties,
        _ interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> StoredTokens {
        if plan.grant == .password { return try await passwordTokens(plan) }
        let mode = given["AuthMode"]?.uppercased() ?? (given["Verifier"] == nil ? "APP" : "WEB")
        switch mode {
        case "WEB":
            guard let text = given["Verifier"] else { throw AuthError(.missingProperty(name: "Verifier")) }
            let code = try Self.code(text, state: given["State"])
            let verifier = given[ConnectorProperty.pkceVerifier] ?? plan.properties[ConnectorProperty.pkceVerifier]
            let callback = try plan.requireClient().callback
            return try await fetch(.code(code, verifier: verifier.map { Secret($0) }, callback: callback), plan)
        case "APP":
            let signIn = try await beginSignIn(plan)
            do {
                try await interaction(signIn)
            } catch {
                signIn.cancel()
                throw error as? AuthError ?? AuthError(.cancelled)
            }
            return try await signIn.tokens()
        default:
            throw AuthError(.badValue(name: "AuthMode", why: .notAmong(["APP", "WEB"])))
        }
    }

    /// The code of a `Verifier`: the code itself, or the whole redirected address when the state to compare is given too.
    private static func code(_ text: String, state: String?) throws(AuthError) -> Secret {
        guard case .code(let code) = try PastedReply.parse(text, expectedState: state ?? "") else {
            throw AuthError(.pasteNotUnderstood)
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
