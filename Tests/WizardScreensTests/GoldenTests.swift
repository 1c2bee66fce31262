import Foundation
import Localization
import ServiceCatalog
import Testing
import Wording

@testable import SetupWizard
@testable import TerminalUI

/// Every page at five sizes in both languages, as it stands on the screen, and under each what stands on a ground of its own.
///
/// `UPDATE_GOLDENS=1 swift test --filter GoldenTests` writes the files anew; look at the difference before it is committed.
@Suite("Every page looks as it was reviewed")
struct GoldenTests {
    static let sizes = [(24, 80), (30, 100), (12, 40), (6, 20), (60, 200)]
    static let languages = [Language.english, .japanese]
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

    @Test("Every page at every size, in both languages", arguments: PageSample.all, languages)
    func page(sample: PageSample, language: Language) throws {
        let wizard = try sample.reach(language).wizard
        let text = Self.sizes.map { Self.picture(wizard, rows: $0.0, columns: $0.1) }.joined(separator: "\n")
        let file = Self.folder.appending(path: "\(language.rawValue)/\(sample.name).txt")
        try Self.compare(text, file)
    }

    /// Compares a text with what was reviewed, or writes it anew.
    static func compare(_ text: String, _ file: URL) throws {
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try Data(text.utf8).write(to: file)
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected, "\(file.path) differs; UPDATE_GOLDENS=1 writes it anew")
    }

    @Test("There is no picture of a page that is gone")
    func noneLeftOver() throws {
        for language in Self.languages {
            let folder = Self.folder.appending(path: language.rawValue).path
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files.sorted() == PageSample.all.map { $0.name + ".txt" }.sorted())
        }
    }

    @Test("Every kind of page is among them")
    func everyKind() throws {
        let kinds = try PageSample.all.map { try $0.reach(.english).wizard.page.kind }
        for kind in PageKind.allCases { #expect(kinds.contains(kind), "\(kind)") }
    }

    @Test("No row is wider than the window, and the cursor is inside it", arguments: PageSample.all, languages)
    func fits(sample: PageSample, language: Language) throws {
        let page = try sample.reach(language).wizard.page
        for (rows, columns) in Self.sizes + [(2, 200), (13, 41), (14, 39), (40, 132), (6, 21)] {
            let frame = PageRenderer.render(page, size: (rows, columns), ascii: false)
            #expect(frame.rows.count == rows)
            for row in frame.rows { #expect(Columns.width(row.text) <= columns, "\(rows)x\(columns): \(row.text)") }
            #expect((0..<rows).contains(frame.cursor.row) && (0..<columns).contains(frame.cursor.column))
        }
    }

    private static func picture(_ wizard: Wizard, rows: Int, columns: Int) -> String {
        let tooSmall = FrontWords.tooSmall(wizard.language)
        let frame = PageRenderer.render(wizard.page, size: (rows, columns), ascii: false, tooSmall: tooSmall)
        let lines = frame.text.map { row in
            var row = row[...]
            while row.last == " " { row.removeLast() }
            return String(row)
        }
        let cursor = "\(frame.cursor.row + 1),\(frame.cursor.column + 1)"
        let end = lines.lastIndex { !$0.isEmpty } ?? 0
        let empty = lines.count - 1 - end
        let rest = empty > 0 ? "\n(\(empty) empty)" : ""
        return "== \(columns)x\(rows), cursor \(cursor)\n" + lines[...end].joined(separator: "\n") + rest + "\n"
            + grounds(frame)
    }

    /// What stands out by its ground, so that a colour that is lost fails a test.
    private static func grounds(_ frame: Frame) -> String {
        frame.rows.enumerated().flatMap { index, row in
            row.runs.compactMap { run -> String? in
                let look = run.look.ground.map { "\($0)" } ?? (run.look.reversed ? "reversed" : nil)
                let text = run.text.trimmed
                guard let look, !text.isEmpty else { return nil }
                return "  \(index + 1),\(run.column + 1) \(look): \(text)\n"
            }
        }.joined()
    }
}
