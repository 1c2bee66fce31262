public import SettingsStore

/// A refresh that is due, to be done by a process that outlives this one.
///
/// A process that is killed between the service's answer and its own file takes the only copy of a new refresh token with
/// it. When another one refreshes, which is not killed with it, whoever waits for the lock is served all the same.
public struct DueRefresh: Sendable {
    /// Where the settings are.
    public let location: SettingsLocation
    /// How long the new access token must live.
    public let minValidity: Duration
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
    /// Refreshes what another process found due, in its place; see ``Surroundings/refreshElsewhere``.
    ///
    /// - Parameters:
    ///   - location: where the settings are.
    ///   - minValidity: as ``DueRefresh/minValidity``.
    ///   - ticket: the claim that was handed over.
    /// - Returns: the tokens, if they could be kept nowhere; nil when they are stored.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``; `store` with `locked` when it is on anything else.
    @discardableResult
    public func refreshHandedOver(
        _ location: SettingsLocation,
        minValidity: Duration,
        ticket: ClaimTicket
    ) async throws(AuthError) -> StoredTokens? {
        let engine = holding(ticket)
        let tokens = try await engine.refreshedAtOnce(location, unlike: nil, minValidity: minValidity, plan: nil)
        return try await read(location)?.tokens?.accessToken == tokens.accessToken ? nil : tokens
    }

    /// Lets another process refresh, under the claim that this one made; nil when it is for this one to do.
    func refreshedElsewhere(
        _ location: SettingsLocation,
        minValidity: Duration
    ) async throws(AuthError) -> StoredTokens? {
        guard let refresh = surroundings.refreshElsewhere else { return nil }
        let now = surroundings.now
        let before = try await read(location)?.tokens
        let outcome: DueRefresh.Outcome = try await looking(location) { settings, ticket in
            guard let ticket, let settings, settings.moved == nil, settings.refusal == nil, !isPaused(settings),
                let tokens = settings.tokens
            else { return .notPossible }
            if TokenLifetime.isValid(tokens, now: now(), margin: minValidity) { return .done }
            return await refresh(DueRefresh(location: location, minValidity: minValidity, ticket: ticket))
        }
        switch outcome {
        case .done:
            let tokens = try await read(location)?.tokens
            // What was there before is no answer where it had ended: whoever refreshed could not bring back what it got.
            let isNew = tokens != before || tokens.map { TokenLifetime.isValid($0, now: now(), margin: .zero) } == true
            if !isNew { throw AuthError(.alreadyReported(.failed)) }
            return tokens
        case .unsaved(let tokens): return tokens
        case .failed(let outcome): throw AuthError(.alreadyReported(outcome))
        case .notPossible: return nil
        }
    }
}
