internal import Glibc
internal import Localization
internal import Secrets
internal import SettingsStore
internal import Synchronization
internal import Wording

/// The one place where text leaves the program: data goes to standard output, everything else to standard error.
///
/// What a person reads is shown harmlessly, whoever wrote it (`ForeignText`); data goes out as it is, and is checked where
/// it comes in.
enum Output {
    private static let failure = Mutex<Int32>(0)

    /// What to say when standard output did not take all of the data; nil when it did, or when its reader has left.
    static var loss: Failure? {
        let number = failure.withLock(\.self)
        guard number != 0, number != EPIPE else { return nil }
        let why = SystemFailure(number: number).words
        return switch number {
        case EBADF: Failure(OutputWords.closed(why))
        case ENOSPC, EDQUOT, EFBIG: Failure(OutputWords.full(why))
        default: Failure(OutputWords.failed(why))
        }
    }

    /// The same, told by somebody else who says what to do about it.
    static func takeLoss() -> LocalizedText? {
        defer { failure.withLock { $0 = 0 } }
        return loss?.message
    }

    /// Makes sure that what is written somewhere is not lost at once: what only leads there must not be given up for it.
    ///
    /// - Parameter path: a file, a device or a pipe; nil for standard output.
    /// - Throws: ``Failure`` where it is closed, or keeps nothing, as `/dev/null` and `/dev/full`.
    static func checkKeeps(_ path: String?) throws(Failure) {
        let flags = fcntl(STDOUT_FILENO, F_GETFL)
        if path == nil, flags < 0 || flags & O_ACCMODE == O_RDONLY {
            throw Failure(OutputWords.closed(SystemFailure(number: EBADF).words))
        }
        var status = stat()
        let found = if let path { unsafe stat(path, &status) } else { unsafe fstat(STDOUT_FILENO, &status) }
        // The devices of memory: null, zero, full and others.
        guard found == 0, status.st_mode & S_IFMT == S_IFCHR, status.st_rdev >> 8 & 0xFFF == 1 else { return }
        throw Failure(OutputWords.keepsNothing(path), exitCode: 2)
    }

    /// Whether the reader of standard output left before it had everything, as `head` does.
    static var lostReader: Bool { failure.withLock { $0 == EPIPE } }

    /// Writes a line of data as it is; see ``loss``.
    static func data(_ line: String) { bytes(Array((line + "\n").utf8)) }

    /// Writes lines to standard output that a person reads; each of them is one line, whatever stands in it.
    static func show(_ lines: String...) { show(lines) }

    /// The same of a list of lines.
    static func show(_ lines: [String]) { bytes(Array(Self.lines(lines).utf8)) }

    /// What ``show(_:)-([String])`` writes.
    static func lines(_ lines: [String]) -> String { lines.map { harmless($0) + "\n" }.joined() }

    /// Writes a text of several lines to standard output that a person reads, such as help.
    static func page(_ text: String) { bytes(Array((ForeignText.lines(text) + "\n").utf8)) }

    /// Writes a line for the person.
    static func note(_ line: String) {
        _ = write(Array((harmless(line) + "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes a text of several lines for the person.
    static func notePage(_ text: String) {
        _ = write(Array((ForeignText.lines(GivenSecrets.hide(text)) + "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes what another process of this program has to say, as it is.
    static func noteBytes(_ bytes: [UInt8]) { _ = write(bytes, to: STDERR_FILENO) }

    /// Writes bytes of data; see ``loss``.
    ///
    /// - Returns: whether all of them were taken.
    @discardableResult
    static func bytes(_ bytes: [UInt8]) -> Bool {
        guard !write(bytes, to: STDOUT_FILENO) else { return true }
        let number = errno
        failure.withLock { $0 = number }
        return false
    }

    /// A line without secrets and without characters that act on a terminal.
    static func harmless(_ line: String) -> String {
        ForeignText.line(GivenSecrets.hide(PracticeSession.commands(in: line)))
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var remaining = bytes[...]
        while !remaining.isEmpty {
            let written = unsafe remaining.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            remaining = remaining.dropFirst(written)
        }
        return true
    }
}
