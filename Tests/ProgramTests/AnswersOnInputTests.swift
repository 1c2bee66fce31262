import Foundation
import TestSupport
import Testing

extension ProgramTests {
    @Suite("Answers on standard input, with a browser elsewhere")
    struct AnswersOnInputTests {
        @Test("are refused at once where only a person could bring the code and there is no terminal")
        func refused() throws {
            let program = try ProgramRun()
            let answers = Way.dropbox.answers(browser: "elsewhere")
            let practice = try program.servePractice()
            let ended = try program.run(
                ["practice", "wizard", "--answers", "-"],
                in: ["setsid", "-w"],
                input: answers,
                environment: practice
            )
            #expect(ended.exitCode == 2, "\(ended.errors)")
            #expect(ended.errors.contains("answers came on standard input"), "\(ended.errors)")
            #expect(ended.errors.contains("oauth-setup practice wizard --answers FILE"), "\(ended.errors)")
            #expect(!ended.errors.contains("state="), "\(ended.errors)")
        }

        @Test("say at the start how the code gets here where a browser can bring it")
        func said() async throws {
            let program = try ProgramRun()
            let practice = try program.servePractice()
            let pipe = Pipe()
            let running = try program.start(
                ["practice", "wizard", "--answers", "-"],
                in: ["setsid", "-w"],
                input: pipe.fileHandleForReading,
                environment: practice
            )
            try pipe.fileHandleForWriting.write(contentsOf: Data(Way.backlog.answers(browser: "elsewhere").utf8))
            try pipe.fileHandleForWriting.close()
            try await running.waitForErrors { $0.contains("state=") && $0.hasSuffix("\n") }
            let said = running.errorsSoFar
            let (how, address) = (said.firstRange(of: "(ssh -L)"), said.firstRange(of: "state="))
            let (first, second) = (try #require(how, "\(said)"), try #require(address))
            #expect(first.lowerBound < second.lowerBound)
            #expect(!said.contains("paste the full address"), "\(said)")
            let url = try #require(said.split(separator: "\n").first { $0.hasPrefix("http://127.0.0.1") })
            #expect(try Clicks.get(try #require(try Clicks.approve(String(url)))).contains("200"))
            let ended = running.outcome()
            #expect(ended.exitCode == 0, "\(ended.errors)")
        }

        @Test(
            "have the service ask which account signs in, where they say so and it can be told",
            arguments: [false, true]
        )
        func asksAccount(asks: Bool) async throws {
            let program = try ProgramRun()
            let practice = try program.servePractice()
            let more = asks ? #","asksAccount":true}"# : "}"
            let file = try program.write(
                Way.dropbox.answers(browser: "elsewhere").dropLast() + more,
                to: "answers.json"
            )
            let running = try program.start(["practice", "wizard", "--answers", file], environment: practice)
            try await running.waitForErrors { $0.contains("state=") && $0.hasSuffix("\n") }
            #expect(running.errorsSoFar.contains("force_reauthentication=true") == asks)
            #expect(running.errorsSoFar.contains("token_access_type=offline"))
            running.process.terminate()
            _ = running.outcome()
            let other = try program.write(Way.backlog.answers().dropLast() + #","asksAccount":true}"#, to: "other.json")
            let refused = try program.run(["practice", "wizard", "--answers", other], environment: practice)
            #expect(
                refused.exitCode == 2 && refused.errors.contains("cannot be told which account"),
                "\(refused.errors)"
            )
        }

        @Test("leave the terminal to the person, who pastes the code there")
        func atTerminal() throws {
            let program = try ProgramRun()
            let practice = try program.servePractice()
            let file = try program.write(Way.dropbox.answers(browser: "elsewhere"), to: "answers.json")
            let words = "'\(ProgramRun.path)' practice wizard --answers - <'\(file)'"
            let terminal = try PseudoTerminal(["sh", "-c", words], environment: program.environment(practice))
            #expect(terminal.wait(for: "shows a code: paste it"), "\(terminal.output)")
            let lines = terminal.output.split(whereSeparator: \.isNewline)
            let url = try #require(lines.first { $0.hasPrefix("http://127.0.0.1") && $0.contains("state=") })
            try #require(terminal.wait { $0.settings.isEditedByProgram })
            terminal.send(try #require(try Clicks.approvedAnswer(String(url))) + "\r")
            #expect(terminal.waitForEnd() == .exited(0), "\(terminal.output)")
            #expect(!terminal.settings.isEditedByProgram)
            #expect(FileManager.default.fileExists(atPath: program.settingsPath("test")))
        }
    }
}
