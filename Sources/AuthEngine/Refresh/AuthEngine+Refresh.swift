internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

extension AuthEngine {
    /// The longest that a service's `Retry-After` is waited for, in seconds; others wait for the lock meanwhile.
    static let longestWait = 10

    /// Refreshes stored tokens inside an update.
    ///
    /// Before the refresh token is spent, the checkpoint writes that it is. What is known afterwards:
    /// - unsent: the service never saw the request. All stays as it was. One more request is sent after a while.
    /// - declined: the service said that it did nothing. The token is as good as before.
    /// - unknown: the answer was lost, or makes no sense. The service may have replaced the token: then it either repeats its
    ///   answer or ends the grant by a word of its own.
    /// - ended: the service's word. It is believed when the file still holds the token that was sent. The entry says so from
    ///   then on, the bytes stay, and later calls ask for a sign-in without another request.
    ///
    /// Nothing but that word ends a sign-in. After anything else, any number of times, the token is sent again, since no newer
    /// one is held that could be lost by it; with growing pauses in between (``RenewalPause``).
    ///
    /// - Parameters:
    ///   - settings: of this moment, under the lock, with tokens.
    ///   - plan: whose endpoint and application.
    ///   - location: where the settings are.
    ///   - checkpoint: writes settings durably.
    /// - Returns: what is to be written (nil when it is there already), and the new tokens or why there are none. It is written
    ///   over whatever else has changed meanwhile, but not over another refresh token.
    /// - Throws: ``AuthError`` before anything was spent.
    func refresh(
        _ settings: Settings,
        _ plan: ConnectionPlan,
        at location: SettingsLocation,
        _ checkpoint: (Settings) async throws(AuthError) -> Void
    ) async throws(AuthError) -> (SettingsEdit?, Result<StoredTokens, AuthError>) {
        guard let tokens = settings.tokens, let token = tokens.refreshToken, !token.isEmpty else {
            throw AuthError(.signIn(.signInNeeded(.noRefreshToken)))
        }
        try checkOwner(settings, plan)
        if let reason = settings.refusal { throw ended(reason, of: settings.service) }
        try checkPause(settings)
        try checkHistory(settings)
        try checkOwnedHere(settings, plan, at: location)
        let request = TokenRequest.refresh(token)
        let message = try message(request, plan)
        let earlier = settings.journal
        if earlier?.isAnswerLost == true { surroundings.notify(.earlierAnswerLost) }
        var open = settings
        if open.endpoints?.hosts == nil { open.endpoints = endpoints(plan) }
        open.refreshJournal = .sending(token, after: earlier, now: surroundings.now())
        try await checkpoint(open)
        var mayRepeat = true
        while true {
            do throws(AuthError) {
                return taken(try await exchange(message, request, plan, keeping: tokens), open, earlier)
            } catch {
                let fate = RequestFate(error)
                if mayRepeat, let pause = Self.pause(error, fate, surroundings.random) {
                    mayRepeat = false
                    if case .reply(.rateLimited(let seconds?)) = error.fact {
                        surroundings.notify(.waiting(seconds: seconds))
                    }
                    if (try? await surroundings.sleep(pause)) != nil { continue }
                }
                return try await settled(error, fate, open, settings, plan, location)
            }
        }
    }

    /// How long to wait before a request that did nothing is sent once more; nil not to.
    private static func pause(_ error: AuthError, _ fate: RequestFate, _ random: RandomBytes) -> Duration? {
        let jitter = Duration.milliseconds(random(1).first.map { Int($0) } ?? 0)
        switch (fate, error.fact) {
        case (.unsent, .network(.networkFailed(_, let kind))) where kind != .unknownHost:
            return .milliseconds(250) + jitter
        case (.declined, .reply(.rateLimited(let seconds?))) where seconds <= longestWait:
            return .seconds(seconds) + jitter
        default: return nil
        }
    }

