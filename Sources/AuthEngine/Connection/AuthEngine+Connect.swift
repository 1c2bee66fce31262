internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Connects as `InitiateOAuth` says, and proves it against the live service.
    ///
    /// - `OFF`: the given `OAuthAccessToken` is used as it is; nothing is refreshed or written.
    /// - `REFRESH`: what is stored, else the given tokens or `OAuthVerifier`; refreshed silently, nobody is asked.
    /// - `GETANDREFRESH`: the same, and when nothing usable is there, a sign-in: by password where that is the grant, else by
    ///   the browser through the interaction.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - location: where tokens are kept when `OAuthSettingsLocation` does not say; without either, in the memory of this
    ///     process, under the application's and service's names.
    ///   - connection: the connection's name in new settings.
    ///   - listen: whether the browser may be on this machine.
    ///   - patience: how long the person may take for a sign-in.
    ///   - interaction: shows the sign-in's address and returns when there is nothing more to do than to wait.
    /// - Returns: a connection whose account the service has just named.
    /// - Throws: ``AuthError``; `signInNeeded` where nobody may be asked.
    public func connect(
        _ plan: ConnectionPlan,
        location: SettingsLocation? = nil,
        connection: String? = nil,
        listen: Bool = true,
        patience: Duration = .seconds(300),
        interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> Connection {
        guard plan.scheme.oauth != nil else {
            let account = try await test(plan, tokens: nil)
            return Connection(plan: plan, account: account, location: nil, engine: self, given: nil)
        }
        guard plan.initiate != .off else {
            let tokens = try Self.givenTokens(plan, now: surroundings.now())
            guard let tokens else { throw AuthError(.missingProperty(name: OAuthProperty.accessToken)) }
            let account = try await test(plan, tokens: tokens)
            return Connection(plan: plan, account: account, location: nil, engine: self, given: tokens)
        }
        let place = try self.location(plan, location)
        var tokens: StoredTokens
        var isFresh = false
        do {
            tokens = try await silently(plan, place, connection)
        } catch  where plan.initiate == .getAndRefresh && Self.asksPerson(error) {
            tokens = try await asking(plan, place, connection, (listen, patience), interaction)
            isFresh = true
        }
        let account: SignedInAccount
        do {
            account = try await test(plan, tokens: tokens)
        } catch  where error.code == .tokenRefused && !isFresh {
            // Valid by the clock, yet refused: one refresh (or sign-in), one retry.
            do {
                tokens = try await refreshed(place, unlike: tokens.accessToken, minValidity: .zero, plan: plan)
            } catch  where plan.initiate == .getAndRefresh && Self.asksPerson(error) {
                tokens = try await asking(plan, place, connection, (listen, patience), interaction)
            }
            account = try await test(plan, tokens: tokens)
        }
        try await remember(account, place)
        return Connection(plan: plan, account: account, location: place, engine: self, given: nil)
    }

    private static func asksPerson(_ error: AuthError) -> Bool {
        if case .settings(let error) = error.fact { return error.code == .moved }
        guard case .signInNeeded(let reason) = error.fact else { return false }
        return reason != .storedForAnother
    }

    private func location(
        _ plan: ConnectionPlan,
        _ fallback: SettingsLocation?
    ) throws(AuthError) -> SettingsLocation {
        guard let text = plan.properties[OAuthProperty.settingsLocation], !text.isEmpty else {
            return fallback ?? .memory(id: "\(plan.service.id)/\(plan.scheme.id)/\(plan.client?.id ?? "")")
        }
        do {
            return try SettingsLocation(text: text)
        } catch {
            throw AuthError(.settings(error))
        }
    }

    /// What is stored, else what the properties bring; all under the lock, so that a code or refresh token is spent once.
    private func silently(
        _ plan: ConnectionPlan,
        _ location: SettingsLocation,
        _ connection: String?
    ) async throws(AuthError) -> StoredTokens {
        if let settings = try read(location), let tokens = settings.tokens {
            try checkOwner(settings, plan)
            if TokenLifetime.isValid(tokens, now: surroundings.now(), margin: .seconds(60)) { return tokens }
        }
        return try await update(location) { old async throws(AuthError) in
            try checkNotMoved(old)
            var settings = old
            let tokens: StoredTokens
            if var stored = old, let kept = stored.tokens {
                try checkOwner(stored, plan)
                if TokenLifetime.isValid(kept, now: surroundings.now(), margin: .seconds(60)) { return (nil, kept) }
                tokens = try await refresh(kept, stored, plan)
                stored.tokens = tokens
                countAttempt(&stored, plan)
                settings = stored
            } else {
                tokens = try await firstTokens(plan)
                settings = self.settings(plan, tokens, nil, connection: connection, over: old, signedIn: true)
            }
            return (settings, tokens)
        }
    }

    private func checkOwner(_ settings: Settings, _ plan: ConnectionPlan) throws(AuthError) {
        guard settings.service == plan.service.id,
            settings.endpoints?.token == nil || settings.endpoints?.token == endpoints(plan)?.token
        else { throw AuthError(.signInNeeded(.storedForAnother)) }
    }

    /// The first tokens of `REFRESH`: those given while they are valid, else refreshed or exchanged.
    private func firstTokens(_ plan: ConnectionPlan) async throws(AuthError) -> StoredTokens {
        if let code = plan.properties[OAuthProperty.verifier], !code.isEmpty {
            let verifier = plan.properties[ConnectorProperty.pkceVerifier].map { Secret($0) }
            let callback = try plan.requireClient().callback
            return try await fetch(.code(Secret(code), verifier: verifier, callback: callback), plan)
        }
        let given = try Self.givenTokens(plan, now: surroundings.now())
        // Without its age a token cannot be judged, and is refreshed at once.
        if let given, given.expiresIn != nil,
            TokenLifetime.isValid(given, now: surroundings.now(), margin: .seconds(60))
        {
            return given
        }
        guard let refreshToken = given?.refreshToken ?? Self.secret(plan, OAuthProperty.refreshToken) else {
            throw AuthError(.signInNeeded(given == nil ? .nothingStored : .noRefreshToken))
        }
        let old = given ?? StoredTokens(accessToken: Secret(""), refreshToken: refreshToken, timestamp: 0)
        do {
            return try await fetch(.refresh(refreshToken), plan, keeping: old)
        } catch  where error.code == .invalidGrant {
            throw AuthError(.signInNeeded(.refreshTokenRefused))
        }
    }

    private func asking(
        _ plan: ConnectionPlan,
        _ location: SettingsLocation,
        _ connection: String?,
        _ browser: (listen: Bool, patience: Duration),
        _ interaction: (SignIn) async throws -> Void
    ) async throws(AuthError) -> StoredTokens {
        try checkSignInLimit(plan, location)
        let store: @Sendable (StoredTokens) async throws(AuthError) -> Void = { tokens async throws(AuthError) in
            try await update(location) { old in
                (settings(plan, tokens, nil, connection: connection, over: old, signedIn: true), ())
            }
        }
        guard plan.grant == .password else {
            let signIn = try await beginSignIn(
                plan,
                listen: browser.listen,
                patience: browser.patience,
                finish: store
            )
            do {
                try await interaction(signIn)
            } catch {
                signIn.cancel()
                throw error as? AuthError ?? AuthError(.cancelled)
            }
            return try await signIn.tokens()
        }
        let tokens = try await passwordTokens(plan)
        try await store(tokens)
        return tokens
    }

    private func remember(_ account: SignedInAccount, _ location: SettingsLocation) async throws(AuthError) {
        guard try read(location)?.account != account else { return }
        try await update(location) { old in
            guard var settings = old else { return (nil, ()) }
            settings.account = account
            return (settings, ())
        }
    }
}
