/// The text of a JSON document as UTF-8, however it came.
public enum JSONText {
    /// Bytes in UTF-8 without a byte order mark, of bytes in UTF-8, UTF-16 or UTF-32 with one or without (RFC 4627 section 3).
    ///
    /// What is no such text comes out as it is, or with marks in place of what cannot be read.
    public static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let start = Array(bytes.prefix(4))
        switch start {
        case [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]: return utf32(Array(bytes.dropFirst(4)), isLittle: start[0] != 0)
        case _ where start.starts(with: [0xEF, 0xBB, 0xBF]): return Array(bytes.dropFirst(3))
        case _ where start.starts(with: [0xFF, 0xFE]): return utf16(Array(bytes.dropFirst(2)), isLittle: true)
        case _ where start.starts(with: [0xFE, 0xFF]): return utf16(Array(bytes.dropFirst(2)), isLittle: false)
        default: break
        }
        // A document begins with two ASCII characters, so that zeros tell the encoding.
        guard start.count == 4 else { return bytes }
        return switch start.map({ $0 == 0 }) {
        case [true, true, true, false]: utf32(bytes, isLittle: false)
        case [false, true, true, true]: utf32(bytes, isLittle: true)
        case [true, false, true, false]: utf16(bytes, isLittle: false)
        case [false, true, false, true]: utf16(bytes, isLittle: true)
        default: bytes
        }
    }

    private static func utf16(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (one, other) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittle ? other << 8 | one : one << 8 | other
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func utf32(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for index in stride(from: 0, to: bytes.count - 3, by: 4) {
            let four = bytes[index..<index + 4].map { UInt32($0) }
            let ordered = isLittle ? four.reversed() : four
            text.append(Unicode.Scalar(ordered.reduce(0) { $0 << 8 | $1 }) ?? "\u{FFFD}")
        }
        return Array(String(text).utf8)
    }
}
