internal import Glibc

/// Making and checking of folders that nobody else may look into.
enum PrivateFolder {
    /// Makes a folder and the ones above it, each with mode 0700; those that exist are left alone.
    static func make(_ path: String) throws(SettingsError) {
        if (try? FileStatus(following: path)) != nil { return }
        let (parent, _) = FilePath.split(path)
        if parent != path, parent != "." { try make(parent) }
        if unsafe mkdir(path, 0o700) == 0 {
            // A file mode creation mask may have taken the owner's own rights away.
            unsafe chmod(path, 0o700)
        } else if errno != EEXIST {
            throw SystemFailure.last.writing(path)
        }
    }

    /// Whether a folder is there.
    ///
    /// - Throws: `folderNotPrivate` with the command that mends it, `notRegularFile` when it is no folder.
    static func check(_ path: String) throws(SettingsError) -> Bool {
        guard let status = try status(path) else { return false }
        guard status.owner == geteuid() else { throw foreign(path, status) }
        guard status.permissions & 0o077 == 0 else { throw SettingsError.folderNotPrivate(path: path, .othersCanLook) }
        return true
    }

    /// Checks a folder of the person's own choice: others may look into it, but not swap or remove a file of another one.
    ///
    /// What is not there, or is no folder, is left for those who use it to say. A folder like `/tmp`, where everybody may
    /// make files but only their owner remove them (the sticky bit), is fine when it is the administrator's.
    ///
    /// - Throws: `folderNotPrivate` with the command that mends it.
    static func checkKept(_ path: String) throws(SettingsError) {
        guard let status = try? FileStatus(following: path), status.kind == .folder else { return }
        guard status.owner == geteuid() || status.owner == 0 else { throw foreign(path, status) }
        guard status.permissions & 0o022 == 0 || status.permissions & 0o1000 != 0 else { throw writable(path) }
    }

    /// Checks a folder whose content decides where secrets go: it may be looked into, but nobody else may put anything there.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - mode: what `chmod` is to be told to mend it.
    /// - Returns: whether it is there.
    /// - Throws: `folderNotPrivate` with the command that mends it, `notRegularFile` when it is no folder.
    static func checkGuarded(_ path: String, mode: String = "go-w") throws(SettingsError) -> Bool {
        guard let status = try status(path) else { return false }
        guard status.owner == geteuid() || status.owner == 0 else { throw foreign(path, status) }
        guard status.permissions & 0o022 == 0 else { throw writable(path, mode) }
        return true
    }

    /// Checks a folder of the administrator's: others may look into it, and nobody else may put anything there.
    ///
    /// - Returns: whether it is there.
    /// - Throws: `folderNotPrivate` with the command that mends it, `notRegularFile` when it is no folder, `cannotRead`.
    static func checkOfRoot(_ path: String) throws(SettingsError) -> Bool {
        guard let status = try status(path) else { return false }
        guard status.owner == 0 else { throw SettingsError.folderNotPrivate(path: path, .notOfRoot) }
        guard status.permissions & 0o022 == 0 else { throw writable(path) }
        try checkAbove(path)
        return true
    }

    /// Checks the folders above one: who may write to one of them could put another folder in its place.
    ///
    /// Those below one that nobody else can enter are out of reach.
    ///
    /// - Throws: `folderNotPrivate` with the command that mends it.
    static func checkAbove(_ path: String) throws(SettingsError) {
        guard let real = FilePath.resolved(path) else { return }
        for end in real.indices where real[end] == "/" {
            let above = end == real.startIndex ? "/" : String(real[..<end])
            try checkKept(above)
            if let status = try? FileStatus(following: above), status.permissions & 0o011 == 0 { return }
        }
    }

    /// What a folder is; nil when nothing is there.
    private static func status(_ path: String) throws(SettingsError) -> FileStatus? {
        let status: FileStatus
        do throws(SystemFailure) {
            status = try FileStatus(following: path)
        } catch {
            if error.number == ENOENT { return nil }
            throw error.reading(path)
        }
        guard status.kind == .folder else { throw SettingsError.notRegularFile(path: path, .notAFolder) }
        return status
    }

    private static func writable(_ path: String, _ mode: String = "go-w") -> SettingsError {
        .folderNotPrivate(path: path, .othersCanReplaceFiles(mode: mode))
    }

    private static func foreign(_ path: String, _ status: FileStatus) -> SettingsError {
        .folderNotPrivate(path: path, .foreign(ForeignOwner(status.owner)))
    }
}
