import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("The status of a connection")
    struct StatusTests {
        private static let rotating = Way(service: "act-on", scheme: "OAuth", app: "custom", isOAuth: true)

        private func machine(_ options: [String] = []) throws -> ProgramRun {
            let program = try ProgramRun()
            let file = try program.write(Self.rotating.answers(), to: "answers.json")
            let setup = try program.run(["practice"] + options + ["wizard", "--answers", file])
            try #require(setup.exitCode == 0, "\(setup.errors)")
            return program
        }

        private func status(_ program: ProgramRun, _ options: [String] = []) throws -> (code: Int32, json: JSONValue) {
            let shown = try program.run(["practice", "status", "test", "--json"] + options)
            return (shown.exitCode, try JSONParser.parse(shown.output))
        }

        @Test("tells until when it works unattended, and warns as long before as is asked for")
        func forecast() throws {
            let program = try machine()
            let (code, json) = try status(program)
            #expect(code == 0)
            #expect(json["state"] == "valid")
            #expect(json["stopsUnlessUsed"] == true)
            #expect(json["stops"] == json["refreshTokenEnds"])
            let stops = try #require(json["stops"]?.string)
            let date = try Date(stops, strategy: .iso8601)
            // 30 days, by the service's definition.
            #expect(abs(date.timeIntervalSinceNow - 2_592_000) < 300)
            #expect(try status(program, ["--warn-before", "29d"]).code == 0)
            let warned = try status(program, ["--warn-before", "31d"])
            #expect(warned.code == 9)
            #expect(warned.json["state"] == "expiring")
            #expect(try program.run(["practice", "status", "--warn-before", "soon"]).exitCode == 2)
        }

        @Test("tells damaged, sealed for another key, moved and unreadable apart, each by its exit code")
        func states() throws {
            let program = try machine()
            let path = program.settingsPath("test")
            let whole = try Data(contentsOf: URL(filePath: path))
            func put(_ data: Data, mode: Int = 0o600) throws {
                try data.write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            }
            try put(whole.prefix(whole.count / 2))
            let damaged = try status(program, ["--lang", "ja"])
            #expect(damaged.code == 5)
            #expect(damaged.json["error"]?.string?.contains("壊れています") == true, "\(damaged.json)")
            #expect(damaged.json["hint"]?.string?.isEmpty == false)
            try put(whole, mode: 0o644)
            #expect(try status(program).code == 7)

            let other = try machine()
            try put(try Data(contentsOf: URL(filePath: other.settingsPath("test"))))
            let sealed = try status(program)
            #expect(sealed.code == 6)
            #expect(sealed.json["state"] == "sealedToAnotherKey")

            try put(whole)
            let key = try other.run(["practice", "key"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(try program.run(["practice", "transfer", "test", "--to", key]).exitCode == 0)
            let moved = try status(program)
            #expect(moved.code == 8)
            #expect(moved.json["movedTo"] == .string(key))
            for language in ["en", "ja"] {
                let text = try program.run(["practice", "status", "--lang", language])
                #expect(text.exitCode == 8)
                #expect(text.output.contains(language == "en" ? "moved to another machine" : "移動済み"))
            }
        }

        @Test("needs a sign-in, exit code 3, once the service has refused the refresh token")
        func signInNeeded() throws {
            let options = ["--token-lifetime", "1"]
            let program = try machine(options)
            let path = URL(filePath: program.settingsPath("test"))
            let backup = try Data(contentsOf: path)
            func token(_ more: [String] = []) throws -> ProgramRun.Outcome {
                try program.run(["practice"] + options + ["token", "test"] + more)
            }
            let first = try token().output
            let deadline = ContinuousClock.now + .seconds(20)
            while try token().output == first {
                try #require(ContinuousClock.now < deadline, "the token never changed")
            }
            // A replaced refresh token that comes again ends the whole sign-in.
            try backup.write(to: path)
            #expect(try token(["--accept-older"]).exitCode == 3)
            #expect(try status(program).json["refused"] == true)
            // The access token may live a moment longer.
            while try status(program).code != 3 {
                try #require(ContinuousClock.now < deadline, "the token never ended")
            }
            #expect(try status(program).json["state"] == "signInNeeded")
            let doctor = try program.run(["practice", "doctor", "test"])
            #expect(doctor.exitCode == 3 && doctor.output.contains("must sign in again"), "\(doctor.output)")
        }

        @Test("counts what failed, and calls a sign-in probably ended after a day of it; it is tried all the same")
        func probablyEnded() throws {
            let program = try machine(["--token-lifetime", "1"])
            let practice = try program.servePractice()
            let deadline = ContinuousClock.now + .seconds(20)
            while try status(program).json["state"] != "refreshable" {
                try #require(ContinuousClock.now < deadline, "the token never ended")
            }
            #expect(try status(program).json["failedRenewals"] == 0)
            try Clicks.orderFault(#"{"path":"token","fault":"html","count":3}"#, at: practice)
            for count in 1...3 {
                let ended = try program.run(["practice", "token", "test", "--now"], environment: practice)
                #expect(ended.exitCode == 1 && ended.output.isEmpty, "\(ended.errors)")
                let (code, json) = try status(program)
                #expect(code == 0 && json["state"] == "refreshable" && json["refused"] == false)
                #expect(json["failedRenewals"] == .integer(count))
            }
            #expect(try status(program).json["nextTry"]?.string != nil)
            guard try program.changeSettings("test", { $0["refresh"] = Self.earlier($0["refresh"]) }) else { return }
            let (code, json) = try status(program)
            #expect(code == 11 && json["state"] == "probablyEnded")
            for (language, words) in [("en", "probably ended"), ("ja", "おそらく終了")] {
                let text = try program.run(["practice", "status", "--lang", language])
                #expect(text.exitCode == 11 && text.output.contains(words), "\(text.output)")
                #expect(text.output.contains("3"))
            }
            let doctor = try program.run(["practice", "doctor", "test"])
            #expect(doctor.exitCode != 0 && doctor.output.contains("probably ended"), "\(doctor.output)")
            let again = try program.run(["practice", "token", "test"], environment: practice)
            #expect(again.exitCode == 0 && !again.output.isEmpty, "\(again.errors)")
            #expect(try status(program).json["failedRenewals"] == 0)
        }

        /// A journal as it is a day later.
        private static func earlier(_ journal: JSONValue?) -> JSONValue? {
            guard case .object(var members)? = journal else { return journal }
            for name in ["at", "since"] {
                members[name] = members[name]?.integer.map { .integer($0 - 90_000_000) }
            }
            return .object(members)
        }

        @Test("says which key opens its file, for how many keys it is sealed, and when each token ends")
        func sealAndLimits() throws {
            let program = try machine()
            let key = try program.run(["practice", "key"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
            var json = try status(program).json
            #expect(json["key"] == .string(key))
            #expect(json["sealedForKeys"] == 1)
            #expect(json["sealsNextForKeys"] == 1)
            let left = try #require(json["accessTokenSecondsLeft"]?.integer)
            #expect((3_300...3_600).contains(left), "\(left)")
            // Each refresh brings a new refresh token, so that its limit is one of idleness.
            #expect(json["refreshTokenIdleEnds"] == json["refreshTokenEnds"])
            #expect(json["refreshTokenEnds"] != .null)
            #expect(json["refreshTokenAbsoluteEnds"] == .null)

            let other = try ProgramRun().run(["practice", "key"]).output
            let recipients = try program.write(other, to: ".config/oauth-setup/practice/recipients.txt")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: recipients)
            json = try status(program).json
            #expect(json["sealedForKeys"] == 1)
            #expect(json["sealsNextForKeys"] == 2)
            for (language, words) in [("en", "for 2 keys"), ("ja", "2個の鍵")] {
                let text = try program.run(["practice", "status", "test", "--lang", language]).output
                #expect(text.contains(key) && text.contains(words), "\(text)")
            }
        }

        @Test(
            "has a help page that names every state with its exit code",
            arguments: [
                "valid 0", "refreshable 0", "signInNeeded 3", "damaged 5", "sealedToAnotherKey 6", "unreadable 7",
                "moved 8", "expiring 9", "locked 10", "probablyEnded 11",
            ]
        )
        func documented(state: String) throws {
            let help = try ProgramRun().run(["status", "--help"]).output
            let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains(state), "\(words)")
        }

        @Test("names the process that renews it, without getting in its way")
        func locked() throws {
            let program = try machine(["--token-lifetime", "1"])
            let deadline = ContinuousClock.now + .seconds(20)
            while try status(program).json["state"] != "refreshable" {
                try #require(ContinuousClock.now < deadline, "the token never ended")
            }
            let path = program.settingsPath("test") + ".lock"
            let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
            defer { close(descriptor) }
            #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            try Data("\(getpid()) 1\n".utf8).write(to: URL(filePath: path))
            // The write above replaced nothing: the lock is on the same file.
            let locked = try status(program)
            #expect(locked.code == 10)
            #expect(locked.json["lockedBy"] == .integer(Int(getpid())))
            #expect(flock(descriptor, LOCK_UN) == 0)
            #expect(try status(program).json["lockedBy"] == .null)
        }
    }
}
