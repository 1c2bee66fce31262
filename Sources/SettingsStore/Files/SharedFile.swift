internal import Glibc

/// A file that another program reads whenever it likes: always whole, replaced in one step.
package struct SharedFile: Sendable {
    /// Where it is.
    package let path: String
    private let mode: UInt32
    private let store: SettingsStore

    /// A folder, whichever path leads there, and a name in it.
    package struct Place: Hashable {
        let folder: FileStatus.Identity?
        let name: String
    }

    /// The most bytes it has.
    private static let limit = 1 << 20

    /// Checks a place for one; nothing need be there.
    ///
    /// - Parameters:
    ///   - path: where; its folder must be there.
    ///   - mode: the file's permissions.
    ///   - store: what makes the file.
    /// - Throws: ``SettingsError``: `notRegularFile` for a pipe, a device, a folder or a link, `folderNotPrivate` where others may
    ///   replace what is in the folder, with the command that mends it, `cannotWrite` where there is no folder.
    package init(_ path: String, mode: UInt32, _ store: SettingsStore) throws(SettingsError) {
        (self.path, self.mode, self.store) = (path, mode, store)
        try check()
    }

    private func check() throws(SettingsError) {
        let folder = FilePath.split(path).folder
        guard FileStatus.isThere(folder) else { throw .cannotWrite(path: folder, .folderMissing) }
        try PrivateFolder.checkKept(folder)
        let status: FileStatus
        do throws(SystemFailure) {
            status = try FileStatus(at: path)
        } catch {
            if error.number == ENOENT { return }
            throw error.reading(path)
        }
        guard status.kind == .regular else {
            throw SettingsError.notRegularFile(path: path, status.kind == .link ? .link : .other)
        }
    }

    /// What tells it from every other file, however its path is spelled.
    package var place: Place {
        let (folder, name) = FilePath.split(path)
        return Place(folder: (try? FileStatus(following: folder))?.identity, name: name)
    }

    /// Whether nothing would be lost there: there is no file, or an empty one.
    package var isVacant: Bool { ((try? FileStatus(at: path))?.byteCount ?? 0) == 0 }

    /// Whether it holds this already, with its permissions.
    package func holds(_ content: [UInt8]) -> Bool {
        // What cannot be read is not what it should be.
        guard let status = try? FileStatus(at: path), status.kind == .regular, status.permissions == mode,
            let file = try? Descriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        else { return false }
        return (try? file.bytes(limit: Self.limit)) == content
    }

    /// Puts new content in the place of what is there; durable when it returns.
    ///
    /// - Throws: ``SettingsError`` as the initializer, `cannotWrite`; what was there stays then.
    package func replace(_ content: [UInt8]) throws(SettingsError) {
        try check()
        ReplacementFile.reap(for: path, now: store.now())
        let file = try ReplacementFile(
            for: path,
            reserving: content.count,
            mode: mode,
            random: store.random,
            calls: store.calls
        )
        try file.commit(content) { _ in }
    }
}
