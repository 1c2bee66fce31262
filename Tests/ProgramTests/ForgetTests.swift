import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("Forgetting a connection")
    struct ForgetTests {
        private func isGone(_ program: ProgramRun) -> Bool {
            // The lock file stays for ever.
            program.files().filter { $0.contains("connections/test/") }.allSatisfy { $0.hasSuffix(".lock") }
        }

        @Test("asks the service to end the sign-in, and says that it did", arguments: ["en", "ja"])
        func revokes(language: String) throws {
            let program = try ProgramRun()
            try program.connect(.dropbox)
            let token = try program.run(["practice", "token", "test"])
            try #require(token.exitCode == 0, "\(token.errors)")
            let arguments = ["practice", "forget", "test", "--revoke", "--lang", language]
            let forgotten = try program.run(arguments)
            #expect(forgotten.exitCode == 0, "\(forgotten.errors)")
            #expect(forgotten.errors.contains(language == "en" ? "confirmed" : "確認しました"), "\(forgotten.errors)")
            #expect(isGone(program))
        }

        @Test(
            "is honest where the service has no way, and forgets all the same",
            arguments: [Way.backlog, .kintoneToken]
        )
        func noWay(way: Way) throws {
            let program = try ProgramRun()
            try program.connect(way)
            let forgotten = try program.run(["practice", "forget", "test", "--revoke"])
            #expect(forgotten.exitCode == 1)
            #expect(forgotten.errors.contains("offers no way"), "\(forgotten.errors)")
            #expect(forgotten.errors.contains("test is removed"), "\(forgotten.errors)")
            #expect(isGone(program))
        }

        @Test("happens also when the service cannot be reached, or the settings cannot be opened; it says so")
        func notConfirmed() throws {
            let program = try ProgramRun()
            try program.connect(.dropbox)
            let nowhere = ["OAUTH_SETUP_PRACTICE": "http://127.0.0.1:9"]
            let unreached = try program.run(["practice", "forget", "test", "--revoke"], environment: nowhere)
            #expect(unreached.exitCode == 1)
            #expect(unreached.errors.contains("did not confirm"), "\(unreached.errors)")
            #expect(isGone(program))

            try program.connect(.dropbox)
            try Data("x".utf8).write(to: URL(filePath: program.settingsPath("test")))
            let damaged = try program.run(["practice", "forget", "test", "--revoke"])
            #expect(damaged.exitCode == 1)
            #expect(damaged.errors.contains("did not confirm") && damaged.errors.contains("damaged"))
            #expect(isGone(program))
        }
    }
}
