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
        var digits = text
        if padded {
            guard text.count.isMultiple(of: 4) else { return nil }
            for _ in 0..<2 where digits.count > 0 {
                guard let last = digits.suffix(1).first, last == UInt8(ascii: "=") else { break }
                digits = digits.dropLast()
            }
        }
        var numbers: [UInt8] = []
        numbers.reserveCapacity(digits.count)
        let values = values
        for digit in digits {
            let value = values[Int(digit)]
            guard value != none else { return nil }
            numbers.append(value)
        }
        // Other bits than zeros at the end would be a second spelling of the same bytes.
        return BitGroups.bytes(numbers, width: 6)
    }
}
