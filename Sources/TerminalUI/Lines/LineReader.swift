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
    /// The terminal's settings before echo was turned off; nil while it is on.
    private var savedSettings: termios?

    init(descriptor: Int32, pipe: WakePipe) {
        self.descriptor = descriptor
        self.pipe = pipe
    }

    deinit {
        setEcho(true)
    }

    /// Turns the echo of a terminal off, for a secret, or on again; on a pipe there is none.
    func setEcho(_ on: Bool) {
        if on {
            guard var settings = savedSettings else { return }
            unsafe tcsetattr(descriptor, TCSADRAIN, &settings)
            savedSettings = nil
        } else {
            var settings = termios()
            guard savedSettings == nil, unsafe tcgetattr(descriptor, &settings) == 0 else { return }
            savedSettings = settings
            settings.c_lflag &= ~tcflag_t(ECHO)
            unsafe tcsetattr(descriptor, TCSADRAIN, &settings)
        }
    }

    /// Whether the echo is off now.
    var isSilent: Bool { savedSettings != nil }

    /// The next line, or what else happens first.
    ///
    /// - Parameter timeout: in milliseconds; -1 waits for ever.
    /// - Returns: what happened.
    func next(timeout: Int) -> Input {
        if let line = takeLine() { return .line(line) }
        if isAtEnd, !waitsOnly { return .end }
        let ready = Descriptor.wait((isAtEnd ? [] : [descriptor]) + [pipe.reading], timeout: timeout)
        if ready.last?.readable == true { return .woken(pipe.drain()) }
        if isAtEnd { return .timeout }
        guard ready[0].readable || ready[0].hungUp else { return .timeout }
        if let bytes = Descriptor.read(descriptor) {
            buffer += bytes
        } else {
            isAtEnd = true
        }
        return next(timeout: timeout)
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
        return String(decoding: bytes, as: UTF8.self)
    }
}
