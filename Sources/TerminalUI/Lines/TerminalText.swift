internal import CPlatform
internal import Glibc

/// A whole text typed or pasted at a terminal.
///
/// The system's own line editing keeps 4,095 bytes of a line and drops the rest without a word; a token may be longer.
package enum TerminalText {
    /// Reads what is typed up to Ctrl-D; the terminal is then as it was before, also after a signal, which goes on.
    ///
    /// - Parameters:
    ///   - descriptor: a terminal.
    ///   - limit: how many bytes are read at most, and one more to show that there are more.
    /// - Returns: the bytes; nil when the system gives no pipe.
    package static func read(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        guard let pipe = try? WakePipe() else { return nil }
        platform_catch_signals(pipe.writing, 0)
        let reader = LineReader(descriptor: descriptor, pipe: pipe, endsWithPart: true)
        var bytes: [UInt8] = []
        var signal: Int32?
        reading: while bytes.count <= limit {
            switch reader.next(timeout: -1) {
            case .line(let line): bytes += Array(line.utf8) + [0x0A]
            case .woken(let signals):
                signal = signals.map { Int32($0) }.first { $0 != 0 }
                if signal != nil { break reading }
            case .end: break reading
            case .timeout: break
            }
        }
        reader.giveBack()
        withExtendedLifetime(pipe) { platform_release_signals() }
        if let signal { kill(getpid(), signal) }
        return bytes
    }
}
