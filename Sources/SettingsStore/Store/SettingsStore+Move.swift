internal import Bounds
internal import FoundationEssentials

extension SettingsStore {
    /// The property with which a connector is told where its settings are.
    private static let locationProperty = "OAuthSettingsLocation"

    /// Hands settings over to another machine and gives their tokens up, in one step.
    ///
    /// The mark and the sealed copy replace the tokens in one atomic write of the settings file: before it this machine
    /// owns the tokens, after it the other one does: exactly one machine owns them. The copy lies inside
    /// the mark, where only the other machine can open it, until ``delivered(_:)`` says that it is in a file of its own.
    ///
    /// - Parameters:
    ///   - location: Where the settings are.
    ///   - key: The other machine's public key, or a passphrase.
    ///   - secretProperties: Properties to give up besides the tokens.
    /// - Returns: The sealed copy, an armored age file.
    /// - Throws: ``SettingsError``: `moved` when that was done before, `badRecipient`, or one of
    ///   ``update(_:timeout:_:)``; `CancellationError`.
    public func moveOut(
        _ location: SettingsLocation,
        for key: TransferKey,
        secretProperties: [String]
    ) async throws -> [UInt8] {
        try await update(location) { current in
            guard var settings = current else { throw SettingsError.cannotRead(path: location.text, .noSettings) }
            if let moved = settings.movedAway { throw moved }
            let copy = try sealedCopy(of: settings, for: key)
            settings.tokens = nil
            for name in secretProperties { settings[property: name] = nil }
            let recipient: String? = if case .recipient(let text) = key { text } else { nil }
            settings.moved = MovedConnection(recipient: recipient, at: now(), undelivered: String(foreign: copy))
            return (settings, copy)
        }
    }

    /// Notes that the sealed copy of moved settings is durable elsewhere, and drops it here.
    ///
    /// - Parameter location: Where the settings are.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    public func delivered(_ location: SettingsLocation) async throws {
        try await update(location) { current in
            guard var settings = current, settings.moved?.undelivered != nil else { return (nil, ()) }
            settings.moved?.undelivered = nil
            return (settings, ())
        }
    }

    /// Takes settings in that another machine handed over.
    ///
    /// - Parameters:
    ///   - settings: What was in the file; see ``openedCopy(_:passphrase:)``.
    ///   - connection: The name they get here.
    ///   - location: Where they are kept.
    ///   - replacing: Whether another connection there may be overwritten, also one that does not open; the mark of one that
    ///     comes back may always.
    ///   - transit: How they came, where the other machine is still to say that they are this one's: nobody here renews them
    ///     until ``arrive(_:_:)``. What they replace goes on in their place until then, too.
    /// - Throws: ``SettingsError``: `alreadyThere`, `moved` when the file is only the mark that a move left
    ///   behind, or one of ``update(_:timeout:_:)``; `CancellationError`.
    public func takeIn(
        _ settings: Settings,
        as connection: String,
        at location: SettingsLocation,
        replacing: Bool,
        arriving transit: Transit? = nil
    ) async throws {
        if let moved = settings.movedAway { throw moved }
        warnOfLocks(location)
        let body = { (current: Settings?) throws(SettingsError) -> Settings in
            let waiting = current.flatMap { $0.arriving ?? $0.incoming?.arriving }
            let isSame = transit != nil && waiting?.origin == transit?.origin
            // A move counts one revision on the machine it leaves, which may take its own file back.
            if !replacing, !isSame, settings.revision + 1 < state.revision(of: settings.id) ?? 0 {
                throw SettingsError.olderThanSeen(connection: settings.connection, .takenIn)
            }
            if let current, !isSame, !Self.givesWay(current, to: settings, replacing, isSent: transit != nil) {
                throw SettingsError.alreadyThere(.connection(connection))
            }
            var settings = settings
            settings.connection = connection
            // It would lead to another connection's settings, and its tokens.
            settings[property: Self.locationProperty] = nil
            // What an unfinished set-up has brought goes on waiting here.
            settings.unproven = current?.unproven
            settings.transit = transit
            // Whoever takes a file in goes on with it here.
            settings.lastRefresh =
                if transit != nil, let token = settings.tokens?.refreshToken {
                    LastRefresh(nobodyHas: token, peer: transit?.peer ?? "", at: now())
                } else { ownRefresh(of: settings.tokens, at: try backend(location)) }
            guard transit != nil, var kept = current, kept.moved == nil, kept.arriving?.origin != transit?.origin else {
                return settings
            }
            settings.unproven = nil
            kept.incoming = settings
            return kept
        }
        try await update(location, replacing: replacing) { current, _ in (.put(try body(current)), ()) }
    }

    /// Whether what is there may be overwritten by settings that come in.
    private static func givesWay(
        _ current: Settings,
        to settings: Settings,
        _ replacing: Bool,
        isSent: Bool
    ) -> Bool {
        guard current.id == settings.id else { return replacing }
        // A journey that comes late does not bring spent tokens back.
        return current.moved != nil || replacing && (!isSent || current.revision < settings.revision)
    }

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
    /// The error that says where moved settings went; nil while they live here.
    public var movedAway: SettingsError? {
        guard let moved else { return nil }
        let target: SettingsError.Move.Target =
            switch moved.recipient {
            case nil: .passphrase
            case MovedConnection.connector: .connector
            case .some(let recipient): .machine(recipient: recipient)
            }
        return .moved(
            SettingsError.Move(
                connection: connection,
                target: target,
                at: moved.at,
                canBeSentAgain: target != .connector && moved.undelivered != nil
            )
        )
    }

    /// Whether a connector was given the tokens, and they are still here in case it never got them.
    public var canGiveAgain: Bool { moved?.recipient == MovedConnection.connector && tokens != nil }
}
