import Foundation
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A link between the terminal and the program")
    struct SlowLinkTests {
        private func start(_ program: ProgramRun) throws -> PseudoTerminal {
            let environment = program.environment(["TERM": "xterm-256color"])
            let terminal = try PseudoTerminal([ProgramRun.path, "practice", "wizard"], environment: environment)
            #expect(terminal.wait(for: "Step 1"))
            return terminal
        }

        /// Brings a key byte by byte, each of them a tenth of a second after the one before.
        private func relay(_ key: String, to terminal: PseudoTerminal) {
            for byte in key.utf8 {
                _ = terminal.wait(seconds: 0.1) { _ in false }
                terminal.send([byte])
            }
        }

        @Test("that brings the bytes of an arrow 100 ms apart leads to no other page and types nothing")
        func arrows() throws {
            let terminal = try start(try ProgramRun())
            for _ in 0..<2 { relay("\u{1B}[B", to: terminal) }
            terminal.send("d\r")
            #expect(terminal.wait(for: "check your answers"))
            let before = terminal.bytes.count
            // Onto the other button and back: Esc would lead to the first page, a letter would be typed there.
            for key in ["\u{1B}[B", "\u{1B}[A"] { relay(key, to: terminal) }
            terminal.send("\r")
            #expect(terminal.wait(for: "Sign in with your browser"))
            let since = String(decoding: terminal.bytes.dropFirst(before), as: UTF8.self)
            #expect(!since.contains("Which service") && !terminal.output.contains("Matching: B"), "\(since)")
            #expect(!terminal.output.contains("Matching: ["))
        }

        @Test("that marks no paste brings 64 KB into a field within a second")
        func paste() throws {
            let terminal = try start(try ProgramRun())
            terminal.send("kin2")
            #expect(terminal.wait(for: "check your answers"))
            terminal.send(String(repeating: "\u{1B}[A", count: 5) + "\r")
            #expect(terminal.wait(for: "Kintone details"))
            let start = ContinuousClock.now
            terminal.send(String(repeating: "a", count: (1 << 16) - 3) + "end")
            #expect(terminal.wait(for: "end", seconds: 60))
            // Not optimised, the program takes several times as long.
            let limit: Duration = ProgramRun.path.contains("/release/") ? .seconds(1) : .seconds(10)
            #expect(ContinuousClock.now - start < limit)
        }
    }
}
