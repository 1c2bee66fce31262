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

    @Test("does not swallow keys that mean nothing in a line of text")
    func leavesOtherKeys() {
        var editor = TextEditor("x")
        for key in [Key.enter, .tab, .function(1)] {
            let wasTaken = editor.handle(key)
            #expect(!wasTaken)
        }
    }
}
