import Foundation
import TestSupport
import Testing

extension ProgramTests {
    @Suite("Values of options that cannot be used")
    struct OptionValueTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let words: [String]
            let says: String
            var code: Int32 = 2
            var testDescription: String { words.joined(separator: " ") }
        }

        private static let spans = "give a number with s, m, h or d, such as 90s, 30m, 12h or 7d"
        private static let none = "there is no such file\nhint: "
        private static let folder = "it is a folder\nhint: "

        /// NONE is a file that is not there, FOLDER is one, EMPTY has nothing in it.
        static let cases: [Case] = [
            Case(words: ["apps", "add"], says: "Missing expected argument"),
            Case(words: ["apps", "add", "dropbox", "x"], says: "Unexpected argument 'x'"),
            Case(words: ["apps", "remove"], says: "oauth-setup apps remove <options> <SERVICE>"),
            Case(words: ["apps", "list", "--all"], says: "Unknown option '--all'"),
            Case(words: addingApp + ["NONE"], says: "no such file to read the client secret from\nhint: give the path"),
            Case(words: addingApp + ["FOLDER"], says: "cannot read the client secret in FOLDER: \(folder)"),
            Case(words: addingApp + ["EMPTY"], says: "hint: its first line must be the client secret"),
            Case(words: protecting + ["NONE"], says: "no such file to read the passphrase from\nhint: give the path"),
            Case(words: protecting + ["FOLDER"], says: "cannot read the passphrase in FOLDER: \(folder)"),
            Case(words: protecting + ["EMPTY"], says: "hint: its first line must be the passphrase"),
            Case(words: ["key", "--rotate", "--also", "NONE"], says: "cannot read the settings file NONE: \(none)"),
            Case(words: ["services", "check", "NONE"], says: "cannot read the definition NONE: \(none)"),
            Case(words: ["services", "check", "FOLDER"], says: "cannot read the definition FOLDER: \(folder)"),
            Case(words: calling + ["OAuthAccessToken=@NONE"], says: "the file of OAuthAccessToken: \(none)"),
            Case(words: calling + ["OAuthAccessToken=@FOLDER"], says: "the file of OAuthAccessToken: \(folder)"),
            Case(words: ["keep", "--warn-before", "soon"], says: spans),
            Case(words: ["keep", "--warn-before", "7"], says: spans),
            Case(words: ["keep", "--warn-before", "-1d"], says: spans),
            Case(words: ["status", "--warn-before", "2w"], says: spans),
            Case(words: ["keep", "--at-once", "-1"], says: "--at-once takes 1 to 16"),
            Case(words: ["keep", "--command-timeout", "-1"], says: "--command-timeout takes 1 to 3600 seconds"),
            Case(words: ["token", "x", "--min-validity", "-1"], says: "--min-validity takes 0 to 86400 seconds"),
            Case(words: ["token", "x", "--passphrase-fd", "-1"], says: "--passphrase-fd takes 0 or more"),
            Case(words: ["send", "x", "h", "--timeout", "-1"], says: "--timeout takes 1 to 86400 seconds"),
            Case(words: ["send", "x", "h", "--program", ""], says: "--program takes a name or a path"),
            Case(words: ["token", "x", "--log-file", "FOLDER"], says: "hint: name a file in it"),
            Case(words: ["practice", "--port", "-1"], says: "--port takes 0 to 65535"),
            Case(words: ["practice", "--serve", "status"], says: "--serve and --show take no command"),
            Case(words: ["apps", "ad"], says: "there is no command apps ad\nhint: did you mean apps add?"),
            Case(words: ["services", "x"], says: "hint: `oauth-setup services --help` lists the commands"),
            Case(words: ["practice", "fleet", "x"], says: "hint: `oauth-setup practice fleet --help` lists"),
            // Commands that are for no person are not proposed.
            Case(words: ["practice", "recieve"], says: "hint: `oauth-setup --help` lists the commands"),
        ]

        private static let addingApp = [
            "apps", "add", "dropbox", "--mine", "--client-id", "a", "--name", "", "--secret-file",
        ]
        private static let protecting = ["key", "--protect", "--new-passphrase-file"]
        private static let calling = ["call", "RefreshOAuthAccessToken", "--service", "backlog"]

        @Test("are told in words, with what may stand there, and exit code 2", arguments: cases)
        func refused(item: Case) throws {
            let program = try ProgramRun()
            let (none, folder) = ("\(program.home)/none", "\(program.home)/folder")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            let empty = try program.write("", to: "empty")
            let named = { (text: String) in
                text.replacing("NONE", with: none).replacing("FOLDER", with: folder).replacing("EMPTY", with: empty)
            }
            let ended = try program.run(item.words.map(named))
            #expect(ended.exitCode == item.code, "\(ended.errors)")
            #expect(ended.errors.contains(named(item.says)), "\(ended.errors)")
            #expect(!ended.errors.contains("warning"))
        }

        @Test("files that cannot be written are refused in words, too")
        func outputs() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            for command in [["string", "test"], ["transfer", "test", "--passphrase"]] {
                let missing = try program.run(["practice"] + command + ["-o", "\(program.home)/none/x"])
                let hint = "the folder \(program.home)/none does not exist\nhint: mkdir"
                #expect(missing.exitCode == 1 && missing.errors.contains(hint), "\(missing.errors)")
                #expect(try program.run(["practice"] + command + ["-o", program.home]).exitCode == 2)
            }
        }

        @Test("options of practice that a provider which runs already cannot obey are refused")
        func practice() throws {
            let program = try ProgramRun()
            let practice = try program.servePractice()
            for option in [["--auto-approve"], ["--person", "refuses"], ["--token-lifetime", "9"], ["--log", "x"]] {
                let ended = try program.run(["practice"] + option + ["status"], environment: practice)
                #expect(ended.exitCode == 2, "\(option)")
                let words = "\(option[0]) has no effect on the provider that OAUTH_SETUP_PRACTICE names"
                #expect(ended.errors.contains(words), "\(ended.errors)")
            }
        }
    }
}
