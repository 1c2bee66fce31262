internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

extension AuthEngine {
    /// Tokens without asking anybody: those stored, else what the properties bring.
    ///
    /// All happens under the lock, and a code or refresh token is written down as spent before it is sent.
    func silently(
        _ plan: ConnectionPlan,
        _ location: SettingsLocation,
        _ connection: String?
    ) async throws(AuthError) -> StoredTokens {
        if let settings = try await read(location), let tokens = settings.tokens {
            try checkOwner(settings, plan)
            if TokenLifetime.isValid(tokens, now: surroundings.now(), margin: .seconds(60)) { return tokens }
        }
        return try await patiently { () async throws(AuthError) in
            try await dueTokens(plan, location, connection)
        }
    }

    /// The same under the lock, refreshed at once when they are due.
    private func dueTokens(
        _ plan: ConnectionPlan,
        _ location: SettingsLocation,
        _ connection: String?
    ) async throws(AuthError) -> StoredTokens {
        let found = try await refreshedElsewhere(
            location,
            unlike: nil,
            minValidity: .seconds(60),
            plan: plan,
            isAskedAfterwards: plan.initiate == .getAndRefresh
        )
        if let found { return found }
        let answer = try await update(location, isLossTold: true) { old, checkpoint async throws(AuthError) in
            try checkNotMoved(old)
            if let old, let kept = old.tokens {
                try checkOwner(old, plan)
                if TokenLifetime.isValid(kept, now: surroundings.now(), margin: .seconds(60)) {
                    return (nil, Result<StoredTokens, AuthError>.success(kept))
                }
                if old.refusal == nil, kept.refreshToken?.isEmpty == false {
                    return try await refresh(old, plan, at: location, checkpoint)
                }
            }
            return try await firstTokens(plan, over: old, connection, location, checkpoint)
        }
        return try answer.get()
    }

    /// The first tokens of `REFRESH`: a code that was not sent before, else given tokens while they are valid, else refreshed.
    private func firstTokens(
        _ plan: ConnectionPlan,
        over old: Settings?,
        _ connection: String?,
        _ location: SettingsLocation,
        _ checkpoint: (Settings) async throws(AuthError) -> Void
    ) async throws(AuthError) -> (SettingsEdit?, Result<StoredTokens, AuthError>) {
        let code = Self.secret(plan, OAuthProperty.verifier)
        if let code, Fingerprint.of(code) != old?.spentVerifier {
            return try await exchange(code, plan, over: old, connection, checkpoint)
        }
        let given = try Self.givenTokens(plan, now: surroundings.now())
        // Without its age a token cannot be judged, and is refreshed at once. Nothing is spent: it is kept when it has been proved.
        if let given, given.expiresIn != nil,
            TokenLifetime.isValid(given, now: surroundings.now(), margin: .seconds(60))
        {
            return (nil, .success(given))
        }
        let token = given?.refreshToken ?? Self.secret(plan, OAuthProperty.refreshToken)
        guard let token, token != old?.tokens?.refreshToken else {
            if let old, let reason = old.refusal { throw ended(reason, of: old.service) }
            if code != nil { throw AuthError(.signIn(.signInNeeded(.verifierSpent))) }
            let hadTokens = given != nil || old?.tokens != nil
            throw AuthError(.signIn(.signInNeeded(hadTokens ? .noRefreshToken : .nothingStored)))
        }
        let due = given ?? StoredTokens(accessToken: Secret(""), refreshToken: token, timestamp: 0)
        let open = settings(plan, due, nil, connection: connection, over: old, signedIn: false)
        return try await refresh(open, plan, at: location, checkpoint)
    }

    /// Exchanges an `OAuthVerifier`, once whatever happens (RFC 6749 section 4.1.2): only a code that never left may be sent again.
    private func exchange(
        _ code: Secret,
        _ plan: ConnectionPlan,
        over old: Settings?,
        _ connection: String?,
        _ checkpoint: (Settings) async throws(AuthError) -> Void
    ) async throws(AuthError) -> (SettingsEdit?, Result<StoredTokens, AuthError>) {
        try checkAttempts(old, plan)
        let verifier = plan.properties[ConnectorProperty.pkceVerifier].map { Secret($0) }
        let request = TokenRequest.code(code, verifier: verifier, callback: try plan.requireClient().callback)
        let message = try message(request, plan)
        var open = settings(plan, old?.tokens, old?.account, connection: connection, over: old, signedIn: true)
        open.refreshJournal = old?.refreshJournal
        open.spentVerifier = Fingerprint.of(code)
        try await checkpoint(open)
        do throws(AuthError) {
            let got = try await exchange(message, request, plan, keeping: nil)
            open.tokens = got.tokens
            open.refreshJournal = nil
            if let fault = got.fault { return (.put(open), .failure(fault)) }
            return (.put(open), .success(got.tokens))
        } catch {
            guard RequestFate(error) == .unsent else { return (nil, .failure(error)) }
            open.spentVerifier = old?.spentVerifier
            open.authenticationAttempts = old?.authenticationAttempts ?? []
            return (.put(open), .failure(error))
        }
    }
}
