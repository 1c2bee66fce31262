internal import Glibc

extension FilePath {
    /// The file a person's own link leads to, one step; the path itself when it is no link.
    ///
    /// Locks and new files are made beside that file, so that the link stays one. A link to a link is refused where the
    /// file is opened.
    ///
    /// - Throws: `notPrivate` for a link that belongs to somebody else.
    static func followed(_ path: String) throws(SettingsError) -> String {
        guard let status = try? FileStatus(at: path), status.kind == .link else { return path }
        guard status.owner == geteuid() else {
            throw SettingsError.notPrivate(path: path, .foreignLink(ForeignOwner(status.owner)))
        }
        return try target(ofLink: path)
    }

    /// What a link says, as a path from here.
    static func target(ofLink path: String) throws(SettingsError) -> String {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink(path, &target, target.count)
        guard count > 0 else { throw SystemFailure.last.reading(path) }
        guard let text = String(validating: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) else {
            throw SettingsError.badName(.linkNotUTF8(path: path))
        }
        return text.hasPrefix("/") ? text : "\(split(path).folder)/\(text)"
    }
}
