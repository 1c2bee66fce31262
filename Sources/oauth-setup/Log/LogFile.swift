internal import Bounds
internal import CPlatform
internal import Glibc
internal import Localization
internal import Secrets
internal import SettingsStore
internal import Synchronization
internal import Wording

/// A log file that only its owner can read, for appending; or standard error.
final class LogFile: Sendable {
    private let descriptor: Int32
    private let path: String
    private let failure = Mutex<Int32>(0)

    /// Opens it, and makes it with mode 0600 when it is not there; `-` is standard error.
    ///
    /// - Throws: ``Failure`` when it cannot be opened, is no regular file, belongs to somebody else or can be read by others.
    init(path: String) throws(Failure) {
        self.path = path
        if let open = path == "-" ? STDERR_FILENO : DescriptorPath.number(path) {
            // A process that works for this one has no other of its descriptors, and data goes to standard output.
            guard open == STDERR_FILENO else { throw Failure(LogWords.openFile(path), exitCode: 2) }
            descriptor = fcntl(open, F_DUPFD_CLOEXEC, 3)
            guard descriptor >= 0 else {
                throw Failure(LogWords.notWritten(path: path, SystemFailure(number: errno)), exitCode: 2)
            }
            return
        }
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(LogWords.notWritten(path: path, SystemFailure(number: errno)), exitCode: 2)
        }
        // A file mode creation mask may have taken even the owner's rights away.
        if lseek(descriptor, 0, SEEK_END) == 0, platform_is_private_file(descriptor) != 0 { fchmod(descriptor, 0o600) }
        guard platform_is_private_file(descriptor) != 0 || Self.isDevice(descriptor) else {
            defer { close(descriptor) }
            throw Self.loose(path, descriptor)
        }
        guard !Self.holdsKeyOrSettings(path) else {
            close(descriptor)
            throw Failure(LogWords.keyOrSettings(path), exitCode: 2)
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

    /// Why a file is no place for a log, and what to do that does no harm.
    private static func loose(_ path: String, _ descriptor: Int32) -> Failure {
        var status = stat()
        let isKnown = unsafe fstat(descriptor, &status) == 0
        guard isKnown, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
            return Failure(LogWords.notOwn(path), exitCode: 2)
        }
        let word = ForeignText.word(path)
        // Elsewhere it may be a file of the system that others must be able to read.
        let home = unsafe getenv("HOME").map { unsafe String(cString: $0) } ?? ""
        let isOwn = !home.isEmpty && path.hasPrefix(home + "/")
        return Failure(
            LogWords.readByOthers(path),
            hint: isOwn ? LogWords.closeOrOther(word) : LogWords.other,
            exitCode: 2
        )
    }

    /// Appends a line in one piece, so that lines of several processes do not mix.
    func append(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        // A full disk must not stop the work.
        let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        guard count < bytes.count else { return }
        let number = count < 0 ? errno : ENOSPC
        failure.withLock { $0 = number }
    }

    /// What to say when it did not take everything; nil when it did.
    var loss: LocalizedText? {
        let number = failure.withLock(\.self)
        return number == 0 ? nil : LogWords.lost(path: path, SystemFailure(number: number))
    }
}
