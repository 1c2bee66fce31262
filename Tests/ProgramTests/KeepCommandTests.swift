import Foundation
import Glibc
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A command that keep runs")
    struct KeepCommandTests {
        @Test("is killed with what it has put into a session of its own; what it leaves behind when it ends goes on")
        func sessions() throws {
            let program = try ProgramRun()
            try program.connect(.backlogKey)
            try Data("cut".utf8).write(to: URL(filePath: program.settingsPath("test")))
            let file = "\(program.home)/pid"
            func run(_ command: String) throws -> String {
                let words = ["practice", "keep", "--once", "--command-timeout", "1", "--on-event", command]
                let run = try program.run(words)
                #expect(run.exitCode == 1)
                return run.errors
            }
            func process() throws -> pid_t {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
            }
            let hung = try run("setsid -w sh -c 'echo $$ > \(file); exec sleep 600 2> /dev/null'")
            #expect(hung.contains("was killed"), "\(hung)")
            let ended = try process()
            #expect(kill(ended, 0) != 0)
            kill(ended, SIGKILL)
            #expect(try run("kill -USR1 $$").contains("was ended by signal 10"))
            let well = try run("sleep 600 > /dev/null 2>&1 & echo $! > \(file)")
            #expect(!well.contains("the command of"), "\(well)")
            #expect(kill(try process(), SIGKILL) == 0)
        }
    }
}
