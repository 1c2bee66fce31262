/// Base64 in its two alphabets (RFC 4648 sections 4 and 5).
package enum Base64URL {
    /// With `-` and `_`, without padding.
    package static func encode(_ bytes: [UInt8]) -> String {
        encode(bytes, extra: "-_", padded: false)
    }

    /// With `+` and `/`, padded, as HTTP Basic takes it.
    package static func encodeStandard(_ bytes: [UInt8]) -> String {
        encode(bytes, extra: "+/", padded: true)
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
