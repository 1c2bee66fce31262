internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

/// Tokens without asking anybody: those stored, else what the properties bring.
///
/// All happens under the lock, and a code or refresh token is written down as spent before it is sent.
struct SilentSignIn: Sendable {
    let plan: ConnectionPlan
    /// The connection's name in new settings.
    let name: String?
    /// Where the tokens are or will be, for that plan.
    let stored: StoredSignIn

    private var surroundings: Surroundings { stored.surroundings }

    /// The tokens.
    func tokens() async throws(AuthError) -> StoredTokens {
        if let settings = try await stored.slot.read(), let tokens = settings.tokens {
            try plan.checkOwner(settings)
            if isValid(tokens) { return tokens }
        }
        return try await stored.patiently { () async throws(AuthError) in try await dueTokens() }
    }

    private func isValid(_ tokens: StoredTokens) -> Bool {
        TokenLifetime.isValid(tokens, now: surroundings.now(), margin: .seconds(60))
    }

    /// The same under the lock, refreshed at once when they are due.
    private func dueTokens() async throws(AuthError) -> StoredTokens {
        let found = try await stored.refreshedElsewhere(
            StoredSignIn.Demand(minValidity: .seconds(60), isAskedAfterwards: plan.initiate == .getAndRefresh)
        )
        if let found { return found }
        let answer = try await stored.slot.update(isLossTold: true) {
            old,
            checkpoint async throws(AuthError) -> StoredSignIn.Renewed in
            try old?.checkNotMoved()
            if let old, let kept = old.tokens {
                try plan.checkOwner(old)
                if isValid(kept) { return (nil, .success(kept)) }
                if old.refusal == nil, kept.refreshToken?.isEmpty == false {
                    return try await Refresh(stored: stored, plan: plan, before: old).run(checkpoint)
                }
            }
            return try await firstTokens(over: old, checkpoint)
        }
        return try answer.get()
    }

    /// The first tokens of `REFRESH`: a code that was not sent before, else given tokens while they are valid, else refreshed.
    private func firstTokens(
        over old: Settings?,
        _ checkpoint: Checkpoint
    ) async throws(AuthError) -> StoredSignIn.Renewed {
        let code = plan.secret(OAuthProperty.verifier)
        if let code, Fingerprint.of(code) != old?.spentVerifier {
            return try await exchange(code, over: old, checkpoint)
        }
        let given = try plan.givenTokens(now: surroundings.now())
        // Without its age a token cannot be judged, and is refreshed at once. Nothing is spent: it is kept when it has been proved.
        if let given, given.expiresIn != nil, isValid(given) { return (nil, .success(given)) }
        let token = given?.refreshToken ?? plan.secret(OAuthProperty.refreshToken)
        guard let token, token != old?.tokens?.refreshToken else {
            if let old, let reason = old.refusal { throw stored.resolver.ended(reason, of: old.service) }
            if code != nil { throw AuthError(.signIn(.signInNeeded(.verifierSpent))) }
            let hadTokens = given != nil || old?.tokens != nil
            throw AuthError(.signIn(.signInNeeded(hadTokens ? .noRefreshToken : .nothingStored)))
        }
        let due = given ?? .due(token)
        let open = plan.settings(due, nil, name: name, over: old, random: surroundings.random)
        return try await Refresh(stored: stored, plan: plan, before: open).run(checkpoint)
    }

    /// Exchanges an `OAuthVerifier`, once whatever happens (RFC 6749 section 4.1.2): only a code that never left may be sent again.
    private func exchange(
        _ code: Secret,
        over old: Settings?,
        _ checkpoint: Checkpoint
    ) async throws(AuthError) -> StoredSignIn.Renewed {
        let limit = SignInLimit(plan: plan, slot: stored.slot, surroundings: surroundings)
        try limit.check(old)
        let endpoint = TokenEndpoint(plan: plan, surroundings: surroundings)
        let verifier = plan.properties[ConnectorProperty.pkceVerifier].map { Secret($0) }
        let request = TokenRequest.code(code, verifier: verifier, callback: try plan.requireClient().callback)
        let message = try endpoint.message(request)
        var open = plan.settings(old?.tokens, old?.account, name: name, over: old, random: surroundings.random)
        limit.count(in: &open)
        open.refreshJournal = old?.refreshJournal
        open.spentVerifier = Fingerprint.of(code)
        let end = try await checkpoint(open, ClaimTerms())
        do throws(AuthError) {
            try AuthError.checkInTime(end)
            let got = try await endpoint.exchange(message, request, keeping: nil)
            open.tokens = got.tokens
            open.refreshJournal = nil
            return (.put(open), got.fault.map { .failure($0) } ?? .success(got.tokens))
        } catch {
            guard RequestFate(error) == .unsent else { return (nil, .failure(error)) }
            open.spentVerifier = old?.spentVerifier
            open.authenticationAttempts = old?.authenticationAttempts ?? []
            return (.put(open), .failure(error))
        }
    }
}
