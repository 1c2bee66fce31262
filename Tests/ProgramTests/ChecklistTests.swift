import Foundation
import Testing

extension ProgramTests {
    /// `Tests/AuthEngineTests/Checklist.md`, compared with the tests it names.
    @Suite("The RFC checklist")
    struct ChecklistTests {
        private static let tests = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "..")
            .standardized.path

        private static func page() throws -> String {
            try String(contentsOfFile: "\(tests)/AuthEngineTests/Checklist.md", encoding: .utf8)
        }

        /// What the suites of that name say, all folders together.
        private static func sources() throws -> [String: String] {
            let paths = try FileManager.default.subpathsOfDirectory(atPath: tests).filter {
                $0.hasSuffix("Tests.swift")
            }
            return try paths.reduce(into: [:]) { found, path in
                let name = String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
                found[name, default: ""] += try String(contentsOfFile: "\(tests)/\(path)", encoding: .utf8)
            }
        }

        @Test("has every item from 1 to 57 once, in order")
        func items() throws {
            let items = try Self.page().matches(of: /\n\| (\d+)[ ,]/).compactMap { Int($0.1) }
            #expect(items == Array(1...57))
        }

        @Test("names suites and tests that exist")
        func names() throws {
            let sources = try Self.sources()
            var suite = ""
            var count = 0
            for match in try Self.page().matches(of: /`([A-Za-z]+Tests)`|"([^"\n]+)"/) {
                if let name = match.1 {
                    suite = String(name)
                    #expect(sources[suite] != nil, "\(suite)")
                } else if let title = match.2 {
                    #expect(sources[suite]?.contains("\"\(title)\"") == true, "\(suite): \(title)")
                    count += 1
                }
            }
            #expect(count > 60)
        }

        @Test("says of every item where it is shown, or why it is not")
        func reasons() throws {
            let reasons = ["by construction", "departed from", "not done", "the same", "is empty"]
            for row in try Self.page().components(separatedBy: "\n") where row.contains(/^\| \d/) {
                #expect(row.contains("Tests`") || reasons.contains { row.contains($0) }, "\(row)")
            }
        }
    }
}
