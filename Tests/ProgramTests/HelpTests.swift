import StrictJSON
import Testing

extension ProgramTests {
    @Suite("Help")
    struct HelpTests {
        @Test("is in English on the Linux console, which has no Japanese letters", arguments: ["linux", "xterm"])
        func console(type: String) throws {
            let shown = try ProgramRun().run(["--help"], environment: ["LANG": "ja_JP.UTF-8", "TERM": type])
            #expect(shown.exitCode == 0 && shown.output.contains("設定") == (type != "linux"))
        }

        /// What a dump of the help says of each command and each option, by its place.
        private func words(_ language: String) throws -> [String: String] {
            func all(_ path: String, _ command: JSONValue, _ found: inout [String: String]) {
                found[path] = command["abstract"]?.string
                for argument in command["arguments"]?.array ?? [] where argument["shouldDisplay"] == true {
                    let name = argument["preferredName"]?["name"]?.string ?? argument["valueName"]?.string ?? ""
                    guard !["help", "version"].contains(name) else { continue }
                    found["\(path) \(name)"] = argument["abstract"]?.string ?? ""
                }
                // The command help is the argument parser's own.
                let children = (command["subcommands"]?.array ?? []).filter { $0["commandName"] != "help" }
                for child in children where child["shouldDisplay"] == true {
                    all("\(path) \(child["commandName"]?.string ?? "")", child, &found)
                }
            }
            let dumped = try ProgramRun().run(["--experimental-dump-help"], environment: ["LANG": language])
            var found: [String: String] = [:]
            all("oauth-setup", try #require(try JSONParser.parse(dumped.output)["command"]), &found)
            return found
        }

        /// How many columns a row fills: two for each Japanese character.
        private static func width(_ row: Substring) -> Int {
            row.unicodeScalars.reduce(0) { $0 + ((0x2E80...0x9FFF).contains($1.value) || $1.value >= 0xFF00 ? 2 : 1) }
        }

        @Test("tells each command and each option in both languages")
        func languages() throws {
            let (english, japanese) = (try words("en_US.UTF-8"), try words("ja_JP.UTF-8"))
            #expect(english.count > 100 && Set(english.keys) == Set(japanese.keys))
            for (place, text) in japanese {
                #expect(text.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }, "\(place): \(text)")
            }
            for (place, text) in english {
                #expect(!text.isEmpty && text.unicodeScalars.allSatisfy { $0.value < 0x3000 }, "\(place): \(text)")
            }
        }

        @Test("is that of the whole program when only a language is named beside it")
        func root() throws {
            for arguments in [["--help", "--lang", "ja"], ["--lang=ja", "-h"], ["help", "--lang", "ja"]] {
                let help = try ProgramRun().run(arguments)
                #expect(help.exitCode == 0 && help.output.contains("\nコマンド:\n"), "\(help.output)")
            }
        }

        @Test("has its paragraphs however it is asked for", arguments: ["--help", "-h", "-qh", "-hq"])
        func paragraphs(_ option: String) throws {
            let help = try ProgramRun().run(["token", option])
            #expect(help.exitCode == 0 && help.output.contains("Example"), "\(help.output)")
        }

        @Test("names every key that --json prints", arguments: ["en", "ja"])
        func keys(language: String) throws {
            func keys(_ value: JSONValue) -> Set<String> {
                switch value {
                case .array(let elements): elements.reduce(into: []) { $0.formUnion(keys($1)) }
                case .object(let members): members.reduce(into: []) { $0.formUnion(keys($1.1).union([$1.0])) }
                default: []
                }
            }
            let program = try ProgramRun()
            try program.connect(.dropbox)
            let commands = [
                ["connect", "test"], ["token", "test"], ["status", "test"], ["doctor", "test"], ["services"],
                ["key", "--rotate"],
            ]
            for command in commands {
                let printed = try program.run(["practice"] + command + ["--json"])
                let found = keys(try JSONParser.parse(printed.output))
                let help = try program.run([command[0], "--help", "--lang", language]).output
                #expect(found.count > 2)
                for key in found { #expect(help.contains(key), "\(command[0]): \(key)") }
            }
        }

        @Test("fits 80 columns and has an example, in both languages", arguments: ["en", "ja"])
        func columns(language: String) throws {
            let places = try words("C").keys.map { $0.split(separator: " ").dropFirst().map(String.init) }
            let names = Set(places.compactMap(\.first)).subtracting(["lang", "identity", "quiet", "verbose"])
            for name in names.sorted() where !name.contains("passphrase") && !name.hasPrefix("log") {
                let help = try ProgramRun().run([name, "--help", "--lang", language])
                guard help.exitCode == 0 else { continue }
                for row in help.output.split(separator: "\n") {
                    #expect(Self.width(row) <= 80, "\(name): \(row)")
                }
                #expect(help.output.contains(language == "en" ? "Example" : "例"), "\(name)")
            }
        }
    }
}
