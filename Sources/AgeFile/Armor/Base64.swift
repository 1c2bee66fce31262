internal import Bounds

/// Standard base64 (RFC 4648 section 4), in the one canonical spelling of a value only.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let none: UInt8 = 255
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: none, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The text of some bytes; `=` fills the last group when padded.
    static func encode(_ bytes: [UInt8], padded: Bool) -> [UInt8] {
        var text = BitGroups.digits(bytes, width: 6).map { alphabet[Int($0)] }
        while padded, !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
        return text
    }

    /// The bytes of a text, or nil when it is not exactly what ``encode(_:padded:)`` writes for them.
    static func decode(_ text: ArraySlice<UInt8>, padded: Bool) -> [UInt8]? {
        var bytes: [UInt8] = []
        return decode(text, padded: padded, into: &bytes) ? bytes : nil
    }

    /// Appends the bytes of a text.
    ///
    /// - Returns: whether it is exactly what ``encode(_:padded:)`` writes for them.
    static func decode(_ text: ArraySlice<UInt8>, padded: Bool, into bytes: inout [UInt8]) -> Bool {
        var digits = text
        if padded {
            guard text.count.isMultiple(of: 4) else { return false }
            for _ in 0..<2 where digits.count > 0 {
                guard let last = digits.suffix(1).first, last == UInt8(ascii: "=") else { break }
                digits = digits.dropLast()
            }
        }
        let values = values
        let whole = digits.startIndex + digits.count / 4 * 4
        for index in stride(from: digits.startIndex, to: whole, by: 4) {
            let one = values[Int(digits[index])]
            let two = values[Int(digits[index + 1])]
            let three = values[Int(digits[index + 2])]
            let four = values[Int(digits[index + 3])]
            guard one | two | three | four != none else { return false }
            bytes.append(one << 2 | two >> 4)
            bytes.append(two << 4 | three >> 2)
            bytes.append(three << 6 | four)
        }
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for digit in digits[whole...] {
            let value = values[Int(digit)]
            guard value != none else { return false }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        // Other bits than zeros at the end would be a second spelling of the same bytes, and six of them another digit.
        return count < 6 && bits & (1 << count - 1) == 0
    }
}
