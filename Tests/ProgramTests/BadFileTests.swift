import Foundation
import Glibc
import TestSupport
import Testing

extension ProgramTests {
    @Suite("Files that are not as they should be")
    struct BadFileTests {
        /// A practice connection with an API token.
        private func connected() throws -> ProgramRun {
            let program = try ProgramRun()
            let way = Way(service: "kintone", scheme: "APIToken", app: nil, isOAuth: false)
            let file = try program.write(way.answers(), to: "answers.json")
            let setup = try program.run(["practice", "wizard", "--answers", file])
            try #require(setup.exitCode == 0, "\(setup.errors)")
            return program
        }

        @Test("a damaged settings file is told from one sealed to another key; both end with 5")
        func damaged() throws {
            let program = try connected()
            let path = program.settingsPath("test")
            let whole = try Data(contentsOf: URL(filePath: path))
            try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
            let damaged = try program.run(["practice", "token", "test"])
            #expect(damaged.exitCode == 5, "\(damaged.errors)")

            try whole.write(to: URL(filePath: path))
            try FileManager.default.removeItem(atPath: "\(program.home)/.config/oauth-setup/practice/identity.txt")
            let other = try program.run(["practice", "wizard", "--answers", "\(program.home)/answers.json"])
            _ = other
            let sealed = try program.run(["practice", "token", "test"])
            #expect(sealed.exitCode == 5, "\(sealed.errors)")
            #expect(sealed.errors != damaged.errors)
            #expect(sealed.errors.contains("hint: "))
        }

        @Test("a folder that others can read is refused with the mending command")
        func looseFolder() throws {
            let program = try connected()
            let folder = "\(program.home)/.config/oauth-setup"
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
            let refused = try program.run(["practice", "token", "test"])
            #expect(refused.exitCode != 0)
            #expect(refused.errors.contains("chmod 700"), "\(refused.errors)")
        }

        @Test("a broken service definition is told with file and field, once, and stops no other connection")
        func badDefinition() throws {
            let program = try connected()
            let folder = "\(program.home)/.config/oauth-setup/practice/services"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let broken = [
                "mine.json": #"{"schemaVersion":1,"id":"mine","nama":"x"}"#, "half.json": #"{"schemaVersion":1,"id":"#,
                "backlog.json": "", "closed.json": #"{"schemaVersion":1}"#,
            ]
            for (name, text) in broken {
                try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
            }
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/gone.json", withDestinationPath: "nowhere")
            try #require(unsafe mkfifo("\(folder)/pipe.json", 0o600) == 0)
            for words in [
                ["token", "test"], ["connect", "test"], ["services"], ["services", "show", "kintone"],
                ["string", "test"],
                ["exec", "test", "--", "true"], ["status", "test"],
            ] {
                let ended = try program.run(["practice"] + words)
                #expect(ended.exitCode == 0, "\(words) \(ended.errors)")
                for name in broken.keys.sorted() + ["gone.json", "pipe.json"] {
                    let lines = ended.errors.split(separator: "\n").filter { $0.contains(name) }
                    #expect(
                        lines.count == 1 && lines.allSatisfy { $0.hasPrefix("warning: ") },
                        "\(words) \(ended.errors)"
                    )
                }
                #expect(ended.errors.contains("mine.json: name: this key is missing"), "\(ended.errors)")
            }
            // The one that ships does not stand in for the one that was to replace it.
            for words in [
                ["services", "show", "backlog"], ["wizard", "--service", "backlog"],
                ["services", "show", "mine"], ["connect", "-", "--service", "backlog"],
            ] {
                let refused = try program.run(["practice"] + words, input: "AuthScheme=APIToken;ApiKey=x")
                #expect(refused.exitCode == 5, "\(words) \(refused.errors)")
                #expect(refused.errors.contains("error: the definition of"), "\(words) \(refused.errors)")
                #expect(refused.errors.contains("hint: "), "\(words) \(refused.errors)")
            }
            let answers = try program.write(#"{"service":"backlog","scheme":"APIToken","properties":{}}"#, to: "a.json")
            let refused = try program.run(["practice", "wizard", "--answers", answers])
            #expect(
                refused.exitCode == 2 && refused.errors.contains("its definition cannot be used"),
                "\(refused.errors)"
            )
            let doctor = try program.run(["practice", "doctor"])
            #expect(doctor.exitCode == 1)
            for name in broken.keys.sorted() + ["gone.json", "pipe.json"] {
                #expect(doctor.output.split(separator: "\n").contains { $0.contains("PROBLEM") && $0.contains(name) })
            }
            #expect(!doctor.errors.contains("warning: "), "\(doctor.errors)")
        }

        @Test("a connection string with an unknown property is refused with the nearest name, never with values")
        func unknownProperty() throws {
            let program = try connected()
            let text = "AuthScheme=APIToken;Url=https://practice.cybozu.com;ApiTokem=ZZmarktoken;AppId=7"
            let refused = try program.run(["practice", "connect", "-", "--service", "kintone"], input: text)
            #expect(refused.exitCode == 2, "\(refused.errors)")
            #expect(refused.errors.contains("APIToken"), "\(refused.errors)")
            #expect(!refused.errors.contains("ZZmark"))
        }

        @Test("wrong usage ends with 2, an unknown connection with 3 and the nearest name")
        func usage() throws {
            let program = try connected()
            #expect(try program.run(["nonsense"]).exitCode == 2)
            #expect(try program.run(["token"]).exitCode == 2)
            #expect(try program.run(["--help"]).exitCode == 0)
            let missing = try program.run(["practice", "token", "tset"])
            #expect(missing.exitCode == 3)
            #expect(missing.errors.contains("did you mean test?"), "\(missing.errors)")
        }
    }
}
