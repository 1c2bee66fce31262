public import ConnectionStrings
public import Secrets
public import ServiceCatalog
public import SettingsStore
public import WebRequests

/// From properties to a connection that works.
extension AuthEngine {
    /// Decides everything about a connection from its properties; nothing is sent.
    ///
    /// Names are taken in any case and become the vendor's spelling, values are cleaned as ``FieldCheck`` does, constants and
    /// defaults are filled in. Without `AuthScheme`, the credentials that are given decide, then the service's first scheme.
    ///
    /// - Parameters:
    ///   - properties: the connection properties; `InitiateOAuth` counts as `OFF` when it is missing.
    ///   - service: the service's id; may be nil when the catalogue has only one.
    ///   - app: whose application to use; by default the one `OAuthClientId` belongs to, else the embedded one.
    /// - Returns: the plan.
    /// - Throws: ``AuthError`` about an unknown or missing property or a value that cannot be right; never with a value.
    public func resolve(
        _ properties: ConnectionProperties,
        service: String? = nil,
        app: Scheme.App? = nil
    ) throws(AuthError) -> ConnectionPlan {
        try resolver.resolve(properties, service: service, app: app)
    }

    /// Connects as `InitiateOAuth` says, and proves it against the live service.
    ///
    /// - `OFF`: the given `OAuthAccessToken` is used as it is; nothing is refreshed or written.
    /// - `REFRESH`: what is stored, else the given tokens or `OAuthVerifier`; refreshed silently, nobody is asked.
    /// - `GETANDREFRESH`: the same, and when nothing usable is there, a sign-in: by password where that is the grant, else by
    ///   the browser through the interaction.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - location: as for ``ConnectionSetup``.
    ///   - connection: the connection's name in new settings.
    ///   - browser: where the browser of a sign-in is.
    ///   - interaction: shows the sign-in's address and returns when there is nothing more to do than to wait.
    /// - Returns: a connection whose account the service has just named.
    /// - Throws: ``AuthError``; `signInNeeded` where nobody may be asked.
    public func connect(
        _ plan: ConnectionPlan,
        location: SettingsLocation? = nil,
        connection: String? = nil,
        browser: ConnectionSetup.Browser = ConnectionSetup.Browser(),
        interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> Connection {
        let setup = ConnectionSetup(self, plan, from: .stored, at: location, name: connection, browser: browser)
        return try await setup.run(report: notified, present: interaction)
    }

    /// Keeps that the service has just named the account of a stored connection, which connecting alone does not write.
    ///
    /// Where another machine has the sign-in nothing is written: its settings are the newer ones.
    ///
    /// - Parameters:
    ///   - account: who it named.
    ///   - location: where the settings are.
    /// - Throws: ``AuthError`` with the fact `store`, or `cancelled`.
    package func keepTest(of account: SignedInAccount, at location: SettingsLocation) async throws(AuthError) {
        let now = surroundings.now()
        try await slot(location).update { old async throws(AuthError) in
            guard var settings = old, settings.account == account, try ownerElsewhere(settings, at: location) == nil
            else { return (nil, ()) }
            settings.testedAt = now
            return (settings, ())
        }
    }

    private func notified(_ event: ConnectionSetup.Event) {
        if case .notice(let notice) = event { notify(notice) }
    }

    /// Looks at everything a sign-in needs, before a browser opens; takes under a second.
    ///
    /// Nothing secret is sent: the token endpoint's host is asked for its front page. The settings are locked for a moment and
    /// not changed.
    ///
    /// - Parameters:
    ///   - plan: what is to be connected.
    ///   - location: where its settings will be; nil leaves them out.
    /// - Returns: the findings in the order of ``PreflightFinding/Check``; those that do not apply are left out.
    public func preflight(_ plan: ConnectionPlan, location: SettingsLocation? = nil) async -> [PreflightFinding] {
        await Preflight(plan: plan, slot: location.map(slot), surroundings: surroundings).findings()
    }

    /// Asks the service whether it knows the application of a plan, where its definition says that this costs nothing.
    ///
    /// - Parameter plan: with an application.
    /// - Returns: nil where the definition names no way to ask.
    /// - Throws: ``AuthError`` when the service cannot be reached, or answers something else than yes or no.
    public func knowsClient(_ plan: ConnectionPlan) async throws(AuthError) -> Bool? {
        switch try plan.oauth().clientCheck {
        case nil: return nil
        case .inventedCode:
            let invented = PKCE(random: surroundings.random).verifier
            let request = TokenRequest.code(invented, verifier: invented, callback: plan.client?.callback)
            let endpoint = TokenEndpoint(plan: plan, surroundings: surroundings)
            do throws(AuthError) {
                _ = try await endpoint.exchange(try endpoint.message(request), request, keeping: nil)
                return true
            } catch {
                switch error.fact {
                case .reply(.invalidGrant): return true
                case .reply(.invalidClient): return false
                default: throw error
                }
            }
        }
    }

    /// Looks at a callback's listener and port, as ``preflight(_:location:)`` does.
    ///
    /// - Parameter callback: the callback's address.
    /// - Returns: the findings about the listener and the port.
    public static func preflight(callback: String) async -> [PreflightFinding] {
        await Preflight.findings(callback: callback)
    }

    /// Refuses a sign-in beyond the service's own limit, before anybody spends time on it.
    ///
    /// - Parameters:
    ///   - plan: what is to be connected.
    ///   - location: where its settings are, or will be.
    /// - Throws: ``AuthError``: `tooManySignIns`, `settings`.
    public func checkSignInLimit(_ plan: ConnectionPlan, _ location: SettingsLocation) async throws(AuthError) {
        try await limit(plan, location).check()
    }

    /// Begins a sign-in by browser.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - browser: where the person's browser is. When listening does not work, the sign-in goes on by pasting, and
    ///     ``SignIn/listeningProblem`` says why; but not where another program would get an answer that it can use.
    ///   - location: where the connection's settings are, or will be: sign-ins are counted there for services that limit
    ///     them. Without it nothing is counted.
    ///   - finish: what is done with the tokens before the browser is told that everything is well, for instance a test and
    ///     ``save(_:tokens:account:connection:to:)``; what it throws is what ``SignIn/tokens()`` throws. Without it the page
    ///     says only that the person is signed in.
    ///   - notify: is told of each answer that is refused: `wrongStates` with how many there have been, or `mixUp`. Without it
    ///     ``Surroundings/notify`` is, of wrong states at the third and at each power of ten.
    /// - Returns: the sign-in; somebody must show its address, open it and wait for its tokens.
    /// - Throws: ``AuthError`` when the plan has no application, no browser flow or an impossible address; `callbackHeld` when
    ///   another program has the callback's port, and neither PKCE nor another device keeps the answer from it.
    public func beginSignIn(
        _ plan: ConnectionPlan,
        browser: ConnectionSetup.Browser = ConnectionSetup.Browser(),
        countedAt location: SettingsLocation? = nil,
        finish: (@Sendable (StoredTokens) async throws(AuthError) -> Void)? = nil,
        notify: (@Sendable (EngineNotice) -> Void)? = nil
    ) async throws(AuthError) -> SignIn {
        try await SignIn.begin(limit(plan, location), browser: browser, finish: finish, notify: notify ?? self.notify)
    }

    /// Signs in with user and password (RFC 6749 section 4.3), for a scheme whose grant that is.
    ///
    /// No token is saved.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - location: where the connection's settings are, or will be: sign-ins are counted there for services that limit
    ///     them. Without it nothing is counted.
    /// - Returns: the tokens.
    /// - Throws: ``AuthError``: `notWithThisScheme`, `missingProperty`, `wrongCredential`, or what the service said.
    public func passwordTokens(
        _ plan: ConnectionPlan,
        countedAt location: SettingsLocation? = nil
    ) async throws(AuthError) -> StoredTokens {
        try await TokenEndpoint(plan: plan, surroundings: surroundings).passwordTokens(limit(plan, location))
    }

    /// Calls the live service and says who signed in; saves nothing.
    ///
    /// - Parameters:
    ///   - plan: what is connected.
    ///   - tokens: the tokens; nil for a scheme without OAuth.
    /// - Returns: who or what the service named; `subject` says which: `user`, `account` or `app`.
    /// - Throws: ``AuthError``: `tokenRefused`, `permissionMissing` or `wrongCredential`, `accountNotAmong`, `notFound`, or
    ///   about the network.
    public func test(_ plan: ConnectionPlan, tokens: StoredTokens?) async throws(AuthError) -> SignedInAccount {
        try await LiveTest(plan: plan, tokens: tokens, surroundings: surroundings).account()
    }

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
        try await RevocationRequest(tokens, TokenEndpoint(plan: plan, surroundings: surroundings)).send()
    }

