internal import AgeFile

extension SettingsStore {
    /// Reads settings as ``peek(_:)`` does, and whom they are sealed for.
    ///
    /// - Parameter location: Where they are.
    /// - Returns: What was found; nothing and no error when there are none.
    public func inspect(_ location: SettingsLocation) -> InspectedSettings {
        var found = InspectedSettings()
        do throws(SettingsError) {
            let backend = try backend(location)
            guard backend.reach != .process else {
                found.settings = try peek(location)
                return found
            }
            // The key may have been rotated between the reading of the file and that of the key.
            if try !inspect(backend, &found), case .sealedToAnotherKey = found.error {
                _ = try inspect(backend, &found)
            }
        } catch {
            found.error = error
        }
        return found
    }

    /// Looks at one place; whether it was opened, or is not there.
    private func inspect(_ backend: any SettingsBackend, _ found: inout InspectedSettings) throws(SettingsError) -> Bool
    {
        found = InspectedSettings()
        guard let file = try backend.peek() else { return true }
        found.seal.keyCount = Age.publicKeyCount(file)
        let keys = try keyRing.keys()
        found.seal.nextKeyCount = keys.everyone.count
        for identity in keys.identities {
            do throws(SettingsError) {
                let settings = try SettingsText.open(file, with: [identity], from: backend.source)
                let newer = unsaved(after: settings, keys)
                found.settings = newer ?? settings
                found.waiting = newer.flatMap { state.unsavedPath(of: $0.id) }
                found.seal.key = identity.recipient.text
                found.error = nil
                return true
            } catch {
                found.error = error
                // What opens and is no settings file is not opened by another key either.
                guard case .sealedToAnotherKey = error else { return false }
            }
        }
        return false
    }

    /// The process of this machine that is changing settings now, as far as the system shows it; it may let go the next moment.
    ///
    /// - Parameter location: Where the settings are.
    /// - Returns: The process's number, or nil when nobody is.
    public func lockHolder(_ location: SettingsLocation) -> Int? {
        (try? backend(location))?.holder
    }
}
