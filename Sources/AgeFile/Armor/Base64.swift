/// Standard base64 (RFC 4648 section 4), in the one canonical spelling of a value only.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8?] = {
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The text of some bytes; `=` fills the last group when padded.
    static func encode(_ bytes: some Sequence<UInt8>, padded: Bool) -> [UInt8] {
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var width = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            width += 8
            while width >= 6 {
                width -= 6
                text.append(alphabet[Int(bits >> UInt32(width) & 63)])
            }
            bits &= 63
        }
        if width > 0 { text.append(alphabet[Int(bits << UInt32(6 - width) & 63)]) }
        while padded, !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
        return text
    }

    /// The bytes of a text, or nil when it is not exactly what ``encode(_:padded:)`` writes for them.
    static func decode(_ text: some Collection<UInt8>, padded: Bool) -> [UInt8]? {
        var digits = text[...]
        if padded {
            guard text.count.isMultiple(of: 4) else { return nil }
            for _ in 0..<2 where digits.count > 0 {
                guard let last = digits.suffix(1).first, last == UInt8(ascii: "=") else { break }
                digits = digits.dropLast()
            }
        }
        guard digits.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var width = 0
        for digit in digits {
            guard let value = values[Int(digit)] else { return nil }
            bits = bits << 6 | UInt32(value)
            width += 6
            if width >= 8 {
                width -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(width)))
                bits &= 63
            }
        }
        // What remains is fewer than six bits; other than zero they would be a second spelling of the same bytes.
        guard bits & (1 << UInt32(width) - 1) == 0 else { return nil }
        return bytes
    }
}
