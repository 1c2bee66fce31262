import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A connection that keep finds on its way to another machine, or moved there")
    struct KeptAwayTests {
        /// Lets the access token of the connection end.
        ///
        /// - Returns: false where there is no age.
        private func end(_ program: ProgramRun) throws -> Bool {
            try program.changeSettings("test") { settings in
                var tokens = settings["tokens"]?.object
                tokens?["OAuthTokenTimestamp"] = 1_000_000
                settings["tokens"] = tokens.map { .object($0) }
            }
        }

        @Test(
            "serves while its token lives, is told with what finishes it then, and that it has moved where it is asked for"
        )
        func away() throws {
            let machines = try TwoMachines()
            let (file, heard) = ("\(machines.near.home)/token", "\(machines.near.home)/heard")
            let cutter = try machines.cutter(2, "in", "kill")
            #expect(try machines.send(via: machines.via("'\(cutter)'")).exitCode == 1)
            let keep = ["keep", "test", "--once", "--token-file", "test=\(file)"]
            let alive = try machines.near(keep)
            #expect(alive.exitCode == 0 && alive.errors == "\(file) has a new token\n", "\(alive.errors)")
            guard try end(machines.near), try end(machines.far) else { return }

            let over = try machines.near(keep + ["--on-event", "cat > \(heard)"])
            let command = "oauth-setup practice send test --via COMMAND --program \(ProgramRun.path)"
            #expect(
                over.exitCode == 3 && over.errors.contains("test is on its way to another machine"),
                "\(over.errors)"
            )
            #expect(over.errors.contains("\(command), or take it back: \(command) --undo"), "\(over.errors)")
            let event = try JSONParser.parse(try String(contentsOfFile: heard, encoding: .utf8))
            #expect(event["event"] == "sign-in-needed" && event["command"] == .string(command), "\(event)")
            // What was told is not told again, unless nobody remembers.
            let note = URL(filePath: "\(machines.near.home)/.local/state/oauth-setup/keep.json")
            #expect(try machines.near(keep).errors.isEmpty)
            try FileManager.default.removeItem(at: note)
            let japanese = try machines.near(keep + ["--lang", "ja"])
            #expect(japanese.exitCode == 3 && japanese.errors.contains("完了するには \(command)"), "\(japanese.errors)")
            let there = try machines.far(["keep", "--once"])
            #expect(there.exitCode == 3 && there.errors.contains("has come from"), "\(there.errors)")

            #expect(try machines.send().exitCode == 0)
            let moved = try machines.near(keep)
            #expect(moved.exitCode == 3 && moved.errors.contains("moved to the machine of"), "\(moved.errors)")
            #expect(moved.errors.contains("use it there"), "\(moved.errors)")
            let unnamed = try machines.near(["keep", "--once"])
            #expect(unnamed.exitCode == 0 && unnamed.errors.isEmpty, "\(unnamed.errors)")
        }
    }
}
