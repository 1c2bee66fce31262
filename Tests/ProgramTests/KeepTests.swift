import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("keep")
    struct KeepTests {
        private static let keep = ["practice", "keep"]

        private func once(
            _ program: ProgramRun,
            _ practice: [String: String],
            _ options: [String] = []
        ) throws -> ProgramRun.Outcome {
            try program.run(Self.keep + ["--once"] + options, environment: practice)
        }

        /// Makes the tokens of the connection `test` older.
        ///
        /// - Returns: false where there is no age.
        private func age(_ program: ProgramRun, days: Int64) throws -> Bool {
            try program.changeSettings("test") { settings in
                guard var tokens = settings["tokens"]?.object else { return }
                for name in ["OAuthTokenTimestamp", "RefreshTokenSince"] {
                    guard let old = tokens[name] else { continue }
                    let moment = (old.integer ?? old.string.flatMap { Int64($0) } ?? 0) - days * 86_400_000
                    tokens[name] = old.string == nil ? .integer(moment) : .string("\(moment)")
                }
                settings["tokens"] = .object(tokens)
            }
        }

        /// A connection whose service has ended the sign-in.
        private func ended() throws -> (ProgramRun, [String: String]) {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let renew = ["practice", "token", "test", "--force-refresh", "--accept-older"]
            let file = URL(filePath: program.settingsPath("test"))
            let backup = try Data(contentsOf: file)
            try #require(try program.run(renew, environment: practice).exitCode == 0)
            // A replaced refresh token that comes again ends the whole sign-in.
            try backup.write(to: file)
            try #require(try program.run(renew, environment: practice).exitCode == 3)
            return (program, practice)
        }

        /// The events in a file, one a line.
        private func events(_ path: String) throws -> [JSONValue] {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
            return try text.split(separator: "\n").map { try JSONParser.parse(String($0)) }
        }

        @Test("refreshes what is due, tests a secret, and leaves alone what is not due")
        func due() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            try program.connect(.backlogKey, as: "key")
            let practice = try program.servePractice()
            let first = try once(program, practice)
            #expect(first.exitCode == 0 && first.output.isEmpty)
            #expect(first.errors == "key: works\n", "\(first.errors)")
            let note = "\(program.home)/.local/state/oauth-setup/keep.json"
            #expect(try FileManager.default.attributesOfItem(atPath: note)[.posixPermissions] as? Int == 0o600)
            #expect(try once(program, practice).errors.isEmpty)
            let metrics = try program.run(["practice", "status", "key", "--format", "prometheus"]).output
            #expect(metrics.contains("last_success_timestamp_seconds{connection=\"key\"} "))
            guard try age(program, days: 12) else { return }
            let second = try once(program, practice)
            #expect(second.exitCode == 0 && second.errors == "test: refreshed\n", "\(second.errors)")
            #expect(try once(program, practice).errors.isEmpty)
            // Whatever stands in the note, or if there is none.
            try Data("{\"records\":[".utf8).write(to: URL(filePath: note))
            #expect(try once(program, practice).errors == "key: works\n")
        }

        @Test("counts what fails, and says so; another service is not kept from its turn")
        func failing() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            try program.connect(.kintoneToken, as: "other")
            let practice = try program.servePractice()
            guard try age(program, days: 12) else { return }
            try Clicks.orderFault(#"{"path":"token","fault":"500","count":1}"#, at: practice)
            let failed = try once(program, practice)
            #expect(failed.exitCode == 1 && failed.errors.contains("other: works"), "\(failed.errors)")
            #expect(failed.errors.contains("test: it did not work"), "\(failed.errors)")
            // The pause of keep is its own: a program gets its token.
            #expect(try once(program, practice).errors.isEmpty)
            #expect(try program.run(["practice", "token", "test"], environment: practice).exitCode == 0)
        }

        @Test("tells a command once that a sign-in is needed, again where that failed or hung, and that it works again")
        func events() throws {
            let (program, practice) = try ended()
            let file = "\(program.home)/events"
            let listening = ["--on-event", "cat >> \(file)"]
            let failed = try once(program, practice, ["--on-event", "cat > /dev/null; exit 7"])
            #expect(failed.exitCode == 3 && failed.errors.contains("exit code 7"), "\(failed.errors)")
            let hanging = "sleep 600 & echo $! > \(program.home)/pid; wait"
            let began = ContinuousClock.now
            let hung = try once(program, practice, ["--command-timeout", "1", "--on-event", hanging])
            #expect(hung.exitCode == 3 && hung.errors.contains("was killed"), "\(hung.errors)")
            #expect(ContinuousClock.now - began < .seconds(30))
            #expect(try Self.isOver("\(program.home)/pid"))

            #expect(try once(program, practice, listening).exitCode == 3)
            #expect(try once(program, practice, listening).exitCode == 3)
            let told = try events(file)
            #expect(told.count == 1 && told.first?["event"] == "sign-in-needed", "\(told)")
            #expect(told.first?["connection"] == "test" && told.first?["service"] == "backlog")
            #expect(told.first?["command"]?.string?.contains("--step sign-in") == true)

            try program.connect(.backlog)
            #expect(try once(program, practice, listening).exitCode == 0)
            #expect(try once(program, practice, listening).exitCode == 0)
            #expect(try events(file).map { $0["event"] } == ["sign-in-needed", "works-again"])
            let text = try String(contentsOfFile: file, encoding: .utf8)
            for secret in ["practice-backlog-", "Bearer"] { #expect(!text.contains(secret)) }
        }

        @Test("ends a command that is at work when it is told to end, and its event comes again")
        func interrupted() async throws {
            let (program, practice) = try ended()
            let pid = "\(program.home)/pid"
            let slow = "sleep 600 & echo $! > \(pid).new && mv \(pid).new \(pid); wait"
            let watch = try program.start(Self.keep + ["--watch", "--on-event", slow], environment: practice)
            defer { watch.process.terminate() }
            let deadline = ContinuousClock.now + .seconds(30)
            while !FileManager.default.fileExists(atPath: pid) {
                try #require(ContinuousClock.now < deadline, "\(watch.errorsSoFar)")
                await Task.yield()
            }
            kill(watch.process.processIdentifier, SIGTERM)
            #expect(watch.outcome().exitCode == 0)
            #expect(try Self.isOver(pid))
            let file = "\(program.home)/events"
            #expect(try once(program, practice, ["--on-event", "cat >> \(file)"]).exitCode == 3)
            #expect(try events(file).map { $0["event"] } == ["sign-in-needed"])
        }

        /// Whether the process whose number a file holds is gone, or waits to be waited for.
        private static func isOver(_ file: String) throws -> Bool {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
            let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            return state == nil || state?.contains(") Z ") == true
        }

        @Test("warns of a sign-in as long before as is asked for, and tells of settings that cannot be used")
        func soon() throws {
            let program = try ProgramRun()
            let practice = try program.servePractice()
            try program.connect(.backlogKey)
            let file = "\(program.home)/events"
            let listening = ["--on-event", "cat >> \(file)"]
            let path = URL(filePath: program.settingsPath("test"))
            let whole = try Data(contentsOf: path)
            try Data("cut".utf8).write(to: path)
            #expect(try once(program, practice, listening).exitCode == 1)
            try whole.write(to: path)
            #expect(try once(program, practice, listening).exitCode == 0)
            let told = try events(file)
            #expect(told.map { $0["event"] } == ["failing", "works-again"], "\(told)")
            #expect(told.first?["state"] == "damaged")
            try program.connect(.backlog)
            // What cannot be refreshed ends with its access token, in an hour.
            let isChanged = try program.changeSettings("test") { settings in
                var tokens = settings["tokens"]?.object
                tokens?["OAuthRefreshToken"] = nil
                settings["tokens"] = tokens.map { .object($0) }
            }
            guard isChanged else { return }
            #expect(try once(program, practice, listening + ["--warn-before", "30m"]).exitCode == 0)
            #expect(try events(file).count == 2)
            #expect(try once(program, practice, listening + ["--warn-before", "2h"]).exitCode == 0)
            #expect(try events(file).last?["event"] == "sign-in-soon")
            #expect(try events(file).last?["stops"]?.string != nil)
        }

        @Test("never replaces a file that somebody else has written, such as the program's own key")
        func foreignFile() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            for name in ["diary", ".config/oauth-setup/practice/identity.txt"] {
                let path = "\(program.home)/\(name)"
                if name == "diary" { try Data("dear diary".utf8).write(to: URL(filePath: path)) }
                let before = try Data(contentsOf: URL(filePath: path))
                let run = try once(program, practice, ["--token-file", "test=\(path)"])
                #expect(run.exitCode == 1 && run.errors.contains("is there already"), "\(run.errors)")
                #expect(try Data(contentsOf: URL(filePath: path)) == before)
            }
        }

        @Test("keeps a token file that others read, and refuses a pipe and a folder others can write")
        func tokenFile() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let file = "\(program.home)/token"
            let heard = "\(program.home)/heard"
            let options = ["--token-file", "test=\(file):0640", "--on-change"]
            let token = { try program.run(["practice", "token", "test"], environment: practice).output }
            // A command that fails is run again.
            #expect(try once(program, practice, options + ["false"]).exitCode == 1)
            #expect(try once(program, practice, options + ["cat >> \(heard)"]).exitCode == 0)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == token())
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
            // With less left than is asked for, it has a new one; otherwise it is as it was.
            #expect(try once(program, practice, options + ["cat >> \(heard)"]).errors.isEmpty)
            let told = try events(heard)
            #expect(told.count == 1 && told.first?["path"] == .string(file) && told.first?["expires"]?.string != nil)

            let pipe = "\(program.home)/pipe"
            #expect(unsafe mkfifo(pipe, 0o600) == 0)
            let refused = try once(program, practice, ["--token-file", "test=\(pipe)"])
            #expect(refused.exitCode == 2 && refused.errors.contains(pipe), "\(refused.errors)")
            let open = "\(program.home)/open"
            try FileManager.default.createDirectory(atPath: open, withIntermediateDirectories: false)
            #expect(unsafe chmod(open, 0o777) == 0)
            let unsafeFolder = try once(program, practice, ["--token-file", "test=\(open)/token"])
            #expect(unsafeFolder.exitCode == 2 && unsafeFolder.errors.contains("chmod"), "\(unsafeFolder.errors)")
            for wrong in ["test", "test=", "=x", "test=/x:0666", "test=/x:777"] {
                #expect(try once(program, practice, ["--token-file", wrong]).exitCode == 2, "\(wrong)")
            }
        }

        @Test("stays, sees what is set up meanwhile, and ends with 0 when it is told to", arguments: [SIGINT, SIGTERM])
        func watching(signal: Int32) async throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let file = "\(program.home)/token"
            let options = ["--watch", "--token-file", "test=\(file)", "--format", "header"]
            let watch = try program.start(Self.keep + options, environment: practice)
            defer { watch.process.terminate() }
            try await watch.waitForErrors { $0.contains("keeping alive: 1;") }
            let first = try String(contentsOfFile: file, encoding: .utf8)
            #expect(first.hasPrefix("Authorization: Bearer "))
            try program.connect(.backlogKey, as: "key")
            try await watch.waitForErrors { $0.contains("keeping alive: 2;") }
            let renewed = try program.run(["practice", "token", "test", "--force-refresh"], environment: practice)
            #expect(renewed.exitCode == 0)
            try await watch.waitForErrors { $0.components(separatedBy: "has a new token").count == 3 }
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "Authorization: Bearer \(renewed.output)")
            kill(watch.process.processIdentifier, signal)
            #expect(watch.outcome().exitCode == 0)
        }
    }
}
