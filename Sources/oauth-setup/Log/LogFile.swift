internal import CPlatform
internal import Glibc

/// A log file that only its owner can read, for appending.
final class LogFile: Sendable {
    private let descriptor: Int32

    /// Opens it, and makes it with mode 0600 when it is not there.
    ///
    /// - Throws: ``Failure`` when it cannot be opened, is no regular file, belongs to somebody else or can be read by others.
    init(path: String) throws(Failure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let why = unsafe String(cString: strerror(errno))
            throw Failure("cannot write the log \(path): \(why)", "ログ \(path) に書き込めません: \(why)", exitCode: 2)
        }
        // A file mode creation mask may have taken even the owner's rights away.
        if lseek(descriptor, 0, SEEK_END) == 0, platform_is_private_file(descriptor) != 0 { fchmod(descriptor, 0o600) }
        guard platform_is_private_file(descriptor) != 0 else {
            close(descriptor)
            throw Failure(
                "others can read the log \(path)",
                "ログ \(path) はほかのユーザーも読み取れます",
                hint: ("chmod 600 \(path), or name a new file", "chmod 600 \(path) を実行するか、新しいファイルを指定してください"),
                exitCode: 2
            )
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Appends a line in one piece, so that lines of several processes do not mix.
    func append(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        // A full disk must not stop the work.
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }
}
