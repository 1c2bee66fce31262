import Foundation
import TestSupport
import Testing

extension ProgramTests {
    @Suite("Bad input on a real screen", .enabled(if: TmuxScreen.isAvailable, "tmux is not installed"))
    struct BadInputTests {
        struct Size: Sendable, CustomTestStringConvertible {
            let words: WizardScreen.Words
            let rows: Int
            let columns: Int
            var testDescription: String { "\(words.id) \(columns)x\(rows)" }
        }
        static let sizes = [
            Size(words: .english, rows: 12, columns: 40), Size(words: .japanese, rows: 12, columns: 40),
            Size(words: .english, rows: 24, columns: 80), Size(words: .japanese, rows: 24, columns: 80),
        ]

        /// On the field for Kintone's address, empty.
        private func atAddress(_ size: Size) throws -> WizardScreen {
            let screen = try WizardScreen(size.words, rows: size.rows, columns: size.columns)
            try screen.expect("Act-On")
            try screen.tmux.type("kin2")
            try screen.expect(size.words.review)
            try screen.tmux.press("Up", "Up", "Up", "Up", "Up", "Enter")
            try screen.expect(size.words.id == "en" ? "Kintone details" : "kintoneの接続情報")
            return screen
        }

        @Test("megabytes are refused, marked as a paste or not, and the field goes on", arguments: [sizes[1]])
        func megabytes(size: Size) throws {
            let screen = try atAddress(size)
            let tmux = screen.tmux
            try tmux.paste(String(repeating: "x", count: 2 << 20))
            try screen.expect("64 KB")
            try tmux.type("https://a")
            try screen.expect("https://a")
            // The rest of what came as keys is no text of the next one.
            try tmux.paste(String(repeating: "y", count: 1 << 18), isMarked: false)
            try screen.expect("64 KB")
        }

        @Test("what acts on a terminal, turns the text or looks Latin does no harm and is named", arguments: sizes)
        func characters(size: Size) throws {
            for (text, shown, name) in [
                ("https://a\u{1B}[31mred\u{7}.cybozu.com", "a[31mred.cybozu.com", ""),
                ("https://exa\u{202E}moc\u{202C}.cybozu.com", "exa\u{FFFD}moc\u{FFFD}.cybozu.com", "U+202E"),
                ("https://\u{5D0}\u{5D1}.cybozu.com", ".cybozu.com", "U+05D0"),
                ("https://my\u{441}ompany.cybozu.com", "my\u{441}ompany.cybozu.com", "U+0441"),
            ] {
                let screen = try atAddress(size)
                try screen.tmux.paste(text)
                try screen.expect(shown)
                try screen.tmux.press("Tab", "BTab")
                try screen.expect("!")
                if !name.isEmpty { try screen.expect(name) }
                #expect(try !screen.tmux.screen().contains("\u{202E}"))
            }
        }

        @Test("a definition with words longer than the window is read whole", arguments: sizes.prefix(2))
        func longWords(size: Size) throws {
            let program = try ProgramRun()
            let word = size.words.id == "en" ? "Donaudampfschifffahrtsgesellschaft" : "超長大名称前置部分東京特許許可局"
            let (long, label) = ("A\(word)\(word)\(word)\(word)\(word)Z", "B\(word)\(word)Y")
            let folder = "\(program.home)/.config/oauth-setup/services"
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let bundled = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Resources/Services/highrise.json").standardized
            let text = try String(contentsOf: bundled, encoding: .utf8)
                .replacing(#""id": "highrise""#, with: #""id": "long""#)
                .replacing(#""name": "Highrise""#, with: #""name": "\#(long)""#)
                .replacing(/"(name|label)": \{ "en"[^}]*\}/) { "\"\($0.1)\": \"\($0.1 == "name" ? long : label)\"" }
            _ = try program.write(text, to: ".config/oauth-setup/services/long.json")
            var environment = program.environment()
            environment["TERM"] = nil
            let screen = try TmuxScreen(
                [ProgramRun.path, "wizard", "--lang", size.words.id, "--service", "long", "--step", "scheme"],
                environment: environment,
                rows: size.rows,
                columns: size.columns
            )
            // The question is longer than it may be on its page, and whole on the page with help.
            #expect(try screen.wait(for: "..."))
            try screen.press("F1")
            try expect(long, screen)
            try screen.press("Enter")
            #expect(try screen.wait(for: "..."))
            try screen.press("End", "Enter")
            // So is the label of a field.
            try expect(label, screen)
        }

        /// Waits for a text that may be broken into rows anywhere.
        private func expect(_ text: String, _ screen: TmuxScreen) throws {
            let isThere = try screen.wait { shown in
                shown.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined().contains(text)
            }
            let shown = try screen.screen()
            #expect(isThere, "\(text) is not on the screen:\n\(shown)")
        }

        @Test("every question is whole in a small window", arguments: ScreenTests.languages)
        func titles(words: WizardScreen.Words) throws {
            let program = try ProgramRun()
            for (service, step) in [
                ("highrise", "scheme"), ("highrise", "app"), ("kintone", "scheme"),
                ("highrise", "browser"), ("highrise", "name"), ("highrise", "review"),
            ] {
                let screen = try WizardScreen(
                    words,
                    wizard: ["--service", service, "--step", step],
                    rows: 12,
                    columns: 40,
                    program: program
                )
                try screen.expect("Esc")
                // Below the way here, where a part may be left out.
                let rows = try screen.tmux.screen().split(separator: "\n", omittingEmptySubsequences: false)
                #expect(!rows[1...3].contains { $0.contains("...") }, "\(service) \(step): \(rows)")
                try screen.tmux.press("C-c")
                _ = try screen.tmux.waitForEnd()
            }
        }
    }
}
