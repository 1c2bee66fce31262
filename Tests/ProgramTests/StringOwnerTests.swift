import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("string, for another owner")
    struct StringOwnerTests {
        private func string(_ program: ProgramRun, _ arguments: [String], input: String = "") throws
            -> ProgramRun.Outcome
        {
            try program.run(["practice", "string", "test"] + arguments, input: input)
        }

        private static let headless = ["--owner", "driver-headless", "--location", "/srv/OAuthSettings.txt"]

        @Test("hands tokens that stay the same to a connector, and keeps them")
        func shared() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let token = try program.run(["practice", "token", "test"]).output.trimmingCharacters(in: .newlines)
            let handed = try string(program, Self.headless + ["--format", "json", "--reveal"])
            let properties = try JSONParser.parse(handed.output)
            #expect(properties["OAuthAccessToken"] == .string(token))
            #expect(properties["OAuthRefreshToken"] != nil)
            #expect(properties["InitiateOAuth"] == "REFRESH")
            #expect(properties["OAuthSettingsLocation"] == "/srv/OAuthSettings.txt")
            #expect(properties["UseCursor"] == "false")
            #expect(properties["CallbackURL"] == nil)
            #expect(try program.run(["practice", "connect", "test"]).exitCode == 0)
        }

        @Test("gives a refresh token that has one owner only when told, and retires the copy here")
        func takeOver() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let file = "\(program.home)/string.txt"
            let refused = try string(program, Self.headless + ["-o", file])
            #expect(refused.exitCode == 2)
            #expect(refused.errors.contains("--take-over"))
            #expect(!FileManager.default.fileExists(atPath: file))
            let masked = try string(program, Self.headless)
            #expect(masked.exitCode == 0)
            #expect(masked.output.contains("OAuthRefreshToken=****"))
            #expect(try program.run(["practice", "token", "test"]).exitCode == 0)

            let taken = try string(program, Self.headless + ["-o", file, "--take-over"])
            #expect(taken.exitCode == 0, "\(taken.errors)")
            #expect(taken.errors.contains("retired"))
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
            let whole = try String(contentsOfFile: file, encoding: .utf8)
            #expect(whole.contains("OAuthRefreshToken=practice-"))
            let late = try program.run(["practice", "token", "test"])
            #expect(late.exitCode == 3, "\(late.errors)")
            #expect(late.errors.contains("connector"), "\(late.errors)")
            #expect(late.output.isEmpty)
            #expect(try string(program, Self.headless + ["--reveal", "--take-over"]).exitCode == 3)
            // What the connector got is good: another engine takes the connection over with it.
            let again = try program.run(
                ["practice", "import-string", "again", "--string-file", file, "--service", "backlog"]
            )
            #expect(again.exitCode == 0, "\(again.errors)")
        }

        @Test(
            "printed on standard output, the tokens stay marked, so that they can be printed again and used by nobody"
        )
        func printedAgain() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let first = try string(program, Self.headless + ["--reveal", "--take-over"])
            let second = try string(program, Self.headless + ["--reveal", "--take-over"])
            #expect(first.exitCode == 0 && second.exitCode == 0, "\(second.errors)")
            #expect(first.output == second.output)
            #expect(try program.run(["practice", "token", "test"]).exitCode == 3)
        }

        @Test("keeps the connection when the string could not be written")
        func notWritten() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let file = try program.write("mine", to: "string.txt")
            let refused = try string(program, Self.headless + ["-o", file, "--take-over"])
            #expect(refused.exitCode == 1)
            #expect(try program.run(["practice", "token", "test"]).exitCode == 0)
        }

        @Test(
            "hands over a code from a file or an address",
            arguments: [
                "co/de", "http://localhost:33333/?code=co%2Fde&state=x", "https://localhost/?state=x&code=co%2Fde#_",
            ]
        )
        func code(text: String) throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let handed = try string(
                program,
                Self.headless + ["--verifier", "-", "--format", "json", "--reveal"],
                input: text
            )
            let properties = try JSONParser.parse(handed.output)
            #expect(properties["OAuthVerifier"] == "co/de")
            #expect(properties["CallbackURL"] == "https://localhost:3333")
            #expect(properties["OAuthAccessToken"] == nil)
            #expect(handed.errors.contains("OAuthVerifier"))
        }

        @Test("refuses an address without a code, and an owner without a place for its tokens")
        func incomplete() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let noCode = try string(
                program,
                Self.headless + ["--verifier", "-"],
                input: "http://localhost/?error=ZZmark"
            )
            #expect(noCode.exitCode == 2)
            #expect(!noCode.errors.contains("ZZmark"))
            #expect(try string(program, ["--owner", "driver-headless"]).errors.contains("--location"))
            #expect(try string(program, ["--owner", "driver", "--location", "/x"]).exitCode == 2)
        }

        @Test("does not hand over tokens of an embedded app, which the connector's own cannot refresh")
        func embedded() throws {
            let program = try ProgramRun()
            try program.connect(Way(service: "act-on", scheme: "OAuth", app: "embedded", isOAuth: true))
            let refused = try string(program, Self.headless + ["--reveal", "--take-over"])
            #expect(refused.exitCode == 2)
            #expect(refused.output.isEmpty)
            #expect(try program.run(["practice", "token", "test"]).exitCode == 0)
        }

        @Test("writes the plain settings file of a connector, and says that it is unverified", arguments: ["en", "ja"])
        func plain(language: String) throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let file = "\(program.home)/OAuthSettings.txt"
            let made = try string(program, ["--owner", "driver-plain", "--location", file, "--lang", language])
            #expect(made.exitCode == 0, "\(made.errors)")
            #expect(made.output.contains("Other=****"))
            #expect(made.errors.contains(language == "ja" ? "ベンダー" : "vendor"))
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
            let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
            #expect(
                lines.map { $0.prefix { $0 != "=" } } == [
                    "_persist_oauthaccesstoken", "_persist_oauthrefreshtoken", "_persist_oauthexpiresin",
                    "_persist_oauthtokentimestamp",
                ]
            )
            #expect(try string(program, ["--owner", "driver-plain", "--location", file]).exitCode == 1)
        }
    }
}
