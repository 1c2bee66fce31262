internal import Secrets

/// One update of a settings file, under its lock: what is there, and a new file that is ready to take its place.
///
/// The new file is made first, so that a disk that is full or read-only is noticed while nothing is lost.
struct FileUpdate {
    /// Room to reserve before the body runs, and at least twice what the file has now: a pair of tokens is far smaller.
    private static let reservedByteCount = 64 * 1_024

    private let path: String
    private let store: SettingsStore
    private let keys: Keys
    private var replacement: ReplacementFile?
    /// What is on the disk now.
    private(set) var current: Settings?

    /// Reads what is there and proves that a new file can be written.
    init(path: String, store: SettingsStore) throws(SettingsError) {
        self.path = path
        self.store = store
        let file = try PrivateFile.read(path)
        // A file that is there was sealed for an identity that should be there too: a new one could not open it.
        let keys = try file == nil ? store.keyRing.keysMakingIdentity() : store.keyRing.keys()
        self.keys = keys
        current = try file.map { file throws(SettingsError) in try keys.open(file, path: path) }
        try prepare(room: file?.count ?? 0)
    }

    private mutating func prepare(room: Int) throws(SettingsError) {
        replacement = try ReplacementFile(
            for: path,
            reserving: max(Self.reservedByteCount, 2 * room),
            random: store.random,
            calls: store.calls
        )
    }

    /// Removes the new file, if it was not written.
    mutating func discard() {
        replacement?.discard()
        replacement = nil
    }

    /// Writes settings in the middle of the update, durably; another new file is ready afterwards.
    mutating func checkpoint(_ settings: Settings) throws(SettingsError) {
        // Nothing that may fail unnoticed happens here: the token is spent next.
        guard let byteCount = try save(settings, isRemembered: false) else { return }
        try prepare(room: byteCount)
    }

    /// Writes settings durably, once.
    ///
    /// - Parameters:
    ///   - settings: what to write; nil for no change.
    ///   - isRemembered: whether this machine shall notice when an older copy comes back.
    /// - Returns: how many bytes; nil when there was nothing to change.
    /// - Throws: ``SettingsError`` with the code `cannotWrite` or what keeps it from being sealed.
    @discardableResult
    mutating func save(_ settings: Settings?, isRemembered: Bool = true) throws(SettingsError) -> Int? {
        guard var next = settings?.succeeding(current), let replacement else { return nil }
        let state = store.state
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
        let (random, keys, path) = (store.random, keys, path)
        let sealed = try keys.seal(next) { random($0) }
        guard sealed.count <= PrivateFile.Rule().limit else {
            throw SettingsError(
                .cannotWrite,
                "cannot write \(Shown.path(path)): the settings are too large",
                "設定が大きすぎるため、\(Shown.path(path)) に書き込めません"
            )
        }
        self.replacement = nil
        try replacement.commit(sealed) { stored throws(SettingsError) in
            _ = try keys.open(stored, path: path)
        }
        current = next
        if isRemembered { state.remember(next.revision, of: next.id) }
        return sealed.count
    }
}
