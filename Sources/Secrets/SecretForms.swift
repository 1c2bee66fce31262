/// The ways in which a secret can be written.
enum SecretForms {
    /// Itself, and as another character set or a shorter reading of it leaves it.
    static func plain(_ secret: String) -> [[UInt8]] {
        var forms = [Array(secret.utf8)]
        let trimmed = forms[0].drop { $0 <= 32 }
        let end = trimmed.lastIndex { $0 > 32 } ?? trimmed.startIndex
        if !trimmed.isEmpty { forms.append(Array(trimmed[...end])) }
        forms += utf16(secret)
        guard !secret.utf8.allSatisfy({ $0 < 0x80 }) else { return forms }
        // Other letters are compared as they are.
        forms += [secret.lowercased(), secret.uppercased()].map { Array($0.utf8) }
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

    /// In UTF-16 of either order; what both orders have of a text in ASCII once.
    private static func utf16(_ secret: String) -> [[UInt8]] {
        let (lows, highs) = (secret.utf16.map { UInt8($0 & 255) }, secret.utf16.map { UInt8($0 >> 8) })
        let little = zip(lows, highs).flatMap { [$0, $1] }
        return highs.allSatisfy { $0 == 0 } ? [little.dropLast()] : [little, zip(highs, lows).flatMap { [$0, $1] }]
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

    /// The digits that stand for these bytes in base64 (also twice) or base32, wherever they begin in what was encoded.
    static func encoded(_ bytes: [UInt8]) -> [[UInt8]] {
        let once = base64(bytes)
        let twice = once.filter { $0.count >= shortestOfTwo }.flatMap(base64)
        let base32 = base32Alphabets.flatMap { alphabet in
            (0..<5).map { digits(bytes, after: $0, bits: 5, alphabet) }
        }
        return once + twice + base32
    }

    /// The fewest digits that are looked for where they were encoded once more.
    private static let shortestOfTwo = 6

    /// The digits that stand for these bytes in hexadecimal, in lower case.
    static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// RFC 4648 sections 6 and 7, in either case.
    private static let base32Alphabets = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHIJKLMNOPQRSTUV"]
        .flatMap {
            [Array($0.utf8), Array($0.lowercased().utf8)]
        }

    private static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
        (0..<3).map { digits(bytes, after: $0, bits: 6, alphabet) }
    }

    /// The digits of so many bits that depend on the given bytes alone, when so many others stand before them.
    private static func digits(_ bytes: [UInt8], after count: Int, bits: Int, _ alphabet: [UInt8]) -> [UInt8] {
        let all = Array(repeating: 0, count: count) + bytes
        let first = (count * 8 + bits - 1) / bits
        let end = all.count * 8 / bits
        guard first < end else { return [] }
        return (first..<end).map { digit in
            let bit = digit * bits
            let high = Int(all[bit / 8]) << 8
            let low = bit / 8 + 1 < all.count ? Int(all[bit / 8 + 1]) : 0
            return alphabet[((high | low) >> (16 - bits - bit % 8)) & (1 << bits - 1)]
        }
    }
}
