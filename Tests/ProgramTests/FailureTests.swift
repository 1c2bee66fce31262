import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("When it does not work, the program")
    struct FailureTests {
        private static let oauth = Way(service: "kintone", scheme: "OAuth", app: "custom", isOAuth: true)
        private static let token = Way(service: "kintone", scheme: "APIToken", app: nil, isOAuth: false)
        private static let listening = Way(service: "backlog", scheme: "OAuth", app: "custom", isOAuth: true)

        struct Fault: Sendable, CustomTestStringConvertible {
            let what: String
            let way: Way
            var options: [String] = []
            var wizard: [String] = []
            var properties: JSONValue = [:]
            let exitCode: Int32

            var testDescription: String { what }
        }

        static let faults = [
            Fault(what: "refused consent", way: oauth, options: ["--person", "refuses"], exitCode: 4),
            Fault(what: "refused consent by callback", way: listening, options: ["--person", "refuses"], exitCode: 4),
            Fault(
                what: "wrong state",
                way: listening,
                options: ["--person", "answersWithWrongState"],
                wizard: ["--timeout", "1"],
                exitCode: 124
            ),
            Fault(
                what: "nobody answers",
                way: oauth,
                options: ["--person", "neverAnswers"],
                wizard: ["--timeout", "1"],
                exitCode: 124
            ),
            Fault(
                what: "wrong client secret",
                way: oauth,
                properties: ["OAuthClientSecret": "ZZmark-wrong-secret"],
                exitCode: 4
            ),
            Fault(what: "wrong API token", way: token, properties: ["APIToken": "ZZmarkwrongtoken"], exitCode: 4),
        ]

        @Test("says what and what to do, and writes nothing", arguments: faults, ["en", "ja"])
        func failsPlainly(fault: Fault, language: String) throws {
            let program = try ProgramRun()
            let file = try program.write(fault.way.answers(properties: fault.properties), to: "answers.json")
            let arguments =
                ["practice"] + fault.options + ["wizard", "--answers", file, "--lang", language] + fault.wizard
            let ended = try program.run(arguments)
            #expect(ended.exitCode == fault.exitCode, "\(ended.errors)")
            #expect(ended.errors.contains(language == "en" ? "error: " : "エラー: "))
            #expect(ended.errors.contains(language == "en" ? "hint: " : "対処: "), "\(ended.errors)")
            #expect(ended.output.isEmpty)
            #expect(!(ended.errors + ended.output).contains("ZZmark"))
            #expect(!program.files().contains { $0.hasSuffix("OAuthSettings.txt") })
        }

        @Test("says which scope was not granted and connects all the same", arguments: ["en", "ja"])
        func grantedLess(language: String) throws {
            let program = try ProgramRun()
            let file = try program.write(Self.oauth.answers(), to: "answers.json")
            let practice = ["practice", "--person", "grantsLess"]
            let ended = try program.run(practice + ["wizard", "--answers", file, "--lang", language])
            #expect(ended.exitCode == 0, "\(ended.errors)")
            let sentence = language == "en" ? "requested; missing: k:file:write" : "（不足: k:file:write）"
            #expect(ended.errors.contains(sentence), "\(ended.errors)")
            let connected = try program.run(["practice", "connect", "test", "--json", "--lang", language])
            #expect(connected.errors.contains(sentence), "\(connected.errors)")
            #expect(try JSONParser.parse(connected.output)["missingScopes"]?.array == ["k:file:write"])
            let whole = try program.run(["practice", "wizard", "--answers", file, "--lang", language])
            #expect(whole.exitCode == 0 && !whole.errors.contains(sentence), "\(whole.errors)")
        }

        @Test(
            "ends with 130 when it is told to stop while it waits, and closes the port",
            arguments: [SIGINT, SIGTERM, SIGHUP]
        )
        func interrupted(signal: Int32) async throws {
            let program = try ProgramRun()
            let file = try program.write(Self.listening.answers(), to: "answers.json")
            let arguments = ["practice", "--person", "neverAnswers", "wizard", "--answers", file]
            let running = try program.start(arguments)
            try await running.waitForErrors { $0.contains("OAuth2AccessRequest") }
            for _ in 0..<3 { _ = try Clicks.get("http://localhost:33333/?code=c&state=guess") }
            try await running.waitForErrors { $0.contains("3 requests with a wrong state were refused") }
            kill(running.process.processIdentifier, signal)
            let ended = running.outcome()
            #expect(ended.exitCode == 130, "\(ended.errors)")
            #expect(ended.errors.contains("error: "))
            #expect(throws: Loopback.Failure.self) { try Loopback.connect(port: 33333) }
            #expect(!program.files().contains { $0.hasSuffix("OAuthSettings.txt") })
        }

        @Test(
            "shows the address and hears the answer whatever its browser does",
            arguments: ["no-such-browser", "exit 1", "exec sleep 60", "printf '\\033[2J%s' \"$1\"; kill -9 $$"]
        )
        func browser(script: String) async throws {
            let program = try ProgramRun()
            let provider = try program.servePractice()
            var command = script
            if script.contains(" ") {
                command = try program.write("#!/bin/sh\n\(script)\n", to: "browser")
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: command)
            }
            let file = try program.write(Self.listening.answers(), to: "answers.json")
            let environment = provider.merging(["BROWSER": command]) { $1 }
            let running = try program.start(["practice", "wizard", "--answers", file], environment: environment)
            let redirect = try #require(try Clicks.approve(try await running.address()))
            #expect(try Clicks.get(redirect).contains("200"))
            let ended = running.outcome()
            #expect(ended.exitCode == 0, "\(ended.errors)")
            #expect(!ended.errors.contains("\u{1B}"))
        }

        struct BadInput: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let answers: String
            let says: String
        }

        @Test(
            "refuses answers that cannot be right, naming the place",
            arguments: [
                BadInput(testDescription: "not JSON", answers: "{\"service\":", says: "line 1"),
                BadInput(
                    testDescription: "unknown key",
                    answers: #"{"servise":"kintone"}"#,
                    says: "did you mean service?"
                ),
                BadInput(
                    testDescription: "unknown service",
                    answers: #"{"service":"kintome"}"#,
                    says: "did you mean kintone?"
                ),
                BadInput(
                    testDescription: "unknown property",
                    answers: #"{"service":"kintone","scheme":"APIToken","properties":{"ApiTokem":"x"}}"#,
                    says: "did you mean APIToken?"
                ),
                BadInput(
                    testDescription: "variable not set",
                    answers: #"{"service":"kintone","scheme":"APIToken","properties":{"APIToken":{"env":"NOT_SET"}}}"#,
                    says: "properties.APIToken: "
                ),
                BadInput(
                    testDescription: "bad connection name",
                    answers: #"{"service":"kintone","scheme":"APIToken","connection":"../x"}"#,
                    says: "connection: "
                ),
            ]
        )
        func refusesAnswers(input: BadInput) throws {
            let program = try ProgramRun()
            let file = try program.write(input.answers, to: "answers.json")
            let ended = try program.run(["practice", "wizard", "--answers", file])
            #expect(ended.exitCode == 2)
            #expect(ended.errors.contains(input.says), "\(ended.errors)")
        }

        @Test("explains a callback that is not on this machine: paste instead")
        func foreignCallback() throws {
            let program = try ProgramRun()
            let properties: JSONValue = ["CallbackURL": "https://app.example.com/callback"]
            let file = try program.write(Self.listening.answers(properties: properties), to: "answers.json")
            let arguments = ["practice", "--person", "neverAnswers", "wizard", "--answers", file, "--timeout", "1"]
            let ended = try program.run(arguments)
            #expect(ended.errors.contains("app.example.com"), "\(ended.errors)")
            #expect(ended.errors.contains("paste"), "\(ended.errors)")
        }
    }
}
