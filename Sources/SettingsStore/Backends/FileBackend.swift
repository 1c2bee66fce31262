internal import Glibc

/// A file of this machine, or of a file system that machines share.
///
/// It is replaced as a whole and never in place: whoever reads sees the old one or the new one, and a crash at any moment leaves
/// one of the two. Writers take turns by a lock file beside it, which is never removed.
struct FileBackend: SettingsBackend {
    let path: String
    let store: SettingsStore

    static func check(_ place: String) throws(SettingsError) {
        guard !place.isEmpty, !place.hasSuffix("/"), ![".", ".."].contains(FilePath.split(place).name) else {
            throw SettingsError.badName(.locationNotAFile)
        }
        guard !place.hasPrefix("~") else { throw SettingsError.badName(.locationWithTilde) }
    }

    init(_ place: String, of store: SettingsStore) throws(SettingsError) {
        path = try FilePath.followed(place)
        self.store = store
    }

    var reach: SettingsReach {
        var folder = FilePath.split(path).folder
        // What is made on first use is made on the file system above.
        while (try? FileStatus(following: folder)) == nil, folder != "/", folder != "." {
            folder = FilePath.split(folder).folder
        }
        return SharedFileSystem.at(folder, store.calls).map { .machines($0) } ?? .machine
    }

    private var lockPath: String { "\(path).lock" }

    /// Whoever is about to write the first version has the lock.
    var isInUse: Bool { [path, lockPath].contains(where: FileStatus.isThere) }

    func checkTakesSettings() throws(SettingsError) {
        let parent = FilePath.split(path).folder
        // The folders of the default place are made.
        let isThere = (try? FileStatus(following: parent)) != nil
        if !isDefault, !isThere { throw SettingsError.cannotWrite(path: parent, .folderMissing) }
        if isThere, unsafe access(parent, W_OK | X_OK) != 0 { throw SystemFailure.last.writing(parent) }
        // A file of something else is not to be made private, as another message would advise.
        if let file = try? Descriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
            (try? file.status())?.kind == .regular, let start = try? file.bytes(limit: 512), !start.isEmpty,
            !SettingsText.isLikely(start)
        {
            throw SettingsError.alreadyThere(.file(path: path))
        }
        _ = try peek()
    }

    func peek() throws(SettingsError) -> [UInt8]? {
        try checkPlace()
        return try PrivateFile.read(path)
    }

    func claim(within timeout: Duration, making: Bool) async throws -> any SettingsClaim {
        if making { try makeFolder() }
        let lock = try await FileLock.acquire(
            lockPath,
            for: path,
            timeout: timeout,
            random: store.random,
            now: store.now(),
            calls: store.calls
        )
        return FileClaim(path, lock, store)
    }

    func claimAtOnce() throws(SettingsError) -> PromptClaim? {
        try makeFolder()
        guard let lock = try FileLock.attempt(lockPath, now: store.now(), calls: store.calls) else { return nil }
        return PromptClaim(ticket: ClaimTicket(inherited: lock.descriptor), end: lock.release)
    }

    func adopt(_ ticket: ClaimTicket) throws(SettingsError) -> any SettingsClaim {
        try makeFolder()
        guard let descriptor = ticket.inherited else { throw FileLock.busy(lockPath, path) }
        let (now, calls) = (store.now(), store.calls)
        return FileClaim(path, try FileLock.adopted(descriptor, lockPath, for: path, now: now, calls: calls), store)
    }

    /// Who has the lock.
    ///
    /// The lock itself is not touched, so that nobody waits because somebody looked: the number in the lock file counts
    /// only while the kernel tells of a lock on that file, and of a process of that number.
    func holder(_ locks: LockTable) -> Int? {
        guard let content = try? PrivateFile.read(lockPath, PrivateFile.Rule(forbidden: 0o022)),
            let process = Int32(String(decoding: content.prefix { (48...57).contains($0) }, as: UTF8.self)),
            process > 0, kill(process, 0) == 0 || errno == EPERM,
            let status = try? FileStatus(at: lockPath), locks.hasLock(on: status.identity.inode)
        else { return nil }
        return Int(process)
    }

    /// Makes the folders of a default location; elsewhere the folder must be there.
    private func makeFolder() throws(SettingsError) {
        let parent = FilePath.split(path).folder
        if isDefault {
            try store.folder.prepare()
            try PrivateFolder.make(parent)
        } else {
            guard (try? FileStatus(following: parent)) != nil else {
                throw SettingsError.cannotWrite(path: parent, .folderMissing)
            }
        }
        try checkPlace()
    }

    /// Whether it is below the folder of connections as it is written, without a step up on the way.
    private var isDefault: Bool {
        let start = "\(store.folder.connectionsPath)/"
        return path.hasPrefix(start) && !path.dropFirst(start.count).split(separator: "/").contains("..")
    }

    /// Nobody else may be able to swap what is beside the settings, wherever the links of the path lead.
    ///
    /// - Throws: `folderNotPrivate` with the command that mends it.
    private func checkPlace() throws(SettingsError) {
        let parent = FilePath.split(path).folder
        try PrivateFolder.checkKept(parent)
        // In the private folder itself nobody else gets that far.
        if let real = FilePath.resolved(parent), let home = FilePath.resolved(store.folder.path),
            real.hasPrefix("\(home)/")
        {
            try store.folder.check()
        }
    }
}

/// The lock of a settings file, and the new file that is to take its place.
///
/// The new file is made first, so that a disk that is full or read-only is noticed while nothing is lost.
private final class FileClaim: SettingsClaim {
    /// Room to reserve, and at least twice what the file has now: a pair of tokens is far smaller.
    private static let reservedByteCount = 64 * 1_024

    private let path: String
    private let lock: FileLock
    private let store: SettingsStore
    private var replacement: ReplacementFile?
    private var byteCount = 0

    init(_ path: String, _ lock: FileLock, _ store: SettingsStore) {
        self.path = path
        self.lock = lock
        self.store = store
        ReplacementFile.reap(for: path, now: store.now())
    }

    /// A process that inherits the lock has it, too, and gives it back for both.
    var ticket: ClaimTicket? { ClaimTicket(inherited: lock.descriptor) }

    func read() throws(SettingsError) -> [UInt8]? {
        let content = try PrivateFile.read(path)
        byteCount = content?.count ?? 0
        return content
    }

    func prepare() throws(SettingsError) {
        guard replacement == nil else { return }
        replacement = try ReplacementFile(
            for: path,
            reserving: max(Self.reservedByteCount, 2 * byteCount),
            random: store.random,
            calls: store.calls
        )
    }

    func checkpoint(_ content: [UInt8], _ terms: ClaimTerms) throws(SettingsError) -> ClaimAttempt {
        let attempt = try write(content)
        try prepare()
        return attempt
    }

    func write(_ content: [UInt8]) throws(SettingsError) -> ClaimAttempt {
        try prepare()
        let file = replacement
        replacement = nil
        try file?.commit(content) { _ in }
        byteCount = content.count
        return .done
    }

    func remove() throws(SettingsError) -> ClaimAttempt {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw SystemFailure.last.writing(path) }
        try ReplacementFile.synchronize(folderOf: path, calls: store.calls)
        return .done
    }

    func end() {
        replacement?.discard()
        lock.release()
    }
}
