internal import Secrets

extension SettingsStore {
    /// Which other machine refreshed settings last: the home here is a copy then, or that one is.
    ///
    /// Only what is certain counts. Nil when it was this machine, when either machine is not known, when somebody who keeps no
    /// such mark has replaced the refresh token since, and on a file system that machines share, where they take turns.
    ///
    /// - Parameters:
    ///   - settings: what was read.
    ///   - location: where.
    /// - Returns: who it was and when.
    public func refreshedElsewhere(_ settings: Settings, at location: SettingsLocation) -> LastRefresh? {
        guard let last = settings.lastRefresh, let token = settings.tokens?.refreshToken else { return nil }
        if last.isNobodys(token) { return last }
        guard last.token == Fingerprint.of(token), let own = thisMachine.mark, own != last.machine,
            (try? backend(location))?.reach == .machine
        else { return nil }
        return last
    }

    /// Takes a connection over for good that another machine refreshed last, or has sent to take the place of this one; without
    /// one nothing changes.
    ///
    /// - Parameter location: Where the settings are.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    public func adopt(_ location: SettingsLocation) async throws {
        try await update(location) { current in
            guard var settings = current?.replaced ?? current,
                current?.incoming != nil || refreshedElsewhere(settings, at: location) != nil
            else { return (nil, ()) }
            settings.lastRefresh = ownRefresh(of: settings.tokens, at: try backend(location))
            settings.transit?.isPending = false
            if settings.transit?.isLeaving == true { settings.transit = nil }
            return (settings, ())
        }
    }

    /// What is noted when this machine got tokens; nil where it is not known, or shares the place with others.
    func ownRefresh(of tokens: StoredTokens?, at backend: any SettingsBackend) -> LastRefresh? {
        guard let token = tokens?.refreshToken, !token.isEmpty, backend.reach == .machine else { return nil }
        let machine = thisMachine
        guard let mark = machine.mark else { return nil }
        return LastRefresh(machine: mark, token: token, host: machine.name, at: now())
    }

    /// A random-looking name for this machine; nil when nobody says which one it is.
    package var machine: String? { thisMachine.mark }

    /// Whether settings are in an engine that machines share.
    package func isShared(_ location: SettingsLocation) -> Bool {
        // Most are files, and need not be looked for.
        !location.scheme.isEmpty && (try? backend(location))?.isFar == true
    }

    /// The file system that settings are on, where other machines may use it, too; nil for one of this machine's own.
    ///
    /// - Parameter location: Where the settings are, or will be.
    /// - Returns: What it is, and whether its locks can be relied on.
    public func sharedFileSystem(of location: SettingsLocation) -> SharedFileSystem? {
        guard case .machines(let shared)? = (try? backend(location))?.reach else { return nil }
        return shared
    }

    /// Says that locks may not keep other machines out where settings are about to be kept; refreshes do not repeat it.
    ///
    /// - Parameter location: Where they will be.
    package func warnOfLocks(_ location: SettingsLocation) {
        guard let shared = sharedFileSystem(of: location), shared.mayLockLocally else { return }
        warn(.locksMayBeLocal(path: location.text, fileSystem: shared.name))
    }
}
