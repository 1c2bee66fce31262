import Foundation
import Testing

extension ProgramTests {
    @Suite("Output that nobody takes")
    struct LostOutputTests {
        private func shell(_ program: ProgramRun, _ script: String) throws -> ProgramRun.Outcome {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = ["-c", script, ProgramRun.path]
            process.environment = program.environment()
            process.currentDirectoryURL = URL(filePath: program.home)
            return try Running(process, input: nil).outcome()
        }

        @Test(
            "ends the program quietly where the reader has left",
            arguments: [
                "manual", "--help", "services --json", "services show kintone", "--generate-completion-script bash",
            ]
        )
        func reader(words: String) throws {
            // The writer begins when the reader has gone.
            let script =
                "mkfifo p; exec 3<>p; (exec 3>&-; \"$0\" \(words); echo $? >code) >p & exec 3<&-; wait; cat code"
            let ended = try shell(try ProgramRun(), script)
            #expect(["0", "141"].contains(ended.output.split(separator: "\n").last.map(String.init) ?? ""))
            #expect(ended.errors.isEmpty, "\(ended.errors)")
        }

        @Test("is told by its own cause: a full device, a closed descriptor")
        func causes() throws {
            let program = try ProgramRun()
            let full = try shell(program, "\"$0\" services >/dev/full; echo $?")
            #expect(full.output == "1\n")
            #expect(full.errors.contains("the disk is full") && full.errors.contains("make room"), "\(full.errors)")
            let closed = try shell(program, "\"$0\" services >&-; echo $? >&2")
            #expect(!closed.errors.contains("make room"), "\(closed.errors)")
        }

        @Test("is told by doctor, too, whatever it found")
        func doctor() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            for isWell in [true, false] {
                if !isWell { try Data("damaged".utf8).write(to: URL(filePath: program.settingsPath("test"))) }
                let found = try shell(program, "\"$0\" practice doctor")
                #expect(found.errors.isEmpty && (found.exitCode == 0) == isWell, "\(found)")
                let ended = try shell(program, "\"$0\" practice doctor > /dev/full")
                #expect(ended.exitCode == 1 && ended.errors.contains("error: "), "\(ended)")
            }
        }

        @Test("A log goes to a device as it does anywhere; nothing is advised that would harm it")
        func devices() throws {
            let program = try ProgramRun()
            #expect(try program.run(["services", "--log-file", "/dev/null"]).exitCode == 0)
            for path in [program.home, "/dev/stdout", "/etc/passwd"] {
                let refused = try program.run(["services", "--log-file", path])
                #expect(!refused.errors.contains("chmod"), "\(refused.errors)")
            }
            let loose = try program.write("", to: "a b'c")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: loose)
            let refused = try program.run(["services", "--log-file", loose])
            #expect(refused.errors.contains("chmod 600 '\(program.home)/a b'\\''c'"), "\(refused.errors)")
        }
    }
}
