import Foundation
import Glibc
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("A token that is renewed while its caller is killed")
    struct RenewalTests {
        /// A connection whose token is over, and what tells the program of its provider.
        private func connected(_ program: ProgramRun, lifetime: Int = 1) async throws -> [String: String] {
            try program.connect(.backlog, options: ["--token-lifetime", "\(lifetime)"])
            let practice = try program.servePractice(["--token-lifetime", "3600"])
            try await eventually { try state(program) == "refreshable" }
            return practice
        }

        private func state(_ program: ProgramRun) throws -> String? {
            try JSONParser.parse(try program.run(["practice", "status", "test", "--json"]).output)["state"]?.string
        }

        private func eventually(_ isTrue: () throws -> Bool) async throws {
            let deadline = ContinuousClock.now + .seconds(30)
            while try !isTrue() {
                try #require(ContinuousClock.now < deadline)
                await Task.yield()
            }
        }

        /// The processes that one has started: number and command line.
        private func children(of parent: Int32) -> [(id: Int32, words: [String])] {
            let numbers =
                (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
            return numbers.compactMap { id in
                guard let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8),
                    status.contains("PPid:\t\(parent)\n"),
                    let words = try? String(contentsOfFile: "/proc/\(id)/cmdline", encoding: .utf8), !words.isEmpty
                else { return nil }
                return (id, words.split(separator: "\0").map(String.init))
            }
        }

        private func grant(_ practice: [String: String]) throws -> JSONValue? {
            let reply = try Clicks.get("\(practice["OAUTH_SETUP_PRACTICE"] ?? "")/practice/stats")
            let body = try #require(reply.firstRange(of: "\r\n\r\n")).upperBound
            return try JSONParser.parse(String(reply[body...]))["grants"]?.array?.last
        }

        @Test("is stored all the same, and spent once", arguments: [SIGKILL, SIGTERM, SIGINT, SIGHUP])
        func killed(signal: Int32) async throws {
            try await killed("token", by: signal)
        }

        @Test("is stored all the same, and spent once, whoever has it renewed", arguments: ["connect", "exec"])
        func killed(command: String) async throws {
            try await killed(command, by: SIGKILL)
        }

        private func killed(_ command: String, by signal: Int32) async throws {
            let program = try ProgramRun()
            let practice = try await connected(program)
            let server = try #require(program.server).processIdentifier
            let file = URL(filePath: program.settingsPath("test"))
            let before = try Data(contentsOf: file)
            // The service takes the request and does not answer yet.
            kill(server, SIGSTOP)
            defer { kill(server, SIGCONT) }
            let more = command == "exec" ? ["--", "true"] : []
            let caller = try program.start(["practice", command, "test"] + more, environment: practice)
            let id = caller.process.processIdentifier
            try await eventually { children(of: id).contains { $0.words.contains("renew-held") } }
            let helper = try #require(children(of: id).first)
            // It has written down that the refresh token is spent.
            try await eventually { try Data(contentsOf: file) != before }
            #expect(helper.words.dropFirst() == ["practice", "renew-held", "--lang", "en"])
            #expect(getsid(helper.id) == helper.id)
            kill(id, signal)
            // Nothing that the caller's own caller reads stays open.
            #expect(caller.outcome().exitCode == -signal)
            kill(helper.id, signal == SIGKILL ? SIGTERM : signal)
            let status = try JSONParser.parse(try program.run(["practice", "status", "test", "--json"]).output)
            #expect(status["state"] == "locked" && status["lockedBy"] == .integer(helper.id))
            kill(server, SIGCONT)
            try await eventually { kill(helper.id, 0) != 0 }
            #expect(try state(program) == "valid")
            #expect(try program.run(["practice", "token", "test"], environment: practice).exitCode == 0)
            let grant = try grant(practice)
            #expect(grant?["alive"] == true && grant?["reuses"] == 0, "\(grant?.text() ?? "")")
            #expect(grant?["refreshes"] == [1], "\(grant?.text() ?? "")")
        }

        @Test("is renewed by the caller when the other process is killed before it sent anything")
        func helperKilled() async throws {
            let program = try ProgramRun()
            let practice = try await connected(program)
            // Nobody answers while the lock is held: the other process is killed while it waits for the connection.
            let server = try #require(program.server).processIdentifier
            kill(server, SIGSTOP)
            defer { kill(server, SIGCONT) }
            let caller = try program.start(["practice", "token", "test"], environment: practice)
            try await eventually { !children(of: caller.process.processIdentifier).isEmpty }
            kill(try #require(children(of: caller.process.processIdentifier).first).id, SIGKILL)
            kill(server, SIGCONT)
            let ended = caller.outcome()
            #expect([0, 3].contains(ended.exitCode), "\(ended.errors)")
            #expect(ended.exitCode == 3 || !ended.output.isEmpty)
        }

        @Test(
            "is kept through any failures, which are told with the time of the next try; a person need not wait for it"
        )
        func paused() async throws {
            let program = try ProgramRun()
            let practice = try await connected(program)
            let token = ["practice", "token", "test"]
            let faults =
                [("drop-before", "too early"), ("500", "500"), ("html", "OAuth"), ("garbage", "OAuth")]
                + [("redirect-same-host", "redirect")]
            for (fault, word) in faults {
                try Clicks.orderFault(#"{"path":"token","fault":"\#(fault)","count":1}"#, at: practice)
                let ended = try program.run(token + ["--now"], environment: practice)
                #expect(ended.exitCode == 1 && ended.output.isEmpty, "\(ended.errors)")
                #expect(ended.errors.contains(word), "\(ended.errors)")
                #expect(ended.errors.components(separatedBy: "error: ").count == 2, "\(ended.errors)")
            }
            for (command, language) in [(["token", "test"], "en"), (["exec", "test", "--", "true"], "ja")] {
                let held = try program.run(
                    ["practice"] + command.prefix(2) + ["--lang", language] + command.dropFirst(2),
                    environment: practice
                )
                #expect(held.exitCode == 1 && held.output.isEmpty)
                #expect(
                    held.errors.contains("--now") && held.errors.contains(language == "en" ? "5 times" : "更新に5回"),
                    "\(held.errors)"
                )
                #expect(held.errors.split(separator: "\n").count == 2, "\(held.errors)")
            }
            // Who tests a connection is a person.
            let tested = try program.run(["practice", "connect", "test"], environment: practice)
            #expect(tested.exitCode == 0, "\(tested.errors)")
            let grant = try grant(practice)
            #expect(
                grant?["alive"] == true && grant?["reuses"] == 0 && grant?["refreshes"] == [1],
                "\(grant?.text() ?? "")"
            )
        }

        @Test("opens a protected key with the passphrase that its caller was given")
        func passphrase() async throws {
            let program = try ProgramRun()
            let practice = try await connected(program)
            let file = try program.write("correct horse\n", to: "passphrase")
            let protect = ["practice", "key", "--protect", "--new-passphrase-file", file]
            #expect(try program.run(protect).exitCode == 0)
            let token = ["practice", "token", "test", "--passphrase-fd", "0"]
            let ended = try program.run(token, input: "correct horse\n", environment: practice)
            #expect(ended.exitCode == 0 && !ended.output.isEmpty, "\(ended.errors)")
        }

        @Test("says why it failed once, in the caller's language and log, and ends with its exit code")
        func failure() async throws {
            let program = try ProgramRun()
            let practice = try await connected(program)
            program.server?.terminate()
            program.server?.waitUntilExit()
            let log = "\(program.home)/log"
            for (language, word) in [("en", "error: "), ("ja", "エラー: ")] {
                let arguments = ["practice", "token", "test", "--lang", language, "--log-file", log]
                let ended = try program.run(arguments, environment: practice)
                #expect(ended.exitCode == 1 && ended.output.isEmpty)
                #expect(ended.errors.components(separatedBy: word).count == 2, "\(ended.errors)")
                #expect(ended.errors.split(separator: "\n").count == 2, "\(ended.errors)")
            }
            let text = try String(contentsOfFile: log, encoding: .utf8)
            #expect(text.contains("renew-held") && text.contains("exit code 1"))
        }

        @Test("is waited for also where the caller's parent ignores the ends of its children")
        func ignoredChildren() async throws {
            let program = try ProgramRun()
            let practice = try await connected(program)
            let ignoring = ["sh", "-c", "trap '' CHLD; exec \"$@\"", "sh"]
            let token = ["practice", "token", "test"]
            // Done twice, it would succeed.
            try Clicks.orderFault(#"{"path":"token","fault":"500","count":1}"#, at: practice)
            let failed = try program.run(token, in: ignoring, environment: practice)
            #expect(failed.exitCode == 1 && failed.output.isEmpty)
            #expect(failed.errors.components(separatedBy: "error: ").count == 2, "\(failed.errors)")
            let served = try program.run(token, in: ignoring, environment: practice)
            #expect(served.exitCode == 0 && !served.output.isEmpty, "\(served.errors)")
        }

        @Test("does not live for ever, also where the clock stands still", .timeLimit(.minutes(1)))
        func limited() throws {
            let program = try ProgramRun()
            for ignoring in ["true", "trap '' ALRM"] {
                // Its order never comes: the other end of the pipe stays open.
                let pipe = "\(program.home)/pipe\(ignoring.count)"
                let ended = try program.run(
                    ["practice", "renew-held", "--within", "1"],
                    in: ["sh", "-c", "\(ignoring); mkfifo \(pipe); exec 9<>\(pipe); exec \"$@\" <\(pipe)", "sh"]
                )
                #expect(ended.exitCode != 0, "\(ignoring): \(ended)")
            }
        }

        @Test("is not begun without an order, or with one that is cut short")
        func noOrder() throws {
            let program = try ProgramRun()
            for order in ["", #"{"path":"/tmp/x","minVal"#, "{}"] {
                let ended = try program.run(["practice", "renew-held"], input: order)
                #expect(ended.exitCode == 70 && ended.errors.isEmpty && ended.output.isEmpty)
            }
        }
    }
}
