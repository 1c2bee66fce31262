import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("This machine's key")
    struct KeyTests {
        private static let phrase = "ZZmark correct horse"

        /// A machine with a connection without network needs, whose key is protected.
        private func machine(protected: Bool = true) throws -> ProgramRun {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            _ = try program.write("\(Self.phrase)\n", to: "phrase")
            if protected {
                let done = try program.run(["practice", "key", "--protect", "--passphrase-file", "phrase"])
                try #require(done.exitCode == 0, "\(done.errors)")
            }
            return program
        }

        private func identity(_ program: ProgramRun) -> String {
            "\(program.home)/.config/oauth-setup/practice/identity.txt"
        }

        private func terminal(_ program: ProgramRun, _ arguments: [String]) throws -> PseudoTerminal {
            try PseudoTerminal([ProgramRun.path, "practice"] + arguments, environment: program.environment())
        }

        @Test("is not made anew by asking for it while connections wait for the old one's backup")
        func gone() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let identity = "\(program.home)/.config/oauth-setup/practice/identity.txt"
            try FileManager.default.moveItem(atPath: identity, toPath: identity + ".away")
            let ended = try program.run(["practice", "key"])
            #expect(ended.exitCode == 5 && ended.output.isEmpty, "\(ended.errors)")
            #expect(!FileManager.default.fileExists(atPath: identity))
            try FileManager.default.moveItem(atPath: identity + ".away", toPath: identity)
            #expect(try program.run(["practice", "connect", "test"]).exitCode == 0)
        }

        @Test(
            "with a passphrase ends every command at once where nobody can be asked: exit code 5 and a hint",
            arguments: [["token", "test"], ["status"], ["connect", "test"], ["string", "test"], ["key"]]
        )
        func unattended(command: [String]) throws {
            let program = try machine()
            for (language, hint) in [("en", "--passphrase-file FILE"), ("ja", "OAUTH_SETUP_PASSPHRASE_FILE")] {
                let refused = try program.run(["practice"] + command + ["--lang", language])
                #expect(refused.exitCode == 5, "\(refused.errors)")
                #expect(refused.output.isEmpty)
                #expect(refused.errors.contains(hint), "\(refused.errors)")
            }
        }

        @Test("opens with the passphrase from a file, a descriptor or the path in the environment, and with no other")
        func sources() throws {
            let program = try machine()
            let wrong = try program.write("wrong\n", to: "wrong")
            let token = ["practice", "token", "test"]
            let path = "\(program.home)/phrase"
            let runs = [
                try program.run(token + ["--passphrase-file", "phrase"]),
                try program.run(token + ["--passphrase-fd", "0"], input: Self.phrase),
                try program.run(token, environment: ["OAUTH_SETUP_PASSPHRASE_FILE": path]),
            ]
            for run in runs {
                #expect(run.exitCode == 0, "\(run.errors)")
                #expect(run.output == runs[0].output && !run.output.isEmpty)
            }
            let refused = try program.run(token + ["--passphrase-file", wrong])
            #expect(refused.exitCode == 5)
            #expect(refused.errors.contains("is wrong"), "\(refused.errors)")
            let removed = try program.run(["practice", "key", "--unprotect", "--passphrase-file", "phrase"])
            #expect(removed.exitCode == 0, "\(removed.errors)")
            #expect(try program.run(token).output == runs[0].output)
        }

        @Test("is asked for once at the terminal, without showing it, also for many connections")
        func prompt() throws {
            let program = try machine()
            try program.connectAgain("second")
            let terminal = try terminal(program, ["status"])
            let before = terminal.settings
            #expect(terminal.wait(for: "Passphrase of this machine's key: "))
            #expect(terminal.wait { $0.settings != before })
            terminal.send("\(Self.phrase)\r")
            #expect(terminal.waitForEnd() == .exited(0))
            #expect(terminal.settings == before)
            #expect(!terminal.output.contains("ZZmark"))
            #expect(terminal.output.ranges(of: "Passphrase of").count == 1)
            #expect(terminal.output.contains("second  kintone"))
        }

        @Test(
            "leaves the terminal as it was when the question is broken off",
            arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
        )
        func brokenOff(signal: Int32) throws {
            let program = try machine()
            let terminal = try terminal(program, ["token", "test"])
            let before = terminal.settings
            #expect(terminal.wait(for: "Passphrase of this machine's key: "))
            #expect(terminal.wait { $0.settings != before })
            terminal.send("half")
            terminal.signal(signal)
            #expect(terminal.waitForEnd() == .exited(130))
            #expect(terminal.settings == before)
            let keyed = try self.terminal(program, ["token", "test"])
            #expect(keyed.wait(for: "Passphrase of this machine's key: "))
            #expect(keyed.wait { $0.settings != before })
            keyed.send("\u{3}")
            #expect(keyed.waitForEnd() == .exited(130))
            #expect(keyed.settings == before)
        }

        @Test("gets its passphrase by two equal answers at the terminal")
        func asksTwice() throws {
            let program = try machine(protected: false)
            for (second, code) in [("other", Int32(2)), ("horse", 0)] {
                let terminal = try terminal(program, ["key", "--protect"])
                let before = terminal.settings
                #expect(terminal.wait(for: "New passphrase: "))
                #expect(terminal.wait { $0.settings != before })
                terminal.send("horse\r")
                #expect(terminal.wait(for: "Once more: "))
                #expect(terminal.wait { $0.settings != before })
                terminal.send("\(second)\r")
                #expect(terminal.waitForEnd() == .exited(code))
            }
            let token = ["practice", "token", "test", "--passphrase-fd", "0"]
            #expect(try program.run(token, input: "horse\n").exitCode == 0)
        }

        @Test("rotates in the middle of work: the connections open, the key is another one, and status agrees")
        func rotates() throws {
            let program = try machine(protected: false)
            let before = try program.run(["practice", "token", "test"]).output
            let old = try program.run(["practice", "key"]).output
            let rotated = try program.json(["key", "--rotate", "--json"])
            #expect(rotated["resealed"] == 1 && rotated["left"] == [])
            #expect(rotated["retired"]?.string == old.trimmingCharacters(in: .newlines))
            #expect(try program.json(["key", "--json"])["recipient"] == rotated["recipient"])
            #expect(try program.run(["practice", "token", "test"]).output == before)
            try Data("x".utf8).write(to: URL(filePath: program.settingsPath("test")))
            let stuck = try program.run(["practice", "key", "--rotate"])
            #expect(stuck.exitCode == 1)
            #expect(stuck.errors.contains("the old one stays"), "\(stuck.errors)")
            #expect(try program.run(["practice", "key"]).errors.contains("--rotate finishes it"))
        }

        @Test("can be named by an option and by the environment, and is a path")
        func named() throws {
            let program = try machine(protected: false)
            try FileManager.default.moveItem(atPath: identity(program), toPath: "\(program.home)/key.txt")
            #expect(try program.run(["practice", "token", "test"]).exitCode == 5)
            #expect(try program.run(["practice", "token", "test", "--identity", "key.txt"]).exitCode == 0)
            let environment = ["OAUTH_SETUP_IDENTITY": "\(program.home)/key.txt"]
            #expect(try program.run(["practice", "token", "test"], environment: environment).exitCode == 0)
        }

        @Test(
            "with a passphrase is age's own: the age program opens ours, and we open what it sealed",
            .enabled(if: Tool("age") != nil)
        )
        func age() throws {
            let program = try machine()
            let ours = try PseudoTerminal(
                ["age", "--decrypt", "-i", identity(program), program.settingsPath("test")],
                environment: program.environment()
            )
            #expect(ours.wait(for: "passphrase"))
            ours.send("\(Self.phrase)\r")
            #expect(ours.waitForEnd() == .exited(0))
            #expect(ours.output.contains("\"schemaVersion\""))

            let removed = try program.run(["practice", "key", "--unprotect", "--passphrase-file", "phrase"])
            #expect(removed.exitCode == 0, "\(removed.errors)")
            let theirs = try PseudoTerminal(
                ["age", "-p", "-a", "-o", "\(program.home)/sealed", identity(program)],
                environment: program.environment()
            )
            #expect(theirs.wait(for: "Enter passphrase"))
            theirs.send("\(Self.phrase)\r")
            #expect(theirs.wait(for: "Confirm passphrase"))
            theirs.send("\(Self.phrase)\r")
            #expect(theirs.waitForEnd() == .exited(0))
            unsafe chmod("\(program.home)/sealed", 0o600)
            try FileManager.default.removeItem(atPath: identity(program))
            try FileManager.default.moveItem(atPath: "\(program.home)/sealed", toPath: identity(program))
            let token = try program.run(["practice", "token", "test", "--passphrase-file", "phrase"])
            #expect(token.exitCode == 0, "\(token.errors)")
        }
    }
}

extension ProgramRun {
    /// A second connection beside the first, where the key has the passphrase of the file `phrase`.
    fileprivate func connectAgain(_ name: String) throws {
        let file = try write(Way.kintoneToken.answers(connection: name), to: "answers-\(name).json")
        let arguments = ["practice", "--auto-approve", "wizard", "--answers", file, "--passphrase-file", "phrase"]
        let setup = try run(arguments)
        try #require(setup.exitCode == 0, "\(setup.errors)")
    }
}
