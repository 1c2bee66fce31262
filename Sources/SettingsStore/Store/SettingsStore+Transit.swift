package import Secrets

/// The steps of ``Transit``. At each moment at most one of two machines renews: the one it leaves until ``depart(_:_:holding:)``,
/// the one it comes to from ``arrive(_:_:)`` on.
extension SettingsStore {
    /// Marks settings as leaving: from now on nobody here renews them, and what is still valid of them is used.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - transit: Where they go.
    ///   - token: The refresh token that the other side was given.
    /// - Returns: false, with nothing changed, when they hold another one by now, or are on their way already.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    package func depart(_ location: SettingsLocation, _ transit: Transit, holding token: Secret?) async throws -> Bool {
        try await update(location) { current in
            guard var settings = current, settings.moved == nil, settings.pendingTransit == nil,
                let token, settings.tokens?.refreshToken == token
            else { return (nil, false) }
            settings.transit = transit
            settings.lastRefresh = LastRefresh(nobodyHas: token, peer: transit.peer, at: now())
            return (settings, true)
        }
    }

    /// Gives up what has come to the other side: its tokens go, and a mark says where it is.
    ///
    /// - Parameters:
    ///   - location: Where the settings are.
    ///   - transit: The journey.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    package func giveUp(_ location: SettingsLocation, _ transit: Transit) async throws {
        try await update(location) { current in
            guard var settings = current, settings.leaving?.id == transit.id else { return (nil, ()) }
            settings.transit = nil
            settings.tokens = nil
            settings.moved = MovedConnection(recipient: transit.key, at: now())
            return (settings, ())
        }
    }

    /// Takes back what was marked as leaving, now that the other side does not have it.
    ///
    /// - Parameters:
    ///   - location: Where the settings are.
    ///   - transit: The journey.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    package func takeBack(_ location: SettingsLocation, _ transit: Transit) async throws {
        try await update(location) { current in
            guard var settings = current, settings.leaving?.id == transit.id else { return (nil, ()) }
            settings.transit = nil
            settings.lastRefresh = ownRefresh(of: settings.tokens, at: try backend(location))
            return (settings, ())
        }
    }

    /// Takes over what has come in, because the other side has said that it does not renew it any more.
    ///
    /// - Parameters:
    ///   - location: Where it is.
    ///   - id: Which journey.
    /// - Returns: false when nothing of that journey is here.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    package func arrive(_ location: SettingsLocation, _ id: String) async throws -> Bool {
        try await update(location) { current in
            let found = current?.incoming?.transit?.id == id ? current?.replaced : current
            guard var settings = found, settings.moved == nil, let transit = settings.transit, transit.id == id,
                !transit.isLeaving
            else { return (nil, false) }
            guard transit.isPending else { return (nil, true) }
            settings.transit?.isPending = false
            settings.lastRefresh = ownRefresh(of: settings.tokens, at: try backend(location))
            return (settings, true)
        }
    }

    /// Removes what has come in and was not taken over; the connection whose place it was to take stays.
    ///
    /// - Parameters:
    ///   - location: Where it is.
    ///   - origin: The id of the settings on the other machine.
    /// - Returns: whether it was there.
    /// - Throws: ``SettingsError`` of ``remove(_:timeout:)``, or `CancellationError`.
    package func withdraw(_ location: SettingsLocation, origin: String) async throws -> Bool {
        let backend = try backend(location)
        guard backend.isInUse else { return false }
        // Nothing is written for that, so that a full disk is no hindrance.
        let isRemoved: Bool? = try await claiming(backend, within: .seconds(60), making: false) { claim in
            repeat {
                guard let settings = try opened(try await claim.read(), of: backend) else { return false }
                guard settings.incoming?.arriving?.origin != origin else { return nil }
                guard settings.arriving?.origin == origin else { return false }
                state.forget(settings.id)
            } while try await claim.remove() == .overtaken
            return true
        }
        if let isRemoved { return isRemoved }
        return try await update(location) { current in
            guard var settings = current, settings.incoming?.arriving?.origin == origin else { return (nil, false) }
            settings.incoming = nil
            return (settings, true)
        }
    }

    /// What people call this machine.
    package var machineName: String { thisMachine.name }
}

extension Transit {
    /// Whether the settings with it are those that go, and not those that come.
    package var isLeaving: Bool { key != nil }
}

extension Settings {
    /// The journey that they are on; nil for those at rest.
    package var pendingTransit: Transit? { transit.flatMap { $0.isPending ? $0 : nil } }

    /// That connection in the place of this one.
    var replaced: Settings? {
        var settings = incoming
        settings?.unproven = unproven
        return settings
    }

    /// The same of those that go.
    package var leaving: Transit? { pendingTransit.flatMap { $0.isLeaving ? $0 : nil } }

    /// The same of those that come.
    package var arriving: Transit? { pendingTransit.flatMap { $0.isLeaving ? nil : $0 } }
}
