/// Base64 in its two alphabets (RFC 4648 sections 4 and 5).
package enum Base64URL {
    /// With `-` and `_`, without padding.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        encode(Array(bytes), extra: "-_", padded: false)
    }

    /// With `+` and `/`, padded, as HTTP Basic takes it.
    package static func encodeStandard(_ bytes: [UInt8]) -> String {
        encode(bytes, extra: "+/", padded: true)
    }

    /// The bytes of a text with `-` and `_`, without padding; nil when it is none.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        var bits = 0
        var count = 0
        for byte in text.utf8 {
            guard let value = value(byte) else { return nil }
            bits = (bits << 6 | value) & 0xFFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }

    private static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }

    private static func encode(_ bytes: [UInt8], extra: String, padded: Bool) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(extra)")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            var characters: [Character] = []
            for _ in 0..<4 {
                characters.append(alphabet[bits & 63])
                bits >>= 6
            }
            text += String(characters.reversed().prefix(group.count + 1))
            if padded { text += String(repeating: "=", count: 3 - group.count) }
        }
        return text
    }
}
