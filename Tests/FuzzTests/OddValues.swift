import StrictJSON

/// Values of every kind that a member can have and hardly ever should: types, extremes, encodings, controls, lengths.
enum OddValues {
    /// JSON text of each; some of it is no JSON.
    static let all: [[UInt8]] = (json + texts.map { JSONValue.string($0).text() }).map { Array($0.utf8) } + raw

    private static let json = [
        "null", "true", "false", "0", "-0", "-1", "1.5", "3600.0", "1e9", "1e400", "0.00000000000000000001",
        "2147483648",
        "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "999999999999999999999999999999", "[]", "{}", "[[]]", "[null]", #"{"a":{"b":[1]}}"#, #"["x","y"]"#, "[1,2,3]",
        #"{"a":1,"a":2}"#, #""\ud800""#, #""\udc00\ud800""#, #""\u0000\u001b[2J\u009b""#, #""\/\b\f""#, "NaN", "'x'",
        "",
        "1 2", "{", "]", String(repeating: "[", count: 200) + String(repeating: "]", count: 200),
    ]

    private static let texts = [
        "", " ", "\n", "0", "-1", "1e3", "true", "null", "{}", "日本語", "👩\u{200D}👧", "e\u{301}", "<b>b</b>&lt;i&gt;",
        "%s%n",
        "%00%zz", "../../etc", "$(id)`id`;", "a;b=c", "{Url}", "[{", "\"'\\", "https://elsewhere.example/",
        "http://127.1/",
        "javascript:alert(1)", "\u{1B}]0;t\u{7}\u{1B}[2J", "\u{9B}31m", "a\u{0}b", "\u{7F}\u{8}", "x\r\nInjected: yes",
        "a\tb", "\u{202E}gnp", "\u{2066}x\u{2069}", "z\u{200B}w", "\u{FEFF}b", "l\u{2028}p\u{2029}",
        "\u{E0041}\u{E0042}",
        "\u{E000}", "\u{FDD0}\u{FFFF}", "\u{AD}\u{34F}\u{115F}", "o" + String(repeating: "\u{300}", count: 60),
        String(repeating: "x", count: 70_000), String(repeating: "9", count: 400), String(repeating: "あ", count: 3000),
        "ZZmark-planted&secret+1/2=", "ZZmark-planted%26secret%2B1%2F2%3D", "WlptYXJrLXBsYW50ZWQmc2VjcmV0KzEvMj0=",
        "5a5a6d61726b2d706c616e746564267365637265742b312f323d", "ZZmark-planted&amp;secret+1/2=",
    ]

    private static let raw: [[UInt8]] = [
        [0x22, 0xFF, 0xFE, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE5, 0x93, 0x22],
        [0xEF, 0xBB, 0xBF, 0x31], [0x22, 0x1B, 0x5B, 0x32, 0x4A, 0x22], [0x00], [0x22, 0x41],
    ]

    /// The document with each of its members, one after the other, replaced by each odd value.
    static func variants(of document: JSONValue) -> [[UInt8]] {
        let mark = "\u{1}"
        return documents(document, replacing: .string(mark)).flatMap { document in
            let text = Array(document.text().utf8)
            let quoted = Array(JSONValue.string(mark).text().utf8)
            guard let place = text.firstRange(of: quoted) else { return [[UInt8]]() }
            let (head, tail) = (Array(text[..<place.lowerBound]), Array(text[place.upperBound...]))
            return all.map { head + $0 + tail }
        }
    }

    /// The document once for each of its members, with that one replaced, and the whole replaced.
    private static func documents(_ value: JSONValue, replacing odd: JSONValue) -> [JSONValue] {
        var found = [odd]
        switch value {
        case .object(let members):
            for (name, member) in members {
                for changed in documents(member, replacing: odd) {
                    var copy = members
                    copy[name] = changed
                    found.append(.object(copy))
                }
            }
        case .array(let values):
            for (index, member) in values.enumerated() {
                for changed in documents(member, replacing: odd) {
                    var copy = values
                    copy[index] = changed
                    found.append(.array(copy))
                }
            }
        default: break
        }
        return found
    }
}
