import Foundation
import SetupWizard
import Testing

@Suite("A text field")
struct TextEditorTests {
    @Test("inserts and deletes whole characters, also Japanese ones and emoji")
    func editsCharacters() {
        var editor = TextEditor("日本語")
        _ = editor.handle(.left)
        editor.insert("👩‍💻")
        #expect(editor.text == "日本👩‍💻語")
        _ = editor.handle(.backspace)
        #expect(editor.text == "日本語")
        #expect(editor.caret == 2)
        _ = editor.handle(.delete)
        #expect(editor.text == "日本")
    }

    @Test("joins a combining mark to the character before it")
    func joinsMarks() {
        var editor = TextEditor("か")
        editor.insert("\u{3099}")
        #expect(editor.caret == 1)
        _ = editor.handle(.backspace)
        #expect(editor.text == "")
    }

    @Test("takes long pastes whole, without control characters")
    func takesPastes() {
        var editor = TextEditor()
        editor.insert("a\u{1B}[2Jb\nc" + String(repeating: "x", count: 70_000))
        #expect(editor.text.hasPrefix("a[2Jb c"))
        #expect(editor.text.count == 70_007)
    }

    @Test(
        "moves and deletes by words and lines",
        arguments: [
            ([Key.control("w")], "one-"),
            ([.control("u")], ""),
            ([.home, .control("k")], ""),
            ([.home, .character("x")], "xone-two"),
            ([.home, .right, .delete], "oe-two"),
            ([.control("u"), .control("_")], "one-two"),
        ]
    )
    func moves(keys: [Key], expected: String) {
        var editor = TextEditor("one-two")
        for key in keys { _ = editor.handle(key) }
        #expect(editor.text == expected)
    }

    @Test("moves by words")
    func movesByWords() {
        var editor = TextEditor("one-two 三つ")
        var carets: [Int] = []
        for key in [Key.wordLeft, .wordLeft, .wordLeft, .wordLeft, .wordRight, .wordRight, .wordRight] {
            _ = editor.handle(key)
            carets.append(editor.caret)
        }
        #expect(carets == [8, 4, 0, 0, 3, 7, 10])
    }

    @Test("undoes change by change: a word typed is one, a paste is one, a cleaning is one")
    func undoes() {
        var editor = TextEditor("start")
        for character in " abc" { _ = editor.handle(.character(character)) }
        editor.insert("PASTED")
        editor.replace(with: "clean")
        var texts: [String] = []
        for _ in 0..<4 {
            _ = editor.handle(.control("_"))
            texts.append(editor.text)
        }
        #expect(texts == ["start abcPASTED", "start abc", "start", "start"])
        #expect(!editor.canUndo)
    }

    @Test("joins what meets when what stood between is taken away, and what is typed before a lone mark")
    func joinsAtCaret() {
        var editor = TextEditor("\u{1F1EF}x\u{1F1F5}")
        for key in [Key.left, .backspace, .end] { _ = editor.handle(key) }
        #expect(editor.caret == 1 && editor.text.count == 1)
        editor = TextEditor("\u{301}")
        for key in [Key.home, .character("e"), .end] { _ = editor.handle(key) }
        #expect(editor.caret == 1 && editor.text == "é")
    }

    @Test("lets whoever keeps what stood there before each key pay for the key, not for all that was typed")
    func sharesWhatIsKept() throws {
        // Each way of keeping it for every key would take 500 MB if all of it were copied.
        let count = 8_192
        func residentByteCount() throws -> Int {
            let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
            return (Int(text.split(separator: " ")[1]) ?? 0) * Int(getpagesize())
        }
        let before = try residentByteCount()
        for character in ["x", "字"] as [Character] {
            var editor = TextEditor()
            var kept: [TextEditor] = []
            for _ in 0..<count {
                kept.append(editor)
                _ = editor.handle(.character(character))
            }
            for _ in 0..<count {
                kept.append(editor)
                _ = editor.handle(.backspace)
            }
            #expect(kept.indices.allSatisfy { kept[$0].caret == min($0, 2 * count - $0) })
            #expect(kept[count].text == String(repeating: character, count: count) && editor.isEmpty)
            #expect(try residentByteCount() - before < 128 << 20)
        }
    }

    @Test("moves over a long text, in its pieces, and back")
    func movesFar() {
        let text = (0..<1_000).map { "\($0)" }.joined(separator: "-")
        var editor = TextEditor(text)
        for _ in 0..<500 { _ = editor.handle(.wordLeft) }
        editor.insert("<")
        let keys = [Key.end, .character(">"), .home, .delete, .wordRight, .right, .control("u")]
        for key in keys { _ = editor.handle(key) }
        #expect(editor.text == (2..<1_000).map { $0 == 500 ? "<500" : "\($0)" }.joined(separator: "-") + ">")
        #expect(editor.caret == 0)
    }

    @Test("does not swallow keys that mean nothing in a line of text")
    func leavesOtherKeys() {
        var editor = TextEditor("x")
        for key in [Key.enter, .tab, .function(1)] {
            let wasTaken = editor.handle(key)
            #expect(!wasTaken)
        }
    }
}
