import Testing

@testable import TerminalUI

@Suite("QR codes")
struct QRCodeTests {
    /// The picture as light and dark modules again.
    private func modules(_ rows: [String]) -> [[Bool]] {
        var modules: [[Bool]] = []
        for row in rows {
            let cells = row.replacing(/\x1B\[[0-9;]*m/, with: "")
            modules.append(cells.map { $0 == "\u{2580}" || $0 == "\u{2588}" })
            modules.append(cells.map { $0 == "\u{2584}" || $0 == "\u{2588}" })
        }
        return modules
    }

    @Test("A short text is a code of 21 modules with the quiet zone of 4 where there is room")
    func roomy() throws {
        let code = try #require(QRCode("short text"))
        #expect(code.modules.count == 21)
        let picture = try #require(code.picture(rows: 23, columns: 80, ascii: false, colors: true))
        #expect(picture.columns == 29 && picture.rows.count == 15)
        let drawn = modules(picture.rows)
        #expect(drawn[..<4].allSatisfy { !$0.contains(true) })
        #expect(drawn[4..<25].map { Array($0[4..<25]) } == code.modules)
        #expect(Array(drawn[4][4..<12]) == [true, true, true, true, true, true, true, false])
        #expect(picture.rows.allSatisfy { $0.hasPrefix("\u{1B}[30;107m") && $0.hasSuffix("\u{1B}[0m") })
    }

    @Test("The quiet zone shrinks to 3 and to 2, never further: a code that does not fit as a whole is none")
    func tight() throws {
        let code = try #require(QRCode("short text"))
        #expect(code.picture(rows: 14, columns: 80, ascii: false, colors: true)?.columns == 27)
        #expect(code.picture(rows: 13, columns: 25, ascii: false, colors: true)?.columns == 25)
        #expect(code.picture(rows: 12, columns: 80, ascii: false, colors: true) == nil)
        #expect(code.picture(rows: 13, columns: 24, ascii: false, colors: true) == nil)
    }

    @Test("The size that is named is the one that is enough", arguments: [false, true])
    func smallestSize(_ ascii: Bool) throws {
        for length in [1, 50, 106, 154, 271, 500] {
            let code = try #require(QRCode(String(repeating: "x", count: length)))
            let (rows, columns) = code.smallestSize(ascii: ascii)
            let picture = try #require(code.picture(rows: rows, columns: columns, ascii: ascii, colors: true))
            #expect(picture.rows.count == rows && picture.columns == columns)
            #expect(code.picture(rows: rows - 1, columns: columns, ascii: ascii, colors: true) == nil)
            #expect(code.picture(rows: rows, columns: columns - 1, ascii: ascii, colors: true) == nil)
        }
    }

    @Test("Without half blocks a module is two columns, without colours it is reversed")
    func plain() throws {
        let code = try #require(QRCode("short text"))
        let picture = try #require(code.picture(rows: nil, columns: 200, ascii: true, colors: false))
        #expect(picture.columns == 58 && picture.rows.count == 29)
        #expect(picture.rows.joined().unicodeScalars.allSatisfy { $0.isASCII })
        #expect(picture.rows[0].hasPrefix("\u{1B}[7m"))
    }

    @Test("A text too long for any code gives none")
    func tooLong() {
        #expect(QRCode(String(repeating: "x", count: 2953)) != nil)
        #expect(QRCode(String(repeating: "x", count: 2954)) == nil)
    }
}
