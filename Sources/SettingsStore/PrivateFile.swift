internal import Glibc

/// Reading of files that nobody else may read or change.
enum PrivateFile {
    /// Who may own a file, and what others may do with it.
    struct Rule {
        /// Mode bits that must not be set.
        var forbidden: UInt32 = 0o077
        /// Whether the file may belong to the administrator.
        var mayBelongToRoot = false
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
                throw SettingsError(.damaged, "\(Shown.path(path)) is larger than \(rule.limit) bytes")
            }
            return try file.bytes(limit: rule.limit)
        } catch let failure as SystemFailure {
            if failure.number == ENOENT { return nil }
            throw failure.reading(path)
        } catch let error as SettingsError {
            throw error
        } catch {
            throw SettingsError(.cannotRead, "cannot read \(Shown.path(path))")
        }
    }

    static func check(_ status: FileStatus, _ path: String, _ rule: Rule = Rule()) throws(SettingsError) {
        guard status.kind == .regular else {
            throw SettingsError(.notRegularFile, "\(Shown.path(path)) is not a regular file")
        }
        guard status.owner == geteuid() || (rule.mayBelongToRoot && status.owner == 0) else {
            throw SettingsError(
                .notPrivate,
                "\(Shown.path(path)) belongs to another user",
                hint: "chown \(geteuid()) \(Shown.word(path))"
            )
        }
        guard status.linkCount <= 1 else {
            let word = Shown.word(path)
            throw SettingsError(
                .notPrivate,
                "\(Shown.path(path)) has a second name (a hard link), under which it would not be kept up to date",
                hint: "cp -p \(word) \(word).new && mv \(word).new \(word)"
            )
        }
        guard status.permissions & rule.forbidden == 0 else {
            throw SettingsError(
                .notPrivate,
                "others can read or change \(Shown.path(path))",
                hint: "chmod 600 \(Shown.word(path))"
            )
        }
    }
}
