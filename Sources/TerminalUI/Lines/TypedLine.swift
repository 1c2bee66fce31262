internal import Bounds
internal import Secrets

/// A line typed at a terminal that gives its bytes one by one, with Backspace and the like: a value.
///
/// The system's own line editing keeps only 4095 bytes of a line, less than a pasted token may have.
struct TypedLine {
    /// What a byte meant.
    enum Output: Equatable {
        /// To be shown as the echo.
        case echo(String)
        /// The line is complete, without its end.
        case line([UInt8])
        /// Ctrl-D on an empty line: nothing more will come.
        case end
        /// Ctrl-D behind the last line, where that ends it: the line, and nothing more will come.
        case last([UInt8])
    }

    /// Whether Ctrl-D ends a line that has been begun, and all input with it.
    var endsWithPart = false

    private var bytes: [UInt8] = []
    private let eraseByte: UInt8

    init(eraseByte: UInt8) { self.eraseByte = eraseByte }

    /// Takes in the next byte.
    mutating func feed(_ byte: UInt8) -> Output? {
        if byte == eraseByte { return erase() }
        switch byte {
        case 0x0A, 0x0D:
            defer { bytes = [] }
            return .line(bytes)
        case 0x08, 0x7F: return erase()
        case 0x04: return end()
        case 0x15: return eraseAll()
        case 0x09:
            bytes.append(0x20)
            return .echo(" ")
        case 0..<0x20: return nil
        default:
            bytes.append(byte)
            return echo(byte)
        }
    }

    private mutating func end() -> Output? {
        guard !bytes.isEmpty else { return .end }
        guard endsWithPart else { return nil }
        defer { bytes = [] }
        return .last(bytes)
    }

    /// Whether a line has been begun.
    var isBegun: Bool { !bytes.isEmpty }

    /// A character is shown when its last byte has come.
    private func echo(_ byte: UInt8) -> Output? {
        if byte < 0x80 { return .echo(String(Unicode.Scalar(byte))) }
        guard let start = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
        let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : 2
        guard bytes.count - start == length, let text = String(validForeign: bytes[start...]) else { return nil }
        return .echo(Self.shown(text))
    }

    /// What was typed as it is echoed, each code point by itself: a sign for what would act on the terminal.
    private static func shown(_ text: String) -> String {
        let joins: ClosedRange<UInt32> = 0x200C...0x200D
        let selects: ClosedRange<UInt32> = 0xFE00...0xFE0F
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let stays = scalar.isHarmless || joins.contains(scalar.value) || selects.contains(scalar.value)
            shown.append(stays ? scalar : "\u{FFFD}")
        }
        return String(shown)
    }

    private mutating func erase() -> Output? {
        var text = String(foreign: bytes)
        guard let last = text.popLast() else { return nil }
        bytes = Array(text.utf8)
        return .echo(Self.back(Columns.width(Self.shown(String(last)))))
    }

    private mutating func eraseAll() -> Output? {
        let width = Columns.width(Self.shown(String(foreign: bytes)))
        bytes = []
        return width == 0 ? nil : .echo(Self.back(width))
    }

    private static func back(_ columns: Int) -> String {
        let back = String(repeating: "\u{8}", count: columns)
        return back + String(repeating: " ", count: columns) + back
    }
}
