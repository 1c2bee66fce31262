internal import Bounds
internal import CPlatform
internal import Glibc
internal import Secrets

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
        guard platform_is_private_file(descriptor) != 0 || Self.isDevice(descriptor) else {
            defer { close(descriptor) }
            throw Self.loose(path, descriptor)
        }
        guard !Self.holdsKeyOrSettings(path) else {
            close(descriptor)
            throw Failure(
                "the log \(path) is a key or a settings file",
                "ログ \(path) は鍵か設定ファイルです",
                hint: ("name a new file", "新しいファイルを指定してください"),
                exitCode: 2
            )
        }
        self.descriptor = descriptor
    }

    /// Whether the file begins as a key file or an age file does, which a line more would spoil.
    private static func holdsKeyOrSettings(_ path: String) -> Bool {
        let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0, !isDevice(file) else { return false }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4 << 10)
        let count = unsafe pread(file, &bytes, bytes.count, 0)
        let head = String(foreign: bytes.prefix(max(0, count)))
        // Lines of a log begin with their time.
        return head.split(separator: "\n").contains { line in
            ["AGE-SECRET-KEY-", "-----BEGIN AGE", "age-encryption.org/", "age1"].contains { line.hasPrefix($0) }
        }
    }

    deinit { close(descriptor) }

    /// Whether it is a device, such as /dev/null or a terminal, which keeps nothing.
    private static func isDevice(_ descriptor: Int32) -> Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR
    }

    /// Why a file is no place for a log, and the mend that does no harm.
    private static func loose(_ path: String, _ descriptor: Int32) -> Failure {
        var status = stat()
        let isKnown = unsafe fstat(descriptor, &status) == 0
        guard isKnown, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
            return Failure(
                "the log \(path) is no file of yours",
                "ログ \(path) はあなたのファイルではありません",
                hint: ("name a new file, or leave --log-file out", "新しいファイルを指定するか、--log-file を外してください"),
                exitCode: 2
            )
        }
        let word = ForeignText.word(path)
        // Elsewhere it may be a file of the system that others must be able to read.
        let home = unsafe getenv("HOME").map { unsafe String(cString: $0) } ?? ""
        let isOwn = !home.isEmpty && path.hasPrefix(home + "/")
        return Failure(
            "others can read the log \(path)",
            "ログ \(path) はほかのユーザーも読み取れます",
            hint: isOwn
                ? ("chmod 600 \(word), or name a new file", "chmod 600 \(word) を実行するか、新しいファイルを指定してください")
                : ("name a new file, which is made private", "新しいファイルを指定してください（本人だけが読み取れる状態で作成されます）"),
            exitCode: 2
        )
    }

    /// Appends a line in one piece, so that lines of several processes do not mix.
    func append(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        // A full disk must not stop the work.
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }
}
