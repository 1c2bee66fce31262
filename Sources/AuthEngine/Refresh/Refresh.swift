internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// One refresh of stored tokens, inside an update.
struct Refresh {
    /// The longest that a service's `Retry-After` is waited for, in seconds; others wait for the lock meanwhile.
    private static let longestWait = 10

    let stored: StoredSignIn
    /// Whose endpoint and application.
    let plan: ConnectionPlan
    /// The settings of this moment, under the lock, with tokens.
    let before: Settings
    /// The access token that the service does not accept, although it should be valid; nil when it is just due.
    var refused: Secret?

    private var surroundings: Surroundings { stored.surroundings }

    /// Sends the refresh token.
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
    /// - Parameter checkpoint: writes settings durably.
    /// - Returns: what is to be written (nil when it is there already), and the new tokens or why there are none. It is written
    ///   over whatever else has changed meanwhile, but not over another refresh token.
    /// - Throws: ``AuthError`` before anything was spent.
    func run(_ checkpoint: Checkpoint) async throws(AuthError) -> StoredSignIn.Renewed {
        guard let tokens = before.tokens, let token = tokens.refreshToken, !token.isEmpty else {
            throw AuthError(.signIn(.signInNeeded(.noRefreshToken)))
        }
        try plan.checkOwner(before)
        if let reason = before.refusal { throw stored.resolver.ended(reason, of: before.service) }
        try stored.checkPause(before)
        let store = stored.slot.store
        try AuthError.fromStore { () throws(SettingsError) in try store.checkNotOlder(before) }
        var owned = stored
        owned.plan = plan
        try owned.checkOwnedHere(before)
        let endpoint = TokenEndpoint(plan: plan, surroundings: surroundings)
        let request = TokenRequest.refresh(token)
        let message = try endpoint.message(request)
        let earlier = before.journal
        var open = before
        if open.endpoints?.hosts == nil { open.endpoints = plan.endpoints }
        open.refreshJournal = .sending(token, after: earlier, now: surroundings.now())
        let end = try await checkpoint(open, terms(tokens))
        if earlier?.isAnswerLost == true { surroundings.notify(.earlierAnswerLost) }
        var mayRepeat = true
        while true {
            do throws(AuthError) {
                try AuthError.checkInTime(end)
                return taken(try await endpoint.exchange(message, request, keeping: tokens), open)
            } catch {
                let fate = RequestFate(error)
                if mayRepeat, let pause = pause(after: error, fate) {
                    mayRepeat = false
                    if case .reply(.rateLimited(let seconds?)) = error.fact {
                        surroundings.notify(.waiting(seconds: seconds))
                    }
                    if (try? await surroundings.sleep(pause)) != nil { continue }
                }
                return try await settled(error, fate, open)
            }
        }
    }

    /// How long other machines leave the token alone when this one vanishes after sending it.
    ///
    /// While the old access token lives nothing is urgent, and the answer may come yet; where the refresh token stays the same
    /// nothing is lost by asking again.
    private func terms(_ tokens: StoredTokens) -> ClaimTerms {
        var terms = ClaimTerms()
        let now = surroundings.now()
        let left = Duration.milliseconds(max(0, (tokens.endsAt(now: now) ?? now) - now))
        if before.rotatesRefreshToken(plan.scheme.oauth) {
            terms.holdOff = min(max(.seconds(120), left), .seconds(600))
        }
        // What is left of the token is good enough meanwhile.
        if left > .seconds(3) { terms.patience = .seconds(2) }
        return terms
    }

    /// How long to wait before a request that did nothing is sent once more; nil not to.
    private func pause(after error: AuthError, _ fate: RequestFate) -> Duration? {
        let jitter = Duration.milliseconds(surroundings.random(1).first.map { Int($0) } ?? 0)
        switch (fate, error.fact) {
        case (.unsent, .network(.networkFailed(_, let kind))) where kind != .unknownHost:
            return .milliseconds(250) + jitter
        case (.declined, .reply(.rateLimited(let seconds?))) where seconds <= Self.longestWait:
            return .seconds(seconds) + jitter
        default: return nil
        }
    }

    /// What a reply with tokens leaves behind; whether the service replaces its refresh tokens is learnt from it.
    private func taken(_ got: TokenEndpoint.Exchanged, _ sent: Settings) -> StoredSignIn.Renewed {
        var entry: RefreshJournal?
        var fault: AuthError?
        if let failure = got.fault, let token = got.tokens.refreshToken {
            var failed = RefreshJournal.sending(token, after: before.journal, now: surroundings.now())
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
        _ sent: Settings
    ) async throws(AuthError) -> StoredSignIn.Renewed {
        switch fate {
        case .unsent:
            let edit = Self.edit(sent) { [before] settings in
                settings.refreshJournal = before.refreshJournal
                settings.endpoints = before.endpoints
            }
            return (edit, .failure(error))
        case .declined, .unknown:
            let entry = failed(error, fate, sent)
            return (Self.edit(sent) { $0.refreshJournal = entry }, .failure(error))
        case .ended:
            // Somebody who does not know the lock may have put newer tokens there.
            if let now = try await stored.slot.read()?.tokens, now.refreshToken != sent.tokens?.refreshToken {
                let isUsable = TokenLifetime.isValid(now, now: surroundings.now(), margin: .zero)
                return (nil, isUsable ? .success(now) : .failure(error))
            }
            var ended = sent
            ended.refreshJournal?.state = .refused
            ended.refreshJournal?.isAnswerLost = before.journal?.isAnswerLost == true
            ended.refreshJournal?.mayBeCopied = isSoonAfterSuccess
            let entry = ended.refreshJournal
            let reason = ended.refusal ?? .refreshTokenRefused
            // What the service has refused helps nobody any more, however long it should have lived.
            let isOver = refused != nil && sent.tokens?.accessToken == refused
            let edit = Self.edit(sent) { settings in
                settings.refreshJournal = entry
                if isOver { settings.tokens?.expiresIn = 0 }
            }
            return (edit, .failure(stored.resolver.ended(reason, of: ended.service)))
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
    private func failed(_ error: AuthError, _ fate: RequestFate, _ sent: Settings) -> RefreshJournal? {
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

    /// Whether a renewal or a sign-in worked a short time ago: who refuses the refresh token then may have seen a copy of it.
    ///
    /// Clones of a machine have one identifier, so that nothing else tells them apart. A day is short where each refresh replaces
    /// the token, because jobs of clones run at the same times; an hour elsewhere.
    private var isSoonAfterSuccess: Bool {
        // What a string brought and nobody has proved has never worked here.
        guard let tokens = before.tokens, !tokens.accessToken.isEmpty, before.account != nil || before.hasRotated
        else { return false }
        let now = surroundings.now()
        let issued = TokenLifetime.issued(tokens, now: now)
        let end = tokens.endsAt(now: now) ?? issued
        let hours: Int64 = before.rotatesRefreshToken(plan.scheme.oauth) ? 24 : 1
        return now < max(issued + hours * 3_600_000, end + 3_600_000)
    }
}
