internal import CPlatform
package import Glibc

/// A program on a terminal of its own, driven by a test: what it writes is read raw, keys are sent as bytes.
///
/// The program is killed at the end of this value's life.
package final class PseudoTerminal {
    /// How a program ended.
    package enum End: Sendable, Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// A terminal that could not be opened.
    package struct Failure: Error {
        package let code: Int32
    }

    /// The settings of a terminal, as `stty -a` shows them.
    package struct Settings: Sendable, Equatable {
        private let flags: [UInt32]
        private let characters: [UInt8]

        /// The settings of any terminal.
        package init(_ descriptor: Int32) {
            var settings = termios()
            unsafe tcgetattr(descriptor, &settings)
            flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
            characters = unsafe withUnsafeBytes(of: settings.c_cc) { unsafe Array($0) }
        }

        /// Whether the terminal gives every byte at once, without editing lines.
        package var isEditedByProgram: Bool { flags[3] & UInt32(ICANON) == 0 }
    }

    /// The process.
    package let process: pid_t
    /// Everything the program has written so far, as bytes.
    package private(set) var bytes: [UInt8] = []
    private let parent: Int32
    /// Kept open so that the settings outlive the program.
    private let child: Int32
    private var end: End?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: the program, found in this process's `PATH`, and its arguments.
    ///   - environment: its whole environment.
    ///   - rows: of its terminal.
    ///   - columns: of its terminal.
    /// - Throws: ``Failure``, or an error that names the program when it cannot be started.
    package init(_ command: [String], environment: [String: String], rows: Int = 24, columns: Int = 80) throws {
        var path = [CChar](repeating: 0, count: 128)
        var parent: Int32 = -1
        let code = unsafe platform_open_terminal(&parent, &path, Int32(path.count), Int32(rows), Int32(columns))
        guard code == 0 else { throw Failure(code: code) }
        let name = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.parent = parent
        child = unsafe open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        process = try PseudoTerminalSpawn.start(command, environment: environment, streams: .terminal(name))
    }

    deinit {
        if end == nil, !hasEnded {
            _ = kill(process, SIGKILL)
            _ = waitpid(process, nil, 0)
        }
        _ = close(child)
        _ = close(parent)
    }

    /// Everything the program has written so far, as text with its control sequences.
    package var output: String { String(decoding: bytes, as: UTF8.self) }

    /// The settings of the terminal now.
    package var settings: Settings { Settings(child) }

    /// Sends text as if it were typed.
    package func send(_ text: String) {
        send(Array(text.utf8))
    }

    /// Sends bytes as if they were typed, also halves of a key.
    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(parent, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
            // The program's output must not fill the terminal while it is fed.
            takeOutput(milliseconds: 0)
        }
    }

    /// Changes the size of the window; the program gets SIGWINCH.
    package func resize(rows: Int, columns: Int) {
        _ = platform_set_terminal_size(parent, Int32(rows), Int32(columns))
    }

    /// Sends a signal to the program.
    package func signal(_ number: Int32) {
        _ = kill(process, number)
    }

    /// Reads what the program writes until the condition holds.
    ///
    /// - Parameters:
    ///   - seconds: the deadline.
    ///   - condition: is asked whenever something was written, and at the beginning.
    /// - Returns: whether the condition came to hold.
    package func wait(seconds: Double = 20, until condition: (PseudoTerminal) -> Bool) -> Bool {
        let deadline = PseudoTerminalSpawn.now + Int(seconds * 1000)
        while !condition(self) {
            let left = deadline - PseudoTerminalSpawn.now
            guard left > 0 else { return false }
            takeOutput(milliseconds: min(left, 50))
        }
        return true
    }

    /// Reads until the text has been written after that place.
    ///
    /// - Parameters:
    ///   - text: what to wait for, in one piece, without control sequences inside.
    ///   - start: how many of ``bytes`` do not count.
    ///   - seconds: the deadline.
    /// - Returns: whether it was written.
    package func wait(for text: String, after start: Int = 0, seconds: Double = 20) -> Bool {
        wait(seconds: seconds) { terminal in
            String(decoding: terminal.bytes.dropFirst(start), as: UTF8.self).contains(text)
        }
    }

    /// Waits until the program has ended, and reads the rest of its output.
    ///
    /// - Parameter seconds: the deadline.
    /// - Returns: how it ended; nil when it still runs.
    package func waitForEnd(seconds: Double = 20) -> End? {
        _ = wait(seconds: seconds) { $0.hasEnded }
        while takeOutput(milliseconds: 0) {}
        return end
    }

    private var hasEnded: Bool {
        if end != nil { return true }
        var status: Int32 = 0
        guard unsafe waitpid(process, &status, WNOHANG) == process else { return false }
        end = status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signalled(status & 0x7F)
        return true
    }

    @discardableResult
    private func takeOutput(milliseconds: Int) -> Bool {
        guard PseudoTerminalSpawn.wait(parent, milliseconds: milliseconds) else { return false }
        let more = PseudoTerminalSpawn.read(parent)
        bytes += more
        return !more.isEmpty
    }
}
