import Foundation
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

        @Test("a service definition with an unknown key is refused with file and field")
        func badDefinition() throws {
            let program = try connected()
            let folder = "\(program.home)/.config/oauth-setup/practice/services"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(#"{"schemaVersion":1,"id":"mine","nama":"x"}"#.utf8).write(
                to: URL(filePath: "\(folder)/mine.json")
            )
            let refused = try program.run(["practice", "services"])
            #expect(refused.exitCode == 1)
            #expect(refused.errors.contains("mine.json"), "\(refused.errors)")
            #expect(refused.errors.contains("name"), "\(refused.errors)")
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
