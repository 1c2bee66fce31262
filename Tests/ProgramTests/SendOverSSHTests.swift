import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A connection sent over a real sshd")
    struct SendOverSSHTests {
        /// Two machines with a server at the far one; nil where there is no OpenSSH.
        private func machines(program: (TwoMachines) throws -> String) throws -> (TwoMachines, SSHServer)? {
            let machines = try TwoMachines()
            let there = ["HOME": machines.far.home].merging(machines.practice) { $1 }
            // What a shell prints that reads this when ssh starts it.
            _ = try machines.far.write("echo Welcome\n", to: ".bashrc")
            return try SSHServer(program: try program(machines), environment: there).map { (machines, $0) }
        }

        private func send(_ machines: TwoMachines, _ server: SSHServer, _ more: [String] = []) throws
            -> ProgramRun.Outcome
        {
            try machines.near(
                ["send", "test", SSHServer.host] + more,
                ["PATH": "\(server.programs):/usr/bin:/bin"]
            )
        }

        @Test("moves, and the far side says who is signed in; a host that is not there changes nothing")
        func moves() throws {
            guard let (machines, server) = try machines(program: { _ in ProgramRun.path }) else { return }
            let path = ["PATH": "\(server.programs):/usr/bin:/bin"]
            let nobody = try machines.near(["send", "test", "no-such-machine.invalid"], path)
            #expect(nobody.exitCode == 1 && nobody.errors.contains("ssh did not reach"), "\(nobody.errors)")
            #expect(nobody.errors.contains("no-such-machine.invalid: ssh: Could not resolve"), "\(nobody.errors)")
            let elsewhere = try send(machines, server, ["--program", "no-oauth-setup"])
            #expect(
                elsewhere.exitCode == 1 && elsewhere.errors.contains("no oauth-setup on far"),
                "\(elsewhere.errors)"
            )
            #expect(try machines.renewing() == 1)
            let sent = try send(machines, server)
            #expect(sent.exitCode == 0, "\(sent.errors)")
            #expect(sent.errors.contains("far-machine: Signed in as Hanako Practice"), "\(sent.errors)")
            #expect(try machines.status(machines.near)["state"] == "moved")
            #expect(try machines.far(["token", "test"]).exitCode == 0)
        }

        @Test("is set up here and kept there by the wizard, and is here where it cannot be sent")
        func setUpElsewhere() throws {
            guard let (machines, server) = try machines(program: { _ in ProgramRun.path }) else { return }
            let path = ["PATH": "\(server.programs):/usr/bin:/bin"]
            func setUp(_ name: String, for host: String, _ more: [String] = []) throws -> ProgramRun.Outcome {
                let file = try machines.near.write(Way.backlog.answers(connection: name), to: "answers.json")
                let words = ["practice", "--auto-approve", "wizard", "--answers", file, "--for", host]
                return try machines.near.run(words + more, environment: path)
            }
            let nobody = try setUp("sales", for: "no-such-machine.invalid")
            #expect(nobody.exitCode == 1 && !nobody.errors.contains("Signed in"), "\(nobody.errors)")
            #expect(!FileManager.default.fileExists(atPath: machines.near.settingsPath("sales")))
            let none = try setUp("sales", for: SSHServer.host, ["--program", "no-oauth-setup"])
            #expect(none.exitCode == 1 && none.errors.contains("there with --program"), "\(none.errors)")
            let dry = try setUp("sales", for: SSHServer.host, ["--dry-run"])
            #expect(dry.exitCode == 0 && dry.errors.contains("sent to far-machine"), "\(dry.errors)")
            #expect(!dry.errors.contains(machines.near.home), "\(dry.errors)")
            let done = try setUp("sales", for: SSHServer.host, ["--program", ProgramRun.path])
            #expect(done.exitCode == 0 && done.errors.contains("far-machine: Signed in as"), "\(done.errors)")
            #expect(!FileManager.default.fileExists(atPath: machines.near.settingsPath("sales")))
            #expect(try machines.status(machines.far, "sales")["state"] == "valid")
            // The name is taken there now, which is said before anybody signs in.
            let taken = try setUp("sales", for: SSHServer.host)
            #expect(
                taken.exitCode == 2 && taken.errors.contains("a connection sales on far-machine"),
                "\(taken.errors)"
            )
            #expect(!taken.errors.contains("state="), "\(taken.errors)")
            #expect(!FileManager.default.fileExists(atPath: machines.near.settingsPath("sales")))
        }

        @Test(
            "is set up on pages that name the far machine, under a name that is free there",
            .enabled(if: TmuxScreen.isAvailable, "tmux is not installed")
        )
        func pages() throws {
            guard let (machines, server) = try machines(program: { _ in ProgramRun.path }) else { return }
            try machines.far.connect(.kintoneToken, as: "kintone")
            let screen = try WizardScreen(
                .english,
                wizard: ["--for", SSHServer.host],
                environment: ["PATH": "\(server.programs):/usr/bin:/bin"].merging(machines.practice) { $1 },
                program: machines.near
            )
            try screen.expect("for far-machine")
            try screen.setUp(.kintoneToken)
            try screen.expect("kintone-2")
            try screen.expect("sent to far-machine over ssh")
            try screen.enter()
            try screen.expect("Finish sends it to far-machine")
            try screen.enter()
            #expect(try screen.tmux.waitForEnd(seconds: 60) == 0)
            #expect(try machines.status(machines.far, "kintone-2")["state"] == "valid")
            #expect(!FileManager.default.fileExists(atPath: machines.near.settingsPath("kintone-2")))
        }

        @Test(
            "is not sent when it was saved before and only looked at or tested",
            .enabled(if: TmuxScreen.isAvailable, "tmux is not installed"),
            arguments: ["Copy its connection string", "Test it"]
        )
        func lookedAt(choice: String) throws {
            guard let (machines, server) = try machines(program: { _ in ProgramRun.path }) else { return }
            try machines.near.connect(.kintoneToken, as: "stock")
            let screen = try WizardScreen(
                .english,
                wizard: ["--for", SSHServer.host],
                environment: ["PATH": "\(server.programs):/usr/bin:/bin"].merging(machines.practice) { $1 },
                program: machines.near
            )
            try screen.choose("stock")
            try screen.choose(choice)
            try screen.expect("send stock far-machine")
            #expect(!(try screen.tmux.screen()).contains("Finish sends it"))
            try screen.enter()
            #expect(try screen.tmux.waitForEnd(seconds: 60) == 0)
            #expect(try machines.far(["status", "stock"]).errors.contains("stock"))
            #expect(FileManager.default.fileExists(atPath: machines.near.settingsPath("stock")))
            #expect(!FileManager.default.fileExists(atPath: machines.far.settingsPath("stock")))
        }

        @Test("is kept here under a command that works, where the far side has told no names and has the name")
        func takenThere() throws {
            // A version that does not know this order.
            let found = try machines { machines in
                let words = "#!/bin/sh\nsed -u 's/\"names\"/\"old\"/' | exec '\(ProgramRun.path)' \"$@\"\n"
                let old = try machines.far.write(words, to: "old")
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: old)
                return old
            }
            guard let (machines, server) = found else { return }
            let path = ["PATH": "\(server.programs):/usr/bin:/bin"]
            try machines.far.connect(.backlogKey, as: "sales")
            let file = try machines.near.write(Way.backlogKey.answers(connection: "sales"), to: "answers.json")
            let taken = try machines.near(["wizard", "--answers", file, "--for", SSHServer.host], path)
            #expect(taken.exitCode == 2 && taken.errors.contains("--replace"), "\(taken.errors)")
            let command = "oauth-setup practice send sales far-machine --as sales-2"
            #expect(taken.errors.contains(command), "\(taken.errors)")
            let sent = try machines.near(command.split(separator: " ").dropFirst(2).map(String.init), path)
            #expect(sent.exitCode == 0, "\(sent.errors)")
            #expect(try machines.status(machines.far, "sales-2")["state"] == "valid")
        }

        static let places = [
            (0, "in"), (1, "in"), (2, "in"), (1, "out"), (3, "out"), (5, "out"), (7, "out"),
        ]

        @Test("is finished by the same command wherever the session is killed", arguments: places)
        func cut(place: (line: Int, way: String)) throws {
            let found = try machines { machines in
                // The first session is cut, and no other one.
                let cutter = try machines.cutter(place.line, place.way, "session")
                let flag = try machines.far.write("", to: "first")
                let words =
                    "#!/bin/sh\nrm '\(flag)' 2>/dev/null && exec '\(cutter)' \"$@\"\nexec '\(ProgramRun.path)' \"$@\"\n"
                let chooser = try machines.far.write(words, to: "chooser")
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: chooser)
                return chooser
            }
            guard let (machines, server) = found else { return }
            let cut = try send(machines, server)
            #expect(cut.exitCode == 1, "\(cut.errors)")
            let renewing = try machines.renewing()
            #expect(renewing <= 1)
            #expect(renewing == 1 || cut.errors.contains("oauth-setup practice send test far-machine"), "\(cut.errors)")
            let next = try send(machines, server)
            #expect(next.exitCode == 0, "\(next.errors)")
            #expect(try machines.renewing() == 1)
            #expect(try machines.status(machines.far)["state"] == "valid")
        }
    }
}
