import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("The log")
    struct LogTests {
        /// Every secret of a connection: what it was set up with, and the tokens it got.
        private func secrets(_ program: ProgramRun) throws -> [String] {
            let age = try #require(Tool("age"))
            let identity = "\(program.home)/.config/oauth-setup/practice/identity.txt"
            let opened = try age.run(["--decrypt", "-i", identity, program.settingsPath("test")])
            let settings = try JSONParser.parse(opened.output)
            let names = ["OAuthClientSecret", "APIToken", "Password", "ApiKey", "BasicAuthPassword"]
            let kept = names.compactMap { settings["properties"]?[$0]?.string }
            return (kept + ["OAuthAccessToken", "OAuthRefreshToken"].compactMap { settings["tokens"]?[$0]?.string })
                .filter { !$0.isEmpty }
        }

        @Test(
            "tells each request of a whole set-up without any secret, in a private file",
            .enabled(if: Tool("age") != nil, "age is not installed"),
            arguments: try Way.all()
        )
        func redacted(way: Way) throws {
            let program = try ProgramRun()
            let file = try program.write(way.answers(), to: "answers.json")
            let log = "\(program.home)/log"
            let practice = ["practice", "--auto-approve", "--token-lifetime", "1"]
            let setup = try program.run(practice + ["wizard", "--answers", file, "--log-file", log])
            try #require(setup.exitCode == 0, "\(setup.errors)")
            let before = try secrets(program)
            let used = try program.run(practice + ["connect", "test", "--log-file=\(log)", "--verbose"])
            #expect(used.exitCode == 0, "\(used.errors)")
            #expect(try FileManager.default.attributesOfItem(atPath: log)[.posixPermissions] as? Int == 0o600)
            let text = try String(contentsOfFile: log, encoding: .utf8)
            #expect(text.contains("exit code 0"))
            #expect(text.contains("GET ") || text.contains("POST "))
            #expect(text.contains("=***"))
            #expect(used.errors.contains("debug: "))
            let all = try before + secrets(program)
            #expect(!all.isEmpty)
            for secret in all {
                #expect(!text.contains(secret))
                #expect(!used.errors.contains(secret))
                #expect(!text.contains(Data(secret.utf8).base64EncodedString()))
            }
        }

        @Test("is refused where others could read it, and where it is a link")
        func loose() throws {
            let program = try ProgramRun()
            let log = try program.write("", to: "log")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: log)
            let refused = try program.run(["services", "--log-file", log])
            #expect(refused.exitCode == 2)
            #expect(refused.errors.contains("chmod 600"))
            try FileManager.default.createSymbolicLink(atPath: "\(program.home)/link", withDestinationPath: log)
            #expect(try program.run(["services", "--log-file", "\(program.home)/link"]).exitCode == 2)
        }

        @Test("is refused in the place of a key or of settings, and they stay as they are")
        func ownFiles() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            for path in ["\(program.home)/.config/oauth-setup/practice/identity.txt", program.settingsPath("test")] {
                let before = FileManager.default.contents(atPath: path)
                let ended = try program.run(["practice", "token", "test", "--log-file", path])
                #expect(ended.exitCode == 2 && ended.output.isEmpty && ended.errors.contains("hint: "), "\(ended)")
                #expect(FileManager.default.contents(atPath: path) == before)
            }
        }

        @Test("Quiet says nothing that can be done without; errors and data stay")
        func quiet() throws {
            let program = try ProgramRun()
            let file = try program.write(Way.kintoneToken.answers(), to: "answers.json")
            let setup = try program.run(["practice", "wizard", "--answers", file, "--quiet"])
            #expect(setup.exitCode == 0)
            #expect(setup.errors.isEmpty && setup.output.isEmpty, "\(setup.errors)\(setup.output)")
            #expect(try !program.run(["practice", "token", "test", "-q"]).output.isEmpty)
            let wrong = try program.run(["practice", "token", "none", "--quiet"])
            #expect(wrong.errors.hasPrefix("error: "))
            #expect(try program.run(["services", "--quiet", "--verbose"]).exitCode == 2)
        }
    }
}
