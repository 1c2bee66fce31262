internal import CPlatform
internal import Glibc

/// Lines from a terminal or a pipe, with a pipe of its own that wakes it while it waits.
final class LineReader {
    /// What came.
    enum Input: Equatable {
        /// A line without its end; the last one may have come without one.
        case line(String)
        /// Nothing more will come.
        case end
        /// The wake pipe was written to.
        case woken([UInt8])
        /// The time is over.
        case timeout
    }

    private let descriptor: Int32
    private let pipe: WakePipe
    private var buffer: [UInt8] = []
    private var isAtEnd = false
    /// Whether only the wake pipe counts, because nothing is asked; then the end of the input is no end.
    var waitsOnly = false
    /// Whether what is typed is shown.
    private var echoes = true
    /// A terminal's settings before it was made to give its bytes at once; nil on a pipe.
    private var savedSettings: termios?
    /// The line being typed at a terminal.
    private var typed: TypedLine

    /// A reader; a terminal gives its bytes at once until ``giveBack()``.
    ///
    /// - Parameters:
    ///   - descriptor: a terminal or a pipe.
    ///   - pipe: what wakes it.
    ///   - endsWithPart: whether Ctrl-D ends the input also behind a line that has been begun.
    init(descriptor: Int32, pipe: WakePipe, endsWithPart: Bool = false) {
        self.descriptor = descriptor
        self.pipe = pipe
        var settings = termios()
        let isTerminal = unsafe tcgetattr(descriptor, &settings) == 0
        savedSettings = isTerminal ? settings : nil
        typed = TypedLine(eraseByte: settings.c_cc.2)
        typed.endsWithPart = endsWithPart
        guard isTerminal else { return }
        unsafe platform_catch_crashes(descriptor, "", 0, &settings)
        takeTerminal()
    }

    deinit {
        giveBack()
    }

    /// Gives the terminal back as it was.
    func giveBack() {
        guard var settings = savedSettings else { return }
        savedSettings = nil
        platform_release_crashes()
        unsafe tcsetattr(descriptor, TCSADRAIN, &settings)
    }

    /// Makes the terminal give its bytes at once; a shell may have changed it while the program was stopped.
    private func takeTerminal() {
        guard savedSettings != nil else { return }
        var settings = termios()
        guard unsafe tcgetattr(descriptor, &settings) == 0 else { return }
        let unwanted = tcflag_t(ICANON | ECHO)
        guard settings.c_lflag & unwanted != 0 else { return }
        settings.c_lflag &= ~unwanted
        settings.c_cc.5 = 0
        settings.c_cc.6 = 1
        unsafe tcsetattr(descriptor, TCSADRAIN, &settings)
    }

    /// Turns the echo of a terminal off, for a secret, or on again; on a pipe there is none.
    func setEcho(_ on: Bool) { echoes = on }

    /// The next line, or what else happens first.
    ///
    /// - Parameter timeout: in milliseconds; -1 waits for ever.
    /// - Returns: what happened.
    func next(timeout: Int) -> Input {
        // What a pipe brings meanwhile is the answer to what is asked next.
        let isDeaf = waitsOnly && !isTerminal
        if !isDeaf, let line = takeLine() { return .line(line) }
        takeTerminal()
        if isAtEnd, !waitsOnly { return .end }
        let ready = Descriptor.wait((isAtEnd || isDeaf ? [] : [descriptor]) + [pipe.reading], timeout: timeout)
        if ready.last?.readable == true { return .woken(pipe.drain()) }
        if isAtEnd || isDeaf { return .timeout }
        guard ready[0].readable || ready[0].hungUp else { return .timeout }
        if let bytes = Descriptor.read(descriptor) {
            if savedSettings == nil { buffer += bytes } else { type(bytes) }
        } else {
            isAtEnd = true
        }
        return next(timeout: timeout)
    }

    /// Whether it is a terminal.
    var isTerminal: Bool { savedSettings != nil }

    /// Whether a line has been begun whose end has not come yet.
    var isMidLine: Bool { typed.isBegun || (!buffer.isEmpty && !buffer.contains(0x0A) && !isAtEnd) }

    /// Whether more lines may come.
    var mayBringMore: Bool { !isAtEnd || !buffer.isEmpty }

    /// The next line when it has come already; it is not taken.
    var waitingLine: String? {
        if let end = buffer.firstIndex(of: 0x0A) { return Self.text(buffer[..<end]) }
        return isAtEnd && !buffer.isEmpty ? Self.text(buffer[...]) : nil
    }

    private func type(_ bytes: [UInt8]) {
        var echo = ""
        for byte in bytes {
            switch typed.feed(byte) {
            case .echo(let text) where echoes: echo += text
            case .line(let line):
                if echoes { echo += "\n" }
                buffer += line + [0x0A]
            case .last(let line):
                if echoes { echo += "\n" }
                buffer += line + [0x0A]
                isAtEnd = true
            case .end: isAtEnd = true
            case .echo, nil: break
            }
        }
        if !echo.isEmpty { Descriptor.write(echo, to: descriptor) }
    }

    private func takeLine() -> String? {
        guard let end = buffer.firstIndex(of: 0x0A) else {
            guard isAtEnd, !buffer.isEmpty else { return nil }
            defer { buffer = [] }
            return Self.text(buffer[...])
        }
        let line = Self.text(buffer[..<end])
        buffer.removeSubrange(...end)
        return line
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        if bytes.last == 0x0D { bytes.removeLast() }
        return TypedText.text(bytes)
    }
}
