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
        var numbers: [UInt8] = []
        for byte in text.utf8 {
            guard let value = value(byte) else { return nil }
            numbers.append(value)
        }
        return BitGroups.regrouped(numbers, from: 6, to: 8).numbers
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }

    private static func encode(_ bytes: [UInt8], extra: String, padded: Bool) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(extra)")
        let text = String(BitGroups.digits(bytes, width: 6).map { alphabet[Int($0)] })
        return text + String(repeating: "=", count: padded ? (3 - bytes.count % 3) % 3 : 0)
    }
}
