import Secrets
import TestSupport
import Testing

@Suite("A filter for secrets")
struct SecretFilterTests {
    static let secrets = [
        "s3cr3t-Tok+en/1=", "Tr0ub4dor&3<x>\"'", "pässwörter 日本語!", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "a b+c%20d",
    ]

    private func filter(_ secret: String, pieces: Bool = true) -> SecretFilter {
        var filter = SecretFilter(shortest: 3, findsPieces: pieces)
        filter.insert(secret)
        return filter
    }

    private static func percent(_ text: String, upper: Bool, all: Bool) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            guard all || !isPlain else { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: upper)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }
        .joined()
    }

    private static func base64(_ text: String, isForURLs: Bool = false, line: Int = .max) -> String {
        let last = isForURLs ? "-_" : "+/"
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last)
        let bytes = Array(text.utf8)
        var result = ""
        var column = 0
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for digit in 0...group.count {
                result.append(alphabet[value >> (18 - 6 * digit) & 63])
                column += 1
                if column % line == 0 { result += "\r\n" }
            }
        }
        return isForURLs ? result : result + String(repeating: "=", count: (3 - bytes.count % 3) % 3)
    }

    private static func base32(_ text: String, _ alphabet: String = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") -> String {
        let bits = text.utf8.map { String(256 + Int($0), radix: 2).dropFirst() }.joined()
        let alphabet = Array(alphabet)
        let digits = stride(from: 0, to: bits.count, by: 5).map { start in
            let five = bits.dropFirst(start).prefix(5)
            return alphabet[Int(five + String(repeating: "0", count: 5 - five.count), radix: 2) ?? 0]
        }
        return String(digits) + String(repeating: "=", count: (8 - digits.count % 8) % 8)
    }

    private static func entities(_ text: String, numeric: Bool) -> String {
        let named: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
        guard numeric else { return text.map { named[$0] ?? String($0) }.joined() }
        return text.unicodeScalars.enumerated().map { index, scalar in
            index % 2 == 0 ? "&#\(scalar.value);" : "&#x\(String(scalar.value, radix: 16));"
        }
        .joined()
    }

    private static func json(_ text: String) -> String {
        text.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        .joined()
    }

    private static func hexadecimal(_ text: String, upper: Bool) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: upper) }.joined()
    }

    /// A secret in every way that a service, a proxy or a page could write it.
    static func forms(_ secret: String) -> [String] {
        let percent = percent(secret, upper: true, all: false)
        var forms: [String] = [secret, percent, percent.replacing("%20", with: "+")]
        forms.append(Self.percent(secret, upper: false, all: false))
        forms.append(Self.percent(secret, upper: true, all: true))
        forms.append(percent.replacing("%", with: "%25"))
        forms.append(percent.replacing("%", with: "%2525"))
        forms.append(entities(secret, numeric: false))
        forms.append(entities(secret, numeric: true))
        forms.append(entities(percent, numeric: true))
        forms.append(json(secret))
        forms.append(json(entities(secret, numeric: false)))
        forms.append(secret.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("/", with: "\\/"))
        forms.append(secret.utf8.map { "\\" + String(512 + Int($0), radix: 8).dropFirst() }.joined())
        forms.append(hexadecimal(secret, upper: true))
        forms.append(hexadecimal(secret, upper: false))
        for lead in ["", "i", "id"] {
            let code = base64(lead + secret)
            forms.append(code)
            forms.append(base64(lead + secret, isForURLs: true))
            forms.append(base64("id:" + lead + secret + ":end"))
            forms.append(base64(lead + secret, line: 8))
            forms.append(base64(lead + percent))
            forms += [base64(code), base64("x" + code + "y"), base64("xy" + base64("id:" + lead + secret + ":end"))]
            forms += [base32(lead + secret), base32("abc" + lead + secret + "d").lowercased()]
            forms.append(code.replacing("/", with: "\\/"))
            forms.append(code.replacing("+", with: "%2B").replacing("/", with: "%2f"))
        }
        return forms
    }

    /// A secret as numbers, in other widths, and broken up.
    static func spelled(_ secret: String) -> [String] {
        let digits = secret.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        let wide = secret.unicodeScalars.map { scalar in
            (33...126).contains(scalar.value) ? String(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar) : String(scalar)
        }
        var forms = [digits.joined(separator: ":"), digits.map { "0x" + $0 }.joined(separator: ", "), wide.joined()]
        forms += [digits.joined(separator: "-").uppercased(), "0x" + digits.joined(separator: " 0x")]
        forms.append(secret.utf8.map { String($0) }.joined(separator: " "))
        forms.append("[" + secret.utf8.map { String($0) }.joined(separator: ",") + "]")
        forms.append(secret.unicodeScalars.map { "&#\($0.value);" }.joined(separator: ", "))
        forms.append(secret.unicodeScalars.map { "chr(\($0.value))" }.joined(separator: "."))
        forms.append(secret.unicodeScalars.map { "\\" + String($0.value, radix: 16) }.joined(separator: " "))
        forms.append(secret.unicodeScalars.map { "U+00" + String($0.value, radix: 16) }.joined(separator: " "))
        forms.append(base32(secret, "0123456789ABCDEFGHIJKLMNOPQRSTUV"))
        // UTF-16 that was read byte by byte, and its base64.
        let units = secret.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        if secret.utf8.allSatisfy({ $0 < 0x80 }) {
            let text = String(decoding: units, as: UTF8.self)
            forms += [text, text.replacing("\0", with: " "), base64(text), base64("x" + text), base64("\0" + text)]
        }
        for breaks in ["\n", "\r\n", "\r\n> ", "\u{1}", "\u{200B}", " | "]
            + (secret.contains("<") ? [] : ["<b>", "\u{1B}[1m"])
        {
            for count in [3, 8] {
                let pieces = stride(from: 0, to: secret.unicodeScalars.count, by: count).map { start in
                    String(String.UnicodeScalarView(secret.unicodeScalars.dropFirst(start).prefix(count)))
                }
                forms.append(pieces.joined(separator: breaks))
            }
        }
        return forms
    }

    @Test("hides a secret that is spelled, widened or broken up", arguments: secrets, [true, false])
    func spellings(secret: String, pieces: Bool) {
        let filter = filter(secret, pieces: pieces)
        for form in Self.spelled(secret) {
            let shown = filter.hide("before: \(form) - after")
            let left = shown.replacing("***", with: "").filter { $0.isLetter || $0.isNumber }
            // A sign at the end may stay, but no number of one before it.
            #expect(shown.contains("***") && left.count <= "beforeafter".count + 10, "\(form): \(shown)")
        }
    }

    @Test("hides a secret in whatever encoding it comes back", arguments: secrets, [true, false])
    func encodings(secret: String, pieces: Bool) {
        let filter = filter(secret, pieces: pieces)
        for form in Self.forms(secret) {
            let shown = filter.hide("before \(form) after")
            #expect(shown.contains("***") && shown.hasPrefix("before") && shown.hasSuffix("after"), "\(form): \(shown)")
            for rest in [form, String(form.prefix(form.count / 2)), String(form.suffix(form.count / 2))]
            where rest.count > 5 && !rest.contains(" ") {
                #expect(!shown.contains(rest), "\(form): \(shown)")
            }
        }
    }

    @Test("hides it in another case, as what knows none writes it", arguments: secrets)
    func cases(secret: String) {
        let percent = Self.percent(secret, upper: true, all: false)
        for form in [secret, percent] {
            for other in [form.lowercased(), form.uppercased()] {
                #expect(filter(secret, pieces: false).hide("<\(other)>") == "<***>")
            }
        }
    }

    @Test("hides it where another character set spoilt its letters")
    func characterSets() {
        let filter = filter("geheimnis-äöü")
        for form in ["geheimnis-???", "geheimnis-\u{FFFD}\u{FFFD}\u{FFFD}", "geheimnis-Ã¤Ã¶Ã¼", "geheimnis-%E4%F6%FC"] {
            #expect(filter.hide("<\(form)>") == "<***>")
        }
    }

    @Test("leaves other text as it is, and hides pieces only where that is asked for")
    func others() {
        let secret = "correct-horse-battery"
        for text in ["", "nothing here", "100 % & more \\ 日本語 \u{1B}", "Zm9vYmFy", "correct", "%zz &#; &amp; \\u12"] {
            #expect(filter(secret).hide(text) == text)
        }
        #expect(filter(secret).hide("rect-horse-batt…") == "***…")
        #expect(filter(secret, pieces: false).hide("rect-horse-batt…") == "rect-horse-batt…")
        #expect(filter("日本語パスワード").hide("は日本語パスワードで") == "は***で")
        var short = SecretFilter(shortest: 6, findsPieces: false)
        short.insert("abc")
        #expect(short.hide("abc") == "abc")
    }

    @Test("takes a time that grows with the text, not with what stands in it")
    func linear() {
        var filter = SecretFilter(shortest: 3, findsPieces: false)
        for length in 1...12 { filter.insert(String(repeating: "a", count: length * 200) + "b") }
        let text = String(repeating: "a", count: 10_000)
        let once = workTime { _ = filter.hide(text) }
        let fourfold = workTime { _ = filter.hide(String(repeating: text, count: 4)) }
        #expect(fourfold < once * 12 + 0.5)
        #expect(!filter.hide(text + String(repeating: "a", count: 50) + "b c").contains("ab"))
    }
}
