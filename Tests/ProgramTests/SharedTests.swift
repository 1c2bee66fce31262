import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    /// A newcomer's road, with a home for each machine.
    @Suite("fleet")
    struct SharedTests {
        private let etcd: EtcdProcess
        private let practice: [String: String]
        private let machines: [ProgramRun]

        private var place: String { "etcd://127.0.0.1:\(etcd.port)/oauth" }

        init() throws {
            etcd = try EtcdProcess()
            machines = try (0..<3).map { _ in try ProgramRun() }
            var practice = try machines[0].servePractice(["--auto-approve", "--token-lifetime", "1000"])
            practice["BROWSER"] = try machines[0].write("#!/bin/sh\nexec curl -sL -o /dev/null \"$1\"\n", to: "browser")
            practice["DISPLAY"] = ":9"
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o700],
                ofItemAtPath: try #require(practice["BROWSER"])
            )
            self.practice = practice
        }

        private func run(_ machine: Int, _ arguments: String..., input: String = "") throws -> ProgramRun.Outcome {
            try machines[machine].run(["practice"] + arguments, input: input, environment: practice)
        }

        /// What a command prints that works.
        private func output(_ machine: Int, _ arguments: String..., input: String = "") throws -> String {
            let ended = try machines[machine].run(["practice"] + arguments, input: input, environment: practice)
            try #require(ended.exitCode == 0, "\(arguments.joined(separator: " ")): \(ended.errors)")
            return ended.output.trimmingCharacters(in: .newlines)
        }

        private func make() throws {
            _ = try output(0, "fleet", "init", "work", place, "--member", "one")
            for (machine, name) in [(1, "two"), (2, "three")] {
                let key = try output(machine, "fleet", "join")
                let invitation = try output(0, "fleet", "members", "work", "--add", "\(name)=\(key)")
                _ = try output(machine, "fleet", "join", input: invitation)
            }
        }

        private func signIn(_ machine: Int) throws {
            let answers = #"{"service":"act-on","scheme":"OAuth","app":"embedded","browser":"here","connection":"one","#
            let file = try machines[machine].write("\(answers)\"location\":\"\(place)/one\"}", to: "answers.json")
            _ = try output(machine, "wizard", "--answers", file)
        }

        @Test("one machine signs in, all have the token, and one that is removed has none any more")
        func road() throws {
            try make()
            try signIn(1)
            let token = try output(1, "token", "work/one")
            #expect(try output(0, "token", "work/one") == token)
            #expect(try output(2, "token", "\(place)/one") == token)
            #expect(try output(2, "token", "--fleet", "work", "one") == token)
            #expect(try output(2, "status").hasPrefix("work/one  act-on  valid"))
            let new = try output(2, "token", "work/one", "--force-refresh")
            #expect(new != token)
            let removed = try run(0, "fleet", "remove", "work", "three")
            #expect(removed.exitCode == 0 && removed.errors.contains("refresh token of work/one"), "\(removed.errors)")
            try signIn(0)
            let refused = try run(2, "token", "work/one", "--force-refresh")
            #expect(refused.exitCode == 5 && refused.errors.contains("has been removed"), "\(refused.errors)")
            #expect(try output(1, "token", "work/one", "--force-refresh") != new)
        }

        @Test("another machine is let in by send, again after an answer was lost")
        func sentTo() throws {
            _ = try output(0, "fleet", "init", "work", place, "--member", "one")
            try signIn(0)
            let via = "env HOME='\(machines[1].home)' sh -c \"$OAUTH_SETUP_FAR\""
            let words = ["practice", "send", "work/one", "--via", via, "--program", ProgramRun.path]
            for _ in 0..<2 {
                let sent = try machines[0].run(words + ["--join", "--as", "two"], environment: practice)
                #expect(sent.exitCode == 0 && sent.errors.contains("as two, and has work/one"), "\(sent.errors)")
            }
            #expect(try output(1, "token", "work/one") == output(0, "token", "work/one"))
            let unnamed = try machines[0].run(words + ["--join"], environment: practice)
            #expect(unnamed.exitCode == 2 && unnamed.errors.contains("--as NAME"), "\(unnamed.errors)")
            let unknown = ["practice", "send", "none", "nobody@localhost", "--join"]
            let missing = try machines[0].run(unknown, environment: practice)
            #expect(missing.exitCode == 3 && missing.errors.contains("no connection"), "\(missing.errors)")
            let refused = try machines[0].run(words, environment: practice)
            #expect(refused.exitCode == 2 && refused.errors.contains("--join"), "\(refused.errors)")
        }

        @Test(
            "a list of fleets that is wrong is told with its place in it, and what may stand there",
            arguments: [
                (#"{"work":{"location":"etcd://127.0.0.1/x","pasword":"x"}}"#, "work.pasword is missing, unknown"),
                (#"{"work":{"location":"etcd://127.0.0.1/x","ca":5}}"#, "work.ca is missing, unknown"),
                (#"{"work":{}}"#, "work.location is missing, unknown"),
                (#"{"a/b":{"location":"etcd://127.0.0.1/x"}}"#, "a/b is missing, unknown"),
                ("[]", "is not a list of fleets: it is not an object"), ("{,}", "is not a list of fleets: "),
            ]
        )
        func badList(text: String, told: String) throws {
            _ = try output(0, "key")
            let file = try machines[0].write(text, to: ".config/oauth-setup/practice/fleets.json")
            #expect(file.hasSuffix("fleets.json"))
            let refused = try run(0, "token", "work/one")
            #expect(refused.exitCode == 5, "\(refused.errors)")
            #expect(refused.errors.contains(told), "\(refused.errors)")
            #expect(refused.errors.contains("hint: a fleet has a location"), "\(refused.errors)")
        }

        @Test("what would take a shared sign-in away is refused, and forgetting leaves it to the others")
        func kept() throws {
            try make()
            try signIn(0)
            let moved = try run(0, "transfer", "work/one", "--passphrase", "-o", "file")
            #expect(moved.exitCode == 2 && moved.errors.contains("joins the fleet"), "\(moved.errors)")
            let sent = try run(0, "send", "work/one", "nobody@localhost")
            #expect(sent.exitCode == 2 && sent.errors.contains("joins the fleet"), "\(sent.errors)")
            _ = try output(0, "token", "work/one")
            _ = try output(0, "forget", "work/one")
            #expect(try output(0, "status").isEmpty)
            _ = try output(1, "token", "work/one")
            _ = try output(1, "forget", "work/one", "--everywhere")
            let gone = try run(0, "token", "work/one")
            #expect(gone.exitCode == 3 && gone.errors.contains("no connection"), "\(gone.errors)")
        }

        @Test("a sign-in is renewed in its place by the command that is advised")
        func again() throws {
            try make()
            try signIn(0)
            let token = try output(0, "token", "work/one")
            let answers = try machines[0].write(
                #"{"service":"act-on","scheme":"OAuth","app":"embedded","browser":"here","connection":"one"}"#,
                to: "again.json"
            )
            _ = try output(0, "wizard", "--fleet", "work", "--answers", answers)
            #expect(try output(1, "token", "work/one") != token)
        }

        @Test("a machine's new key is known to the fleet")
        func rotated() throws {
            try make()
            try signIn(0)
            let key = try output(1, "key", "--rotate")
            #expect(try output(0, "fleet", "members", "work").contains("two  \(key)"))
            #expect(try output(1, "token", "work/one") == output(0, "token", "work/one"))
        }

        @Test("doctor tells of the engine, and what keeps a machine from it")
        func examined() throws {
            _ = try output(0, "fleet", "init", "work", place)
            let found = try run(0, "doctor")
            #expect(found.output.contains("this machine may read and write there"), "\(found.output)")
            _ = try machines[1].write(#"{"work": {"location": "\#(place)"}}"#, to: "fleets.json")
            let home = "\(machines[1].home)/.config/oauth-setup/practice"
            _ = try output(1, "key")
            try FileManager.default.copyItem(atPath: "\(machines[1].home)/fleets.json", toPath: "\(home)/fleets.json")
            let stranger = try run(1, "doctor")
            #expect(stranger.exitCode == 5 && stranger.output.contains("not a member"), "\(stranger.output)")
        }
    }
}
