internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

extension AuthEngine {
    /// The longest that a service's `Retry-After` is waited for, in seconds; others wait for the lock meanwhile.
    static let longestWait = 10

    /// Refreshes stored tokens inside an update.
    ///
    /// Before the refresh token is spent, the checkpoint writes that it is. What is known afterwards:
    /// - temporary: the service never saw the request, or said that it did nothing. All stays as it was. One more request is
    ///   sent after a while.
    /// - unknown: the answer was lost. The entry stays, and the next call sends the old token once more: a service that has
    ///   replaced it either repeats its answer or ends the grant. When that answer is lost, too, a service that replaces its
    ///   refresh tokens is not asked again; one that said it failed (5xx) is, and so is one that keeps them.
    /// - ended: believed when the file still holds the token that was sent. The entry says so from then on, the bytes stay, and
    ///   later calls ask for a sign-in without another request.
    ///
    /// - Parameters:
    ///   - settings: of this moment, under the lock, with tokens.
    ///   - plan: whose endpoint and application.
    ///   - location: where the settings are.
    ///   - checkpoint: writes settings durably.
    /// - Returns: what is to be written (nil when it is there already), and the new tokens or why there are none.
    /// - Throws: ``AuthError`` before anything was spent.
    func refresh(
        _ settings: Settings,
        _ plan: ConnectionPlan,
        at location: SettingsLocation,
        _ checkpoint: (Settings) throws(AuthError) -> Void
    ) async throws(AuthError) -> (Settings?, Result<StoredTokens, AuthError>) {
        guard let tokens = settings.tokens, let token = tokens.refreshToken, !token.isEmpty else {
            throw AuthError(.signInNeeded(.noRefreshToken))
        }
        try checkOwner(settings, plan)
        if let reason = settings.refusal { throw AuthError(.signInNeeded(reason)) }
        let rotates = plan.scheme.oauth?.rotatesRefreshToken == true
        // Whoever sent it again was killed.
        if rotates, settings.journal?.state == .sentAgain { return Self.lostTwice(settings) }
        try checkHistory(settings, plan)
        let request = TokenRequest.refresh(token)
        let message = try message(request, plan)
        let earlier = settings.journal
        if earlier != nil { surroundings.tell(.earlierAnswerLost) }
        var open = settings
        open.refreshJournal = RefreshJournal(
            token: Fingerprint.of(token),
            at: surroundings.now(),
            state: earlier == nil ? .sent : .sentAgain
        )
        try checkpoint(open)
        var mayRepeat = true
        while true {
            do throws(AuthError) {
                open.tokens = try await exchange(message, request, plan, keeping: tokens)
                open.refreshJournal = nil
                return (open, .success(open.tokens ?? tokens))
            } catch {
                let fate = RequestFate(error)
                if mayRepeat, let pause = Self.pause(error, fate, surroundings.random) {
                    mayRepeat = false
                    if case .rateLimited(let seconds?) = error.fact { surroundings.tell(.waiting(seconds: seconds)) }
                    if (try? await surroundings.sleep(pause)) != nil { continue }
                }
                if fate == .unknown, rotates, earlier != nil, error.code != .serviceFailed {
                    return Self.lostTwice(open)
                }
                return try settled(error, fate, open, settings, location)
            }
        }
    }

    /// How long to wait before a request that did nothing is sent once more; nil not to.
    private static func pause(_ error: AuthError, _ fate: RequestFate, _ random: RandomBytes) -> Duration? {
        let jitter = Duration.milliseconds(random(1).first.map { Int($0) } ?? 0)
        switch (fate, error.fact) {
        case (.unsent, .networkFailed(_, let kind)) where kind != .unknownHost: return .milliseconds(250) + jitter
        case (.declined, .rateLimited(let seconds?)) where seconds <= longestWait: return .seconds(seconds) + jitter
        default: return nil
        }
    }

    /// Two answers are lost: the token is not sent a third time, its bytes stay.
    private static func lostTwice(_ settings: Settings) -> (Settings?, Result<StoredTokens, AuthError>) {
        var ended = settings
        ended.refreshJournal?.state = .refusedAfterLoss
        return (ended, .failure(AuthError(.signInNeeded(.answerLost))))
    }

    /// What a failed refresh leaves behind.
    private func settled(
        _ error: AuthError,
        _ fate: RequestFate,
        _ sent: Settings,
        _ before: Settings,
        _ location: SettingsLocation
    ) throws(AuthError) -> (Settings?, Result<StoredTokens, AuthError>) {
        var open = sent
        switch fate {
        case .unknown:
            // It answered, and may be asked again as often as it says that it failed.
            guard case .serviceFailed = error.fact, let earlier = before.refreshJournal else {
                return (nil, .failure(error))
            }
            open.refreshJournal = earlier
            return (open, .failure(error))
        case .unsent:
            return (before, .failure(error))
        case .declined:
            open.refreshJournal = before.refreshJournal
            return (open, .failure(error))
        case .ended:
            // Somebody who does not know the lock may have put newer tokens there.
            if let now = try read(location)?.tokens, now.refreshToken != sent.tokens?.refreshToken {
                let isUsable = TokenLifetime.isValid(now, now: surroundings.now(), margin: .zero)
                return (nil, isUsable ? .success(now) : .failure(error))
            }
            open.refreshJournal?.state = before.journal == nil ? .refused : .refusedAfterLoss
            return (open, .failure(AuthError(.signInNeeded(open.refusal ?? .refreshTokenRefused))))
        }
    }

    private func checkHistory(_ settings: Settings, _ plan: ConnectionPlan) throws(AuthError) {
        do {
            try store.checkNotOlder(settings)
        } catch {
            throw AuthError(.settings(error))
        }
        if plan.scheme.oauth?.rotatesRefreshToken == true { store.warnIfElsewhere(settings) }
    }

    /// Refuses credentials of another service or address: a connection string must not be able to send them elsewhere.
    func checkOwner(_ settings: Settings, _ plan: ConnectionPlan) throws(AuthError) {
        guard settings.service == plan.service.id,
            settings.endpoints?.token == nil || settings.endpoints?.token == endpoints(plan)?.token
        else { throw AuthError(.signInNeeded(.storedForAnother)) }
    }
}
