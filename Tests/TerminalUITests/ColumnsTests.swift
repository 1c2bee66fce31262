import Testing

@testable import TerminalUI

@Suite("Columns of text")
struct ColumnsTests {
    @Test(
        "A text takes the sum of the columns of its code points",
        arguments: [
            ("", 0), ("abc", 3), ("日本", 4), ("ひらがな、「", 12), ("ｶﾅ", 2), ("か\u{3099}", 2), ("é", 1), ("e\u{301}", 1),
            ("👩‍💻", 4), ("─", 1), ("a\u{1B}b", 2),
        ]
    )
    func width(_ text: String, _ columns: Int) {
        #expect(Columns.width(text) == columns)
    }

    @Test("A text is cut between characters, with a mark where something is missing")
    func truncation() {
        #expect(Columns.truncated("abcdef", to: 6, mark: "...") == "abcdef")
        #expect(Columns.truncated("abcdefg", to: 6, mark: "...") == "abc...")
        #expect(Columns.truncated("日本語太郎", to: 8, mark: "...") == "日本...")
        #expect(Columns.truncated("日本語", to: 3) == "日")
        #expect(Columns.truncated("日", to: 1).isEmpty)
    }

    @Test("A paragraph breaks at blanks, and between any two wide characters")
    func wrapping() {
        #expect(Columns.wrapped("one two three", at: 7) == ["one two", "three"])
        #expect(Columns.wrapped("one twothreefour", at: 6) == ["one", "twothr", "eefour"])
        #expect(Columns.wrapped("これは長い文です", at: 7) == ["これは", "長い文", "です"])
        #expect(Columns.wrapped("client ID を入力", at: 10) == ["client ID", "を入力"])
        #expect(Columns.wrapped("", at: 5) == [""])
        // An opening bracket stays with what follows, a closing one with what stands before.
        #expect(Columns.wrapped("例: 鍵", at: 3) == ["例:", "鍵"])
        #expect(Columns.wrapped("次の「鍵」を開く", at: 6) == ["次の", "「鍵」", "を開く"])
    }

    @Test(
        "A Japanese paragraph breaks as Japanese is printed",
        arguments: [
            // No row begins with what closes, with a small letter or a long vowel, or ends with what opens.
            ("あいうえお、かきくけこ", 10, ["あいうえ", "お、かき", "くけこ"]),
            ("あいうえおっかきくけこ", 10, ["あいうえ", "おっかき", "くけこ"]),
            ("あいうえ（おかきくけこ", 10, ["あいうえ", "（おかき", "くけこ"]),
            ("あいうえ(鍵)をつけた", 10, ["あいうえ", "(鍵)を", "つけた"]),
            ("開く〔一〕、『二』々", 8, ["開く", "〔一〕、", "『二』々"]),
            // Katakana of up to 12 columns and ASCII words stay whole, also where they touch something wide.
            ("新しいサービスを選ぶ", 12, ["新しい", "サービス", "を選ぶ"]),
            ("新しいブラウザーだ", 12, ["新しい", "ブラウザーだ"]),
            ("次のファイル.jsonを開く", 14, ["次の", "ファイル.json", "を開く"]),
            ("設定はsettings.jsonです", 14, ["設定は", "settings.json", "です"]),
            ("サービスアカウントトークン", 12, ["サービスアカ", "ウントトー", "クン"]),
            ("オープン・ソースの版", 14, ["オープン・", "ソースの版"]),
            // Wider than the row alone, they are broken, by the same rules.
            ("ブラウザーを", 8, ["ブラウ", "ザーを"]),
            ("このアプリケーションを", 19, ["この", "アプリケーションを"]),
            ("次のコンフィギュレーション", 24, ["次のコンフィギュ", "レーション"]),
        ]
    )
    func kinsoku(_ text: String, _ columns: Int, _ rows: [String]) {
        #expect(Columns.wrapped(text, at: columns) == rows)
    }

    @Test(
        "The last row is no widow where the row before it has enough",
        arguments: [
            ("あいうえおかきくけこさしすせそ。", 30, ["あいうえおかきくけこさし", "すせそ。"]),
            ("この接続を今すぐテストします。", 28, ["この接続を今すぐテスト", "します。"]),
            ("接続の設定をサービスで確かめます", 30, ["接続の設定をサービスで確", "かめます"]),
            ("Enter the account name of it", 26, ["Enter the account name of", "it"]),
        ]
    )
    func widows(_ text: String, _ columns: Int, _ rows: [String]) {
        #expect(Columns.wrapped(text, at: columns) == rows)
    }

    @Test("Nothing is lost when a paragraph is broken", arguments: 1...30)
    func nothingIsLost(_ columns: Int) {
        let text = "Open https://auth.example/authorize?x=1 in a browser 日本語も混ざる文 and come back."
        let rows = Columns.wrapped(text, at: columns)
        #expect(rows.allSatisfy { Columns.width($0) <= columns })
        let wide = columns == 1 ? text.filter { Columns.width($0) == 1 } : text
        #expect(rows.joined().filter { $0 != " " } == wide.filter { $0 != " " })
    }

    @Test("Control characters never reach the screen")
    func controls() {
        #expect(Columns.printable("a\u{1B}[31mb\u{7}\u{202E}c\td\n") == "a\u{FFFD}[31mb\u{FFFD}\u{FFFD}c d ")
    }

    @Test("A long value shows the part around the caret")
    func fieldWindow() {
        let text = "abcdefghijklmnopqrstuvwxyz"
        #expect(FieldWindow("abc", caret: 3, width: 10).text == "abc")
        #expect(FieldWindow(text, caret: 26, width: 10).text == "<uvwxyz")
        #expect(FieldWindow(text, caret: 26, width: 10).caret == 7)
        #expect(FieldWindow(text, caret: 0, width: 10).text == "abcdefghi>")
        #expect(FieldWindow(text, caret: nil, width: 10).text == "abcdefghi>")
    }

    @Test("The caret is in the field and the field in its columns, wherever the caret is", arguments: 3...20)
    func caretStaysInside(_ columns: Int) {
        let text = "日本語太郎abc か\u{3099}👩‍💻末尾"
        for place in 0...text.count {
            let window = FieldWindow(text, caret: place, width: columns)
            #expect(Columns.width(window.text) <= columns)
            #expect((0..<columns).contains(window.caret))
        }
    }
}
