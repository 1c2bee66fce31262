internal import Glibc
internal import Secrets

extension SettingsStore {
    /// Room to reserve before the body runs, and at least twice what the file has now: a pair of tokens is far smaller.
    private static let reservedByteCount = 64 * 1_024

    func updateFile<Result>(
        _ path: String,
        patience: Duration,
        _ body: (Settings?) async throws -> (Settings?, Result)
    ) async throws -> Result {
        let path = try FilePath.followed(path)
        try makeFolder(of: path)
        let lock = try await lock(path, patience: patience)
        defer { lock.release() }
        ReplacementFile.reap(for: path, now: now())

        let file = try PrivateFile.read(path)
        // A file that is there was sealed for an identity that should be there too: a new one could not open it.
        let keys = try file == nil ? keyRing.keysMakingIdentity() : keyRing.keys()
        let current = try file.map { file throws(SettingsError) in try keys.open(file, path: path) }
        let replacement = try ReplacementFile(
            for: path,
            reserving: max(Self.reservedByteCount, 2 * (file?.count ?? 0)),
            random: random,
            calls: calls
        )
        let changed: Settings?
        let result: Result
        let sealed: [UInt8]
        let written: Settings
        do {
            (changed, result) = try await body(current)
            guard var next = changed?.succeeding(current) else {
                replacement.discard()
                return result
            }
            if next.tokens != current?.tokens {
                if let machine = state.machine() { next.machine = machine }
                // Settings that are taken in bring their own time.
                if next.tokens?.refreshToken != current?.tokens?.refreshToken,
                    next.refreshTokenSince == current?.refreshTokenSince
                {
                    next.refreshTokenSince = next.tokens?.refreshToken == nil ? nil : next.tokens?.timestamp
                }
                // New tokens over an older copy are the newest there are.
                next.revision = max(next.revision, (state.revision(of: next.id) ?? 0) + 1)
            }
            let random = random
            written = next
            sealed = try keys.seal(next) { random($0) }
            guard sealed.count <= PrivateFile.Rule().limit else {
                throw SettingsError(.cannotWrite, "cannot write \(Shown.path(path)): the settings are too large")
            }
        } catch {
            replacement.discard()
            throw error
        }
        // From here on nothing waits and nothing can be cancelled: the tokens may exist nowhere else.
        try replacement.commit(sealed) { stored throws(SettingsError) in
            _ = try keys.open(stored, path: path)
        }
        state.remember(written.revision, of: written.id)
        return result
    }

    func removeFile(_ path: String, patience: Duration) async throws {
        let path = try FilePath.followed(path)
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return }
        let lock = try await lock(path, patience: patience)
        defer { lock.release() }
        // What cannot be opened has no id that could be forgotten.
        if let settings = try? read(.file(path: path)) { state.forget(settings.id) }
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw SystemFailure.last.writing(path) }
        try ReplacementFile.synchronize(folderOf: path, calls: calls)
    }

    func lock(_ path: String, patience: Duration) async throws -> FileLock {
        try await FileLock.acquire(
            "\(path).lock",
            for: path,
            patience: patience,
            random: random,
            now: now(),
            calls: calls
        )
    }

    /// Makes the folders of a default location; elsewhere the folder must be there.
    private func makeFolder(of path: String) throws(SettingsError) {
        let parent = FilePath.split(path).folder
        if path.hasPrefix("\(folder.connectionsPath)/") {
            try folder.prepare()
            try PrivateFolder.make(parent)
            return
        }
        var status = stat()
        guard unsafe stat(parent, &status) == 0 else {
            throw SettingsError(
                .cannotWrite,
                "the folder \(Shown.path(parent)) does not exist",
                hint: "mkdir -m 700 -p \(Shown.word(parent))"
            )
        }
    }
}
