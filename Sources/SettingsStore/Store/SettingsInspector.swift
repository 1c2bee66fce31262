internal import AgeFile

/// Looks at many settings as ``SettingsStore/peek(_:)`` does, and finds out whom they are sealed for and who changes them.
///
/// What holds for all of them is read once: this machine's keys, and the locks that the system tells of.
public struct SettingsInspector: Sendable {
    private let store: SettingsStore
    private let locks: LockTable
    private let keys: Result<InspectedKeys, SettingsError>

    init(_ store: SettingsStore) {
        self.store = store
        locks = LockTable()
        keys = Result { () throws(SettingsError) in InspectedKeys(try store.keyRing.keys()) }
    }

    /// What is there to find out about the settings of a place.
    ///
    /// - Parameter location: Where they are.
    /// - Returns: What was found; nothing and no error when there are none.
    public func inspect(_ location: SettingsLocation) -> InspectedSettings {
        var found = InspectedSettings()
        do throws(SettingsError) {
            let backend = try store.backend(location)
            guard backend.isSealed else {
                found.settings = try store.peek(location)
                return found
            }
            found = try inspect(backend, keys)
            // The key may have been rotated since it was read.
            if case .sealedToAnotherKey = found.error {
                let keys = Result { () throws(SettingsError) in InspectedKeys(try store.keyRing.keys()) }
                found = try inspect(backend, keys)
            }
        } catch {
            found.error = error
        }
        return found
    }

    /// The process of this machine that is changing settings, as far as the system shows it; it may let go the next moment.
    ///
    /// - Parameter location: Where the settings are.
    /// - Returns: The process's number, or nil when nobody is.
    public func lockHolder(_ location: SettingsLocation) -> Int? {
        (try? store.backend(location))?.holder(locks)
    }

    private func inspect(
        _ backend: any SettingsBackend,
        _ keys: Result<InspectedKeys, SettingsError>
    ) throws(SettingsError) -> InspectedSettings {
        var found = InspectedSettings()
        guard let file = try backend.kept() else { return found }
        do throws(SettingsError) {
            let keys = try keys.get()
            try inspect(file, keys, backend.source, &found)
            if backend.isFar { found.seal.nextKeyCount = found.seal.keyCount }
        } catch {
            found.error = error
            if found.seal.keyCount == 0 { found.seal.keyCount = Age.publicKeyCount(file) }
        }
        return found
    }

    /// Opens a file with the first key that does.
    private func inspect(
        _ file: [UInt8],
        _ keys: InspectedKeys,
        _ source: SettingsSource,
        _ found: inout InspectedSettings
    ) throws(SettingsError) {
        found.seal.nextKeyCount = keys.nextCount
        for (identity, name) in keys.named {
            let opened = Age.open(file, with: [identity])
            found.seal.keyCount = opened.publicKeyCount
            // What opens and is no settings file is not opened by another key either.
            if opened.failure == .noMatch { continue }
            let settings = try SettingsText.settings(opened, from: source)
            let newer = store.unsaved(after: settings, keys.keys)
            found.settings = newer ?? settings
            found.waiting = newer.flatMap { store.state.unsavedPath(of: $0.id) }
            found.seal.key = name
            return
        }
        throw .sealedToAnotherKey(source)
    }
}

/// This machine's keys, and what is said of them.
private struct InspectedKeys {
    let keys: Keys
    /// Each with the text of its public half.
    let named: [(AgeSecretKey, String)]
    /// How many keys files are sealed for.
    let nextCount: Int

    init(_ keys: Keys) {
        self.keys = keys
        named = keys.identities.map { ($0, $0.recipient.text) }
        nextCount = keys.everyone.count
    }
}
