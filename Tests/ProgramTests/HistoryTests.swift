import Foundation
import TestSupport
import Testing

extension ProgramTests {
    @Suite("Copies of a settings file")
    struct HistoryTests {
        private let practice = ["practice", "--token-lifetime", "1"]

        private func machine(_ way: Way) throws -> ProgramRun {
            let program = try ProgramRun()
            let file = try program.write(way.answers(), to: "answers.json")
            let setup = try program.run(practice + ["wizard", "--answers", file])
            try #require(setup.exitCode == 0, "\(setup.errors)")
            return program
        }

        /// Asks for the token until it is another one; the run that refreshed.
        private func refreshed(_ program: ProgramRun) throws -> ProgramRun.Outcome {
            let first = try program.run(practice + ["token", "test"])
            let deadline = ContinuousClock.now + .seconds(20)
            var last = first
            while last.output == first.output, last.errors.isEmpty {
                try #require(ContinuousClock.now < deadline, "the token never changed")
                last = try program.run(practice + ["token", "test"])
            }
            return last
        }

        @Test("that are older are not refreshed until that is accepted")
        func rollback() throws {
            let program = try machine(Way(service: "kintone", scheme: "OAuth", app: "custom", isOAuth: true))
            let path = program.settingsPath("test")
            let backup = try Data(contentsOf: URL(filePath: path))
            #expect(try refreshed(program).exitCode == 0)
            try backup.write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            let refused = try program.run(practice + ["token", "test"])
            #expect(refused.exitCode == 5, "\(refused.errors)")
            #expect(refused.errors.contains("older copy"), "\(refused.errors)")
            #expect(refused.errors.contains("--accept-older"))
            let accepted = try program.run(practice + ["token", "test", "--accept-older"])
            #expect(accepted.exitCode == 0, "\(accepted.errors)")
        }
    }
}
