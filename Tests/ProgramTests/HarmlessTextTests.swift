import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("Text of others")
    struct HarmlessTextTests {
        private static let odd =
            "\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}gnp\u{2066}\u{200B}\u{FEFF}\u{2028}\r\nforged: yes\u{E0041}"

        /// What is wrong with what the program said; nil when nothing is.
        private func fault(_ text: String) -> String? {
            let bad = text.unicodeScalars.first { scalar in
                scalar != "\n"
                    && [.control, .format, .lineSeparator, .paragraphSeparator, .privateUse]
                        .contains(scalar.properties.generalCategory)
            }
            if let bad { return "U+\(String(bad.value, radix: 16)) in \(text.debugDescription)" }
            let forged = text.split(separator: "\n").contains { $0.hasPrefix("forged") }
            return forged ? "a forged line in \(text)" : nil
        }

        private func check(_ program: ProgramRun, _ arguments: [String], _ input: String = "") throws {
            let log = "\(program.home)/log"
            let ended = try program.run(arguments + ["--log-file", log], input: input)
            let kept = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            // A value is given out as it is; only what acts on a terminal was refused when it came.
            let isData = arguments.contains("token") && ended.exitCode == 0
            for text in (isData ? [] : [ended.output]) + [ended.errors, kept] {
                #expect(fault(text) == nil, "\(arguments): \(fault(text) ?? "")")
            }
        }

        @Test("in files, definitions, answers, names and arguments reaches no terminal as it is")
        func everywhere() throws {
            let program = try ProgramRun()
            let odd = Self.odd
            let definition: JSONValue = [
                "schemaVersion": 1, "id": .string("x\(odd)"), "name": .string(odd), "\u{1B}[31m\u{202E}": 1,
            ]
            let file = try program.write(definition.text(), to: "d\u{1B}[31m.json")
            let answers = (["\u{1B}[31m\u{202E}": .string(odd)] as JSONValue).text()
            let answersFile = try program.write(answers, to: "a\u{202E}.json")
            let word = odd.replacing("\u{0}", with: "")
            for words in [
                ["services", "check", file], ["wizard", "--answers", answersFile],
                ["wizard", "--answers", "none\(word)"],
                ["connect", word], ["token", "a\(word)"], ["import", word], ["services", "show", word], ["call", word],
                ["--\(word)"], [word], ["status", "x", word], ["string", "x", "--format", word],
                ["transfer", "x", "--to", word],
                ["services", "discover", "https://\(word)"], ["connect", "-", "--service", word],
                ["token", "x", "--lang", word],
                ["key", "--identity", "/none\(word)"], ["manual", word],
            ] {
                try check(program, words)
                try check(program, words + ["--lang", "ja"])
            }
            for text in ["\(word)=1", "AuthScheme=\(word)", "Url=x;\(word)", "{\"\(word)\":1}", #"{"a":"\u001b[2J"}"#] {
                try check(program, ["connect", "-", "--service", "kintone", "--verbose"], text)
            }
        }

        @Test(
            "in a settings file of somebody else is shown harmlessly, or the file is refused",
            .enabled(if: Tool("age") != nil && Tool("age-keygen") != nil, "age is not installed")
        )
        func settings() throws {
            let age = try #require(Tool("age"))
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let identity = "\(program.home)/.config/oauth-setup/practice/identity.txt"
            let recipient = try program.run(["practice", "key"]).output.split(separator: "\n").first.map(String.init)
            let opened = try JSONParser.parse(
                try age.run(["--decrypt", "-i", identity, program.settingsPath("test")]).output
            )
            let shown = "\u{202E}gnp\u{200B}\u{E0041}\u{E000}"
            for (member, path) in [
                ("service", ["service"]), ("name", ["account", "name"]), ("detail", ["account", "detail"]),
                ("connection", ["connection"]), ("scheme", ["properties", "AuthScheme"]),
                ("key", ["properties", "APIToken"]),
            ] {
                for text in [Self.odd, shown, "a\r\nX-Injected: yes"] {
                    let changed = try #require(Self.changed(opened, path, .string(text)))
                    let plain = try program.write(changed.text(), to: "plain")
                    let sealed = try age.run(["-a", "-r", recipient ?? "", "-o", "\(program.home)/sealed", plain])
                    #expect(sealed.status == 0)
                    let name = "there\(member)"
                    let folder = URL(filePath: program.settingsPath(name)).deletingLastPathComponent()
                    try FileManager.default.createDirectory(
                        at: folder,
                        withIntermediateDirectories: true,
                        attributes: [.posixPermissions: 0o700]
                    )
                    try? FileManager.default.removeItem(atPath: program.settingsPath(name))
                    try FileManager.default.copyItem(
                        atPath: "\(program.home)/sealed",
                        toPath: program.settingsPath(name)
                    )
                    try FileManager.default.setAttributes(
                        [.posixPermissions: 0o600],
                        ofItemAtPath: program.settingsPath(name)
                    )
                    for words in [
                        ["status"], ["status", "--json"], ["status", name], ["string", name], ["connect", name],
                        ["token", name, "--header"], ["import", "\(program.home)/sealed"], ["doctor"],
                        ["transfer", name],
                    ] {
                        try check(program, ["practice"] + words)
                    }
                    let headers = try program.run(["practice", "token", name, "--header"]).output
                    #expect(headers.split(separator: "\n").count <= 1, "\(headers)")
                }
            }
        }

        private static func changed(_ value: JSONValue, _ path: [String], _ odd: JSONValue) -> JSONValue? {
            guard let name = path.first else { return odd }
            guard var members = value.object else { return nil }
            members[name] = changed(members[name] ?? .object(JSONObject()), Array(path.dropFirst()), odd)
            return .object(members)
        }

        @Test("in a long reply does not make the log long, and none of it forges a line")
        func verbose() throws {
            let program = try ProgramRun()
            let practice = try program.servePractice()
            let long = String(repeating: "ZZvalue\u{1B}[2J", count: 50_000)
            let string =
                "AuthScheme=APIToken;Url=https://practice.cybozu.com;AppId=7;APIToken=\(String(repeating: "k", count: 60_000))"
            let ended = try program.run(
                ["practice", "connect", "-", "--service", "kintone", "--verbose"],
                input: string,
                environment: practice
            )
            #expect(ended.errors.utf8.count < 20_000, "\(ended.errors.utf8.count) bytes")
            #expect(fault(ended.errors) == nil)
            let named = try program.run(["connect", "-", "--verbose"], input: "Scope=\(long)")
            #expect(named.errors.utf8.count < 20_000 && fault(named.errors) == nil)
        }
    }
}
