internal import Glibc
internal import Synchronization

/// Data goes to standard output, everything else to standard error.
enum Output {
    private static let failure = Mutex<Int32>(0)

    /// What to say when standard output did not take all of the data; nil when it did.
    static var loss: Failure? {
        let number = failure.withLock(\.self)
        guard number != 0 else { return nil }
        let why = unsafe String(cString: strerror(number))
        return Failure(
            "standard output did not take everything: \(why)",
            "標準出力にすべてを書き込めませんでした: \(why)",
            hint: ("make room where the output goes, and run it again", "出力先の空きを確認して、もう一度実行してください")
        )
    }

    /// Writes a line of data; see ``loss``.
    static func data(_ line: String) {
        guard !write(Array((line + "\n").utf8), to: STDOUT_FILENO) else { return }
        let number = errno
        failure.withLock { $0 = number }
    }

    /// Writes a line for the person.
    static func note(_ line: String) {
        _ = write(Array((line + "\n").utf8), to: STDERR_FILENO)
    }

    /// Writes what another process of this program has to say, as it is.
    static func noteBytes(_ bytes: [UInt8]) {
        _ = write(bytes, to: STDERR_FILENO)
    }

    /// Writes a line for the person that can be done without: progress, and what could be done next.
    static func aside(_ line: String) {
        if !Talk.current.isQuiet { note(line) }
    }

    /// Writes bytes of data.
    ///
    /// - Returns: whether all of them were taken.
    static func bytes(_ bytes: [UInt8]) -> Bool {
        write(bytes, to: STDOUT_FILENO)
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
