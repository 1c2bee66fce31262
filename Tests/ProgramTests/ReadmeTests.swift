import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("What the README says")
    struct ReadmeTests {
        private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
            .standardized.path

        private static func readme() throws -> String {
            try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
        }

        /// The rows of the table that begins with such a line, as cells; without the line of dashes.
        private func table(after heading: String) throws -> [[String]] {
            let lines = try Self.readme().components(separatedBy: "\n")
            let start = try #require(lines.firstIndex { $0.hasPrefix(heading) })
            return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
                line.replacing("\\|", with: "/").split(separator: "|", omittingEmptySubsequences: false)
                    .dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
            }
        }

        /// The names of all files below a folder of the sources.
        private func files(_ folder: String) throws -> [String] {
            try FileManager.default.subpathsOfDirectory(atPath: "\(Self.root)/\(folder)")
        }

        @Test(
            "Pictures and manual page are those of this program",
            .enabled(if: Tool("python3") != nil, "python3 is not installed (.ci/install brings it)")
        )
        func refreshed() throws {
            let python = Process()
            python.executableURL = URL(filePath: "/usr/bin/env")
            python.arguments = ["python3", "\(Self.root)/Tests/Documents/refresh.py", "--check", ProgramRun.path]
            python.environment = try ProgramRun().environment()
            let ended = try Running(python, input: nil).outcome()
            #expect(ended.exitCode == 0, "\(ended.output)\(ended.errors)")
        }

        @Test("Every command is in the table of commands, and nothing else")
        func commands() throws {
            let help = try JSONParser.parse(try ProgramRun().run(["--experimental-dump-help"]).output)
            let children = help["command"]?["subcommands"]?.array ?? []
            let shownOnes = children.filter { $0["shouldDisplay"] == true }
            let names = Set(shownOnes.compactMap { $0["commandName"]?.string }).subtracting(["help"])
            let shown = try table(after: "| command | what it does").compactMap { row in
                row.first?.firstMatch(of: /`oauth-setup ([a-z-]+)/).map { String($0.1) }
            }
            #expect(Set(shown) == names)
        }

        @Test("Every option that is named in the table of commands exists")
        func options() throws {
            let help = try ProgramRun().run(["--experimental-dump-help"]).output
            for row in try table(after: "| command | what it does") {
                for option in row.joined(separator: " ").matches(of: /--([a-z][a-z-]+)/) {
                    #expect(help.contains("\"name\" : \"\(option.1)\""), "\(option.0)")
                }
            }
        }

        @Test("Every suite that is named exists")
        func suites() throws {
            let files = try files("Tests")
            let named = Set(try Self.readme().matches(of: /\b([A-Z][A-Za-z]+Tests)\b/).map { String($0.1) })
            #expect(named.count > 12)
            for suite in named {
                #expect(files.contains { $0 == suite || $0.hasSuffix("/\(suite).swift") }, "\(suite)")
            }
        }

        @Test("The table of services says of every way of signing in whether the service has it")
        func services() throws {
            let ways = try Way.all()
            let columns = ["highrise", "dropbox", "act-on", "backlog", "kintone"]
            let rows = try table(after: "| | Highrise | Dropbox | Act-On | Backlog | Kintone |")
            func cells(_ title: String) throws -> [Bool] {
                try #require(rows.first { $0.first == title }, "\(title)").dropFirst().map { $0 != "–" }
            }
            func has(_ scheme: String, _ app: String?) -> [Bool] {
                columns.map { id in ways.contains { $0.service == id && $0.scheme == scheme && $0.app == app } }
            }
            #expect(try cells("`OAuth`, app of your own") == has("OAuth", "custom"))
            #expect(try cells("`OAuth`, embedded app") == has("OAuth", "embedded"))
            #expect(try cells("`OAuthPassword`") == has("OAuthPassword", "custom"))
            #expect(try cells("`APIToken`") == has("APIToken", nil))
            #expect(try cells("`Password`") == has("Password", nil))
            let definitions = try columns.map { id in
                try JSONParser.parse(
                    String(contentsOfFile: "\(Self.root)/Resources/Services/\(id).json", encoding: .utf8)
                )["schemes"]?.array?.compactMap { $0["oauth"] } ?? []
            }
            func each(_ isOffered: (JSONValue) -> Bool) -> [Bool] { definitions.map { $0.contains(where: isOffered) } }
            let implicit = each { $0["grants"]?.array?.contains("implicit") == true }
            #expect(try cells("`OAuth`, implicit grant") == implicit)
            #expect(try cells("`OAuth`, PKCE without a secret") == each { $0["secretOptional"] == true })
            #expect(try cells("each refresh replaces the token") == each { $0["rotatesRefreshToken"] == true })
            #expect(try cells("revoke") == each { $0["revocationEndpoint"] != nil })
        }

        @Test("The map names every folder of the sources")
        func map() throws {
            let map = try table(after: "| folder | what").compactMap(\.first).joined(separator: " ")
            for folder in ["Resources", "Sources"] {
                for name in try FileManager.default.contentsOfDirectory(atPath: "\(Self.root)/\(folder)") {
                    let place = URL(filePath: "\(Self.root)/\(folder)/\(name)")
                    let isFolder = try place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
                    if isFolder { #expect(map.contains(name), "\(folder)/\(name)") }
                }
            }
            for path in map.matches(of: /`([A-Z][A-Za-z]+\/[A-Za-z]+|\.ci)`/) {
                #expect(FileManager.default.fileExists(atPath: "\(Self.root)/\(path.1)"), "\(path.1)")
            }
        }

        @Test("The practice values in the table are those of practice --show")
        func values() throws {
            let shown = try ProgramRun().run(["practice", "--show"]).output
            for row in try table(after: "| service | values |") {
                for value in row[1].matches(of: /` ([^,]+)/) { #expect(shown.contains(value.1), "\(value.1)") }
                for value in (row[2] + ", " + row[3]).components(separatedBy: ", ") where value != "–" {
                    #expect(shown.contains(value), "\(value)")
                }
            }
        }

        @Test("The example in Swift is what the example package does, which LibraryTests build and run")
        func swift() throws {
            let block = try #require(try Self.readme().firstMatch(of: /```swift\n((?:.|\n)*?)```/)).1
            let file = "\(Self.root)/Tests/Example/Sources/example/Example.swift"
            let indented = block.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : "        \($0)" }.joined(separator: "\n")
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains(indented))
        }

        @Test(
            "The example in Python gets a token and is answered by the service",
            .enabled(if: Tool("python3") != nil, "python3 is not installed (.ci/install brings it)")
        )
        func python() throws {
            let text = try Self.readme()
            let example = try #require(text.firstMatch(of: /```python\n((?:.|\n)*?)```/)).1
            let program = try ProgramRun()
            try program.connect(.kintone, as: "sales")
            let provider = try program.servePractice()
            let script = try program.write(String(example), to: "report.py")
            let stand = try program.write("#!/bin/sh\nexec '\(ProgramRun.path)' practice \"$@\"\n", to: "oauth-setup")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stand)
            func run(_ connection: String) throws -> ProgramRun.Outcome {
                let python = Process()
                python.executableURL = URL(filePath: "/usr/bin/env")
                let address = "\(provider["OAUTH_SETUP_PRACTICE"] ?? "")/practice.cybozu.com/k/v1/apps.json?limit=1"
                python.arguments = ["python3", script, connection, address]
                python.environment = program.environment(provider)
                    .merging(["PATH": "\(program.home):/usr/bin:/bin:/usr/local/bin"]) { $1 }
                return try Running(python, input: nil).outcome()
            }
            let ended = try run("sales")
            #expect(ended.exitCode == 0, "\(ended.errors)")
            #expect(ended.output.contains("Practice Orders"), "\(ended.output)")
            let none = try run("nobody")
            #expect(none.exitCode == 1)
            #expect(none.errors.contains("sign in again: "), "\(none.errors)")
        }
    }
}
