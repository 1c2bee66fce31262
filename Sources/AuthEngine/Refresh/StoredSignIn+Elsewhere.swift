internal import SettingsStore
internal import WebRequests

extension StoredSignIn {
    /// Lets the runner refresh, under the claim that this process got; nil when it is for this process to do.
    ///
    /// The runner knows what is stored alone.
    ///
    /// - Parameter demand: what is wanted.
    /// - Returns: what is stored now, or was handed back.
    /// - Throws: `alreadyReported`.
    func refreshedElsewhere(_ demand: Demand) async throws(AuthError) -> StoredTokens? {
        // What waits beside a connection is in nobody's use yet.
        guard !slot.isBeside else { return nil }
        let now = surroundings.now
        let before = try await slot.read()?.tokens
        let outcome: DueRefresh.Outcome = try await slot.looking { settings, ticket in
            guard let ticket, let settings, settings.moved == nil, settings.refusal == nil, !isPaused(settings),
                let tokens = settings.tokens, sendsTheSame(settings)
            else { return .notPossible }
            if demand.isMet(by: tokens, now: now()) { return .done }
            return await surroundings.refresher.run(
                DueRefresh(
                    location: slot.location,
                    minValidity: demand.minValidity,
                    refused: demand.refused,
                    isAskedAfterwards: demand.isAskedAfterwards,
                    ticket: ticket
                )
            )
        }
        switch outcome {
        case .done:
            let tokens = try await slot.read()?.tokens
            // What was there before is no answer where it had ended: whoever refreshed could not bring back what it got.
            let isNew = tokens != before || tokens.map { TokenLifetime.isValid($0, now: now(), margin: .zero) } == true
            if !isNew { throw AuthError(.alreadyReported(.failed)) }
            return tokens
        case .unsaved(let tokens): return tokens
        // Why it has ended is written down, and is told with the question.
        case .failed(.signInNeeded) where demand.isAskedAfterwards: return nil
        case .failed(let outcome): throw AuthError(.alreadyReported(outcome))
        case .notPossible: return nil
        }
    }

    /// Whether who knows only what is stored sends the same request as the plan does.
    private func sendsTheSame(_ settings: Settings) -> Bool {
        guard let plan else { return true }
        // What cannot be sent is for this process to explain.
        guard let token = settings.tokens?.refreshToken, let stored = try? resolver.plan(of: settings),
            let own = try? TokenEndpoint(plan: plan, surroundings: surroundings).message(.refresh(token)),
            let other = try? TokenEndpoint(plan: stored, surroundings: surroundings).message(.refresh(token))
        else { return false }
        return own.url == other.url && own.body == other.body && own.network == other.network
            && own.headers.elementsEqual(other.headers, by: ==)
    }
}
