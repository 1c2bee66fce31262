internal import Glibc

/// The two parts of a path.
enum FilePath {
    /// The folder (`.` when there is none) and the last name.
    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }

    /// Where a path leads through every link and `..`; nil when nothing is there.
    ///
    /// - Throws: `cannotRead` when it cannot be found out: links in a circle, for instance.
    static func found(_ path: String) throws(SettingsError) -> String? {
        if let real = resolved(path) { return real }
        let failure = SystemFailure.last
        guard failure.number == ENOENT || failure.number == ENOTDIR else {
            throw .cannotRead(path: path, .system(failure))
        }
        return nil
    }

    /// The same; nil also when it cannot be found out.
    static func resolved(_ path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}
