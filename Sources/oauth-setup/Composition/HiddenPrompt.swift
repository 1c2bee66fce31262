internal import Glibc
internal import Secrets

/// A question at the process's terminal whose answer is not shown.
struct HiddenPrompt {
    private let terminal: Int32
    private let settings: termios

    /// Nil where there is no terminal.
    init?() {
        terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        var settings = termios()
        guard terminal >= 0, unsafe tcgetattr(terminal, &settings) == 0 else {
            if terminal >= 0 { close(terminal) }
            return nil
        }
        self.settings = settings
    }

    /// Asks once and closes the terminal, which is as it was before, also after a signal.
    ///
    /// - Returns: nil after Ctrl-C, Ctrl-D, or when the terminal went away.
    func ask(_ question: String) async -> Secret? {
        let interruption = await Interruption()
        let (terminal, settings) = (terminal, settings)
        interruption.start {
            Self.set(settings, terminal)
            exit(130)
        }
        defer {
            Self.set(settings, terminal)
            write("\n")
            close(terminal)
            interruption.stop()
        }
        var hidden = settings
        hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        Self.set(hidden, terminal)
        write(question)
        return answer()
    }

    private func answer() -> Secret? {
        var bytes: [UInt8] = []
        while bytes.count < 4_096 {
            var byte: UInt8 = 0
            let count = unsafe read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return nil }
            switch byte {
            case 10, 13: return String(validating: bytes, as: UTF8.self).map { Secret($0) }
            case 3, 4: return nil
            case 8, 127:
                // One character, with all of its bytes.
                while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
            case 21: bytes = []
            case ..<32: break
            default: bytes.append(byte)
            }
        }
        return nil
    }

    private static func set(_ settings: termios, _ terminal: Int32) {
        var settings = settings
        unsafe tcsetattr(terminal, TCSAFLUSH, &settings)
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe Glibc.write(terminal, bytes, bytes.count)
    }
}
