import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A connection for another machine")
    struct TransferTests {
        private static let rotating = Way(service: "backlog", scheme: "OAuth", app: "custom", isOAuth: true)
        private static let fixed = Way(service: "kintone", scheme: "APIToken", app: nil, isOAuth: false)

        /// A machine with a practice connection named test.
        private func machine(_ way: Way, _ environment: [String: String] = [:]) throws -> ProgramRun {
            let program = try ProgramRun()
            let file = try program.write(way.answers(), to: "answers.json")
            let setup = try program.run(["practice", "wizard", "--answers", file], environment: environment)
            try #require(setup.exitCode == 0, "\(setup.errors)")
            return program
        }

        /// The public key a machine prints.
        private func key(_ program: ProgramRun) throws -> String {
            let printed = try program.run(["practice", "key"])
            #expect(printed.exitCode == 0, "\(printed.errors)")
            return printed.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        @Test("moves where refresh tokens rotate: it works there, and here says where it went")
        func moves() throws {
            let source = try machine(Self.rotating)
            let target = try ProgramRun()
            let recipient = try key(target)
            let shown = try target.run(["practice", "key", "--show-recipient", "--json"])
            #expect(try JSONParser.parse(shown.output)["recipient"] == .string(recipient))
            #expect(recipient.hasPrefix("age1"))

            let moved = try source.run(["practice", "transfer", "test", "--to", recipient, "-o", "test.age"])
            #expect(moved.exitCode == 0, "\(moved.errors)")
            #expect(moved.output.isEmpty)
            let path = "\(source.home)/test.age"
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)

            for (language, word) in [("en", "moved to"), ("ja", "別のマシン")] {
                let refused = try source.run(["practice", "token", "test", "--lang", language])
                #expect(refused.exitCode == 3)
                #expect(refused.output.isEmpty)
                #expect(refused.errors.contains(word), "\(refused.errors)")
                #expect(refused.errors.contains(recipient), "\(refused.errors)")
            }
            let tokens = try opened(source)["tokens"]
            #expect(tokens == nil || tokens == .null)

            let imported = try target.run(["practice", "import", path, "--name", "sales"])
            #expect(imported.exitCode == 0, "\(imported.errors)")
            let token = try target.run(["practice", "token", "sales"])
            #expect(token.exitCode == 0, "\(token.errors)")
            #expect(!token.output.isEmpty)
            #expect(
                try FileManager.default.attributesOfItem(atPath: target.settingsPath("sales"))[.posixPermissions]
                    as? Int == 0o600
            )
            let again = try target.run(["practice", "import", path, "--name", "sales"])
            #expect(again.exitCode == 2, "\(again.errors)")
            #expect(again.errors.contains("--replace"))
        }

        /// The settings of the connection test, by the age program or, where that is missing, not at all.
        private func opened(_ program: ProgramRun) throws -> JSONValue {
            guard let age = Tool("age") else { return [:] }
            let identity = "\(program.home)/.config/oauth-setup/practice/identity.txt"
            let arguments = ["--decrypt", "-i", identity, program.settingsPath("test")]
            return try JSONParser.parse(try age.run(arguments).output)
        }

        @Test("is never copied where refresh tokens rotate, and nothing is written then")
        func noSilentCopy() throws {
            let source = try machine(Self.rotating)
            let recipient = try key(try ProgramRun())
            let before = try Data(contentsOf: URL(filePath: source.settingsPath("test")))
            let refused = try source.run(["practice", "transfer", "test", "--to", recipient, "--copy", "-o", "x.age"])
            #expect(refused.exitCode == 2)
            #expect(refused.errors.contains("one owner"), "\(refused.errors)")
            #expect(try Data(contentsOf: URL(filePath: source.settingsPath("test"))) == before)
            #expect(!FileManager.default.fileExists(atPath: "\(source.home)/x.age"))
        }

        @Test("is copied by a passphrase where its secret is fixed, and works on both")
        func copies() throws {
            let source = try machine(Self.fixed)
            let target = try ProgramRun()
            let copied = try source.run(["practice", "transfer", "test", "--passphrase"])
            try #require(copied.exitCode == 0, "\(copied.errors)")
            #expect(copied.output.hasPrefix("-----BEGIN AGE ENCRYPTED FILE-----"))
            let match = try #require(copied.errors.firstMatch(of: /: ([a-z2-9]{4}(-[a-z2-9]{4}){5})\n/))
            let passphrase = String(match.1)

            let file = try target.write(copied.output, to: "test.age")
            let wrong = try target.write("wrong\n", to: "wrong")
            let right = try target.write(passphrase + "\n", to: "right")
            #expect(try target.run(["practice", "import", file, "--passphrase-file", wrong]).exitCode == 5)
            let nobody = try target.run(["practice", "import", file])
            #expect(nobody.exitCode == 2)
            #expect(nobody.errors.contains("--passphrase-file"), "\(nobody.errors)")
            let imported = try target.run(["practice", "import", file, "--passphrase-file", right])
            #expect(imported.exitCode == 0, "\(imported.errors)")
            let tokens = try [source, target].map { try $0.run(["practice", "token", "test"]) }
            #expect(tokens[0].exitCode == 0 && tokens[0].output == tokens[1].output)

            let other = try ProgramRun()
            let path = try other.write(copied.output, to: "test.age")
            let byDescriptor = try other.run(
                ["practice", "import", path, "--passphrase-fd", "0"],
                input: passphrase + "\n"
            )
            #expect(byDescriptor.exitCode == 0, "\(byDescriptor.errors)")
        }

        @Test("leaves no string behind that looks whole and lacks its secret")
        func stringOfMoved() throws {
            let source = try machine(Self.fixed)
            let recipient = try key(ProgramRun())
            let moved = try source.run(["practice", "transfer", "test", "--move", "--to", recipient, "-o", "a.age"])
            #expect(moved.exitCode == 0, "\(moved.errors)")
            for options in [[String](), ["--reveal"], ["-o", "string.txt"]] {
                let refused = try source.run(["practice", "string", "test"] + options)
                #expect(refused.exitCode == 3 && refused.output.isEmpty, "\(options): \(refused.output)")
                #expect(refused.errors.contains("moved to"), "\(refused.errors)")
            }
        }

        @Test("asks for the passphrase at the terminal without showing it")
        func prompt() throws {
            let source = try machine(Self.fixed)
            let target = try ProgramRun()
            let copied = try source.run(["practice", "transfer", "test", "--passphrase"])
            let match = try #require(copied.errors.firstMatch(of: /: ([a-z2-9]{4}(-[a-z2-9]{4}){5})\n/))
            let file = try target.write(copied.output, to: "test.age")
            let terminal = try PseudoTerminal(
                [ProgramRun.path, "practice", "import", file],
                environment: target.environment()
            )
            let before = terminal.settings
            #expect(terminal.wait(for: "Passphrase: "))
            #expect(terminal.settings != before)
            terminal.send("x\u{7F}\(match.1)\r")
            #expect(terminal.waitForEnd() == .exited(0))
            #expect(terminal.settings == before)
            #expect(!terminal.output.contains(match.1))
            #expect(FileManager.default.fileExists(atPath: target.settingsPath("test")))
        }

        @Test("opens only where it was sealed for, and the hint names the right key")
        func anotherKey() throws {
            let source = try machine(Self.fixed)
            let target = try ProgramRun()
            let copied = try source.run(["practice", "transfer", "test", "--to", try key(target)])
            let stranger = try ProgramRun()
            let file = try stranger.write(copied.output, to: "test.age")
            let refused = try stranger.run(["practice", "import", file])
            #expect(refused.exitCode == 5)
            #expect(refused.errors.contains("--to \(try key(stranger))"), "\(refused.errors)")
            let damaged = try stranger.write(String(copied.output.dropLast(200)), to: "damaged.age")
            let other = try stranger.run(["practice", "import", damaged])
            #expect(other.exitCode == 5)
            #expect(other.errors.contains("damaged"), "\(other.errors)")
        }

        /// Runs the program with a standard output whose reader has left.
        private func toNobody(_ program: ProgramRun, _ words: [String]) throws -> (exitCode: Int32, errors: String) {
            let (output, errors) = (Pipe(), Pipe())
            try output.fileHandleForReading.close()
            let process = Process()
            process.executableURL = URL(filePath: ProgramRun.path)
            process.arguments = words
            process.environment = program.environment()
            process.standardOutput = output
            process.standardError = errors
            try process.run()
            let said = try errors.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: said, as: UTF8.self))
        }

        @Test("survives a move whose file could not be written: the same command writes it again")
        func again() throws {
            let source = try machine(Self.rotating)
            let target = try ProgramRun()
            let recipient = try key(target)
            #expect(try toNobody(source, ["practice", "transfer", "test", "--to", recipient]).exitCode == 1)

            let said = try source.run(["practice", "token", "test"])
            #expect(said.exitCode == 3)
            #expect(said.errors.contains("oauth-setup practice transfer test -o FILE"), "\(said.errors)")
            let written = try source.run(["practice", "transfer", "test", "-o", "test.age"])
            #expect(written.exitCode == 0, "\(written.errors)")
            let imported = try target.run(["practice", "import", "\(source.home)/test.age"])
            #expect(imported.exitCode == 0, "\(imported.errors)")
            #expect(try source.run(["practice", "transfer", "test", "-o", "second.age"]).exitCode == 3)
        }

        @Test("tells what to run there, and there that the connection brings its own way", arguments: ["en", "ja"])
        func ownWay(_ language: String) throws {
            let (source, target) = (try ProgramRun(), try ProgramRun())
            let text =
                "URL=https://practice.backlog.com;ApiKey=practice-backlog-api-key;ProxyServer=127.0.0.1;ProxyPort=9"
            let keep = ["practice", "import-string", "test", "--service", "backlog", "--no-test", "--lang", language]
            #expect(try source.run(keep, input: text).exitCode == 0)
            let file = "\(target.home)/it.age"
            let sent = try source.run(
                ["practice", "transfer", "test", "--to", try key(target), "-o", file, "--lang", language]
            )
            #expect(sent.exitCode == 0 && sent.errors.contains(": oauth-setup practice import \(file)"), "\(sent)")
            let taken = try target.run(["practice", "import", file, "--lang", language])
            #expect(taken.exitCode == 0 && taken.errors.contains("oauth-setup practice connect test"), "\(taken)")
            #expect(taken.errors.contains("127.0.0.1:9"), "\(taken)")
            #expect(taken.errors.contains(language == "en" ? "names itself" : "提供元を確かめて"), "\(taken)")
        }

        @Test("says that it was moved where its file could not be written, and how to get it")
        func movedUndelivered() throws {
            let (source, target) = (try machine(.backlog), try ProgramRun())
            let words = ["practice", "transfer", "test", "--to", try key(target), "-o", "/dev/stdout"]
            let ended = try toNobody(source, words)
            #expect(ended.exitCode == 1 && ended.errors.contains("was moved"), "\(ended)")
            #expect(!ended.errors.contains("nothing was changed"), "\(ended.errors)")
            #expect(
                ended.errors.contains("hint: write it again: oauth-setup practice transfer test -o FILE"),
                "\(ended.errors)"
            )
            #expect(try source.run(["practice", "transfer", "test", "-o", "\(target.home)/it.age"]).exitCode == 0)
            #expect(try target.run(["practice", "import", "\(target.home)/it.age"]).exitCode == 0)
        }

        @Test("is gone after forget, and forgetting twice is said")
        func forgets() throws {
            let program = try machine(Self.fixed)
            #expect(try program.run(["practice", "forget", "test"]).exitCode == 0)
            #expect(!program.files().contains { $0.hasSuffix("OAuthSettings.txt") })
            let second = try program.run(["practice", "forget", "test"])
            #expect(second.exitCode == 3)
            #expect(second.errors.contains("no connection named test"), "\(second.errors)")
        }
    }
}
