internal import AgeFile

extension SettingsStore {
    /// Reads settings as ``read(_:)`` does, and whom they are sealed for.
    ///
    /// - Parameter location: Where they are.
    /// - Returns: What was found; nothing and no error when there are none.
    public func inspect(_ location: SettingsLocation) -> InspectedSettings {
        var found = InspectedSettings()
        do throws(SettingsError) {
            guard case .file(let named) = location else {
                found.settings = try read(location)
                return found
            }
            let path = try FilePath.followed(named)
            try checkPlace(of: path)
            // The key may have been rotated between the reading of the file and that of the key.
            if try !inspect(path, &found), case .sealedToAnotherKey = found.error { _ = try inspect(path, &found) }
        } catch {
            found.error = error
        }
        return found
    }

    /// Looks at one file; whether it was opened, or is not there.
    private func inspect(_ path: String, _ found: inout InspectedSettings) throws(SettingsError) -> Bool {
        found = InspectedSettings()
        guard let file = try PrivateFile.read(path) else { return true }
        found.seal.keyCount = Age.publicKeyCount(file)
        let keys = try keyRing.keys()
        found.seal.nextKeyCount = keys.everyone.count
        for identity in keys.identities {
            do throws(SettingsError) {
                let settings = try SettingsText.open(file, with: [identity], from: .file(path: path))
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
}
