import Foundation
import Testing

extension ProgramTests {
    @Suite("The file mode creation mask")
    struct MaskTests {
        @Test(
            "changes nothing: every file is 0600 and every folder 0700, and all of it works",
            arguments: ["000", "0777"]
        )
        func mask(value: String) throws {
            let program = try ProgramRun()
            let answers = try program.write(Way.kintone.answers(), to: "answers.json")
            func run(_ arguments: [String]) throws -> ProgramRun.Outcome {
                let process = Process()
                process.executableURL = URL(filePath: "/bin/sh")
                let script = "umask \(value) && exec \"$0\" \"$@\""
                process.arguments = ["-c", script, ProgramRun.path, "practice"] + arguments
                process.environment = program.environment()
                process.currentDirectoryURL = URL(filePath: program.home)
                return try Running(process, input: nil).outcome()
            }
            let setup = try run(["wizard", "--answers", answers])
            #expect(setup.exitCode == 0, "\(setup.errors)")
            let token = try run(["token", "test"])
            #expect(token.exitCode == 0, "\(token.errors)")
            let key = try ProgramRun().run(["key"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
            let copy = try run(["transfer", "test", "--to", key, "-o", "copy.age"])
            #expect(copy.exitCode == 0, "\(copy.errors)")
            var seen = 0
            for name in program.files() where !name.hasPrefix("answers") {
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(program.home)/\(name)")
                let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
                #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
                seen += 1
            }
            #expect(seen > 6)
        }
    }
}
