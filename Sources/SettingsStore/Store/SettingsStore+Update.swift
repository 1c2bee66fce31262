extension SettingsStore {
    /// Changes settings while nobody else can.
    ///
    /// Makes a claim, reads again, proves that something new can be written, and only then calls the body, which may take its
    /// time (a token refresh). What it returns is durable when this returns. Where machines share the place and another one was
    /// faster, the body is called again.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - timeout: How long to wait for the lock; longer than the longest body of the others.
    ///   - body: Is given the settings of this moment (nil when there are none), and returns the new ones, or nil to
    ///     leave them as they are, with a result for the caller. The id is kept and the revision counted for it.
    /// - Returns: The body's result.
    /// - Throws: ``SettingsError`` (see ``read(_:)``; also `locked` and `cannotWrite`), `CancellationError` while it waits
    ///   for the lock, and whatever the body throws, in which case nothing is changed.
    public func update<Result>(
        _ location: SettingsLocation,
        timeout: Duration = .seconds(60),
        _ body: (Settings?) async throws -> (Settings?, Result)
    ) async throws -> Result {
        try await update(location, timeout: timeout) { settings, _ in
            let (changed, result) = try await body(settings)
            return (.put(changed), result)
        }
    }

    /// Changes settings in several durable steps while nobody else can.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - timeout: How long to wait for the lock.
    ///   - isLossTold: Whether new tokens that cannot be kept anywhere are only warned about, because the result is of use to
    ///     the caller without them.
    ///   - isLate: Whether the body brings tokens that exist nowhere else yet: that nothing new can be written is then no reason
    ///     not to call it, and they are kept like those of a refresh.
    ///   - replacing: Whether a person has said that what is there may go: it need not open then.
    ///   - body: Like that of ``update(_:timeout:_:)``; what it gives to its second parameter is durable when that returns,
    ///     whatever happens afterwards. It is called again only as long as none of that was written.
    /// - Returns: The body's result.
    /// - Throws: As ``update(_:timeout:_:)``; what was written by a checkpoint stays.
    package func update<Result>(
        _ location: SettingsLocation,
        timeout: Duration = .seconds(60),
        isLossTold: Bool = false,
        isLate: Bool = false,
        replacing: Bool = false,
        withCheckpoints body: (Settings?, StoreCheckpoint) async throws -> (SettingsEdit?, Result)
    ) async throws -> Result {
        let backend = try backend(location)
        let deadline = ContinuousClock.now + timeout
        var store = self
        while true {
            let ended: Result? = try await store.claiming(backend, within: deadline - .now) { claim in
                let update = try await SettingsUpdate(claim, at: backend, of: self, replacing: replacing)
                do {
                    try await claim.prepare()
                } catch {
                    // Tried again when it is written.
                    guard isLate else { throw error }
                }
                do {
                    let (edit, result) = try await body(update.current) { open, terms throws(SettingsError) in
                        try await update.checkpoint(open, terms)
                    }
                    return try await update.finish(edit, isLossTold: isLossTold) ? .some(result) : nil
                } catch  where update.isOvertaken {
                    return nil
                }
            }
            if let ended { return ended }
            // A claim that was handed over is good for one try.
            store.handedOver = nil
        }
    }

    /// Looks at settings while nobody else can change them, and changes nothing.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - timeout: How long to wait for the lock.
    ///   - patience: How long to wait for another machine that is about to spend what is there, where machines share the place.
    ///   - body: Is given the settings of this moment, and what another process needs to go on with the claim in this one's
    ///     place; nil where none can.
    /// - Returns: The body's result.
    /// - Throws: As ``update(_:timeout:_:)``.
    package func look<Result>(
        _ location: SettingsLocation,
        timeout: Duration = .seconds(60),
        patience: Duration = .seconds(30),
        _ body: (Settings?, ClaimTicket?) async throws -> Result
    ) async throws -> Result {
        let backend = try backend(location)
        return try await claiming(backend, within: timeout) { claim in
            try await claim.waitForOthers(within: patience)
            return try await body(try opened(try await claim.read(), of: backend), claim.ticket)
        }
    }

    /// The same without waiting for anybody, where another process can go on with the claim.
    ///
    /// - Returns: The body's result; nil where somebody else has the claim, or none can be handed over.
    /// - Throws: ``SettingsError``, see ``read(_:)``.
    package func lookAtOnce<Result>(
        _ location: SettingsLocation,
        _ body: (Settings?, ClaimTicket) -> Result
    ) throws(SettingsError) -> Result? {
        let backend = try backend(location)
        guard let claim = try backend.claimAtOnce() else { return nil }
        defer { claim.end() }
        return body(try opened(try backend.peek(), of: backend), claim.ticket)
    }

    /// The same store, for a process that was given a claim by another one.
    ///
    /// - Parameter ticket: See ``look(_:timeout:_:)``.
    /// - Returns: A store for one update of those settings, which does not wait; it throws `locked` for the ticket of
    ///   anything else.
    package func holding(_ ticket: ClaimTicket) -> SettingsStore {
        var store = self
        store.handedOver = ticket
        return store
    }

    /// Removes settings, if there are any, with the folder that was made for them.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - timeout: How long to wait for the lock.
    /// - Throws: ``SettingsError``: `locked`, `cannotWrite` or `folderNotPrivate`, or `CancellationError`.
    public func remove(_ location: SettingsLocation, timeout: Duration = .seconds(60)) async throws {
        let backend = try backend(location)
        guard backend.isInUse else { return }
        try await claiming(backend, within: timeout, making: false) { claim in
            repeat {
                do throws(SettingsError) {
                    if let settings = try opened(try await claim.read(), of: backend) { state.forget(settings.id) }
                } catch {
                    // What cannot be opened has no id that could be forgotten.
                    if error == .aborted { throw error }
                }
            } while try await claim.remove() == .overtaken
        }
    }

    /// Does something under a claim, and gives it back whatever comes.
    func claiming<Result>(
        _ backend: any SettingsBackend,
        within timeout: Duration,
        making: Bool = true,
        _ body: (any SettingsClaim) async throws -> Result
    ) async throws -> Result {
        let claim =
            if let handedOver { try backend.adopt(handedOver) } else {
                try await backend.claim(within: timeout, making: making)
            }
        do {
            let result = try await body(claim)
            await claim.end()
            return result
        } catch {
            await claim.end()
            throw error
        }
    }
}

/// Writes settings durably in the middle of an update, and says until when what is spent next may be sent; nil for no limit.
package typealias StoreCheckpoint = (Settings, ClaimTerms) async throws(SettingsError) -> ContinuousClock.Instant?

extension Settings {
    /// Whether they hold tokens that others do not, in use or still to be proved.
    func hasTokens(unlike others: Settings?) -> Bool {
        let (mine, waiting) = (tokens, unproven?.tokens)
        return mine != nil && mine != others?.tokens || waiting != nil && waiting != others?.unproven?.tokens
    }

    /// What is to be written after these settings took the place of the current ones; nil when nothing changed.
    func succeeding(_ current: Settings?) -> Settings? {
        guard self != current else { return nil }
        var next = self
        // What takes the place of a mark that a move left behind may be another connection.
        if let current, current.moved == nil || moved != nil { next.id = current.id }
        next.revision = max(current?.revision ?? 0, revision) + 1
        return next
    }
}
