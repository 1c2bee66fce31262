import Foundation
import Glibc
import TestSupport
import Testing

extension ProgramTests {
    /// A whole set-up with every kind of terminal and language; `TERMINAL_MATRIX=all` tries every combination.
    @Suite("On terminals of every kind")
    struct MatrixTests {
        /// What a terminal says of itself.
        struct Surroundings: Sendable, CustomTestStringConvertible {
            let term: String?
            let locale: String?
            let noColor: Bool

            var testDescription: String {
                "TERM=\(term ?? "(unset)") LANG=\(locale ?? "(unset)")\(noColor ? " NO_COLOR" : "")"
            }

            /// The variables; nil where one is not set.
            var variables: [String: String?] {
                ["TERM": term, "LANG": locale, "NO_COLOR": noColor ? "1" : nil]
            }

            private static let terms = [
                "xterm-256color", "tmux-256color", "linux", "vt100", "dumb", "some-unknown-terminal", nil,
            ]
            private static let locales = [nil, "C", "C.UTF-8", "ja_JP.UTF-8", "ja_JP.eucJP"]

            /// Each terminal with two locales, each locale with and without colour; or all of them.
            static let tried: [Surroundings] = {
                let isWhole = ProcessInfo.processInfo.environment["TERMINAL_MATRIX"] == "all"
                return terms.enumerated().flatMap { row, term in
                    locales.enumerated().flatMap { column, locale in
                        [false, true].compactMap { noColor in
                            let isChosen = (row * 2 + column) % 5 < 2 && noColor == ((row + column) % 2 == 0)
                            return isWhole || isChosen
                                ? Surroundings(term: term, locale: locale, noColor: noColor) : nil
                        }
                    }
                }
            }()
        }

        @Test("starts, finishes a set-up, and gives the terminal back", arguments: Surroundings.tried)
        func setUp(surroundings: Surroundings) throws {
            let program = try ProgramRun()
            var environment = program.environment()
            for (name, value) in surroundings.variables { environment[name] = value }
            let terminal = try PseudoTerminal([ProgramRun.path, "practice"], environment: environment)
            let before = terminal.settings
            #expect(terminal.wait { $0.bytes.count > 200 })
            let isLineMode = terminal.settings.isEditedByProgram && !terminal.output.contains("\u{1B}[")
            // Kintone with an API token; an empty field takes the practice value, so that no word of a page is needed.
            terminal.send(isLineMode ? "5\n2\n" : "kin\rj\r")
            let file = program.settingsPath("kintone")
            let isThere = terminal.wait(seconds: 60) { terminal in
                if FileManager.default.fileExists(atPath: file) { return true }
                terminal.send("\r")
                // Faster it would be a key that is held down.
                return terminal.wait(seconds: 0.15) { _ in FileManager.default.fileExists(atPath: file) }
            }
            #expect(isThere, "\(terminal.output.suffix(2000))")
            var end: PseudoTerminal.End?
            _ = terminal.wait(seconds: 30) { terminal in
                terminal.send("\r")
                end = terminal.waitForEnd(seconds: 0.15)
                return end != nil
            }
            #expect(end == .exited(0))
            #expect(terminal.settings == before)
            let output = terminal.output
            #expect(output.contains("\u{1B}[?1049h") == output.contains("\u{1B}[?1049l"))
            #expect(Self.lastIsOn(output), "the cursor is hidden")
            if surroundings.noColor { #expect(!output.contains(/\u{1B}\[[0-9;]*3[1-7]m/)) }
        }

        /// Whether the cursor is shown at the end.
        private static func lastIsOn(_ output: String) -> Bool {
            guard let off = output.range(of: "\u{1B}[?25l", options: .backwards) else { return true }
            return output.range(of: "\u{1B}[?25h", options: .backwards).map { $0.lowerBound > off.lowerBound } ?? false
        }

        @Test("takes every key byte by byte, 30 milliseconds apart, and types nothing of what the terminal says")
        func slowLink() throws {
            let program = try ProgramRun()
            let environment = program.environment([
                "TERM": "xterm-256color", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22",
            ])
            let terminal = try PseudoTerminal([ProgramRun.path, "practice"], environment: environment)
            let before = terminal.settings
            #expect(terminal.wait(for: "Step 1"))
            func slowly(_ text: String) {
                for byte in text.utf8 {
                    terminal.send([byte])
                    _ = terminal.wait(seconds: 0.03) { _ in false }
                }
            }
            slowly("kin\r\u{1B}[B\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\r")
            #expect(terminal.wait(for: "check your answers"))
            let up = "\u{1B}[A"
            slowly("\(up)\(up)\(up)\r")
            #expect(terminal.wait(for: "Kintone details"))
            slowly("\u{1B}[200~practicekintonetoken7\n\u{1B}[201~\r\u{1B}[<0;3;4M\(up)\(up)\r")
            #expect(terminal.wait(for: "be called"))
            slowly("\u{1B}[H\u{1B}[F日本")
            #expect(terminal.wait(for: "本"))
            slowly("\u{1B}[D\u{1B}[3~\u{7F}-1\r\r")
            // At once it would be a key that is held down.
            _ = terminal.wait(seconds: 0.3) { _ in false }
            slowly("\r")
            #expect(terminal.wait(for: "Connected"))
            var end: PseudoTerminal.End?
            _ = terminal.wait(seconds: 30) { terminal in
                terminal.send("\r")
                end = terminal.waitForEnd(seconds: 0.15)
                return end != nil
            }
            #expect(end == .exited(0))
            #expect(terminal.settings == before)
            #expect(FileManager.default.fileExists(atPath: program.settingsPath("kintone-1")))
            let shown = try program.run(["practice", "string", "kintone-1", "--format", "json"]).output
            #expect(!shown.contains("BasicAuthUser"), "\(shown)")
        }

        @Test("bears random keys and window sizes, and leaves when it is told to", arguments: [3, 11])
        func random(seed: UInt64) throws {
            let program = try ProgramRun()
            // In a folder of its own: a settings file may be asked for in the current one.
            let start = #"cd "$HOME" && exec "$0" "$@""#
            let terminal = try PseudoTerminal(
                ["sh", "-c", start, ProgramRun.path, "practice", "wizard", "--no-browser"],
                environment: program.environment(["TERM": "xterm-256color"])
            )
            let before = terminal.settings
            #expect(terminal.wait(for: "Step 1"))
            var state = seed
            func number(_ limit: UInt64) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((state >> 33) % limit)
            }
            // Neither Ctrl-C, Ctrl-Z nor the key of the plain view, which all leave the pages.
            let pieces = [
                "\r", "\r", "\r", "\t", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}", "\u{7F}", "日", "q",
                "k", "x", "?", "\u{1B}OQ", "\u{1B}[200~abc\u{1B}[201~", "\u{1B}[6~", "\u{15}", "\u{1B}]0;t\u{7}",
                "\u{FF}",
            ]
            for _ in 0..<400 {
                if number(20) == 0 { terminal.resize(rows: 1 + number(50), columns: 1 + number(160)) }
                terminal.send(pieces[number(UInt64(pieces.count))])
                _ = terminal.wait(seconds: 0.002) { _ in false }
            }
            terminal.resize(rows: 24, columns: 80)
            terminal.signal(SIGTERM)
            let end = terminal.waitForEnd()
            #expect(end == .exited(130) || end == .exited(0) || end == .exited(4), "\(String(describing: end))")
            #expect(terminal.settings == before)
            #expect(terminal.output.contains("\u{1B}[?1049l"))
        }

