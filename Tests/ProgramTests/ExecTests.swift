import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("exec")
    struct ExecTests {
        private func variables(_ program: ProgramRun, _ environment: [String: String] = [:]) throws -> [String: String]
        {
            let ended = try program.run(["practice", "exec", "test", "--", "env"], environment: environment)
            try #require(ended.exitCode == 0, "\(ended.errors)")
            let pairs = ended.output.split(separator: "\n").compactMap { line -> (String, String)? in
                let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }
            return Dictionary(pairs) { $1 }
        }

        @Test("hands over token and properties in the environment, but not the application's secret")
        func environment() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let outer = ["OAUTH_PROPERTY_LEFTOVER": "x", "OAUTH_TOKEN_TYPE": "x", "KEPT": "y"]
            let found = try variables(program, outer)
            let token = try program.json(["token", "test", "--json"])
            #expect(found["OAUTH_ACCESS_TOKEN"] == token["token"]?.string)
            #expect(found["OAUTH_TOKEN_TYPE"] == "Bearer")
            #expect(found["OAUTH_TOKEN_EXPIRES"] == token["expires"]?.string)
            #expect(found["OAUTH_CONNECTION"] == "test")
            #expect(found["OAUTH_SERVICE"] == "kintone")
            #expect(found["OAUTH_PROPERTY_AUTHSCHEME"] == "OAuth")
            #expect(found["OAUTH_PROPERTY_URL"]?.hasPrefix("https://") == true)
            #expect(found["KEPT"] == "y")
            #expect(found["OAUTH_PROPERTY_LEFTOVER"] == nil)
            #expect(found["OAUTH_PROPERTY_OAUTHCLIENTSECRET"] == nil)
        }

        @Test("hands over the stored credential of a connection without OAuth")
        func withoutOAuth() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let found = try variables(program)
            #expect(found["OAUTH_TOKEN_TYPE"] == "X-Cybozu-API-Token")
            #expect(found["OAUTH_ACCESS_TOKEN"] == found["OAUTH_PROPERTY_APITOKEN"])
            #expect(found["OAUTH_TOKEN_EXPIRES"] == nil)
        }

        @Test("is the command: its exit code, its signal, its streams")
        func replaced() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            func run(_ command: [String], input: String = "") throws -> ProgramRun.Outcome {
                try program.run(["practice", "exec", "test", "--"] + command, input: input)
            }
            #expect(try run(["sh", "-c", "exit 7"]).exitCode == 7)
            #expect(try run(["sh", "-c", "kill -TERM $$"]).exitCode == -15)
            #expect(try run(["cat"], input: "through").output == "through")
            #expect(try run(["echo", "--lang", "ja"]).output == "--lang ja\n")
        }

        @Test("leaves the command no blocked signal and no open file of its own")
        func clean() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let status = try program.run(["practice", "exec", "test", "--", "cat", "/proc/self/status"]).output
            func mask(_ name: String) -> UInt64? {
                let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
                return line.flatMap {
                    UInt64($0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces), radix: 16)
                }
            }
            #expect(mask("SigBlk") == 0)
            // A socket of the test runner may be inherited; what the network library makes has no name.
            let files = try program.run(["practice", "exec", "test", "--", "ls", "-l", "/proc/self/fd"]).output
            #expect(
                !files.contains("anon_inode") && !files.contains("OAuthSettings"),
                "\(files)"
            )
        }

        @Test("says when the command is not there (127), cannot be run (126), or is missing (2)")
        func noCommand() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let missing = try program.run(["practice", "exec", "test", "--", "no-such-command"])
            #expect(missing.exitCode == 127)
            #expect(missing.errors.contains("no-such-command"))
            #expect(try program.run(["practice", "exec", "test", "--", "/etc/passwd"]).exitCode == 126)
            #expect(try program.run(["practice", "exec", "test"]).exitCode == 2)
            #expect(try program.run(["practice", "exec", "nobody", "--", "true"]).exitCode == 3)
        }
    }
}
