import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A connection sent to another machine")
    struct SendTests {
        @Test("moves where refresh tokens rotate: tested there, renewed there alone, and back again")
        func moves() throws {
            let machines = try TwoMachines()
            let sent = try machines.send(["--as", "sales"])
            #expect(sent.exitCode == 0 && sent.output.isEmpty, "\(sent.errors)")
            #expect(sent.errors.contains("the other side: Signed in as Hanako Practice"), "\(sent.errors)")
            #expect(try machines.status(machines.near)["state"] == "moved")
            #expect(try machines.far(["token", "sales"]).exitCode == 0)
            #expect(try machines.near(["token", "test"]).exitCode == 3)
            let again = try machines.send()
            #expect(again.exitCode == 3 && again.errors.contains("moved to the machine of age1"), "\(again.errors)")
            let back = "export HOME='\(machines.near.home)'; exec $OAUTH_SETUP_FAR"
            let words = ["send", "sales", "--via", back, "--program", ProgramRun.path, "--as", "test"]
            let returned = try machines.far(words)
            #expect(returned.exitCode == 0, "\(returned.errors)")
            #expect(try machines.status(machines.near)["state"] == "valid")
            #expect(try machines.status(machines.far, "sales")["state"] == "moved")
        }

        @Test("leaves nothing of a journey under another name that was cut short before")
        func anotherName() throws {
            let machines = try TwoMachines()
            let cut = try machines.send(["--as", "other"], via: machines.via(try machines.cutter(1, "in", "kill")))
            #expect(cut.exitCode != 0)
            #expect(try machines.far(["status"]).output.contains("other"), "the copy waits there")
            #expect(try machines.send().exitCode == 0)
            #expect(try !machines.far(["status"]).output.contains("other"))
            #expect(try machines.renewing() == 1)
        }

        @Test("takes back what waits under another name, and what waits beside a connection that it should replace")
        func takenBack() throws {
            let machines = try TwoMachines()
            let cutter = try machines.cutter(1, "in", "kill")
            #expect(try machines.send(["--as", "other"], via: machines.via(cutter)).exitCode != 0)
            let undone = try machines.send(["--undo"])
            #expect(undone.exitCode == 0 && undone.errors.contains("is removed"), "\(undone.errors)")
            #expect(try !machines.far(["status"]).output.contains("other"))

            try machines.far.connect(.kintoneToken)
            let before = try machines.far(["string", "test", "--reveal"]).output
            #expect(before.contains("practicekintonetoken7"))
            let cut = try machines.send(["--replace"], via: machines.via(cutter))
            #expect(cut.exitCode != 0)
            #expect(try machines.far(["string", "test", "--reveal"]).output == before)
            let status = try machines.far(["status", "test"]).output
            #expect(status.contains("has sent one to take its place"), "\(status)")
            #expect(try machines.send(["--undo"]).exitCode == 0)
            #expect(try machines.far(["string", "test", "--reveal"]).output == before)
            #expect(try machines.send(["--replace"]).exitCode == 0)
            #expect(try machines.status(machines.far)["service"] == "backlog")
            #expect(try machines.renewing() == 1)
            #expect(try machines.far(["token", "test", "--force-refresh"]).exitCode == 0)
        }

        @Test("goes sealed: no token and no key is in what is sent, in a command line or in a message")
        func sealed() throws {
            let machines = try TwoMachines()
            let token = try machines.near(["token", "test"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
            let shown = try machines.near(["string", "test", "--format", "json", "--owner", "driver", "--reveal"])
            let secrets = (try JSONParser.parse(shown.output).object ?? JSONObject()).compactMap { name, value in
                name.contains("Secret") ? value.string : nil
            }
            let seen = "\(machines.far.home)/seen"
            let lines = "set -- $OAUTH_SETUP_FAR; echo \"$@\" >'\(seen)'; ps axww -o args >>'\(seen)'"
            let listened = "\(lines); tee -a '\(seen)' | \"$@\" | tee -a '\(seen)'; exit"
            let sent = try machines.send(via: machines.via(lines: listened))
            #expect(sent.exitCode == 0, "\(sent.errors)")
            let text = try String(contentsOfFile: seen, encoding: .utf8) + sent.errors
            #expect(text.contains("BEGIN AGE ENCRYPTED FILE") && text.contains("\"do\":\"arrive\""))
            #expect(secrets.count == 1)
            for secret in [token] + secrets {
                #expect(Leak.forms(of: secret).allSatisfy { !text.contains($0) }, "\(secret.count)")
            }
            #expect(!text.contains("AGE-SECRET-KEY"))
        }

        @Test("is copied where they do not, and works on both", arguments: [Way.kintone, .backlogKey])
        func copies(way: Way) throws {
            let machines = try TwoMachines(way)
            let sent = try machines.send()
            #expect(sent.exitCode == 0 && sent.errors.contains("it works here too"), "\(sent.errors)")
            #expect(try machines.renewing() == 2)
            let taken = try machines.send()
            #expect(taken.exitCode == 2 && taken.errors.contains("--as"), "\(taken.errors)")
            #expect(try machines.send(["--replace"]).exitCode == 0)
        }

        @Test(
            "changes nothing where the other side is not what it should be",
            arguments: [
                ("exit 127", "there is no oauth-setup on the other side", 1),
                ("exit 3", "exit code 3", 1), ("exec yes", "not the answer of oauth-setup", 1),
                ("exec head -c 300000 /dev/zero", "not the answer of oauth-setup", 1),
                ("exec sleep 30", "not answered within 1 seconds", 124),
                ("case $OAUTH_SETUP_FAR in *--version) echo 0.0.9 ;; *) exit 2 ;; esac", "oauth-setup 0.0.9", 1),
                (#"echo '{"oauth-setup":"receive","protocol":9,"version":"7"}'"#, "cannot talk with", 1),
                (
                    #"echo '{"oauth-setup":"receive","protocol":1,"version":"7","recipient":"age1x"}'"#,
                    "not a public key", 2
                ),
                (#"echo '{"oauth-setup":"receive","protocol":1,"recipient":7}'"#, "not the answer", 1),
                (#"echo '{"oauth-setup":"receive","protocol":1,"error":"a\u001b[2Jb","hint":"c"}'"#, "a [2Jb", 1),
                (#"printf '\033[2Jmotd\n' >&2; exit 3"#, "the other side: [2Jmotd", 1),
            ]
        )
        func badSide(side: (via: String, words: String, exitCode: Int32)) throws {
            let machines = try TwoMachines()
            let before = try Data(contentsOf: URL(filePath: machines.near.settingsPath("test")))
            let seconds = side.via.contains("sleep") ? "1" : "20"
            let refused = try machines.send(["--timeout", seconds], via: side.via)
            #expect(refused.exitCode == side.exitCode && refused.errors.contains(side.words), "\(refused.errors)")
            #expect(!refused.errors.contains("\u{1B}") && refused.errors.utf8.count < 1 << 17)
            #expect(try Data(contentsOf: URL(filePath: machines.near.settingsPath("test"))) == before)
        }

        @Test("comes through what a shell prints before, and is refused where something lies in its way")
        func noiseAndFullDisk() throws {
            let machines = try TwoMachines()
            // A file where the folder of the settings should be made.
            let connections = "\(machines.far.home)/.config/oauth-setup/practice/connections"
            let full = "umask 077; mkdir -p \(connections); touch \(connections)/test; ulimit -f 0;"
            let refused = try machines.send(via: machines.via(lines: full))
            #expect(refused.exitCode != 0 && refused.errors.contains("error: the other side:"), "\(refused.errors)")
            #expect(try machines.renewing() == 1)
            try FileManager.default.removeItem(atPath: "\(connections)/test")
            let noise = "echo Welcome; head -c 40000 /dev/zero | tr '\\0' x; echo Last login: now >&2; printf 'no end'"
            let sent = try machines.send(via: machines.via(lines: noise))
            #expect(sent.exitCode == 0 && sent.errors.contains("the other side: Last login: now"), "\(sent.errors)")
            #expect(sent.errors.utf8.count < 1000)
            #expect(try machines.renewing() == 1)
        }

        @Test(
            "asks for a host or a command, and takes no option of ssh for a host",
            arguments: [
                ["send", "test"], ["send", "test", "host", "--via", "true"],
                ["send", "test", "--", "-oProxyCommand=touch x"],
                ["send", "test", ""],
            ]
        )
        func usage(arguments: [String]) throws {
            let program = try ProgramRun()
            let refused = try program.run(arguments)
            #expect(refused.exitCode == 2, "\(refused.errors)")
        }

        static let lines = [(0, "in"), (1, "in"), (2, "in"), (1, "out"), (3, "out"), (5, "out"), (7, "out")]
        static let places = lines.map { ($0, $1, "kill") } + [lines[0], lines[2], lines[6]].map { ($0, $1, "stop") }

        @Test("has one owner at most, or none for the moment, wherever the line is cut", arguments: places)
        func cut(place: (line: Int, way: String, how: String)) throws {
            let how = place.how
            let machines = try TwoMachines()
            let cutter = try machines.cutter(place.line, place.way, how)
            let seconds = how == "stop" ? "3" : "60"
            let cut = try machines.send(["--timeout", seconds], via: machines.via("'\(cutter)'"))
            #expect(cut.exitCode == (how == "stop" ? 124 : 1), "\(cut.errors)")
            let renewing = try machines.renewing()
            #expect(renewing <= 1)
            if renewing == 0 {
                #expect(cut.errors.contains("oauth-setup practice send test --via COMMAND"), "\(cut.errors)")
                for side in [try machines.near(["token", "test"]), try machines.far(["token", "test"])] {
                    #expect(side.exitCode == 0 && !side.output.isEmpty, "\(side.errors)")
                }
            }
            let isUndone = place.line % 2 == 0
            let next = try machines.send(isUndone ? ["--undo"] : [])
            // The last answer comes too late to take it back.
            let arrived = place.line == 7
            #expect(next.exitCode == (isUndone && arrived ? 2 : 0), "\(next.errors)")
            #expect(try machines.renewing() == 1)
            #expect(try machines.status(isUndone ? machines.near : machines.far)["state"] == "valid")
        }

        @Test("that is neither here nor there is renewed by nobody, finished by another send, and not by one elsewhere")
        func pending() throws {
            let machines = try TwoMachines(lifetime: 130)
            let cutter = try machines.cutter(2, "in", "kill")
            #expect(try machines.send(via: machines.via("'\(cutter)'")).exitCode == 1)
            for (program, word) in [(machines.near, "on its way to another machine"), (machines.far, "has come from")] {
                let changed = try program.changeSettings("test") { members in
                    guard case .object(var tokens)? = members["tokens"] else { return }
                    tokens["OAuthTokenTimestamp"] = 1_000_000
                    members["tokens"] = .object(tokens)
                }
                guard changed else { return }
                for (language, words) in [("en", word), ("ja", "何も送信しませんでした")] {
                    let refused = try program.run(
                        ["practice", "token", "test", "--lang", language],
                        environment: machines.practice
                    )
                    #expect(refused.exitCode == 3 && refused.errors.contains(words), "\(refused.errors)")
                    #expect(refused.errors.contains("oauth-setup practice send test"), "\(refused.errors)")
                }
            }
            let third = try ProgramRun()
            let elsewhere = "export HOME='\(third.home)'; exec $OAUTH_SETUP_FAR"
            let refused = try machines.send(via: elsewhere)
            #expect(refused.exitCode == 2 && refused.errors.contains("another machine"), "\(refused.errors)")
            #expect(try machines.send(["--undo"], via: elsewhere).exitCode == 2)
            #expect(!FileManager.default.fileExists(atPath: third.settingsPath("test")))
            let finished = try machines.send()
            #expect(finished.exitCode == 0, "\(finished.errors)")
            #expect(try machines.far(["token", "test"]).exitCode == 0)
            #expect(try machines.near(["token", "test"]).exitCode == 3)
        }

        @Test("is not taken in, nor over, by an order that is read when the other side has gone", arguments: [0, 2])
        func late(line: Int) async throws {
            let machines = try TwoMachines()
            let cutter = try machines.cutter(line, "in", "late")
            let cut = try machines.send(via: machines.via("'\(cutter)'"))
            #expect(cut.exitCode == 1, "\(cut.errors)")
            let id = try #require(Int32(cut.errors.firstMatch(of: /far process (\d+)/)?.1 ?? ""), "\(cut.errors)")
            #expect(try machines.send(["--undo"]).exitCode == 0)
            kill(id, SIGCONT)
            let deadline = ContinuousClock.now + .seconds(20)
            while kill(id, 0) == 0 {
                try #require(ContinuousClock.now < deadline, "it goes on")
                await Task.yield()
            }
            #expect(!FileManager.default.fileExists(atPath: machines.far.settingsPath("test")))
            #expect(try machines.renewing() == 1)
            #expect(try machines.send().exitCode == 0)
        }

        @Test("is here again after Ctrl-C, or says what finishes it")
        func interrupted() async throws {
            let machines = try TwoMachines()
            let cutter = try machines.cutter(2, "in", "stop")
            let running = try machines.near.start(
                ["practice", "send", "test", "--via", machines.via("'\(cutter)'"), "--program", ProgramRun.path],
                environment: machines.practice
            )
            try await running.waitForErrors { $0.contains("Signed in as") }
            while try machines.renewing() == 1 { await Task.yield() }
            running.process.interrupt()
            let ended = running.outcome()
            #expect(ended.exitCode == 130, "\(ended.errors)")
            let undo = "oauth-setup practice send test --via COMMAND --program \(ProgramRun.path) --undo"
            #expect(ended.errors.contains(undo), "\(ended.errors)")
            #expect(try machines.send(["--undo"]).exitCode == 0)
            #expect(try machines.status(machines.near)["state"] == "valid")
        }
    }
}