        @Test(
            "stops by Ctrl-Z under a shell, comes back by fg with everything typed, and the shell's terminal is as before",
            .enabled(if: TmuxScreen.isAvailable, "tmux is not installed")
        )
        func suspended() throws {
            let program = try ProgramRun()
            var environment = program.environment(["PS1": "shell> ", "LANG": "C.UTF-8"])
            environment["TERM"] = nil
            let screen = try TmuxScreen(["bash", "--norc", "-i"], environment: environment)
            #expect(try screen.wait(for: "shell>"))
            try screen.type(
                "cd; stty -a > before; '\(ProgramRun.path)' practice wizard --step import"
            )
            try screen.press("Enter")
            #expect(try screen.wait(for: "A settings file from"))
            try screen.type("typed-before")
            #expect(try screen.wait(for: "typed-before"))
            try screen.press("C-z")
            #expect(try screen.wait(for: "Stopped"))
            #expect(try screen.value("alternate_on") == "0")
            try screen.type("stty -a > stopped; cmp before stopped && echo the same; fg")
            try screen.press("Enter")
            #expect(try screen.wait { $0.contains("A settings file from") && $0.contains("typed-before") })
            #expect(try screen.value("alternate_on") == "1")
            try screen.type("-after")
            #expect(try screen.wait(for: "typed-before-after"))
            try screen.press("C-c")
            #expect(try screen.wait(for: "Leave the setup?"))
            try screen.press("C-c")
            #expect(try screen.wait { $0.contains("the same") && !$0.contains("Leave the setup?") })
            try screen.type("echo code $?; stty -a > after; cmp before after && echo still the same")
            try screen.press("Enter")
            #expect(try screen.wait { $0.contains("code 130") && $0.contains("\nstill the same") })
        }
    }
}
