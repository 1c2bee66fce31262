/// The ways in which a secret can be written.
enum SecretForms {
    /// Itself, and as another character set or a shorter reading of it leaves it.
    static func plain(_ secret: String) -> [[UInt8]] {
        var forms = [Array(secret.utf8)]
        let trimmed = forms[0].drop { $0 <= 32 }
        let end = trimmed.lastIndex { $0 > 32 } ?? trimmed.startIndex
        if !trimmed.isEmpty { forms.append(Array(trimmed[...end])) }
        guard !secret.utf8.allSatisfy({ $0 < 0x80 }) else { return forms }
        let scalars = secret.unicodeScalars
        let latin = scalars.map { UInt8(truncatingIfNeeded: $0.value) }
        if scalars.allSatisfy({ $0.value < 0x100 }) { forms.append(latin) }
        let unknown = Array("\u{FFFD}".utf8)
        forms.append(scalars.flatMap { $0.value < 0x80 ? Array($0.utf8) : unknown })
        forms.append(scalars.flatMap { $0.value < 0x80 ? Array($0.utf8) : [UInt8(ascii: "?")] })
        // UTF-8 that was taken for Latin-1, or repaired byte by byte.
        forms.append(secret.utf8.flatMap { Array(Unicode.Scalar($0).utf8) })
        forms.append(secret.utf8.flatMap { $0 < 0x80 ? [$0] : unknown })
        return forms
    }

    /// As percent-encoding and forms write it, where that differs; what is encoded with base64 may have been so before.
    static func percentEncoded(_ secret: String) -> [[UInt8]] {
        var forms: Set<[UInt8]> = []
        for digits in ["0123456789ABCDEF", "0123456789abcdef"] {
            // Writers differ in what they leave as it is.
            for plain in ["-._~", "", "-._", "-._*"] {
                let encoded = percentEncoded(secret, Array(digits.utf8), leaving: plain)
                forms.insert(encoded)
                forms.insert(Array(String(decoding: encoded, as: UTF8.self).replacing("%20", with: "+").utf8))
            }
        }
        forms.remove(Array(secret.utf8))
        return Array(forms)
    }

    private static func percentEncoded(_ secret: String, _ digits: [UInt8], leaving plain: String) -> [UInt8] {
        secret.utf8.flatMap { byte -> [UInt8] in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || plain.utf8.contains(byte)
            return isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    /// The digits that stand for these bytes in base64, wherever they begin in what was encoded, and in hexadecimal.
    static func encoded(_ bytes: [UInt8]) -> [[UInt8]] {
        let lower = hexadecimal(bytes, Array("0123456789abcdef".utf8))
        let upper = hexadecimal(bytes, Array("0123456789ABCDEF".utf8))
        return (0..<3).map { base64(bytes, after: $0) } + (lower == upper ? [lower] : [lower, upper])
    }

    private static func hexadecimal(_ bytes: [UInt8], _ digits: [UInt8]) -> [UInt8] {
        bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The digits that depend on the given bytes alone, when so many others stand before them in a group of three.
    private static func base64(_ bytes: [UInt8], after count: Int) -> [UInt8] {
        let all = Array(repeating: 0, count: count) + bytes
        let first = (count * 8 + 5) / 6
        let end = all.count * 8 / 6
        guard first < end else { return [] }
        return (first..<end).map { digit in
            let bit = digit * 6
            let high = Int(all[bit / 8]) << 8
            let low = bit / 8 + 1 < all.count ? Int(all[bit / 8 + 1]) : 0
            return alphabet[((high | low) >> (10 - bit % 8)) & 63]
        }
    }
}
