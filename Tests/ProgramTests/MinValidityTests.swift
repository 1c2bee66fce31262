import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("token --min-validity")
    struct MinValidityTests {
        @Test("renews a token that does not live so long yet; never more than half of its lifetime is asked for")
        func margin() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let row = try program.json([
                "call", "GetOAuthAccessToken", "--connection", "test", "--json", "AuthMode=APP",
            ])
            let first = try #require(row["OAuthAccessToken"]?.string)
            let string = try program.run(["practice", "string", "test", "--format", "json", "--reveal"]).output
            var properties = try #require(JSONParser.parse(string).object)
            properties["OAuthSettingsLocation"] = nil
            properties["InitiateOAuth"] = "REFRESH"
            properties["OAuthAccessToken"] = row["OAuthAccessToken"]
            properties["OAuthRefreshToken"] = row["OAuthRefreshToken"]
            properties["OAuthExpiresIn"] = "600"
            // Seconds since the token was issued, those it is to live yet, and whether it is good enough.
            let table: [(age: Int, seconds: Int, isEnough: Bool)] = [
                (0, 60, true), (0, 250, true), (0, 86_400, true),
                (200, 60, true), (200, 250, true), (250, 86_400, true),
                (310, 60, true), (310, 86_400, false),
                (360, 60, true), (360, 250, false),
                (530, 0, true), (545, 60, false),
            ]
            for (number, line) in table.enumerated() {
                let now = Int64(Date().timeIntervalSince1970 * 1000)
                properties["OAuthTokenTimestamp"] = .string("\(now - Int64(line.age) * 1000)")
                let name = "aged\(number)"
                let taken = try program.run(
                    ["practice", "import-string", name, "--service", "kintone", "--no-test"],
                    input: JSONValue.object(properties).text()
                )
                try #require(taken.exitCode == 0, "\(taken.errors)")
                let token = try program.run(["practice", "token", name, "--min-validity", "\(line.seconds)"])
                #expect(token.exitCode == 0, "\(token.errors)")
                let printed = token.output.trimmingCharacters(in: .whitespacesAndNewlines)
                #expect(!printed.isEmpty && (printed == first) == line.isEnough, "\(line)")
            }
        }
    }
}
