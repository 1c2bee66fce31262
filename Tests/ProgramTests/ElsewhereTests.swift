import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A copy of a home")
    struct ElsewhereTests {
        /// A home set up on machine a, its copy on machine b, and their one provider.
        private struct Pair {
            let original: ProgramRun
            let copy: ProgramRun
            let practice: [String: String]

            func run(_ arguments: [String], on name: String, input: String = "") throws -> ProgramRun.Outcome {
                let program = name == "a" ? original : copy
                return try program.run(
                    ["practice"] + arguments,
                    input: input,
                    environment: practice.merging(["OAUTH_SETUP_MACHINE": name]) { $1 }
                )
            }

            /// What the provider knows of the sign-in.
            func grant() throws -> JSONValue? {
                let reply = try Clicks.get("\(practice["OAUTH_SETUP_PRACTICE"] ?? "")/practice/stats")
                let body = try #require(reply.firstRange(of: "\r\n\r\n")).upperBound
                return try JSONParser.parse(String(reply[body...]))["grants"]?.array?.last
            }
        }

        private func pair(_ way: Way, lifetime: Int = 1) throws -> Pair {
            let (original, copy) = (try ProgramRun(), try ProgramRun())
            let file = try original.write(way.answers(), to: "answers.json")
            let setUp = ["practice", "--auto-approve", "--token-lifetime", "\(lifetime)", "wizard", "--answers", file]
            let setup = try original.run(setUp, environment: ["OAUTH_SETUP_MACHINE": "a"])
            let practice = try original.servePractice(["--token-lifetime", "\(lifetime)"])
            let pair = Pair(original: original, copy: copy, practice: practice)
            try #require(setup.exitCode == 0, "\(setup.errors)")
            try FileManager.default.copyItem(atPath: "\(original.home)/.config", toPath: "\(copy.home)/.config")
            return pair
        }

        @Test("sends nothing: exit code 3, who it was and when, and three commands; the original lives on")
        func refused() throws {
            let pair = try pair(.backlog)
            try pair.original.waitUntilDue()
            let commands = [
                ["token", "test"], ["token", "test", "--header"], ["exec", "test", "--", "true"], ["connect", "test"],
                ["call", "RefreshOAuthAccessToken", "OAuthRefreshToken=@-", "--connection", "test"],
                ["string", "test", "--owner", "driver-headless", "--location", "/tmp/x", "--take-over", "--reveal"],
                ["forget", "test", "--revoke"],
            ]
            for command in commands {
                let refused = try pair.run(command, on: "b", input: "secret\n")
                #expect(refused.exitCode == 3, "\(command) \(refused.errors)")
                #expect(refused.output.isEmpty)
                #expect(refused.errors.contains("another machine"), "\(refused.errors)")
                #expect(refused.errors.contains("--adopt"), "\(refused.errors)")
            }
            let japanese = try pair.run(["token", "test", "--lang", "ja"], on: "b").errors
            #expect(japanese.contains("別のマシン（a）") && japanese.contains("oauth-setup practice token test --adopt"))
            let english = try pair.run(["token", "test"], on: "b").errors
            #expect(english.contains("another machine, a,"), "\(english)")
            #expect(english.contains("oauth-setup practice wizard --connection test --step sign-in"), "\(english)")
            #expect(english.contains("oauth-setup practice transfer test --to KEY"), "\(english)")
            let status = try JSONParser.parse(try pair.run(["status", "test", "--json"], on: "b").output)
            #expect(status["state"] == "signInNeeded" && status["refreshedBy"] == "a", "\(status.text())")
            #expect(try pair.run(["doctor", "test"], on: "b").exitCode == 3)
            #expect(try pair.grant()?["refreshes"]?.array?.reduce(0) { $0 + ($1.integer ?? 0) } ?? 0 == 0)
            #expect(try pair.run(["token", "test"], on: "a").exitCode == 0)
            #expect(try pair.grant()?["alive"] == true)
        }

        @Test("goes on for good with --adopt, through the process that renews")
        func adopted() throws {
            let pair = try pair(.backlog)
            try pair.original.waitUntilDue()
            let adopted = try pair.run(["token", "test", "--adopt"], on: "b")
            #expect(adopted.exitCode == 0 && !adopted.output.isEmpty, "\(adopted.errors)")
            try pair.original.waitUntilDue()
            #expect(try pair.run(["exec", "test", "--", "true"], on: "b").exitCode == 0)
            let status = try JSONParser.parse(try pair.run(["status", "test", "--json"], on: "b").output)
            #expect(status["refreshedBy"] == "b")
            #expect(try pair.grant()?["alive"] == true)
        }

        @Test("serves a token that is still valid without a question")
        func cached() throws {
            let pair = try pair(.backlog, lifetime: 3600)
            for command in [["token", "test"], ["exec", "test", "--", "true"], ["connect", "test"]] {
                let served = try pair.run(command, on: "b")
                #expect(served.exitCode == 0 && !served.errors.contains("another machine"), "\(served.errors)")
            }
        }

        @Test("is as good as the original where nothing rotates", arguments: [Way.dropbox, .kintone, .kintoneToken])
        func free(way: Way) throws {
            let pair = try pair(way)
            if way.isOAuth { try pair.original.waitUntilDue() }
            for name in ["b", "a", "b"] {
                let served = try pair.run(["token", "test"], on: name)
                #expect(served.exitCode == 0 && served.errors.isEmpty, "\(served.errors)")
            }
        }

        @Test("is moved after a question at the terminal, or with --adopt")
        func transfer() throws {
            let pair = try pair(.backlog, lifetime: 3600)
            let key = try pair.run(["key"], on: "a").output.trimmingCharacters(in: .whitespacesAndNewlines)
            let other = try ProgramRun().run(["practice", "key"]).output
                .trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(key != other)
            let command = ["transfer", "test", "--to", other, "-o", "\(pair.copy.home)/x.age"]
            let refused = try pair.run(command, on: "b")
            #expect(refused.exitCode == 3 && refused.errors.contains("--adopt"), "\(refused.errors)")
            let environment = pair.copy.environment(pair.practice.merging(["OAUTH_SETUP_MACHINE": "b"]) { $1 })
            for (answer, code) in [("n", Int32(130)), ("y", 0)] {
                let terminal = try PseudoTerminal([ProgramRun.path, "practice"] + command, environment: environment)
                #expect(terminal.wait(for: "[y/N]"))
                terminal.send("\(answer)\r")
                #expect(terminal.waitForEnd() == .exited(code), "\(terminal.output)")
            }
            // What is left is the mark of the move.
            #expect(try pair.run(["token", "test"], on: "b").errors.contains("moved"))
        }
    }
}
