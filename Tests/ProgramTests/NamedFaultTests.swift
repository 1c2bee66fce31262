import Foundation
import Glibc
import TestSupport
import Testing

extension ProgramTests {
    /// Mistakes that are said by name, in the person's language and with what to do, before anything is done.
    @Suite("A fault is named")
    struct NamedFaultTests {
        private let program: ProgramRun

        init() throws { program = try ProgramRun() }

        private func shell(_ command: String) throws -> ProgramRun.Outcome {
            try program.run([], in: ["sh", "-c", command])
        }

        @Test("a string of another service is not taken for one of the service asked for")
        func otherService() throws {
            for text in [
                "jdbc:kintone:AuthScheme=APIToken;Url=https://practice.cybozu.com;APIToken=x",
                "import cdata.kintone as mod\nmod.connect(\"AuthScheme=APIToken;APIToken=x\")",
            ] {
                for words in [["connect", "-"], ["import-string", "other", "-"]] {
                    let ended = try program.run(["practice"] + words + ["--service", "backlog"], input: text)
                    #expect(ended.exitCode == 2 && ended.errors.contains("is for Kintone, not for Backlog"), "\(ended)")
                    #expect(ended.errors.contains("--service kintone"))
                }
            }
        }

        @Test("answers say what is wrong with their JSON and their kinds, and no property twice, in both languages")
        func answers() throws {
            let head = "{\"service\":\"kintone\",\"scheme\":\"APIToken\",\"browser\":\"none\",\"properties\":"
            let cases: [(text: String, english: String, japanese: String)] = [
                ("{\"a\":}", "not JSON: line 1, column 6: this is not a JSON value", "1行目、6桁目: JSONの値ではありません"),
                ("null", "the answers: an object is expected", "回答: オブジェクトが必要です"),
                ("[1]", "the answers: an object is expected", "回答: オブジェクトが必要です"),
                (head + "[]}", "properties: an object is expected", "properties: オブジェクトが必要です"),
                ("{\"service\":1}", "service: a text is expected", "service: 文字列が必要です"),
                (
                    head + "{\"Url\":\"https://a.cybozu.com\",\"URL\":\"https://b.cybozu.com\",\"APIToken\":\"x\"}}",
                    "properties.URL: this is given twice", "properties.URL: 2回指定されています"
                ),
            ]
            for (text, english, japanese) in cases {
                for (language, words) in [("en", english), ("ja", japanese)] {
                    let ended = try program.run(
                        ["practice", "wizard", "--answers", "-", "--lang", language],
                        input: text
                    )
                    #expect(ended.exitCode == 2 && ended.errors.contains(words), "\(ended.errors)")
                }
            }
        }

        @Test("what the system refuses is said in the person's language, with what to do")
        func system() throws {
            try program.connect(Way(service: "kintone", scheme: "APIToken", app: nil, isOAuth: false))
            let script = try program.write("#!/nowhere/sh\n", to: "script")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
            let cases: [(words: [String], code: Int32, english: String, japanese: String)] = [
                (["services", "--log-file", "/"], 2, "it is a folder", "フォルダーです"),
                (["services", "--log-file", "/dev/stdout"], 2, "is open already", "すでに開かれています"),
                (["practice", "exec", "test", "--", "/etc/passwd"], 126, "no program", "プログラムではない"),
                (["practice", "exec", "test", "--", script], 126, "look at its first line", "先頭の行"),
                (["practice", "exec", "test", "--", "/"], 126, "no program", "プログラムではない"),
                (["services", "check", "/"], 2, "it is a folder", "フォルダーです"),
                (["services", "check", "/nowhere"], 2, "there is no such file", "ファイルがありません"),
                (
                    ["practice", "call", "GetOAuthAccessToken", "State=@/nowhere", "--connection", "test"], 2,
                    "there is no such file", "ファイルがありません"
                ),
            ]
            for (words, code, english, japanese) in cases {
                for (language, said) in [("en", english), ("ja", japanese)] {
                    let ended = try program.run(words, environment: ["LANG": language == "ja" ? "ja_JP.UTF-8" : "C"])
                    #expect(ended.exitCode == code && ended.errors.contains(said), "\(words): \(ended)")
                    #expect(ended.errors.contains(language == "ja" ? "対処: " : "hint: "), "\(words): \(ended.errors)")
                }
            }
            let closed = try shell("exec \"$0\" practice token test >&-")
            #expect(closed.exitCode == 1 && closed.errors.contains("closed"), "\(closed)")
        }

