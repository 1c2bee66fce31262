import Testing

@testable import TerminalUI

@Suite("A line typed at a terminal")
struct TypedLineTests {
    /// What was typed: the lines, and the echo as a terminal would show it.
    private func type(_ text: String) -> (lines: [String], echo: String) {
        var line = TypedLine(eraseByte: 0x7F)
        var lines: [String] = []
        var echo = ""
        for byte in text.utf8 {
            switch line.feed(byte) {
            case .echo(let text): echo += text
            case .line(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
            case .end: lines.append("<end>")
            case nil: break
            }
        }
        return (lines, echo)
    }

    @Test("may be as long as a pasted token is")
    func long() {
        let token = String(repeating: "x", count: 64 * 1024)
        #expect(type(token + "\n").lines == [token])
    }

    @Test("is corrected by whole characters, also wide ones, and erased as a whole")
    func corrected() {
        let typed = type("ab日\u{7F}\u{8}c\n")
        #expect(typed.lines == ["ac"])
        #expect(typed.echo == "ab日\u{8}\u{8}  \u{8}\u{8}\u{8} \u{8}c")
        #expect(type("wrong\u{15}right\r").lines == ["right"])
        #expect(type("\u{7F}\u{7F}x\n").lines == ["x"])
    }

    @Test("shows a character when its last byte has come, and no control characters")
    func echo() {
        #expect(type("日本").echo == "日本")
        #expect(type("a\u{1B}[Ab\u{7}").echo == "a[Ab")
        #expect(type("\u{4}").lines == ["<end>"])
        #expect(type("x\u{4}\n").lines == ["x"])
    }
}
