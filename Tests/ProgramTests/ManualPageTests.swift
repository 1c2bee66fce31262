import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("The manual page")
    struct ManualPageTests {
        /// A command by its words without the program's, and the names of its options.
        private struct Command {
            let words: [String]
            let options: [String]
        }

        private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
            .standardized.path

        private func page() throws -> String {
            let printed = try ProgramRun().run(["manual"])
            #expect(printed.exitCode == 0 && printed.errors.isEmpty, "\(printed.errors)")
            return printed.output
        }

        /// Every command that help shows.
        private func commands() throws -> [Command] {
            func all(_ words: [String], _ command: JSONValue) -> [Command] {
                let shown = (command["arguments"]?.array ?? []).filter { $0["shouldDisplay"] == true }
                let names = shown.flatMap { $0["names"]?.array ?? [] }
                let options = names.map {
                    ($0["kind"]?.string == "short" ? "-" : "--") + ($0["name"]?.string ?? "")
                }
                let children = (command["subcommands"]?.array ?? []).filter { $0["shouldDisplay"] == true }
                return [Command(words: words, options: options)]
                    + children.flatMap { all(words + [$0["commandName"]?.string ?? ""], $0) }
            }
            let dumped = try ProgramRun().run(["--experimental-dump-help"])
            return all([], try #require(try JSONParser.parse(dumped.output)["command"]))
        }

        @Test("is the one of the sources, whole, and of this version")
        func whole() throws {
            let page = try page()
            let file = "\(Self.root)/Resources/Manual/oauth-setup.1"
            #expect(try page == String(contentsOfFile: file, encoding: .utf8))
            let version = try ProgramRun().run(["--version"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(page.contains("\"oauth\\-setup \(version)\""))
            for title in ["NAME", "SYNOPSIS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"] {
                #expect(page.contains("\n.SH \(title)\n"), "\(title)")
            }
        }

        @Test("is printed in Japanese where that is the language, whole")
        func japanese() throws {
            let file = "\(Self.root)/Resources/Manual/ja/oauth-setup.1"
            let whole = try String(contentsOfFile: file, encoding: .utf8)
            for (words, locale) in [(["manual", "--lang", "ja"], "C.UTF-8"), (["manual"], "ja_JP.UTF-8")] {
                let printed = try ProgramRun().run(words, environment: ["LANG": locale])
                #expect(printed.exitCode == 0 && printed.output == whole, "\(printed.errors)")
            }
            for title in ["名前", "コマンド", "終了コード"] { #expect(whole.contains("\n.SH \(title)\n"), "\(title)") }
        }

        @Test("tells every command and every option, each where it belongs")
        func everyOption() throws {
            let parts = try page().components(separatedBy: "\n.S")
            let common = try #require(parts.first { $0.hasPrefix("H COMMON OPTIONS\n") })
            let commands = try commands()
            #expect(commands.count > 18)
            for command in commands {
                let title = command.words.joined(separator: " ").replacing("-", with: "\\-")
                let part = command.words.isEmpty ? common : try #require(parts.first { $0.hasPrefix("S \(title)\n") })
                for option in command.options {
                    let bold = "\\fB\(option.replacing("-", with: "\\-"))\\fR"
                    #expect(part.contains(bold) || common.contains(bold), "\(command.words) \(option)")
                }
            }
        }

        @Test("tells every exit code that help tells")
        func exitCodes() throws {
            let page = try page()
            let status = try #require(page.components(separatedBy: "\n.SH ").first { $0.hasPrefix("EXIT STATUS\n") })
            for code in [0, 1, 2, 3, 4, 5, 124, 130] { #expect(status.contains("\n.TP\n.B \(code)\n"), "\(code)") }
        }

        @Test(
            "is laid out by man without a complaint",
            .enabled(if: Tool("man") != nil && Tool("groff") != nil, "man-db is not installed (.ci/install brings it)")
        )
        func shown() throws {
            let program = try ProgramRun()
            let file = try program.write(try page(), to: "page.1")
            let man = Process()
            man.executableURL = URL(filePath: "/usr/bin/man")
            man.arguments = ["--warnings=w", "-l", file]
            man.environment = program.environment(["MANPAGER": "cat", "MANWIDTH": "80", "TERM": "xterm"])
            let ended = try Running(man, input: nil).outcome()
            #expect(ended.exitCode == 0)
            #expect(ended.errors.isEmpty, "\(ended.errors)")
            #expect(ended.output.contains("oauth-setup token sales --header | curl -H @-"))
        }
    }
}
