internal import SettingsStore

/// One place where settings are: a connection's own, or those that wait beside them to be proved (``Settings/unproven``).
///
/// What the store says is thrown as ``AuthError``. Changes run to their end even when the caller is cancelled: a refresh that was
/// sent must be written.
struct SettingsSlot: Sendable {
    let store: SettingsStore
    let location: SettingsLocation
    /// Whether they are those that wait.
    var isBeside = false

    /// The same for who has something as good at hand: an engine that is away is not waited for.
    var hurried: SettingsSlot { SettingsSlot(store: store.hurried, location: location, isBeside: isBeside) }

    /// What waits beside them.
    var beside: SettingsSlot { SettingsSlot(store: store, location: location, isBeside: true) }

    private func own(_ settings: Settings?) -> Settings? { isBeside ? settings?.unproven : settings }

    /// Reads the settings of this moment, without a claim.
    func read() async throws(AuthError) -> Settings? {
        do {
            return own(try await store.read(location))
        } catch {
            throw AuthError(.store(error))
        }
    }

    /// Reads settings as far as they are known at once.
    func peek() throws(AuthError) -> Settings? {
        try AuthError.fromStore { () throws(SettingsError) in own(try store.peek(location)) }
    }

    /// What `SettingsStore.update` does; with `isLate` the body brings tokens that exist nowhere else yet.
    func update<Result: Sendable>(
        isLate: Bool = false,
        _ body: @escaping @Sendable (Settings?) async throws(AuthError) -> (Settings?, Result)
    ) async throws(AuthError) -> Result {
        try await update(isLate: isLate, isLossTold: false) { settings, _ async throws(AuthError) in
            let (new, result) = try await body(settings)
            return (.put(new), result)
        }
    }

    /// The same in several durable steps: what the body gives to its second parameter is kept when that returns.
    ///
    /// New tokens that cannot be kept anywhere are only warned about with `isLossTold`: the caller gets its access token.
    func update<Result: Sendable>(
        isLate: Bool = false,
        isLossTold: Bool,
        withCheckpoints body:
            @escaping @Sendable (Settings?, Checkpoint) async throws(AuthError) -> (SettingsEdit?, Result)
    ) async throws(AuthError) -> Result {
        try await Self.uncancelled {
            try await store.update(
                location,
                isLossTold: isLossTold,
                isLate: isLate,
                withCheckpoints: { settings, checkpoint in
                    let (edit, result) = try await body(own(settings)) { open, terms async throws(AuthError) in
                        do throws(SettingsError) {
                            return try await checkpoint(isBeside ? open.beside(settings) : open, terms)
                        } catch {
                            throw AuthError(.store(error))
                        }
                    }
                    return (isBeside ? edit?.beside : edit, result)
                }
            )
        }
    }

    /// What `SettingsStore.look` does.
    func looking<Result: Sendable>(
        patience: Duration,
        _ body: @escaping @Sendable (Settings?, ClaimTicket?) async -> Result
    ) async throws(AuthError) -> Result {
        try await Self.uncancelled { try await store.look(location, patience: patience, body) }
    }

    /// Goes on here for good with a sign-in that another machine refreshed last.
    func adopt() async throws(AuthError) {
        try await Self.uncancelled { try await store.adopt(location) }
    }

    /// Removes them; a connection stays where only what waits beside it is meant.
    func remove() async throws(AuthError) {
        guard isBeside else { return try await Self.uncancelled { try await store.remove(location) } }
        try await SettingsSlot(store: store, location: location).update { old async throws(AuthError) in
            guard var settings = old, settings.unproven != nil else { return (nil, ()) }
            settings.unproven = nil
            return (settings, ())
        }
    }

    private static func uncancelled<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws(AuthError) -> Result {
        do {
            return try await Task { try await work() }.value
        } catch let error as AuthError {
            throw error
        } catch let error as SettingsError {
            throw AuthError(.store(error))
        } catch {
            throw AuthError(.cancelled)
        }
    }
}

/// Writes settings durably in the middle of an update, and says until when what is spent next may be sent; nil for no limit.
typealias Checkpoint = (Settings, ClaimTerms) async throws(AuthError) -> ContinuousClock.Instant?
