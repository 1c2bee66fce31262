import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("token --force-refresh")
    struct ForceRefreshTests {
        @Test("gives a new token although the old one is valid, once for all who ask at once")
        func renewed() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let token = ["practice", "token", "test"]
            let first = try program.run(token, environment: practice).output
            let renewed = try program.run(token + ["--force-refresh", "--json"], environment: practice)
            #expect(renewed.exitCode == 0, "\(renewed.errors)")
            let second = try JSONParser.parse(renewed.output)["token"]?.string
            #expect(second != nil && second.map { $0 + "\n" } != first)
            #expect(try program.run(token, environment: practice).output == second.map { $0 + "\n" })

            let all = try (0..<6).map { _ in
                try program.start(token + ["--force-refresh"], environment: practice)
            }
            let tokens = all.map { $0.outcome() }
            #expect(tokens.allSatisfy { $0.exitCode == 0 && $0.output != first }, "\(tokens.map(\.errors))")
        }

        @Test("leaves a token that is still valid in use when the sign-in has ended", arguments: ["en", "ja"])
        func ended(language: String) throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let token = ["practice", "token", "test", "--lang", language]
            let first = try program.run(token, environment: practice).output
            let file = URL(filePath: program.settingsPath("test"))
            let backup = try Data(contentsOf: file)
            #expect(try program.run(token + ["--force-refresh"], environment: practice).exitCode == 0)
            // A replaced refresh token that comes again ends the whole sign-in.
            try backup.write(to: file)
            let refused = try program.run(token + ["--force-refresh", "--accept-older"], environment: practice)
            #expect(refused.exitCode == 3 && refused.output.isEmpty, "\(refused.errors)")
            #expect(refused.errors.contains("--step sign-in"))
            #expect(try program.run(token, environment: practice).output == first)
        }

        @Test("says of a way of signing in that has nothing to refresh", arguments: ["en", "ja"])
        func nothing(language: String) throws {
            let program = try ProgramRun()
            try program.connect(.backlogKey)
            let ended = try program.run(["practice", "token", "test", "--force-refresh", "--lang", language])
            #expect(ended.exitCode == 1 && ended.output.isEmpty)
            #expect(ended.errors.contains(language == "en" ? "nothing to refresh" : "更新するものがありません"))
        }
    }
}
