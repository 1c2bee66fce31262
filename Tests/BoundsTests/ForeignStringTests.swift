import Bounds
import Testing

@Suite("Text from outside has no tower of marks")
struct ForeignStringTests {
    private static func text(_ marks: String, _ count: Int) -> String {
        "e" + String(repeating: marks, count: count) + "n"
    }

    @Test("What people write comes out as it is, to the byte")
    func plain() {
        let written = [
            "", "plain", "e\u{301}", "é", "日本語のテキスト、がぎぐげご", "Z\u{351}\u{36F}a\u{321}", "\u{1F468}\u{200D}\u{1F469}",
            Self.text("\u{301}", 30), Self.text("\u{1F3FB}", 200), String(repeating: "e\u{301}\u{316}", count: 500),
            String(repeating: "한", count: 100), String(repeating: "\u{1112}\u{1161}\u{11AB}", count: 100),
        ]
        for text in written {
            #expect(Array(String(foreign: Array(text.utf8)).utf8) == Array(text.utf8))
            #expect(String(validForeign: text.utf8).map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test("Behind 30 marks in a row stands a joiner", arguments: ["\u{301}", "\u{301}\u{316}", "\u{F73}", "\u{1D165}"])
    func tower(marks: String) {
        let text = String(foreign: Array(Self.text(marks, 1000).utf8))
        var (run, longest) = (0, 0)
        for scalar in text.unicodeScalars {
            run = scalar == "\u{34F}" || scalar.isASCII ? 0 : run + 1
            longest = max(longest, run)
        }
        #expect(longest == 30)
        let rest = text.unicodeScalars.filter { $0 != "\u{34F}" }
        #expect(rest.elementsEqual(Self.text(marks, 1000).unicodeScalars))
    }

    @Test("No letter that is taken for one without being looked up is a mark")
    func skipped() {
        for value in Array(0x3031...0x3098) + Array(0x309B...0xA66E) {
            let scalar = Unicode.Scalar(UInt32(value))
            #expect(scalar?.properties.canonicalCombiningClass == .notReordered, "\(value)")
        }
    }

    @Test("What is no UTF-8 is repaired or refused")
    func broken() {
        #expect(String(foreign: [97, 0xFF, 98]) == "a\u{FFFD}b")
        #expect(String(validForeign: [97, 0xFF, 98]) == nil)
    }

    @Test("A megabyte of marks is compared at once")
    func comparison() {
        let text = String(foreign: Array(String(repeating: "\u{301}\u{316}", count: 1 << 18).utf8))
        #expect(text != "\u{316}\u{301}" && !text.hasPrefix("a") && ["a": 1][text] == nil)
    }
}