    /// What a reply with tokens leaves behind; whether the service replaces its refresh tokens is learnt from it.
    private func taken(
        _ got: Exchanged,
        _ sent: Settings,
        _ earlier: RefreshJournal?
    ) -> (SettingsEdit?, Result<StoredTokens, AuthError>) {
        var entry: RefreshJournal?
        var fault: AuthError?
        if let failure = got.fault, let token = got.tokens.refreshToken {
            var failed = RefreshJournal.sending(token, after: earlier, now: surroundings.now())
            failed.isAnswerLost = false
            tellNextTry(failed)
            (entry, fault) = (failed, failure)
        } else if got.mayHaveLost, let token = sent.tokens?.refreshToken {
            entry = .sending(token, after: nil, now: surroundings.now())
        }
        let (tokens, left) = (got.tokens, entry)
        let edit = Self.edit(sent) { settings in
            if tokens.refreshToken != settings.tokens?.refreshToken { settings.hasRotated = true }
            settings.tokens = tokens
            settings.refreshJournal = left
        }
        return (edit, fault.map { .failure($0) } ?? .success(tokens))
    }

    /// What a failed refresh leaves behind.
    private func settled(
        _ error: AuthError,
        _ fate: RequestFate,
        _ sent: Settings,
        _ before: Settings,
        _ plan: ConnectionPlan,
        _ location: SettingsLocation
    ) async throws(AuthError) -> (SettingsEdit?, Result<StoredTokens, AuthError>) {
        switch fate {
        case .unsent:
            let edit = Self.edit(sent) { settings in
                settings.refreshJournal = before.refreshJournal
                settings.endpoints = before.endpoints
            }
            return (edit, .failure(error))
        case .declined, .unknown:
            let entry = failed(error, fate, sent, before)
            return (Self.edit(sent) { $0.refreshJournal = entry }, .failure(error))
        case .ended:
            // Somebody who does not know the lock may have put newer tokens there.
            if let now = try await read(location)?.tokens, now.refreshToken != sent.tokens?.refreshToken {
                let isUsable = TokenLifetime.isValid(now, now: surroundings.now(), margin: .zero)
                return (nil, isUsable ? .success(now) : .failure(error))
            }
            var ended = sent
            ended.refreshJournal?.state = .refused
            ended.refreshJournal?.isAnswerLost = before.journal?.isAnswerLost == true
            ended.refreshJournal?.mayBeCopied = isSoonAfterSuccess(before, plan)
            let entry = ended.refreshJournal
            let reason = ended.refusal ?? .refreshTokenRefused
            return (Self.edit(sent) { $0.refreshJournal = entry }, .failure(self.ended(reason, of: ended.service)))
        }
    }

    /// A change of settings that hold the refresh token that was sent; what has come in its place is newer than any answer.
    private static func edit(_ sent: Settings, _ change: @escaping @Sendable (inout Settings) -> Void) -> SettingsEdit {
        .merge { current in
            guard var settings = current, settings.id == sent.id,
                settings.tokens?.refreshToken == sent.tokens?.refreshToken
            else { return nil }
            change(&settings)
            return settings
        }
    }

    /// The entry of a failure that ends nothing: it is counted, and the pause begins now.
    private func failed(
        _ error: AuthError,
        _ fate: RequestFate,
        _ sent: Settings,
        _ before: Settings
    ) -> RefreshJournal? {
        guard var entry = sent.refreshJournal else { return nil }
        entry.at = surroundings.now()
        entry.isAnswerLost = fate == .unknown || before.journal?.isAnswerLost == true
        if case .reply(.rateLimited(let seconds?)) = error.fact {
            entry.pause = max(entry.pause, Int64(seconds) * 1000)
        }
        tellNextTry(entry)
        return entry
    }

    private func tellNextTry(_ entry: RefreshJournal) {
        guard entry.pause > 0 else { return }
        surroundings.notify(.triedAgain(nextTry: entry.at + entry.pause, seconds: Int((entry.pause + 999) / 1000)))
    }

    private func checkHistory(_ settings: Settings) throws(AuthError) {
        do {
            try store.checkNotOlder(settings)
        } catch {
            throw AuthError(.store(error))
        }
    }
}