    /// Runs a stored procedure and saves nothing: the caller keeps what comes back.
    ///
    /// `GetOAuthAuthorizationURL` gives `URL`, and `PKCEVerifier` where the service uses PKCE. The others give
    /// `OAuthAccessToken`, `OAuthRefreshToken` (when there is one), `ExpiresIn` (seconds, `-1` when it is not known to end) and
    /// `OAuthTokenTimestamp` (milliseconds). Which inputs there are says ``StoredProcedure/inputs(of:)``; without `AuthMode`
    /// a `Verifier` is exchanged (`WEB`), else the sign-in is run here (`APP`).
    ///
    /// - Parameters:
    ///   - call: the procedure and what it is given.
    ///   - browser: for `AuthMode=APP`: where the browser is.
    ///   - report: is told every step; without it the surroundings are told what is worth a line.
    ///   - interaction: for `AuthMode=APP`: shows the sign-in's address.
    /// - Returns: one row of columns.
    /// - Throws: ``AuthError``: `unknownProcedure`, `unknownInput`, `inputWithoutEffect`, `missingProperty`, and what the service said.
    public func call(
        _ call: ProcedureCall,
        browser: ConnectionSetup.Browser = ConnectionSetup.Browser(),
        report: (@Sendable (ConnectionSetup.Event) -> Void)? = nil,
        interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> [(column: String, value: Secret)] {
        try await call.row(self, browser, report ?? notified, interaction)
    }

    /// Asks an authorization server what it says about itself.
    ///
    /// First at `/.well-known/oauth-authorization-server`, put before the issuer's own path (RFC 8414 section 3.1), then at
    /// `/.well-known/openid-configuration` behind it (OpenID Connect Discovery section 4), whatever is wrong with the first.
    /// Where only the second says who is signed in, that is taken from there. No redirect is followed, and a document over
    /// ``HTTPTransport/bodyLimit`` is refused.
    ///
    /// - Parameters:
    ///   - issuer: the server's name for itself, an https address without query.
    ///   - network: how the requests travel; a client certificate asks for the addresses that take one (RFC 8705 section 5).
    /// - Returns: what it says; its issuer is the one that was asked for.
    /// - Throws: ``AuthError``: `badAddress`, `insecureAddress`, what is wrong with the document that comes nearest, or about
    ///   the network.
    public func discover(
        issuer: String,
        network: NetworkOptions = NetworkOptions()
    ) async throws(AuthError) -> ServerMetadata {
        try await Discovery(issuer: issuer, network: network, send: surroundings.send).metadata()
    }
}
