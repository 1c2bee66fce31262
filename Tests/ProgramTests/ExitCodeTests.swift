import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("The documented exit codes")
    struct ExitCodeTests {
        /// What the page of help says: code and meaning.
        private static let documented: [Int32: String] = [
            0: "done", 1: "failed", 2: "wrong usage", 3: "sign-in needed", 4: "refused by the service",
            5: "settings file unreadable", 124: "timed out", 130: "aborted",
        ]

        @Test("stand in the help, each with its meaning")
        func help() throws {
            let help = try ProgramRun().run(["--help"]).output.replacing("\n", with: " ").replacing("  ", with: " ")
            for (code, meaning) in Self.documented { #expect(help.contains("\(code) \(meaning)"), "\(code)") }
        }

        struct Case: Sendable, CustomTestStringConvertible {
            let code: Int32
            let name: String
            let run: @Sendable (ProgramRun) throws -> Int32
            var testDescription: String { "\(code): \(name)" }
        }

        static let cases = [
            Case(code: 0, name: "a token that is valid") { program in
                try program.connect(.kintone)
                return try program.run(["practice", "token", "test"]).exitCode
            },
            Case(code: 0, name: "help") { try $0.run(["token", "--help"]).exitCode },
            Case(code: 0, name: "version") { try $0.run(["--version"]).exitCode },
            Case(code: 1, name: "a file that is there already") { program in
                try program.connect(.kintoneToken)
                let file = try program.write("", to: "string")
                return try program.run(["practice", "string", "test", "-o", file]).exitCode
            },
            Case(code: 2, name: "an option that does not exist") { try $0.run(["token", "x", "--nonsense"]).exitCode },
            Case(code: 2, name: "a value out of range") {
                try $0.run(["token", "x", "--min-validity", "99999999"]).exitCode
            },
            Case(code: 2, name: "a faulty connection string") {
                try $0.run(["connect", "-", "--service", "backlog"], input: "URL='x").exitCode
            },
            Case(code: 2, name: "an unknown property") {
                try $0.run(["connect", "-", "--service", "backlog"], input: "Nonsense=1").exitCode
            },
            Case(code: 3, name: "a connection that is not there") { try $0.run(["token", "none"]).exitCode },
            Case(code: 3, name: "REFRESH with nothing stored") {
                let text =
                    "AuthScheme=OAuth;InitiateOAuth=REFRESH;OAuthClientId=a;OAuthClientSecret=b;"
                    + "CallbackURL=http://localhost:33333;URL=https://practice.backlog.com"
                return try $0.run(["practice", "connect", "-", "--service", "backlog"], input: text).exitCode
            },
            Case(code: 4, name: "a wrong API key") {
                let text = "AuthScheme=APIToken;ApiKey=wrong;URL=https://practice.backlog.com"
                return try $0.run(["practice", "connect", "-", "--service", "backlog"], input: text).exitCode
            },
            Case(code: 5, name: "a damaged settings file") { program in
                try program.connect(.kintoneToken)
                try Data("x".utf8).write(to: URL(filePath: program.settingsPath("test")))
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600],
                    ofItemAtPath: program.settingsPath("test")
                )
                return try program.run(["practice", "token", "test"]).exitCode
            },
            Case(code: 124, name: "nobody at the browser") { program in
                let file = try program.write(Way.backlog.answers(), to: "answers.json")
                let arguments = ["practice", "--person", "neverAnswers", "wizard", "--answers", file, "--timeout", "1"]
                return try program.run(arguments).exitCode
            },
        ]

        @Test("are what commands end with", arguments: cases)
        func ends(item: Case) throws {
            #expect(try item.run(ProgramRun()) == item.code)
            #expect(Self.documented[item.code] != nil)
        }

        @Test("Usage errors are said in Japanese too, frame and sentence")
        func japanese() throws {
            let table = [
                (["token"], "引数"), (["token", "x", "--nonsense"], "というオプションはありません"),
                (["token", "x", "--min-validity", "99999999"], "86400"), (["token", "x", "y"], "余分な引数"),
                (["token", "x", "--jsn"], "'--json' ではありませんか？"),
                (["token", "x", "--min-validity", "soon"], "'soon' は '--min-validity <SECONDS>' の値として正しくありません"),
                (["token", "x", "y", "z"], "余分な引数が2個あります: 'y', 'z'"),
            ]
            for (arguments, word) in table {
                let ended = try ProgramRun().run(arguments + ["--lang", "ja"])
                #expect(ended.exitCode == 2)
                #expect(ended.errors.hasPrefix("エラー: "), "\(ended.errors)")
                #expect(ended.errors.contains(word), "\(ended.errors)")
                #expect(ended.errors.contains("使い方: oauth-setup token"), "\(ended.errors)")
            }
            let help = try ProgramRun().run(["token", "--help", "--lang", "ja"]).output
            #expect(help.contains("定: 60）") && !help.contains("default") && !help.contains("values"), "\(help)")
        }

        @Test("A mistyped command, and options before one, are called so instead of the wizard's mistakes")
        func mistyped() throws {
            let table = [
                (["stauts"], "there is no command stauts", "did you mean status?"),
                (["nonsense"], "there is no command nonsense", "--help"),
                (["--json", "status"], "options stand after the command", "oauth-setup status …"),
            ]
            for (arguments, what, hint) in table {
                let ended = try ProgramRun().run(arguments)
                #expect(ended.exitCode == 2)
                #expect(ended.errors.contains("error: \(what)\nhint: "), "\(ended.errors)")
                #expect(ended.errors.contains(hint) && !ended.errors.contains("sage"), "\(ended.errors)")
            }
        }
    }
}