        @Test("a log goes to standard error where that is meant, and says what it lost")
        func log() throws {
            for name in ["-", "/dev/stderr"] {
                let ended = try program.run(["services", "--log-file", name])
                #expect(ended.exitCode == 0 && ended.errors.contains("exit code 0"), "\(ended.errors)")
            }
            #expect(!FileManager.default.fileExists(atPath: "\(program.home)/-"))
            let full = try program.run(["services", "--log-file", "/dev/full"])
            #expect(full.exitCode == 0 && full.errors.contains("the log /dev/full is not complete"), "\(full.errors)")
        }

        @Test("a key that others are given and that is none ends as a broken key does")
        func keys() throws {
            try program.connect(Way(service: "kintone", scheme: "APIToken", app: nil, isOAuth: false))
            let folder = "\(program.home)/.config/oauth-setup/practice"
            let recipients = "\(folder)/recipients.txt"
            for text in ["no key\n", "\u{FEFF}age1qqq\n", String(repeating: "#", count: 2 << 20)] {
                try Data(text.utf8).write(to: URL(filePath: recipients))
                unsafe chmod(recipients, 0o600)
                let token = try program.run(["practice", "token", "test"])
                #expect(token.exitCode == 5 && token.errors.contains("hint: "), "\(token)")
                let status = try program.run(["practice", "status"])
                #expect(status.exitCode == 7 && !status.output.contains("damaged"), "\(status)")
            }
        }

        @Test("options are judged before anything is asked of the network; help tells only of commands")
        func options() throws {
            let issuer = "https://nobody.invalid"
            for (option, value) in [
                ("--test", "foo"), ("--id", "../x"), ("--name", " "), ("--scope", "a\u{1}b"),
                ("--test", "http://a.example"),
            ] {
                let ended = try program.run(["services", "discover", issuer, option, value])
                #expect(ended.exitCode == 2 && ended.errors.contains("\(option) takes"), "\(ended.errors)")
            }
            for words in [["help", "nope"], ["help", "services", "nope"]] {
                let ended = try program.run(words)
                #expect(ended.exitCode == 2 && ended.errors.contains("there is no command nope"), "\(ended)")
            }
            #expect(try program.run(["help", "services", "check"]).exitCode == 0)
            let timeout = try program.run(["connect", "test", "--timeout", "-1"])
            #expect(timeout.exitCode == 2 && timeout.errors.contains("1 to 86400 seconds"), "\(timeout.errors)")
        }

        @Test("a file of one's own that is no file is told with its reason and what to do")
        func ownFiles() throws {
            let folder = "\(program.home)/.config/oauth-setup"
            try FileManager.default.createDirectory(
                atPath: "\(folder)/services",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            unsafe chmod(folder, 0o700)
            let (apps, own) = ("\(folder)/apps.json", "\(folder)/services/own.json")
            for (path, place, links) in [
                (apps, "put one in its place", "correct the links"), (own, "services check", "services check"),
            ] {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
                var found = try program.run(["doctor"])
                #expect(found.output.contains("is not a regular file"), "\(found.output)")
                #expect(found.output.contains(place), "\(found.output)")
                try FileManager.default.removeItem(atPath: path)
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
                found = try program.run(["doctor"])
                #expect(found.output.contains("links lead in a circle"), "\(found.output)")
                #expect(found.output.contains(links), "\(found.output)")
                try FileManager.default.removeItem(atPath: path)
            }
        }

        @Test("a connection is not given up for an output that keeps nothing")
        func transfer() throws {
            try program.connect(Way(service: "backlog", scheme: "OAuth", app: "custom", isOAuth: true))
            let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
            let command = "exec \"$0\" practice transfer test --move --to \(key)"
            for end in [">&-", "> /dev/full", "-o /dev/null", "> /dev/null"] {
                let ended = try shell("\(command) \(end)")
                #expect(ended.exitCode != 0, "\(end): \(ended)")
                #expect(ended.errors.components(separatedBy: "hint: ").count == 2, "\(end): \(ended.errors)")
                #expect(try program.run(["practice", "token", "test"]).exitCode == 0, "\(end)")
            }
        }
    }
}
