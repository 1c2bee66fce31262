import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("import-string")
    struct ImportStringTests {
        private func string(_ program: ProgramRun, _ format: String = "json") throws -> String {
            try program.run(["practice", "string", "test", "--format", format, "--reveal"]).output
        }

        @Test(
            "keeps a tested connection from a string of any format",
            arguments: ["cdata", "python", "odbc-ini", "env", "json"]
        )
        func imports(format: String) throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let file = try program.write(try string(program, format), to: "string")
            let done = try program.run([
                "practice", "import-string", "again", "--string-file", file, "--service", "kintone",
            ])
            #expect(done.exitCode == 0, "\(done.errors)")
            #expect(done.errors.contains(program.settingsPath("again")))
            let tokens = try ["test", "again"].map { try program.run(["practice", "token", $0]).output }
            #expect(tokens[0] == tokens[1])
        }

        @Test("takes over tokens, which are then refreshed", arguments: [[], ["--no-test"]])
        func tokens(options: [String]) throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let row = try program.json([
                "call", "GetOAuthAccessToken", "--connection", "test", "--json", "AuthMode=APP",
            ])
            var properties = try #require(JSONParser.parse(try string(program)).object)
            properties["InitiateOAuth"] = "REFRESH"
            properties["OAuthSettingsLocation"] = nil
            properties["OAuthRefreshToken"] = row["OAuthRefreshToken"]
            let text = JSONValue.object(properties).text()
            let arguments = ["practice", "import-string", "again", "-", "--service", "backlog"] + options
            let done = try program.run(arguments, input: text)
            #expect(done.exitCode == 0, "\(done.errors)")
            let token = try program.run(["practice", "token", "again"])
            #expect(token.exitCode == 0, "\(token.errors)")
            #expect(token.output.count > 1)
            #expect(try program.run(["practice", "connect", "again"]).exitCode == 0)
        }

        @Test(
            "puts no string without a property in the place of a connection, tested or not",
            arguments: ["[]", "{}", "# x", "jdbc:odd:", ";", "\"\""]
        )
        func nothing(text: String) throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let arguments = ["practice", "import-string", "test", "--service", "kintone", "--replace", "--no-test"]
            let ended = try program.run(arguments, input: text)
            #expect(ended.exitCode == 2 && !ended.errors.isEmpty, "\(ended.errors)")
            #expect(try program.run(["practice", "connect", "test"]).exitCode == 0)
        }

        @Test("takes a secret that differs in its bytes only for another one")
        func otherBytes() throws {
            let program = try ProgramRun()
            let words = ["practice", "import-string", "test", "--service", "backlog", "--no-test", "--replace"]
            for secret in ["caf\u{E9}-0123456789", "cafe\u{301}-0123456789"] {
                let text = "URL=https://practice.backlog.com;ApiKey=\(secret)"
                try #require(try program.run(words, input: text).exitCode == 0)
                let token = try program.run(["practice", "token", "test"])
                #expect(Array(token.output.utf8) == Array((secret + "\n").utf8))
            }
        }

        @Test("keeps the way of signing in also where the string does not name it")
        func unnamedScheme() throws {
            let program = try ProgramRun()
            let text = "URL=https://practice.backlog.com;ApiKey=practice-backlog-api-key"
            let words = ["practice", "import-string", "test", "--service", "backlog", "--no-test"]
            #expect(try program.run(words, input: text).exitCode == 0)
            let shown = try program.run(["practice", "string", "test"])
            #expect(shown.exitCode == 0 && shown.output.contains("AuthScheme=APIToken"), "\(shown)")
            #expect(try program.json(["status", "test", "--json"])["scheme"] == "APIToken")
        }

        @Test(
            "keeps nothing where a secret that is needed is empty, in quotes or not, untested as well",
            arguments: ["", "\"\"", "''", "\" \"", "'\"\"'"]
        )
        func emptySecret(_ value: String) throws {
            let program = try ProgramRun()
            let ended = try program.run(
                ["practice", "import-string", "test", "--service", "kintone", "--no-test"],
                input: "AuthScheme=APIToken;Url=https://practice.cybozu.com;AppId=7;APIToken=\(value);"
            )
            #expect(ended.exitCode == 2 && ended.errors.hasPrefix("error: APIToken is missing"), "\(ended)")
            #expect(!FileManager.default.fileExists(atPath: program.settingsPath("test")))
        }

        @Test("finds the service of a string that names none by its properties, as the wizard does")
        func unnamedService() throws {
            let program = try ProgramRun()
            let text = "AuthScheme=APIToken;Url=https://practice.cybozu.com;AppId=7;APIToken=value;"
            let kept = try program.run(["practice", "import-string", "test", "--no-test"], input: text)
            #expect(kept.exitCode == 0, "\(kept)")
            #expect(try program.json(["status", "test", "--json"])["service"] == "kintone")
            // Secrets for another connector, or without an address, go nowhere.
            for unsure in [
                "AuthScheme=OAuth;OAuthClientId=id;OAuthClientSecret=secret", "AccountId=corp;APIToken=value",
                "jdbc:salesforce:AuthScheme=OAuthPassword;User=u;Password=p;OAuthClientId=i;OAuthClientSecret=s;",
                "jdbc:other:" + text,
            ] {
                let asked = try program.run(["practice", "import-string", "other", "--no-test"], input: unsure)
                #expect(asked.exitCode == 2, "\(unsure)")
                #expect(asked.errors.contains("--service") || asked.errors.contains("service"), "\(asked)")
            }
        }

        @Test("keeps nothing of a string that does not work")
        func refused() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            var properties = try #require(JSONParser.parse(try string(program)).object)
            properties["APIToken"] = "ZZmark"
            let wrong = JSONValue.object(properties).text()
            let arguments = ["practice", "import-string", "again", "--service", "kintone"]
            let ended = try program.run(arguments, input: wrong)
            #expect(ended.exitCode == 4, "\(ended.errors)")
            #expect(!ended.errors.contains("ZZmark"))

            let masked = try program.run(["practice", "string", "test"]).output
            let refused = try program.run(arguments, input: masked)
            #expect(refused.exitCode == 2)
            #expect(refused.errors.contains("APIToken"), "\(refused.errors)")
            #expect(!FileManager.default.fileExists(atPath: program.settingsPath("again")))
            let taken = try program.run(["practice", "import-string", "test", "--service", "kintone"], input: wrong)
            #expect(taken.exitCode == 2, "\(taken.errors)")
        }

        @Test("never uses what is stored elsewhere with the addresses of a string")
        func foreignHost() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let stored = try Data(contentsOf: URL(filePath: program.settingsPath("test")))
            var properties = try #require(JSONParser.parse(try string(program)).object)
            #expect(properties["OAuthSettingsLocation"]?.string == program.settingsPath("test"))
            properties["Url"] = "https://elsewhere.cybozu.com"
            properties["InitiateOAuth"] = "REFRESH"
            let ended = try program.run(
                ["practice", "import-string", "again", "--service", "kintone"],
                input: JSONValue.object(properties).text()
            )
            #expect(ended.exitCode == 3, "\(ended.errors)")
            #expect(ended.errors.contains("OAuthSettingsLocation"))
            #expect(try Data(contentsOf: URL(filePath: program.settingsPath("test"))) == stored)
            #expect(!FileManager.default.fileExists(atPath: program.settingsPath("again")))
        }
    }
}
