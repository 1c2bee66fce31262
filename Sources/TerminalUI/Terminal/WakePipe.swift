internal import CPlatform
internal import Glibc

/// A pipe that wakes a loop waiting in `poll`: written from any thread and from signal handlers.
final class WakePipe: Sendable {
    /// The end to poll.
    let reading: Int32
    /// The end that signal handlers write to.
    let writing: Int32

    /// - Throws: ``TerminalError`` when the system gives no pipe.
    init() throws(TerminalError) {
        var ends: (Int32, Int32) = (-1, -1)
        guard unsafe platform_pipe(&ends.0, &ends.1) == 0 else {
            throw TerminalError(.system, "the system gave no pipe")
        }
        (reading, writing) = ends
    }

    deinit {
        _ = close(reading)
        _ = close(writing)
    }

    /// Wakes the loop, from any thread; a full pipe wakes it just as well.
    func wake() {
        let byte: [UInt8] = [0]
        _ = unsafe write(writing, byte, 1)
    }

    /// What was written since the last time: 0 for ``wake()``, otherwise a signal's number.
    func drain() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe read(reading, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, count)))
    }
}
