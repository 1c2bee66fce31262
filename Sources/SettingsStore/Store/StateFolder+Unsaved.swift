internal import Glibc

/// Settings whose own file could not be written: sealed like it, they wait in the state folder until it can.
extension StateFolder {
    /// Where settings of that id wait; nil where nothing can be remembered.
    func unsavedPath(of id: String) -> String? {
        guard let path, Hexadecimal.isText(id, 16) else { return nil }
        return "\(path)/unsaved/\(id).age"
    }

    /// What waits under that id; nil when nothing does, or it cannot be read.
    func unsaved(of id: String) -> [UInt8]? {
        guard let path = unsavedPath(of: id) else { return nil }
        return try? PrivateFile.read(path)
    }

    /// Keeps sealed settings, durably.
    ///
    /// - Throws: ``SettingsError``: `cannotWrite` or `noFolder`.
    func keepUnsaved(_ sealed: [UInt8], of id: String) throws(SettingsError) {
        guard let path = unsavedPath(of: id) else { throw SettingsError.noFolder(.state) }
        try PrivateFolder.make(FilePath.split(path).folder)
        let file = try ReplacementFile(for: path, reserving: sealed.count, random: random, calls: calls)
        try file.commit(sealed) { _ in }
    }

    /// Removes what waits, once it is in its own file or nobody wants it any more.
    func removeUnsaved(of id: String) { if let path = unsavedPath(of: id) { unsafe unlink(path) } }
}
