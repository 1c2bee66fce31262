public import Secrets
public import SettingsStore
internal import WebRequests

/// A refresh that is due, to be done by a process that outlives this one; whoever waits for the lock is served all the same.
public struct DueRefresh: Sendable {
    /// Where the settings are.
    public let location: SettingsLocation
    /// How long the new access token must live.
    public let minValidity: Duration
    /// An access token that the service does not accept although it should be valid; nil when it is just due.
    public let refused: Secret?
    /// Whether a person is asked to sign in when the sign-in has ended, so that whoever refreshes need not tell that.
    public let isAskedAfterwards: Bool
    /// What that process needs to go on with this one's claim on the settings; it gives it back for both.
    public let ticket: ClaimTicket

    /// What became of it.
    public enum Outcome: Sendable {
        /// The process has ended well; what it got is stored.
        case done
        /// The process has got these and could keep them nowhere, which it has told the person.
        case unsaved(StoredTokens)
        /// It has failed, has told the person why, and this is what a script is told.
        case failed(AuthError.Outcome)
        /// There is no such process, or it vanished: the refresh is for this one to do.
        case notPossible
    }
}

extension AuthEngine {
    /// Refreshes what another process found due, in its place; see ``RefreshRunner``.
    ///
    /// - Parameters:
    ///   - location: where the settings are.
    ///   - minValidity: as ``DueRefresh/minValidity``.
    ///   - refused: as ``DueRefresh/refused``.
    ///   - ticket: the claim that was handed over.
    /// - Returns: the tokens, if they could be kept nowhere; nil when they are stored.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``; `store` with `locked` when it is on anything else.
    @discardableResult
    public func refreshHandedOver(
        _ location: SettingsLocation,
        minValidity: Duration,
        unlike refused: Secret? = nil,
        ticket: ClaimTicket
    ) async throws(AuthError) -> StoredTokens? {
        let tokens = try await holding(ticket).refreshedHere(
            location,
            unlike: refused,
            minValidity: minValidity,
            plan: nil
        )
        return try await read(location)?.tokens?.accessToken == tokens.accessToken ? nil : tokens
    }

    /// Lets the runner refresh, under the claim that this process got; nil when it is for this process to do.
    ///
    /// - Parameters:
    ///   - location: where the settings are.
    ///   - refused: as ``DueRefresh/refused``.
    ///   - minValidity: as ``DueRefresh/minValidity``.
    ///   - plan: whose application is used; nil for the stored one's. The runner knows what is stored alone.
    ///   - isAskedAfterwards: as ``DueRefresh/isAskedAfterwards``.
    /// - Returns: what is stored now, or was handed back.
    /// - Throws: `alreadyReported`.
    func refreshedElsewhere(
        _ location: SettingsLocation,
        unlike refused: Secret?,
        minValidity: Duration,
        plan: ConnectionPlan?,
        isAskedAfterwards: Bool
    ) async throws(AuthError) -> StoredTokens? {
        // What waits beside a connection is in nobody's use yet.
        guard !isBeside else { return nil }
        let (runner, now) = (surroundings.refresher, surroundings.now)
        let before = try await read(location)?.tokens
        let outcome: DueRefresh.Outcome = try await looking(location) { settings, ticket in
            guard let ticket, let settings, settings.moved == nil, settings.refusal == nil, !isPaused(settings),
                let tokens = settings.tokens, sendsTheSame(settings, plan)
            else { return .notPossible }
            let isUsable = TokenLifetime.isValid(tokens, now: now(), margin: minValidity)
            if isUsable, tokens.accessToken != refused { return .done }
            return await runner.run(
                DueRefresh(
                    location: location,
                    minValidity: minValidity,
                    refused: refused,
                    isAskedAfterwards: isAskedAfterwards,
                    ticket: ticket
                )
            )
        }
        switch outcome {
        case .done:
            let tokens = try await read(location)?.tokens
            // What was there before is no answer where it had ended: whoever refreshed could not bring back what it got.
            let isNew = tokens != before || tokens.map { TokenLifetime.isValid($0, now: now(), margin: .zero) } == true
            if !isNew { throw AuthError(.alreadyReported(.failed)) }
            return tokens
        case .unsaved(let tokens): return tokens
        // Why it has ended is written down, and is told with the question.
        case .failed(.signInNeeded) where isAskedAfterwards: return nil
        case .failed(let outcome): throw AuthError(.alreadyReported(outcome))
        case .notPossible: return nil
        }
    }

    /// Whether who knows only what is stored sends the same request as this plan does.
    private func sendsTheSame(_ settings: Settings, _ plan: ConnectionPlan?) -> Bool {
        guard let plan else { return true }
        // What cannot be sent is for this process to explain.
        guard let token = settings.tokens?.refreshToken, let stored = try? self.plan(of: settings),
            let own = try? message(.refresh(token), plan), let other = try? message(.refresh(token), stored)
        else { return false }
        return own.url == other.url && own.body == other.body && own.network == other.network
            && own.headers.elementsEqual(other.headers, by: ==)
    }
}
