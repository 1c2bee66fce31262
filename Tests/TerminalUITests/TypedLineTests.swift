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
            case .last(let bytes): lines.append(String(decoding: bytes, as: UTF8.self) + "<end>")
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

    @Test("ends with Ctrl-D behind its last part where a whole text is read")
    func part() {
        var line = TypedLine(eraseByte: 0x7F)
        line.endsWithPart = true
        for byte in "ab".utf8 { _ = line.feed(byte) }
        #expect(line.isBegun)
        #expect(line.feed(4) == .last(Array("ab".utf8)))
        #expect(line.feed(4) == .end)
    }
}

@Suite("Lines that arrive together")
struct ArrivingLinesTests {
    @Test("are one answer, in their order, once nothing more came for a while")
    func together() {
        var arriving = ArrivingLines()
        #expect(arriving.wait(at: 0, isMidLine: false) == nil)
        arriving.add("one", at: 1_000)
        #expect(arriving.wait(at: 1_000, isMidLine: false) == ArrivingLines.quiet)
        #expect(arriving.take(at: 1_050, isMidLine: false) == nil)
        arriving.add("two", at: 1_060)
        #expect(arriving.take(at: 1_150, isMidLine: false) == nil)
        #expect(arriving.take(at: 1_160, isMidLine: false) == "one\ntwo")
        #expect(arriving.isEmpty)
        arriving.add("three", at: 5_000)
        #expect(arriving.take(at: 6_000, isMidLine: false) == "three")
    }

    @Test("wait for the end of a line that was begun, however long that takes")
    func midLine() {
        var arriving = ArrivingLines()
        arriving.add("http://localhost/?state=s&code=ab", at: 0)
        #expect(arriving.wait(at: 10, isMidLine: true) == nil)
        #expect(arriving.take(at: 100_000, isMidLine: true) == nil)
        arriving.add("cd", at: 100_001)
        #expect(arriving.take(at: 100_200, isMidLine: false) == "http://localhost/?state=s&code=ab\ncd")
        #expect(arriving.takeAll() == nil)
    }
}
