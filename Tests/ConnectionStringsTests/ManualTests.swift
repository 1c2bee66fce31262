import ConnectionStrings
import Foundation
import ServiceCatalog
import Testing

/// `Resources/Manual/connection-strings.md` against the sources, the goldens and the vendor's documents.
@Suite("The page about connection strings is current")
struct ManualTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    private static let seeds = root.appending(path: "../shared/seeds").standardized.path

    private static func page() throws -> String {
        try String(contentsOf: root.appending(path: "Resources/Manual/connection-strings.md"), encoding: .utf8)
    }

    /// A row of the table of origins: service and scheme, property, and where it comes from in each column.
    private struct Row {
        let way: String
        let property: String
        let cells: [String]
    }

    private static func rows() throws -> [Row] {
        try page().split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard line.hasPrefix("| "), cells.count == 5, cells[0].contains(" "), cells[1] != "property"
            else {
                return nil
            }
            return Row(way: cells[0], property: cells[1], cells: Array(cells[2...]))
        }
    }

    /// The column of a string: it signs in, it is handed a code, it is handed tokens.
    private func column(_ item: StringCase) -> Int {
        switch item.handOver {
        case .code: 1
        case .tokens: 2
        case nil: 0
        }
    }

    @Test("tells where each property of each golden comes from, and nothing else")
    func origins() throws {
        let rows = try Self.rows()
        try #require(!rows.isEmpty)
        var used: Set<String> = []
        for item in try StringCase.all() {
            for name in try item.content().names {
                let way = "\(item.service.id) \(item.scheme.id)"
                let row = rows.first { $0.way == way && $0.property == name }
                let origin = row?.cells[column(item)] ?? "–"
                #expect(origin != "–", "\(item.testDescription) \(name)")
                used.insert("\(way) \(name) \(column(item))")
            }
        }
        for row in rows {
            for (index, cell) in row.cells.enumerated() where cell != "–" {
                // Optional fields are empty in practice, so that no golden holds them.
                #expect(used.contains("\(row.way) \(row.property) \(index)") || cell.hasPrefix("optional "), "\(row)")
            }
        }
    }

    @Test(
        "names lines of the vendor's documents that speak of the property",
        .enabled(if: seedsAreHere, "no seeds here")
    )
    func seedLines() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.seeds).sorted()
        let texts = try names.map { try String(contentsOfFile: "\(Self.seeds)/\($0)", encoding: .utf8) }
        let lines = texts.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        var checked = 0
        for row in try Self.rows() {
            for cell in row.cells {
                for word in cell.split(separator: " ") where word.hasPrefix("S") {
                    let numbers = word.dropFirst().split(separator: ":").compactMap { Int($0) }
                    try #require(numbers.count == 2 && lines.indices.contains(numbers[0]), "\(row)")
                    let line = lines[numbers[0]][numbers[1] - 1]
                    #expect(line.lowercased().contains(row.property.lowercased()), "\(row): \(line)")
                    checked += 1
                }
            }
        }
        #expect(checked > 50)
    }

    private static var seedsAreHere: Bool { FileManager.default.fileExists(atPath: seeds) }

    @Test("holds the grammar of every dialect as it stands beside the code")
    func grammars() throws {
        let page = try Self.page()
        for dialect in Dialect.allCases { #expect(page.contains("`\(dialect.id)`"), "\(dialect)") }
        let folder = Self.root.appending(path: "Sources/ConnectionStrings")
        var found = 0
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for name in names.sorted() where name.hasSuffix(".swift") {
            let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let comment = source.split(separator: "\n").filter { $0.hasPrefix("/// ") || $0 == "///" }
                .map { $0.dropFirst(4) }.joined(separator: "\n")
            let blocks = comment.components(separatedBy: "```")
            for block in stride(from: 1, to: blocks.count, by: 2).map({ blocks[$0] }) where block.contains(" = ") {
                #expect(page.contains(block), "\(name):\(block)")
                found += 1
            }
        }
        #expect(found >= 11)
    }
}
