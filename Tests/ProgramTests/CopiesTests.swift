import Foundation
import Testing

extension ProgramTests {
    @Suite("Copies that the wizard wrote")
    struct CopiesTests {
        @Test("are listed by doctor, checked for their mode, and go with their connection")
        func copies() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            try program.connect(.backlogKey, as: "other")
            let folder = "\(program.home)/.config/oauth-setup/practice/copies"
            let files = [
                "\(folder)/test/0a.txt", "\(folder)/test/0b.txt", "\(folder)/other/0c.txt", "\(folder)/0d.txt",
            ]
            for file in files {
                let place = URL(filePath: file).deletingLastPathComponent()
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                for path in [folder, place.path] {
                    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
                }
                try Data("APIToken=x\n".utf8).write(to: URL(filePath: file))
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            }
            let said = try program.run(["practice", "doctor"]).output
            for file in files { #expect(said.contains("rm \(file)"), "\(said)") }
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: files[0])
            #expect(try program.run(["practice", "doctor"]).output.contains("chmod 600 \(files[0])"))
            #expect(try program.run(["practice", "forget", "test"]).exitCode == 0)
            let left = files.filter { FileManager.default.fileExists(atPath: $0) }
            #expect(left == Array(files.dropFirst(2)))
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/test"))
        }
    }
}
