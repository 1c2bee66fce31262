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
        guard let last = settings.lastRefresh, let token = settings.tokens?.refreshToken,
            last.token == Fingerprint.of(token), let own = thisMachine.mark, own != last.machine,
            case .file(let path) = location, !isShared(path)
        else { return nil }
        return last
    }

    /// Takes a connection over for good that another machine refreshed last; without one nothing changes.
    ///
    /// - Parameter location: Where the settings are.
    /// - Throws: ``SettingsError`` of ``update(_:timeout:_:)``, or `CancellationError`.
    public func adopt(_ location: SettingsLocation) async throws {
        try await update(location) { current in
            guard var settings = current, refreshedElsewhere(settings, at: location) != nil else { return (nil, ()) }
            settings.lastRefresh = ownRefresh(of: settings.tokens, at: location)
            return (settings, ())
        }
    }

    /// What is noted when this machine got tokens; nil where it is not known, or shares the file with others.
    func ownRefresh(of tokens: StoredTokens?, at location: SettingsLocation) -> LastRefresh? {
        guard let token = tokens?.refreshToken, !token.isEmpty, case .file(let path) = location else { return nil }
        let machine = thisMachine
        guard let mark = machine.mark, !isShared(path) else { return nil }
        return LastRefresh(machine: mark, token: token, host: machine.name, at: now())
    }

    /// A random-looking name for this machine; nil when nobody says which one it is.
    package var machine: String? { thisMachine.mark }

    /// The file system that settings are on, where other machines may use it, too; nil for one of this machine's own.
    ///
    /// - Parameter location: Where the settings are, or will be.
    /// - Returns: What it is, and whether its locks can be relied on.
    public func sharedFileSystem(of location: SettingsLocation) -> SharedFileSystem? {
        guard case .file(let named) = location, let path = try? FilePath.followed(named) else { return nil }
        var folder = FilePath.split(path).folder
        // What is made on first use is made on the file system above.
        while (try? FileStatus(following: folder)) == nil, folder != "/", folder != "." {
            folder = FilePath.split(folder).folder
        }
        return SharedFileSystem.at(folder, calls)
    }

    /// Says that locks may not keep other machines out where settings are about to be kept; refreshes do not repeat it.
    ///
    /// - Parameter location: Where they will be.
    package func warnOfLocks(_ location: SettingsLocation) {
        guard let shared = sharedFileSystem(of: location), shared.mayLockLocally else { return }
        warn(.locksMayBeLocal(path: location.text, fileSystem: shared.name))
    }

    private func isShared(_ path: String) -> Bool {
        sharedFileSystem(of: .file(path: path)) != nil
    }
}
