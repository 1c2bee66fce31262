import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("The end of a connection's way to another machine")
    struct SendEndTests {
        @Test(
            "leaves no command behind that hangs or is stopped",
            arguments: ["exec sleep 600", "sleep 600", "kill -STOP $$"]
        )
        func hung(words: String) throws {
            let machines = try TwoMachines(.backlogKey)
            let file = "\(machines.far.home)/pid"
            let ended = try machines.send(["--timeout", "1"], via: "sh -c 'echo $$ > \(file); \(words)'; true")
            #expect(ended.exitCode == 124, "\(ended.errors)")
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
            #expect(kill(process, 0) != 0)
            kill(process, SIGKILL)
        }

        @Test("stays when Ctrl-C comes after it")
        func interrupted() async throws {
            let machines = try TwoMachines()
            let via = "export HOME='\(machines.far.home)'; $OAUTH_SETUP_FAR; exec sleep 600"
            let running = try machines.near.start(
                ["practice", "send", "test", "--via", via, "--program", ProgramRun.path],
                environment: machines.practice
            )
            try await running.waitForErrors { $0.contains("now belongs to") }
            running.process.interrupt()
            let ended = running.outcome()
            #expect(ended.exitCode == 0 && !ended.errors.contains("error:"), "\(ended.errors)")
            #expect(try machines.status(machines.far)["state"] == "valid")
        }

        @Test("is undone, where nothing is there, also with a full disk there")
        func undone() throws {
            let machines = try TwoMachines()
            #expect(try machines.far(["key"]).exitCode == 0)
            let folder = "\(machines.far.home)/.config/oauth-setup/practice/connections/test"
            let lines = "umask 077; mkdir -p '\(folder)'; touch '\(folder)/OAuthSettings.txt.lock'; ulimit -f 8;"
            let undone = try machines.send(["--undo"], via: machines.via(lines: lines))
            #expect(undone.exitCode == 0 && undone.errors.contains("is not on its way"), "\(undone.errors)")
        }
    }
}
