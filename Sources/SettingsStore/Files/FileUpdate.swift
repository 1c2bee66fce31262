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
    /// What is there now.
    private(set) var current: Settings?
    /// Whether that is in the state folder only, because its own file could not be written.
    private var isUnsaved = false

    /// Reads what is there and proves that a new file can be written.
    ///
    /// - Parameters:
    ///   - path: where.
    ///   - store: whose keys and system calls.
    ///   - replacing: whether a person has said that what is there may go: it need not open then.
    /// - Throws: ``SettingsError`` as `SettingsStore.update`.
    init(path: String, store: SettingsStore, replacing: Bool = false) throws(SettingsError) {
        self.path = path
        self.store = store
        let file = try PrivateFile.read(path)
        // A file that is there was sealed for an identity that should be there too: a new one could not open it.
        let keys = try file == nil || replacing ? store.keyRing.keysMakingIdentity() : store.keyRing.keys()
        self.keys = keys
        do throws(SettingsError) {
            current = try file.map { file throws(SettingsError) in try keys.open(file, path: path) }
        } catch {
            guard replacing, error.isAboutContent else { throw error }
            store.warn(.replaced(path: path))
        }
        if let settings = current, let newer = store.unsaved(after: settings, keys) {
            current = newer
            isUnsaved = true
        }
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

    /// Writes settings durably whose first writing failed.
    ///
    /// - Throws: ``SettingsError`` as ``save(_:isRemembered:)``.
    mutating func saveAgain(_ settings: Settings) throws(SettingsError) {
        discard()
        try prepare(room: 0)
        try save(settings)
    }

    /// Keeps settings in the state folder, whose own file cannot be written.
    ///
    /// - Returns: where they are.
    /// - Throws: ``SettingsError`` when nothing was there before, so that nobody would find them, and as
    ///   ``save(_:isRemembered:)``.
    func saveAside(_ settings: Settings) throws(SettingsError) -> String {
        guard current != nil, let next = next(settings), let path = store.state.unsavedPath(of: next.id) else {
            throw SettingsError.noFolder(.state)
        }
        try store.state.keepUnsaved(try sealed(next), of: next.id)
        store.state.remember(next.revision, of: next.id)
        return path
    }

    /// Writes settings durably, once.
    ///
    /// - Parameters:
    ///   - settings: what to write; nil for no change.
    ///   - isRemembered: whether this machine shall notice when an older copy comes back.
    /// - Returns: how many bytes; nil when there was nothing to change.
    /// - Throws: ``SettingsError``: `cannotWrite` or what keeps it from being sealed.
    @discardableResult
    mutating func save(_ settings: Settings?, isRemembered: Bool = true) throws(SettingsError) -> Int? {
        guard let next = next(settings) ?? (isUnsaved ? current : nil), let replacement else { return nil }
        let sealed = try sealed(next)
        self.replacement = nil
        let (keys, path) = (keys, path)
        try replacement.commit(sealed) { stored throws(SettingsError) in
            _ = try keys.open(stored, path: path)
        }
        current = next
        isUnsaved = false
        if isRemembered { store.state.remember(next.revision, of: next.id) }
        store.state.removeUnsaved(of: next.id)
        return sealed.count
    }

    /// The settings as they are written over the current ones; nil when there is nothing to change.
    private func next(_ settings: Settings?) -> Settings? {
        guard var next = settings?.succeeding(current) else { return nil }
        let state = store.state
        if next.tokens != current?.tokens {
            next.refusedSince = nil
            next.lastRefresh = store.ownRefresh(of: next.tokens, at: .file(path: path))
            // Settings that are taken in bring their own time.
            if next.tokens?.refreshToken != current?.tokens?.refreshToken,
                next.refreshTokenSince == current?.refreshTokenSince
            {
                next.refreshTokenSince = next.tokens?.refreshToken == nil ? nil : next.tokens?.timestamp
            }
            // New tokens over an older copy are the newest there are.
            next.revision = max(next.revision, (state.revision(of: next.id) ?? 0) + 1)
        }
        return next
    }

    private func sealed(_ settings: Settings) throws(SettingsError) -> [UInt8] {
        let random = store.random
        let sealed = try keys.seal(settings) { random($0) }
        guard sealed.count <= PrivateFile.Rule().limit else {
            throw SettingsError.cannotWrite(path: path, .tooLarge)
        }
        return sealed
    }
}
