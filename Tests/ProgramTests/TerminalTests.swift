import Foundation
import Glibc
import TestSupport
import Testing

extension ProgramTests {
    @Suite("The terminal")
    struct TerminalTests {
        /// Starts the practice wizard on a pseudo-terminal and waits for its first page.
        private func start(_ program: ProgramRun, _ more: [String: String] = [:]) throws -> PseudoTerminal {
            let environment = program.environment(["TERM": "xterm-256color"].merging(more) { $1 })
            return try PseudoTerminal([ProgramRun.path, "practice"], environment: environment)
        }

        @Test("is given back as it was on every exit", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV])
        func givenBack(signal: Int32) throws {
            let program = try ProgramRun()
            let terminal = try start(program)
            let before = terminal.settings
            #expect(terminal.wait(for: "\u{1B}[?1049h"))
            #expect(terminal.wait(for: "Step 1"))
            #expect(terminal.settings != before)
            terminal.signal(signal)
            let end = terminal.waitForEnd()
            #expect(end != nil)
            #expect(terminal.settings == before)
            #expect(terminal.output.contains("\u{1B}[?1049l"))
            #expect(terminal.output.contains("\u{1B}[?2004l"))
            if signal != SIGSEGV { #expect(end == .exited(130)) }
        }

        @Test("is given back after Ctrl-C in the middle of a sign-in, with exit code 130 and nothing written")
        func interruptedSignIn() throws {
            let program = try ProgramRun()
            let terminal = try start(program)
            let before = terminal.settings
            #expect(terminal.wait(for: "Step 1"))
            // Dropbox is the third service; its embedded app needs no values.
            terminal.send("\u{1B}[B\u{1B}[B\r")
            #expect(terminal.wait(for: "check your answers"))
            // At once it would be a key that is held down.
            terminal.send("\u{1B}[A\u{1B}[B\r")
            #expect(terminal.wait(for: "Sign in with your browser"))
            terminal.send("\u{3}")
            #expect(terminal.wait(for: "Leave the setup?"))
            terminal.send("\u{3}")
            #expect(terminal.waitForEnd() == .exited(130))
            #expect(terminal.settings == before)
            #expect(!program.files().contains { $0.hasSuffix("OAuthSettings.txt") })
        }

        @Test(
            "goes away in the middle: the answers are offered again, secrets are not kept",
            arguments: [SIGHUP, SIGTERM]
        )
        func resumes(signal: Int32) throws {
            let program = try ProgramRun()
            let first = try start(program)
            #expect(first.wait(for: "Step 1"))
            first.send("kin\r")
            #expect(first.wait(for: "How do you want to sign in"))
            first.send("\u{1B}[B\r")
            #expect(first.wait(for: "check your answers"))
            first.send(String(repeating: "\u{1B}[A", count: 5) + "\r")
            #expect(first.wait(for: "Kintone details"))
            first.send("https://other.cybozu.com")
            #expect(first.wait(for: "other.cybozu.com"))
            first.send("\t\tZZmarktoken12345")
            // Keys are taken in order: once the token's stars are there, the address has been taken over.
            #expect(first.wait(for: String(repeating: "*", count: 16)))
            first.signal(signal)
            #expect(first.waitForEnd() == .exited(130))

            let draft = "\(program.home)/.config/oauth-setup/practice/draft.json"
            #expect(try FileManager.default.attributesOfItem(atPath: draft)[.posixPermissions] as? Int == 0o600)
            #expect(
                !String(decoding: FileManager.default.contents(atPath: draft) ?? Data(), as: UTF8.self).contains("ZZ")
            )

            let second = try start(program)
            #expect(second.wait(for: "Continue your unfinished setup"))
            second.send("\r")
            // Nothing is left to ask, so the review page shows what was kept.
            #expect(second.wait(for: "https://other.cybozu.com"))
            second.signal(SIGTERM)
            #expect(second.waitForEnd() == .exited(130))
        }

        @Test("may be told of any size, at the start and later: what cannot be meant does no harm")
        func sizes() throws {
            let program = try ProgramRun()
            let environment = program.environment([
                "TERM": "xterm-256color", "LINES": "99999999999", "COLUMNS": "2147483648",
            ])
            let sizes = [
                (32_767, 32_767), (65_535, 65_535), (32_768, 24), (24, 32_768), (1, 65_535), (65_535, 1), (1, 1),
                (0, 0),
            ]
            for (rows, columns) in sizes {
                let terminal = try PseudoTerminal(
                    [ProgramRun.path, "practice"],
                    environment: environment,
                    rows: rows,
                    columns: columns
                )
                #expect(terminal.wait(for: "Which service"), "\(rows) x \(columns)")
                terminal.send("\u{3}")
                // A window that is too small for the screen gets questions, whose Ctrl-C is the shell's.
                let ends: [PseudoTerminal.End?] = [.exited(130), .signalled(SIGINT)]
                #expect(ends.contains(terminal.waitForEnd()), "\(rows) x \(columns)")
            }
            let terminal = try start(program)
            #expect(terminal.wait(for: "Step 1"))
            for (rows, columns) in sizes {
                terminal.resize(rows: rows, columns: columns)
                terminal.send("\u{1B}[B")
            }
            let before = terminal.bytes.count
            terminal.resize(rows: 24, columns: 80)
            #expect(terminal.wait { $0.bytes.count > before })
            terminal.send("\u{3}")
            #expect(terminal.waitForEnd() == .exited(130))
        }

        @Test("gets the same pages as a vt100, which has neither colour nor an alternate screen")
        func vt100() throws {
            let program = try ProgramRun()
            let terminal = try start(program, ["TERM": "vt100"])
            let before = terminal.settings
            #expect(terminal.wait(for: "Which service do you want to connect?"))
            terminal.send("\u{3}")
            #expect(terminal.waitForEnd() == .exited(130))
            #expect(terminal.settings == before)
            #expect(!terminal.output.contains(/\u{1B}\[[34][0-7]m/))
        }

        @Test("gets questions line by line where it cannot be painted, with the reason", arguments: ["dumb", ""])
        func lineMode(type: String) throws {
            let program = try ProgramRun()
            let terminal = try start(program, ["TERM": type])
            #expect(terminal.wait(for: "Asking line by line"))
            #expect(terminal.wait(for: "5"))
            terminal.send("5\n")
            #expect(terminal.wait(for: "How do you want to sign in"))
            terminal.send("2\n")
            // An empty answer takes the practice value of every field.
            for _ in 0..<12 where !terminal.output.contains("check your answers") {
                let before = terminal.bytes.count
                terminal.send("\n")
                _ = terminal.wait { $0.bytes.count > before + 2 && $0.output.hasSuffix(": ") }
            }
            #expect(terminal.wait(for: "check your answers"))
            terminal.send("\n")
            #expect(terminal.wait(for: "Connected"))
            terminal.send("\n")
            #expect(terminal.waitForEnd() == .exited(0))
            #expect(FileManager.default.fileExists(atPath: program.settingsPath("kintone")))
        }
    }
}
