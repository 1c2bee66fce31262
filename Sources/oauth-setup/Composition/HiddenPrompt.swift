internal import Bounds
internal import CPlatform
internal import Glibc
internal import Secrets

/// A question at the process's terminal whose answer is not shown.
struct HiddenPrompt {
    private let terminal: Int32
    private let settings: termios

    /// Nil where there is no terminal, or another program has it now.
    init?() {
        terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        var settings = termios()
        guard terminal >= 0, tcgetpgrp(terminal) == getpgrp(), unsafe tcgetattr(terminal, &settings) == 0 else {
            if terminal >= 0 { close(terminal) }
            return nil
        }
        self.settings = settings
    }

    /// Asks once and closes the terminal, which is as it was before, also after a signal and a crash.
    ///
    /// - Returns: nil after Ctrl-C, Ctrl-D, a signal that ends programs, or when the terminal went away.
    func ask(_ question: String) -> Secret? {
        var (reading, writing) = (Int32(-1), Int32(-1))
        guard unsafe platform_pipe(&reading, &writing) == 0 else {
            close(terminal)
            return nil
        }
        var before = settings
        unsafe platform_catch_crashes(terminal, "", 0, &before)
        platform_catch_signals(writing, 1)
        hide()
        write(question)
        let answer = answer(to: question, signals: reading)
        set(settings)
        platform_release_signals()
        platform_release_crashes()
        write("\n")
        for descriptor in [reading, writing, terminal] { close(descriptor) }
        return answer
    }

    private func answer(to question: String, signals: Int32) -> Secret? {
        var bytes: [UInt8] = []
        while bytes.count < 4_096 {
            var waiting = [terminal, signals].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard unsafe poll(&waiting, nfds_t(waiting.count), -1) > 0 || errno == EINTR else { return nil }
            if waiting[1].revents != 0, let number = Self.byte(signals) {
                guard Int32(number) == SIGTSTP || Int32(number) == SIGWINCH else { return nil }
                if Int32(number) == SIGTSTP { pause(question) }
                continue
            }
            guard waiting[0].revents != 0 else { continue }
            guard let byte = Self.byte(terminal) else { return nil }
            switch byte {
            case 10, 13: return String(validForeign: bytes).map { Secret($0) }
            case 3, 4: return nil
            case 8, 127:
                // One character, with all of its bytes.
                while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
            case 21: bytes = []
            case 26: pause(question)
            case ..<32: break
            default: bytes.append(byte)
            }
        }
        return nil
    }

    /// Ctrl-Z: the shell gets its terminal back until the program goes on.
    private func pause(_ question: String) {
        set(settings)
        write("\n")
        platform_stop()
        hide()
        write(question)
    }

    private static func byte(_ descriptor: Int32) -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(descriptor, &byte, 1)
            if count == 1 { return byte }
            guard count < 0, errno == EINTR else { return nil }
        }
    }

    private func hide() {
        var hidden = settings
        hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        set(hidden)
    }

    private func set(_ settings: termios) {
        var settings = settings
        unsafe tcsetattr(terminal, TCSAFLUSH, &settings)
    }

    private func write(_ text: String) {
        let bytes = Array(ForeignText.lines(text).utf8)
        _ = unsafe Glibc.write(terminal, bytes, bytes.count)
    }
}
