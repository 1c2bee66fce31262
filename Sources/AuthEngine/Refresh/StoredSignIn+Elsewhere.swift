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
        let patience = patience((try? slot.peek())?.tokens)
        let (before, outcome): Seen = try await slot.looking(patience: patience) { settings, ticket in
            guard let ticket, let settings, let tokens = tokens(forRunner: settings) else { return (nil, .notPossible) }
            if demand.isMet(by: tokens, now: now()) { return (tokens, nil) }
            return (tokens, await surroundings.refresher.run(due(demand, ticket)))
        }
        guard let outcome else {
            // Somebody else has; where this process was stopped meanwhile that may be over again.
            return before.flatMap { TokenLifetime.isValid($0, now: now(), margin: .zero) ? $0 : nil }
        }
        let after: StoredTokens? = if case .done = outcome { try await slot.read()?.tokens } else { nil }
        return try tokens(after: outcome, before, after, demand)
    }

    /// The tokens that were there when it was this machine's turn, and what became of them; nil where they met the demand.
    private typealias Seen = (StoredTokens?, DueRefresh.Outcome?)

    /// How long another machine is waited for: where the token still serves, its new one is not urgent.
    private func patience(_ tokens: StoredTokens?) -> Duration {
        let isUsable = tokens.map { TokenLifetime.isValid($0, now: surroundings.now(), margin: .seconds(3)) } == true
        return isUsable ? .seconds(2) : .seconds(30)
    }

    /// The same for a thread that may wait for the runner, but for nobody else.
    ///
    /// - Parameters:
    ///   - read: what was just read, whose access token is not at hand.
    ///   - minValidity: how long the access token must live yet.
    /// - Returns: what is stored now, or was handed back; nil where it is not sure that all that is left to do is the refresh.
    /// - Throws: `alreadyReported`.
    func refreshedAtOnce(_ read: Settings, minValidity: Duration) throws(AuthError) -> StoredTokens? {
        guard let run = surroundings.refresher.runAtOnce, let before = tokens(forRunner: read) else { return nil }
        let now = surroundings.now
        let wanted = minValidity + TokenLifetime.spread(before, machine: slot.store.machine)
        let demand = Demand(minValidity: wanted)
        do {
            // What is left of the access token helps where nothing better can be had.
            guard !TokenLifetime.isValid(before, now: now(), margin: minValidity), try ownerElsewhere(read) == nil
            else {
                return nil
            }
            let outcome = try slot.store.lookAtOnce(slot.location) { settings, ticket -> DueRefresh.Outcome in
                guard let settings, let tokens = tokens(forRunner: settings), !demand.isMet(by: tokens, now: now())
                else {
                    return .notPossible
                }
                return run(due(demand, ticket))
            }
            guard let outcome else { return nil }
            let after: StoredTokens? = if case .done = outcome { try slot.peek()?.tokens } else { nil }
            return try tokens(after: outcome, before, after, demand)
        } catch {
            if let error = error as? AuthError, case .alreadyReported = error.fact { throw error }
            return nil
        }
    }

    /// The tokens of settings that a runner may refresh, which knows what is stored alone.
    private func tokens(forRunner settings: Settings) -> StoredTokens? {
        guard settings.moved == nil, settings.refusal == nil, !isPaused(settings), sendsTheSame(settings) else {
            return nil
        }
        return settings.tokens
    }

    private func due(_ demand: Demand, _ ticket: ClaimTicket) -> DueRefresh {
        DueRefresh(
            location: slot.location,
            minValidity: demand.minValidity,
            refused: demand.refused,
            isForced: demand.isForced,
            isAskedAfterwards: demand.isAskedAfterwards,
            ticket: ticket
        )
    }

    /// What a runner has left; nil when it is for this process to do.
    private func tokens(
        after outcome: DueRefresh.Outcome,
        _ before: StoredTokens?,
        _ after: StoredTokens?,
        _ demand: Demand
    ) throws(AuthError) -> StoredTokens? {
        switch outcome {
        case .done:
            // What was there before is no answer where it had ended: whoever refreshed could not bring back what it got.
            let now = surroundings.now()
            let isNew = after != before || after.map { TokenLifetime.isValid($0, now: now, margin: .zero) } == true
            if !isNew { throw AuthError(.alreadyReported(.failed)) }
            return after
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
