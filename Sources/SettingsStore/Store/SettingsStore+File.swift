internal import Glibc
internal import Secrets

extension SettingsStore {
    func updateFile<Result>(
        _ path: String,
        timeout: Duration,
        isLossTold: Bool = false,
        replacing: Bool = false,
        _ body: (Settings?, (Settings) throws(SettingsError) -> Void) async throws -> (Settings?, Result)
    ) async throws -> Result {
        let path = try FilePath.followed(path)
        try makeFolder(of: path)
        let lock = try await lock(path, timeout: timeout)
        defer { lock.release() }
        ReplacementFile.reap(for: path, now: now())
        var update = try FileUpdate(path: path, store: self, replacing: replacing)
        defer { update.discard() }
        let current = update.current
        let (changed, result) = try await body(current) { settings throws(SettingsError) in
            try update.checkpoint(settings)
        }
        // From here on nothing waits and nothing can be cancelled: the tokens may exist nowhere else.
        do throws(SettingsError) {
            try update.save(changed)
        } catch {
            // What waits in the state folder goes on waiting there.
            guard let changed else { return result }
            guard changed.hasTokens(unlike: update.current) else { throw error }
            try await keep(changed, &update, after: error, isTold: isLossTold)
        }
        return result
    }

    func lookAtFile<Result>(
        _ path: String,
        timeout: Duration,
        _ body: (Settings?, Int32?) async throws -> Result
    ) async throws -> Result {
        let path = try FilePath.followed(path)
        try makeFolder(of: path)
        let lock = try await lock(path, timeout: timeout)
        defer { lock.release() }
        return try await body(try readFile(path), lock.descriptor)
    }

    func removeFile(_ path: String, timeout: Duration) async throws {
        let path = try FilePath.followed(path)
        guard FileStatus.isThere(path) else { return }
        let lock = try await lock(path, timeout: timeout)
        defer { lock.release() }
        do {
            if let settings = try readFile(path) { state.forget(settings.id) }
        } catch {
            // What cannot be opened has no id that could be forgotten.
            if error == .aborted { throw error }
        }
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw SystemFailure.last.writing(path) }
        try ReplacementFile.synchronize(folderOf: path, calls: calls)
    }

    func lock(_ path: String, timeout: Duration) async throws -> FileLock {
        if let handedOver {
            return try FileLock.adopted(handedOver, "\(path).lock", for: path, now: now(), calls: calls)
        }
        return try await FileLock.acquire(
            "\(path).lock",
            for: path,
            timeout: timeout,
            random: random,
            now: now(),
            calls: calls
        )
    }

    /// Makes the folders of a default location; elsewhere the folder must be there.
    private func makeFolder(of path: String) throws(SettingsError) {
        let parent = FilePath.split(path).folder
        if isDefault(path) {
            try folder.prepare()
            try PrivateFolder.make(parent)
        } else {
            guard (try? FileStatus(following: parent)) != nil else {
                throw SettingsError.cannotWrite(path: parent, .folderMissing)
            }
        }
        try checkPlace(of: path)
    }

    /// Whether a path is below the folder of connections as it is written, without a step up on the way.
    private func isDefault(_ path: String) -> Bool {
        let start = "\(folder.connectionsPath)/"
        return path.hasPrefix(start) && !path.dropFirst(start.count).split(separator: "/").contains("..")
    }

    /// Nobody else may be able to swap what is beside the settings, wherever the links of the path lead.
    ///
    /// - Throws: `folderNotPrivate` with the command that mends it.
    func checkPlace(of path: String) throws(SettingsError) {
        let parent = FilePath.split(path).folder
        try PrivateFolder.checkKept(parent)
        // In the private folder itself nobody else gets that far.
        if let real = FilePath.resolved(parent), let home = FilePath.resolved(folder.path),
            real.hasPrefix("\(home)/")
        {
            try folder.check()
        }
    }
}
