import Localization
import ServiceCatalog
import Testing

@testable import SetupWizard
@testable import TerminalUI

@Suite("Pages on a screen")
struct PageRendererTests {
    private func screen(_ page: Page, _ rows: Int, _ columns: Int) -> String {
        let frame = PageRenderer.render(page, size: (rows, columns), ascii: true)
        return frame.text.map { row in
            var row = row[...]
            while row.last == " " { row.removeLast() }
            return String(row)
        }.joined(separator: "\n")
    }

    @Test("A list at 80x24")
    func list() {
        #expect(
            screen(SamplePages.list(.english, selected: 1), 24, 80) == """
                 oauth-setup   Which service?                            Step 1 of 6   PRACTICE

                 Which service?

                 Pick the service that the connection is for. Everything else depends on it.

                   Alpha
                 > Beta
                   Files and folders of Beta.
                   Gamma
                   Delta
                   Epsilon










                --------------------------------------------------------------------------------
                Enter choose  Up/Down move  Esc back  ? help  F2 日本語 / English  Ctrl-C quit
                """
        )
    }

    @Test("What stands beside a title begins before its column where it would be cut there")
    func longAside() {
        let items = [
            ("A title that takes some room", "short"), ("Short", String(repeating: "a word ", count: 9) + "end"),
        ].map {
            ChoiceList.Item(title: $0.0, aside: $0.1)
        }
        let list = ChoiceList(items: items + [ChoiceList.Item(title: "Last")], selected: 2, focused: true)
        let page = Page(kind: .step(.service), title: "", blocks: [.choices(list)])
        let rows = PageRenderer.render(page, size: (24, 80), ascii: true).text
        #expect(rows.contains { $0.contains("some room  short") })
        #expect(rows.contains { $0.contains("Short") && $0.hasSuffix(" a word end") }, "\(rows)")
    }

    @Test("A long name takes neither the room of what stands beside it nor that of others", arguments: ["n", "名"])
    func longName(letter: String) {
        let items = [String(repeating: letter, count: 64), "sales"].map { name in
            ChoiceList.Item(
                title: name,
                aside: "Kintone",
                tag: Badge(text: "works", kind: .success),
                notes: ["Hanako, tested 3 days ago", "Hanako"]
            )
        }
        let list = ChoiceList(items: items + [ChoiceList.Item(title: "Last")], selected: 2, focused: true)
        let page = Page(kind: .step(.service), title: "", blocks: [.choices(list)])
        let rows = PageRenderer.render(page, size: (24, 80), ascii: true).text
        let told = rows.filter { $0.contains("Kintone") && $0.contains("works") && $0.contains("Hanako") }
        #expect(told.count == 2 && told[0].contains("..."), "\(rows)")
    }

    @Test("A value of many rows leaves room for the others on the review page")
    func longValue() {
        let value = String(repeating: "x", count: 10_000)
        let rows = ["Account", "Browser"].map {
            Block.row(RowView(label: $0, value: $0 == "Account" ? value : "here", focused: false, selectable: true))
        }
        let page = Page(kind: .step(.review), title: "", blocks: rows)
        let text = PageRenderer.render(page, size: (24, 80), ascii: true).text
        #expect(text.filter { $0.contains("xxx") }.count == 6 && text.contains { $0.hasSuffix("xxx...") }, "\(text)")
        #expect(text.contains { $0.contains("Browser") })
    }

    @Test("A list at 40x12 shows the sentence of the item under the cursor only, and that item")
    func smallList() {
        #expect(
            screen(SamplePages.list(.english, selected: 4), 12, 40) == """
                Which service?   Step 1 of 6   PRACTICE
                Which service?
                  Alpha
                  Beta
                  Gamma
                  Delta
                > Epsilon
                  Files and folders of Epsilon.


                Enter choose  Up/Down move  Esc back
                ? help  F2 日本語 / English  Ctrl-C quit
                """
        )
    }

    @Test("Fields in Japanese at 80x24")
    func japaneseFields() {
        let page = SamplePages.fields(.japanese, texts: ["", "abc", ""], focus: 0, refused: true)
        let frame = PageRenderer.render(page, size: (24, 80), ascii: true)
        #expect(
            screen(page, 24, 80) == """
                 oauth-setup   値の入力                                               手順 3 / 6

                 値の入力

                 サービスから渡された値です。

                 > クライアント ID

                    !   必須です。例: abc123
                   アプリの設定画面に表示されています。

                   クライアントシークレット
                   ***

                   スコープ
                   read write

                   [ 次へ ]




                --------------------------------------------------------------------------------
                Enter 選ぶ  Up/Down 移動  Esc 戻る  ? 説明  F2 日本語 / English  Ctrl-C 終了
                """
        )
        #expect(frame.cursor == Frame.Position(row: 7, column: 3))
    }

    @Test("Fields in Japanese at 40x12")
    func narrowFields() {
        let page = SamplePages.fields(.japanese, texts: ["日本", "", ""], focus: 0, refused: false)
        let frame = PageRenderer.render(page, size: (12, 40), ascii: true)
        #expect(
            screen(page, 12, 40) == """
                値の入力                      手順 3 / 6
                値の入力
                > クライアント ID
                  日本
                  アプリの設定画面に表示されています。
                  クライアントシークレット

                  スコープ
                  read write
                  [ 次へ ]
                Enter 選ぶ  Up/Down 移動  Esc 戻る
                ? 説明  F2 日本語 / English  Ctrl-C 終了
                """
        )
        #expect(frame.cursor == Frame.Position(row: 3, column: 6))
    }

    @Test("The example of the field that has the focus stands below it, not where it would look like a text")
    func example() {
        var field = SamplePages.field("Scope", "", focused: true)
        field.placeholder = "read write"
        for (isFocused, rows) in [(true, ["", "   read write"]), (false, ["   read write"])] {
            field.focused = isFocused
            let page = Page(
                kind: .step(.values),
                title: "",
                blocks: [.field(field), .button(ButtonView(label: "Go", focused: false))]
            )
            let shown = screen(page, 24, 80).split(separator: "\n", omittingEmptySubsequences: false)
            let label = shown.firstIndex { $0.hasSuffix("Scope") } ?? 0
            #expect(shown[(label + 1)...].prefix(rows.count).map(String.init) == rows, "\(shown)")
        }
    }

    @Test("A text to copy starts in column 0 and is broken only by the width")
    func copyable() {
        var page = Page(kind: .signIn, title: "Sign in")
        page.blocks = [.copyable(SampleFront.url)]
        let frame = PageRenderer.render(page, size: (24, 60), ascii: true)
        let rows = frame.rows.drop { $0.runs.first?.text.hasPrefix("http") != true }.prefix(2)
        #expect(rows.first?.runs.first?.column == 0)
        #expect(rows.map(\.text).joined() == SampleFront.url)
    }

    @Test("A problem is wrapped where there is room and cut where there is none; a note takes two rows at most")
    func status() {
        var page = Page(kind: .signIn, title: "Sign in")
        page.status = .problem("The code was refused because it was used before. Open the address again.")
        for rows in [24, 12] {
            #expect(
                screen(page, rows, 40).contains(
                    " !  The code was refused because it was\n    used before. Open the address again.\n"
                )
            )
        }
        #expect(screen(page, 9, 40).contains(" !  The code was refused because it w...\n"))
        page.status = .note(String(repeating: "長", count: 60))
        let note = PageRenderer.render(page, size: (24, 41), ascii: true).rows[20...21]
        #expect(note.allSatisfy { $0.width <= 41 && $0.text.hasPrefix("長") })
        #expect(note.last?.text.hasSuffix("...") == true)
    }

    @Test("The page is scrolled so that the focused element is seen, and further as the page says")
    func scrolling() {
        let fields = (0..<60).map {
            Block.field(SamplePages.field("Field \($0)", "", focused: $0 == 20, help: "Help."))
        }
        var page = Page(kind: .step(.values), title: "Many", blocks: fields)
        let frame = PageRenderer.render(page, size: (24, 80), ascii: true)
        #expect(frame.rows[frame.cursor.row - 1].text.hasPrefix(" > Field 20"))
        #expect(frame.text.contains { $0.hasSuffix("^") } && frame.text[22].hasSuffix(" v --"))
        page.scroll = 1000
        let end = PageRenderer.render(page, size: (24, 80), ascii: true)
        #expect(end.text.contains { $0.hasPrefix("   Field 59") })
        #expect(end.text[22].hasSuffix("-----"))
    }

    @Test("Of fixed values all are shown where they fit, else the chosen one")
    func options() {
        let items = ["us-east", "eu-west", "日本"].map { ChoiceList.Item(title: $0, detail: "") }
        let list = ChoiceList(items: items, selected: 1, focused: true)
        func line(_ width: Int) -> OptionsLine { OptionsLine(list, isFocused: true, width: width, .ascii) }
        #expect(line(40).runs.map(\.text).joined() == " us-east  eu-west  日本 ")
        #expect(line(20).runs.map(\.text).joined() == " eu-west  <- -> +2")
        #expect(line(20).runs.first?.look == .selection)
    }

    @Test("A screen too small for a page says so")
    func tooSmall() {
        #expect(screen(SamplePages.list(.english, selected: 0), 4, 30).hasPrefix("Window too small\n"))
        #expect(screen(SamplePages.list(.english, selected: 0), 1, 1) == "W")
    }

    @Test(
        "At any size there are exactly so many rows, none too wide, and the cursor is among them",
        arguments: [Language.english, .japanese]
    )
    func everySize(_ language: Language) {
        var scrolled = SamplePages.everything(language)
        scrolled.scroll = 7
        let pages = [
            SamplePages.list(language, selected: 2), SamplePages.everything(language), scrolled,
            SamplePages.fields(language, texts: [SampleFront.url, "s", ""], focus: 0, refused: true),
            Page(kind: .done, title: ""), Page(kind: .help, title: String(repeating: "題", count: 90), banner: "練習"),
        ]
        for rows in Array(1...14) + [24, 50] {
            for columns in Array(1...62) + [80, 100] {
                for page in pages {
                    let frame = PageRenderer.render(page, size: (rows, columns), ascii: rows % 2 == 0)
                    let isRight =
                        frame.rows.count == rows && frame.rows.allSatisfy { $0.width <= columns }
                        && (0..<rows).contains(frame.cursor.row) && (0..<columns).contains(frame.cursor.column)
                    #expect(isRight, "\(page.kind) at \(columns)x\(rows)")
                }
            }
        }
    }
}
