internal import Glibc

/// Reading of files that nobody else may read or change.
enum PrivateFile {
    /// Who may own a file, and what others may do with it.
    struct Rule {
        /// Mode bits that must not be set.
        var forbidden: UInt32 = 0o077
        /// Whether the file may belong to the administrator.
        var mayBelongToRoot = false
        /// Whether it must.
        var mustBelongToRoot = false
        /// Whether the file may have a second name, as it is not written by this program.
        var mayHaveSecondName = false
        /// The most bytes to read; a longer file is refused.
        var limit = 1 << 20
    }

    /// The content of a file.
    ///
    /// - Returns: nil when there is no such file.
    /// - Throws: `notRegularFile`, `notPrivate` with the command that mends it, `damaged` when it is too long,
    ///   `cannotRead`.
    static func read(_ path: String, _ rule: Rule = Rule()) throws(SettingsError) -> [UInt8]? {
        do {
            // O_NONBLOCK keeps a pipe from holding us up; it means nothing for a file.
            let file = try Descriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            let status = try file.status()
            try check(status, path, rule)
            guard status.byteCount <= rule.limit else {
                throw SettingsError.damaged(.file(path: path), .tooLarge(limit: rule.limit))
            }
            return try file.bytes(limit: rule.limit)
        } catch {
            if (error as? SystemFailure)?.number == ENOENT { return nil }
            throw SettingsError.reading(path, error)
        }
    }

    static func check(_ status: FileStatus, _ path: String, _ rule: Rule = Rule()) throws(SettingsError) {
        guard status.kind == .regular else { throw SettingsError.notRegularFile(path: path, .other) }
        if rule.mustBelongToRoot {
            guard status.owner == 0 else { throw SettingsError.notPrivate(path: path, .notOfRoot) }
        } else {
            guard status.owner == geteuid() || (rule.mayBelongToRoot && status.owner == 0) else {
                throw foreign(path, status)
            }
        }
        guard status.linkCount <= 1 || rule.mayHaveSecondName else {
            throw SettingsError.notPrivate(path: path, .hardLink)
        }
        guard status.permissions & rule.forbidden == 0 else {
            let mayRead = rule.forbidden & 0o044 == 0
            throw SettingsError.notPrivate(path: path, mayRead ? .othersCanChange : .othersCanRead)
        }
    }

    /// A file of somebody else.
    static func foreign(_ path: String, _ status: FileStatus) -> SettingsError {
        .notPrivate(path: path, .foreign(ForeignOwner(status.owner)))
    }
}
