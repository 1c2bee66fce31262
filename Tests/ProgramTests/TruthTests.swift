import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("What status and doctor say")
    struct TruthTests {
        private func status(_ program: ProgramRun, _ environment: [String: String] = [:]) throws -> (
            code: Int32, json: JSONValue, text: String
        ) {
            let json = try program.run(["practice", "status", "test", "--json"], environment: environment)
            let text = try program.run(["practice", "status", "test"], environment: environment)
            return (json.exitCode, try JSONParser.parse(json.output), text.output)
        }

        private func kept(_ string: String, service: String) throws -> ProgramRun {
            let program = try ProgramRun()
            let arguments = ["practice", "import-string", "test", "--service", service, "--no-test"]
            let kept = try program.run(arguments, input: string)
            try #require(kept.exitCode == 0, "\(kept.errors)")
            return program
        }

        @Test("is that nobody has tested it, then that the service refused it, then who answered")
        func untested() throws {
            let wrong = "AuthScheme=APIToken;Url=https://practice.cybozu.com;AppId=7;APIToken=WRONG"
            let program = try kept(wrong, service: "kintone")
            var shown = try status(program)
            #expect(shown.code == 0 && shown.json["tested"] == false && shown.json["refused"] == false)
            #expect(shown.text.contains("not tested") && !shown.text.contains("answered"), "\(shown.text)")
            #expect(try program.run(["practice", "connect", "test"]).exitCode == 4)
            shown = try status(program)
            #expect(shown.code == 4 && shown.json["state"] == "refused" && shown.json["refused"] == true)
            #expect(shown.text.contains("refused") && !shown.text.contains("answered"), "\(shown.text)")
            #expect(try program.run(["practice", "doctor", "test"]).exitCode == 4)

            // Whoever is asked and answers is named, also where nothing was signed in.
            let good = try ProgramRun()
            try good.connect(.kintoneToken)
            #expect(try status(good).json["tested"] == true)
            #expect(try good.run(["practice", "connect", "test"]).exitCode == 0)
            #expect(try status(good).code == 0)
        }

        @Test("is that a sign-in is needed as soon as a renewal was refused, though the access token lives on")
        func refusedRenewal() throws {
            let program = try ProgramRun()
            try program.connect(.dropbox, options: ["--token-lifetime", "3600"])
            let practice = try program.servePractice(["--token-lifetime", "3600"])
            // A copy ends the sign-in at the service; here the access token is good by the clock.
            let copy = try ProgramRun()
            try FileManager.default.copyItem(atPath: "\(program.home)/.config", toPath: "\(copy.home)/.config")
            let revoked = try copy.run(["practice", "forget", "test", "--revoke"], environment: practice)
            try #require(revoked.exitCode == 0, "\(revoked.errors)")
            let refused = try program.run(["practice", "connect", "test"], environment: practice)
            try #require(refused.exitCode == 3, "\(refused.errors)")
            let command = "oauth-setup practice wizard --connection test --step sign-in"
            #expect(refused.errors.contains("hint: sign in again: \(command)"), "\(refused.errors)")
            let shown = try status(program)
            #expect(shown.code == 3 && shown.json["state"] == "signInNeeded", "\(shown.json.text())")
            #expect(shown.json["hint"]?.string?.contains(command) == true && shown.text.contains(command))
            let doctor = try program.run(["practice", "doctor", "test"], environment: practice)
            #expect(doctor.exitCode == 3 && doctor.output.contains(command), "\(doctor.output)")
        }

        @Test("is also what an unfinished set-up has brought, which no move takes along and forget revokes")
        func unfinished() throws {
            let program = try ProgramRun()
            let practice = try program.servePractice()
            for name in ["test", "other"] { try program.connect(.dropbox, as: name) }
            let order = ["string", "other", "--owner", "driver-headless", "--location", "/x", "--reveal"]
            let given = try program.run(["practice"] + order + ["--format", "json"], environment: practice).output
            var members = try #require(JSONParser.parse(given).object)
            members["OAuthAccessToken"] = nil
            let string = JSONValue.object(members).text()
            try Clicks.orderFault(#"{"path":"resource","fault":"500","count":1}"#, at: practice)
            let again = ["practice", "import-string", "test", "-", "--service", "dropbox", "--replace"]
            let failed = try program.run(again, input: string, environment: practice)
            try #require(failed.exitCode == 1, "\(failed.errors)")
            let shown = try status(program, practice)
            #expect(shown.code == 0 && shown.json["unfinished"] == true, "\(shown.json.text())")
            #expect(shown.text.contains("tokens of an unfinished setup"), "\(shown.text)")
            let doctor = try program.run(["practice", "doctor", "test"], environment: practice)
            #expect(doctor.output.contains("tokens of an unfinished setup"), "\(doctor.output)")

            let there = try ProgramRun()
            let key = try there.run(["practice", "key"]).output.split(separator: "\n").first.map(String.init) ?? ""
            let file = "\(program.home)/moved.age"
            let moved = try program.run(["practice", "transfer", "test", "--move", "--to", key, "-o", file])
            #expect(moved.exitCode == 0 && moved.errors.contains("stay here"), "\(moved.errors)")
            #expect(try status(program).json["unfinished"] == true)
            let gone = try program.run(["practice", "forget", "test", "--revoke"], environment: practice)
            #expect(gone.exitCode == 0 && gone.errors.contains("confirmed"), "\(gone.errors)")
            // It was the sign-in of the other connection.
            let ended = try program.run(["practice", "connect", "other"], environment: practice)
            #expect(ended.exitCode == 3, "\(ended.errors)")
        }

        @Test("is that an older copy is not renewed, and no transfer takes it away")
        func olderCopy() throws {
            let program = try ProgramRun()
            try program.connect(.backlog, options: ["--token-lifetime", "1"])
            let practice = try program.servePractice(["--token-lifetime", "1"])
            let path = program.settingsPath("test")
            let old = try Data(contentsOf: URL(filePath: path))
            try program.waitUntilDue()
            try #require(try program.run(["practice", "token", "test"], environment: practice).exitCode == 0)
            try old.write(to: URL(filePath: path))
            try program.waitUntilDue()
            let shown = try status(program)
            #expect(shown.code == 5 && shown.json["state"] == "older", "\(shown.json.text())")
            let command = "oauth-setup practice token test --accept-older"
            #expect(shown.text.contains(command) && shown.json["hint"]?.string == command, "\(shown.text)")
            let doctor = try program.run(["practice", "doctor", "test"])
            #expect(doctor.exitCode == 5 && doctor.output.contains(command), "\(doctor.output)")
            let file = "\(program.home)/older.age"
            let moved = try program.run(["practice", "transfer", "test", "--passphrase", "-o", file])
            #expect(moved.exitCode == 5 && moved.errors.contains(command), "\(moved.errors)")
            #expect(!FileManager.default.fileExists(atPath: file))
        }

        @Test("is the move, to doctor and connect as to token, and nobody is signed in by the way")
        func moved() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let file = "\(program.home)/moved.age"
            let moved = try program.run(["practice", "transfer", "test", "--passphrase", "-o", file])
            try #require(moved.exitCode == 0, "\(moved.errors)")
            for command in ["token", "connect"] {
                let ended = try program.run(["practice", command, "test"])
                #expect(ended.exitCode == 3 && ended.errors.contains("was moved"), "\(ended.errors)")
            }
            let doctor = try program.run(["practice", "doctor", "test"])
            #expect(doctor.exitCode == 0 && doctor.output.contains("was moved"), "\(doctor.output)")
        }

        @Test("is what is there, whatever others have left beside the connections")
        func strayFiles() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let folder = ".config/oauth-setup/practice/connections"
            for name in ["README", "Thumbs.db", "notes~"] { _ = try program.write("x", to: "\(folder)/\(name)") }
            try FileManager.default.createDirectory(
                atPath: "\(program.home)/\(folder)/empty",
                withIntermediateDirectories: true
            )
            try FileManager.default.createSymbolicLink(
                atPath: "\(program.home)/\(folder)/gone",
                withDestinationPath: "/nowhere"
            )
            let listed = try program.run(["practice", "status", "--json"])
            #expect(listed.exitCode == 0, "\(listed.output)")
            #expect(try JSONParser.parse(listed.output).array?.map { $0["connection"] } == ["test"])
            let doctor = try program.run(["practice", "doctor"])
            #expect(!doctor.output.contains("PROBLEM  connection") && !doctor.output.contains("README"))
            #expect(doctor.exitCode == 0, "\(doctor.output)")
            #expect(try program.run(["practice", "token", "README"]).exitCode != 0)
        }

        @Test("is never a fault because another process forgets a connection meanwhile")
        func forgotten() throws {
            let program = try ProgramRun()
            for name in ["a", "test"] { try program.connect(.kintoneToken, as: name) }
            let folder = "\(program.home)/.config/oauth-setup/practice/connections/a"
            let path = "\(folder)/OAuthSettings.txt"
            let isOver = Flag()
            let others = Thread {
                while !isOver.isSet {
                    _ = unsafe rename(path, "\(folder)/gone")
                    _ = unsafe rename("\(folder)/gone", path)
                }
            }
            others.start()
            defer { isOver.set() }
            for command in [["status"], ["status", "--json"], ["status", "a"], ["doctor"]] {
                for _ in 0..<15 {
                    let shown = try program.run(["practice"] + command)
                    #expect(shown.exitCode == 0 || command.last == "a" && shown.exitCode == 3, "\(shown.output)")
                }
            }
        }

        @Test("that root is not to take another user's folder, but to work as that user", .enabled(if: geteuid() == 0))
        func root() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let folder = "\(program.home)/.config/oauth-setup"
            let everything = try FileManager.default.subpathsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }
            for path in [folder] + everything { #expect(unsafe lchown(path, 65_534, 65_534) == 0) }
            for command in [["token", "test"], ["status"], ["doctor"], ["connect", "test"], ["key"]] {
                let ended = try program.run(["practice"] + command)
                let said = ended.output + ended.errors
                #expect(!said.contains("chown 0") && said.contains("sudo -u"), "\(command) \(said)")
            }
        }

        @Test("is told to another user on somebody's folder: exit code 5 and the fix", .enabled(if: geteuid() == 0))
        func otherUser() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            #expect(unsafe chmod(program.home, 0o755) == 0)
            let command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            let ended = try program.run(["doctor"], in: command)
            #expect(ended.exitCode == 5, "\(ended.output) \(ended.errors)")
            #expect(ended.output.contains("fix: "), "\(ended.output)")
        }
    }
}

/// Something that is said once, from any thread.
private final class Flag: @unchecked Sendable {
    // The lock guards the value.
    private let lock = NSLock()
    private var value = false

    var isSet: Bool { lock.withLock { value } }

    func set() { lock.withLock { value = true } }
}
