extension SettingsStore {
    /// Gives a connection's tokens to a connector: from now on nobody here refreshes with them.
    ///
    /// The mark comes first and the tokens stay beside it until ``gaveTokens(_:)``, so that a crash in between leaves one
    /// owner, and the string can be written again.
    ///
    /// - Parameter location: Where the settings are.
    /// - Returns: The settings with their tokens.
    /// - Throws: ``SettingsError``: `moved` when they went to another machine, `cannotRead` when there are
    ///   none, or one of ``update(_:timeout:_:)``; `CancellationError`.
    public func giveTokens(_ location: SettingsLocation) async throws -> Settings {
        try await update(location) { current in
            guard var settings = current else { throw SettingsError.cannotRead(path: location.text, .noSettings) }
            if let moved = settings.movedAway, !settings.canGiveAgain { throw moved }
            if settings.moved == nil {
                settings.moved = MovedConnection(recipient: MovedConnection.connector, at: now())
            }
            return (settings, settings)
        }
    }

    /// Takes the tokens back that no connector got, because its string could not be written.
    ///
    /// - Parameter location: Where the settings are.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    public func keepTokens(_ location: SettingsLocation) async throws {
        try await update(location) { current in
            guard var settings = current, settings.canGiveAgain else { return (nil, ()) }
            settings.moved = nil
            return (settings, ())
        }
    }

    /// Notes that the connector's string is durable in a file, and drops the tokens here.
    ///
    /// - Parameter location: Where the settings are.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    public func gaveTokens(_ location: SettingsLocation) async throws {
        try await update(location) { current in
            guard var settings = current, settings.canGiveAgain else { return (nil, ()) }
            settings.tokens = nil
            return (settings, ())
        }
    }
}

extension Settings {
    /// Whether a connector was given the tokens, and they are still here in case it never got them.
    public var canGiveAgain: Bool { moved?.recipient == MovedConnection.connector && tokens != nil }
}
