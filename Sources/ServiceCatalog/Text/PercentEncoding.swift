internal import Bounds

/// Percent-encoding of values in addresses and form bodies (RFC 3986 section 2, RFC 6749 appendix B).
public enum PercentEncoding {
    /// Encodes everything but the unreserved characters `A–Z a–z 0–9 - . _ ~`, as UTF-8.
    public static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let letterOrDigit = scalar.properties.isAlphabetic || (48...57).contains(byte)
            let unreserved = byte < 128 && (letterOrDigit || "-._~".contains(Character(scalar)))
            if unreserved {
                encoded.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }

    /// Decodes once.
    ///
    /// - Parameters:
    ///   - text: the encoded text.
    ///   - plusIsBlank: whether `+` stands for a blank, as in a query or a form body.
    /// - Returns: nil for a `%` without two hexadecimal digits and for bytes that are not UTF-8.
    public static func decode(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var remaining = Array(text.utf8)[...]
        while let byte = remaining.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = remaining.popFirst(), let low = remaining.popFirst(),
                    let first = Character(Unicode.Scalar(high)).hexDigitValue, high < 128,
                    let second = Character(Unicode.Scalar(low)).hexDigitValue, low < 128
                else { return nil }
                bytes.append(UInt8(first << 4 | second))
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(32)
            default: bytes.append(byte)
            }
        }
        return String(validForeign: bytes)
    }

    /// Joins names and values as a query or form body, in the order given.
    public static func form(_ pairs: [(name: String, value: String)]) -> String {
        pairs.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }

    /// Splits a query or form body into its names and values, in order, decoded once.
    ///
    /// - Returns: nil when a part cannot be decoded.
    public static func pairs(_ query: some StringProtocol) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        for part in query.split(separator: "&") {
            let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decode(pieces[0], plusIsBlank: true) else { return nil }
            guard let value = decode(pieces.count > 1 ? pieces[1] : "", plusIsBlank: true) else { return nil }
            pairs.append((name, value))
        }
        return pairs
    }
}
