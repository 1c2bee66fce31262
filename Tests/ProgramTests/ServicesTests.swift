import Foundation
import Testing

extension ProgramTests {
    @Suite("services")
    struct ServicesTests {
        private static let definitions = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Resources/Services").standardized.path

        @Test("shows everything for registering an app, in both languages", arguments: try Way.all(), ["en", "ja"])
        func show(way: Way, language: String) throws {
            let shown = try ProgramRun().run(["services", "show", way.service, "--lang", language])
            #expect(shown.exitCode == 0, "\(shown.errors)")
            #expect(shown.output.contains("AuthScheme=\(way.scheme)"))
            if way.app == "custom" {
                #expect(shown.output.contains("OAuthClientId"))
                #expect(shown.output.contains(language == "ja" ? "アプリの登録" : "Registering an app"))
                #expect(shown.output.contains("  1. "))
                #expect(shown.output.contains("https://"))
            }
            #expect(!shown.output.contains("{"), "\(shown.output)")
        }

        @Test("suggests the nearest service")
        func unknown() throws {
            let shown = try ProgramRun().run(["services", "show", "kintome"])
            #expect(shown.exitCode == 2)
            #expect(shown.errors.contains("kintone"))
        }

        @Test("passes the definitions that ship with the program")
        func good() throws {
            for name in try FileManager.default.contentsOfDirectory(atPath: Self.definitions) {
                let checked = try ProgramRun().run(["services", "check", "\(Self.definitions)/\(name)"])
                #expect(checked.exitCode == 0, "\(checked.output)")
            }
        }

        @Test("tells every unknown key and what it means", arguments: ["en", "ja"])
        func bad(language: String) throws {
            let program = try ProgramRun()
            let text = try String(contentsOfFile: "\(Self.definitions)/kintone.json", encoding: .utf8)
                .replacing("\"example\": \"3\"", with: "\"example\": \"3\", \"exampel\": \"3\"")
                .replacing("\"registration\": {", with: "\"registration\": { \"consol\": \"x\",")
                .replacing("\"pkce\": \"none\"", with: "\"pkce\": \"plain\"")
            let file = try program.write(text, to: "own.json")
            let checked = try program.run(["services", "check", file, "--lang", language])
            #expect(checked.exitCode == 1)
            let sentences =
                language == "en"
                ? [
                    "fields[1].exampel: unknown key; did you mean example?",
                    "schemes[0].oauth.pkce: one of none, S256 is expected", "fix its spelling",
                ]
                : [
                    "fields[1].exampel: 使われないキーです（example ではありませんか？）",
                    "schemes[0].oauth.pkce: none、S256 のいずれかが必要です", "綴り",
                ]
            for sentence in sentences { #expect(checked.output.contains(sentence), "\(checked.output)") }
            #expect(language == "en" || !checked.output.contains("expected"))
        }

        @Test("says where a file is not JSON, and that one cannot be read")
        func notJSON() throws {
            let program = try ProgramRun()
            let file = try program.write("{\"id\": }", to: "own.json")
            let checked = try program.run(["services", "check", file])
            #expect(checked.exitCode == 1)
            #expect(checked.output.contains("line 1"))
            #expect(try program.run(["services", "check", "nowhere.json"]).exitCode == 2)
        }
    }
}
