import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("token and string, in every form")
    struct TokenFormatTests {
        private func output(_ program: ProgramRun, _ arguments: [String]) throws -> String {
            let ended = try program.run(["practice"] + arguments)
            #expect(ended.exitCode == 0, "\(ended.errors)")
            return ended.output
        }

        @Test("prints whole header lines")
        func header() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            try program.connect(.kintoneToken, as: "static")
            let token = try output(program, ["token", "test"])
            #expect(try output(program, ["token", "test", "--header"]) == "Authorization: Bearer \(token)")
            #expect(try output(program, ["token", "test", "--format", "header"]) == "Authorization: Bearer \(token)")
            #expect(try output(program, ["token", "static", "--header"]).hasPrefix("X-Cybozu-API-Token: "))
        }

        @Test("says when a service takes its credential in the address")
        func noHeader() throws {
            let program = try ProgramRun()
            try program.connect(.backlogKey)
            let ended = try program.run(["practice", "token", "test", "--header"])
            #expect(ended.exitCode == 1)
            #expect(ended.output.isEmpty)
            #expect(ended.errors.contains("hint: "))
        }

        @Test("speaks to programs that call a credential process")
        func credentialProcess() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let printed = try program.json(["token", "test", "--format", "credential-process"])
            let token = try program.json(["token", "test", "--json"])
            #expect(printed.object?.names == ["Version", "AccessToken", "TokenType", "Expiration"])
            #expect(printed["Version"] == 1)
            #expect(printed["AccessToken"] == token["token"])
            #expect(printed["Expiration"] == token["expires"])
            #expect(try program.run(["practice", "token", "test", "--json", "--header"]).exitCode == 2)
        }

        @Test("writes a string into a private file, and replaces one only when told")
        func file() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let path = "\(program.home)/string.txt"
            #expect(try output(program, ["string", "test", "-o", path]).isEmpty)
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
            let whole = try String(contentsOfFile: path, encoding: .utf8)
            #expect(try whole == output(program, ["string", "test", "--reveal"]))
            #expect(try output(program, ["string", "test"]).contains("****"))

            try "mine".write(toFile: path, atomically: true, encoding: .utf8)
            let refused = try program.run(["practice", "string", "test", "-o", path])
            #expect(refused.exitCode == 1)
            #expect(refused.errors.contains("--force"))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
            _ = try output(program, ["string", "test", "-o", path, "--force"])
            #expect(try String(contentsOfFile: path, encoding: .utf8) == whole)
            #expect(!program.files().contains { $0.hasSuffix(".new") })
        }

        @Test("lists the formats; each can be printed")
        func formats() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let ids = try output(program, ["string", "--list"]).split(separator: "\n").compactMap {
                $0.split(separator: " ").first
            }
            #expect(ids.count == 11)
            for id in ids {
                #expect(try !output(program, ["string", "test", "--format", String(id)]).isEmpty)
            }
        }

        @Test("completes in a shell", arguments: ["bash", "zsh", "fish"])
        func completions(shell: String) throws {
            let ended = try ProgramRun().run(["--generate-completion-script", shell])
            #expect(ended.exitCode == 0)
            for command in ["token", "exec", "call", "doctor", "import-string"] {
                #expect(ended.output.contains(command))
            }
        }

        @Test("shows an example in the help of every command")
        func help() throws {
            let program = try ProgramRun()
            let commands = [
                ["wizard"], ["practice"], ["services"], ["services", "list"], ["services", "show"],
                ["services", "check"], ["connect"], ["token"], ["string"], ["status"], ["call"], ["exec"],
                ["import-string"], ["doctor"],
            ]
            for command in commands {
                let help = try program.run(command + ["--help"])
                #expect(help.exitCode == 0)
                #expect(help.output.contains("Example"), "\(command)")
            }
        }
    }
}
