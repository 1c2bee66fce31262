import Secrets
import Testing

@Suite("Text from outside")
struct ForeignTextTests {
    /// Every character that acts, hides or turns, and a few more of each sort.
    static let harmful: [Unicode.Scalar] =
        (Array(0...0x1F) + Array(0x7F...0x9F) + [
            0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E,
            0x2060, 0x2066, 0x2069, 0x206F, 0x3164, 0xE000, 0xF8FF, 0xFDD0, 0xFE00, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFB,
            0xFFFE, 0xFFFF, 0x1BCA0, 0x1D173, 0x1FFFE, 0xE0001, 0xE0020, 0xE007F, 0xE0100, 0xE01EF, 0xF0000, 0x10FFFF,
        ])
        .compactMap(Unicode.Scalar.init)

    @Test("shows every control, direction mark, hidden and unknown character as a sign", arguments: harmful)
    func written(scalar: Unicode.Scalar) {
        let shown = ForeignText.line("a\(scalar)b")
        #expect(shown.hasPrefix("a\\") && shown.hasSuffix("b"), "\(shown)")
        #expect(shown.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
        let several = ForeignText.lines("a\(scalar)b")
        #expect(several == (scalar == "\n" ? "a\nb" : shown))
        #expect(!ForeignText.clean("a\(scalar)b").unicodeScalars.contains(scalar) || scalar == " ")
        #expect(ForeignText.line(shown) == shown)
    }

    @Test(
        "keeps what people write",
        arguments: [
            "", "plain text, 100 %", "Müller & Söhne", "日本語「株式会社」・ｶﾅ", "葛\u{E0100}城",
            "👩\u{200D}👧 ❤\u{FE0F} 1\u{FE0F}\u{20E3}",
            "نمی\u{200C}خواهم", "क्\u{200D}ष", "e\u{301}\u{323}", "שלום", "a\u{A0}b\u{3000}c",
        ]
    )
    func kept(text: String) {
        #expect(ForeignText.line(text) == text)
        #expect(ForeignText.lines(text + "\n" + text) == text + "\n" + text)
    }

    @Test("takes joiners, selectors and marks only where they belong, and no towers of marks")
    func misplaced() {
        #expect(ForeignText.line("pay\u{200D}pal") == "pay\\u{200D}pal")
        #expect(ForeignText.line("a\u{FE0F}") == "a\\u{FE0F}")
        #expect(ForeignText.line("❤\u{FE0F}\u{FE0F}") == "❤\u{FE0F}\\u{FE0F}")
        #expect(ForeignText.line("\u{301}a") == "\\u{301}a")
        #expect(ForeignText.line("\u{1B}\u{301}") == "\\u{1B}\\u{301}")
        #expect(ForeignText.line("o" + String(repeating: "\u{300}", count: 9)).contains("\\u{300}"))
    }

    @Test("as a word of a shell is the same text again when it is run")
    func words() {
        #expect(ForeignText.word("sales") == "sales")
        #expect(ForeignText.word("/a b/it's") == "'/a b/it'\\''s'")
        #expect(ForeignText.word("-x") == "'-x'")
        #expect(ForeignText.word("") == "''")
        #expect(ForeignText.word("a\u{1B}'\\\u{202E}") == "$'a\\x1b\\'\\\\\\xe2\\x80\\xae'")
    }

    @Test("is cleaned for a message: control, direction, markup, towers of marks, length")
    func cleaned() {
        #expect(ForeignText.clean("a\u{1B}]0;x\u{7}b\u{9B}2J\u{202E}c\u{2028}d\u{200B}e") == "a ]0;x b 2Jc de")
        #expect(ForeignText.clean("<script>x</script><img onerror=1>y<b") == "xy")
        #expect(ForeignText.clean("e\u{301} o" + String(repeating: "\u{300}", count: 99)).unicodeScalars.count == 6)
        #expect(ForeignText.clean(String(repeating: "あ", count: 9999)).count == 200)
        #expect(ForeignText.clean("<\u{301}b>x</b>") == "x")
        #expect(ForeignText.errorCode("invalid_grant") == "invalid_grant")
        #expect(ForeignText.errorCode("two words") == "")
    }

    @Test("loses a secret also where markup or a hidden character stands inside it, or where the text is cut")
    func hidden() {
        let secret = Secret("ZZ+/")
        #expect(ForeignText.clean("a ZZ%2B/b ZZ+/c", hiding: [secret]) == "a ***b ***c")
        #expect(ForeignText.clean("ZZ%2B%2F", hiding: [secret]) == "***")
        #expect(ForeignText.clean("Z<b>Z+</b>/", hiding: [secret]) == "***")
        #expect(ForeignText.clean("Z\u{200B}Z+\u{202E}/", hiding: [secret]) == "***")
        // A mark behind the last character makes another character of it, for whoever compares characters.
        #expect(!ForeignText.clean("x ZZ+/\u{5B4}y", hiding: [secret]).utf8.contains(UInt8(ascii: "Z")))
        let long = Secret(String(repeating: "Tr0ub4dor", count: 20))
        for place in 8100...8200 where place % 7 == 0 {
            let text = "<" + String(repeating: "x", count: place) + ">" + long.reveal()
            #expect(!ForeignText.clean(text, hiding: [long]).contains("Tr0ub"))
        }
    }
}
