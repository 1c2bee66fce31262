internal import Glibc

/// Writes files that only their owner can read.
enum PrivateOutput {
    /// Writes a file of mode 0600, whole or not at all.
    ///
    /// - Parameters:
    ///   - text: the content.
    ///   - path: where.
    ///   - replacing: whether a file that is there may be replaced.
    /// - Throws: ``Failure`` when one is there, or it cannot be written; no part of it is left then.
    static func write(_ text: String, to path: String, replacing: Bool) throws(Failure) {
        // The new file is whole before it gets its name, and a link refuses a name that is taken.
        let draft = "\(path).\(getpid()).new"
        let file = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failed(path) }
        defer { unsafe unlink(draft) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        let isWhole = rest.isEmpty && fsync(file) == 0
        guard close(file) == 0, isWhole else { throw failed(path) }
        let moved = unsafe replacing ? rename(draft, path) : link(draft, path)
        guard moved != 0 else { return }
        throw errno == EEXIST ? exists(path) : failed(path)
    }

    private static func exists(_ path: String) -> Failure {
        Failure(
            "\(path) exists already",
            "\(path) はすでにあります",
            hint: ("--force replaces it", "置き換えるには --force を付けてください")
        )
    }

    private static func failed(_ path: String) -> Failure {
        let why = unsafe String(cString: strerror(errno))
        return Failure("cannot write \(path): \(why)", "\(path) に書き込めません: \(why)")
    }
}
