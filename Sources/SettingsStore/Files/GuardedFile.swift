internal import Glibc

/// Reading of files that decide where secrets go: service definitions, certificates to trust.
///
/// They may be read by anybody and belong to the administrator, but nobody else may have written them: not the file, not the
/// folder it is in, and not the link that leads to it.
package enum GuardedFile {
    /// The content of a file.
    ///
    /// - Parameters:
    ///   - path: where; links are followed.
    ///   - limit: the most bytes; a longer file is refused.
    /// - Returns: nil when there is no such file.
    /// - Throws: ``SettingsError``: `notPrivate` or `folderNotPrivate` with the command that mends it, `notRegularFile`,
    ///   `damaged` when it is too long, `cannotRead`.
    package static func read(_ path: String, limit: Int = 1 << 20) throws(SettingsError) -> [UInt8]? {
        guard let status = try? FileStatus(at: path), let real = try FilePath.found(path) else { return nil }
        try PrivateFolder.checkKept(FilePath.split(path).folder)
        guard [geteuid(), 0].contains(status.owner) else { throw PrivateFile.foreign(path, status) }
        if real != path { try PrivateFolder.checkKept(FilePath.split(real).folder) }
        let rule = PrivateFile.Rule(forbidden: 0o022, mayBelongToRoot: true, mayHaveSecondName: true, limit: limit)
        return try PrivateFile.read(real, rule)
    }
}
