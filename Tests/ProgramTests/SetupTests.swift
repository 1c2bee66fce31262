import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("The program, without questions")
    struct SetupTests {
        @Test("is not made of answers for a name that belongs to another service's connection")
        func taken() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let file = try program.write(Way.backlog.answers(connection: "test"), to: "other.json")
            let ended = try program.run(["practice", "--auto-approve", "wizard", "--answers", file])
            #expect(ended.exitCode == 2 && ended.errors.contains("kintone"), "\(ended.errors)")
            #expect(ended.errors.contains("oauth-setup practice forget test"), "\(ended.errors)")
            #expect(try program.run(["practice", "connect", "test"]).exitCode == 0)
        }

        @Test("connects every service in every way, keeps it sealed, and stays connected", arguments: try Way.all())
        func connects(way: Way) throws {
            let program = try ProgramRun()
            // Tokens live two seconds, so that one refresh is seen.
            let practice = ["practice", "--token-lifetime", "2"]
            let file = try program.write(way.answers(), to: "answers.json")
            let setup = try program.run(practice + ["wizard", "--answers", file])
            try #require(setup.exitCode == 0, "\(setup.errors)")

            try checkFile(program, way)

            let first = try program.run(practice + ["token", "test"])
            try #require(first.exitCode == 0, "\(first.errors)")
            #expect(first.errors.isEmpty)
            try checkAccepted(first.output, program, way)
            guard way.isOAuth else { return }

            let deadline = ContinuousClock.now + .seconds(20)
            var second = first
            while second.output == first.output {
                try #require(ContinuousClock.now < deadline, "the token never changed")
                second = try program.run(practice + ["token", "test"])
                try #require(second.exitCode == 0, "\(second.errors)")
            }
            try checkAccepted(second.output, program, way)
        }

        /// The settings file is private, and the age program opens it with the identity beside it.
        private func checkFile(_ program: ProgramRun, _ way: Way) throws {
            let path = program.settingsPath("test")
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let identity = "\(program.home)/.config/oauth-setup/practice/identity.txt"
            guard let age = Tool("age") else { return }
            let opened = try age.run(["--decrypt", "-i", identity, path])
            let settings = try JSONParser.parse(opened.output)
            #expect(settings["schemaVersion"] == 1)
            #expect(settings["properties"]?["AuthScheme"] == .string(way.scheme))
            #expect((settings["tokens"]?["OAuthAccessToken"] != nil) == way.isOAuth)
            if way.isOAuth {
                for name in ["OAuthRefreshToken", "OAuthExpiresIn", "OAuthTokenTimestamp"] {
                    #expect(settings["tokens"]?[name] != nil, "\(name)")
                }
            }
        }

        /// A token is accepted when a connection with that token alone passes the live test.
        private func checkAccepted(_ output: String, _ program: ProgramRun, _ way: Way) throws {
            let token = output.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(!token.isEmpty)
            guard way.isOAuth else {
                let connected = try program.run(["practice", "connect", "test"])
                #expect(connected.exitCode == 0, "\(connected.errors)")
                return
            }
            let shown = try program.run(["practice", "string", "test", "--format", "json", "--reveal"])
            var properties = try #require(JSONParser.parse(shown.output).object)
            for name in properties.names where name.hasPrefix("OAuth") || name == "CallbackURL" {
                properties[name] = nil
            }
            properties["InitiateOAuth"] = "OFF"
            properties["OAuthAccessToken"] = .string(token)
            let text = JSONValue.object(properties).text()
            let connected = try program.run(["practice", "connect", "-", "--service", way.service], input: text)
            #expect(connected.exitCode == 0, "\(connected.errors)")

            properties["OAuthAccessToken"] = .string(token + "x")
            let wrong = JSONValue.object(properties).text()
            let refused = try program.run(["practice", "connect", "-", "--service", way.service], input: wrong)
            #expect(refused.exitCode == 3 || refused.exitCode == 4, "\(refused.errors)")
        }

        @Test("plays one whole journey by itself when there is no terminal", arguments: ["C.UTF-8", "ja_JP.UTF-8"])
        func journey(locale: String) throws {
            let program = try ProgramRun()
            let played = try program.run(["practice"], environment: ["LANG": locale])
            #expect(played.exitCode == 0, "\(played.errors)")
            for step in 1...6 { #expect(played.output.contains("\(step). ")) }
            #expect(played.output.contains("OAuthSettings.txt"))
            #expect(played.output.contains("mod.connect("))
            #expect(played.output.contains("ログイン") == locale.hasPrefix("ja"))
        }

        @Test("reads the code or the whole address from standard input when the browser is elsewhere")
        func elsewhere() async throws {
            let program = try ProgramRun()
            let provider = try program.servePractice(["--auto-approve"])
            let way = Way(service: "kintone", scheme: "OAuth", app: "custom", isOAuth: true)
            let file = try program.write(way.answers(browser: "elsewhere"), to: "answers.json")
            let pipe = Pipe()
            let running = try program.start(
                ["practice", "wizard", "--answers", file],
                input: pipe.fileHandleForReading,
                environment: provider
            )
            // A callback here is no reason not to say that the answer may be pasted.
            try await running.waitForErrors {
                $0.contains("/oauth2/authorization?") && $0.contains("paste the full address") && $0.hasSuffix("\n")
            }
            let url = try #require(
                running.errorsSoFar.split(separator: "\n").first { $0.hasPrefix("http://127.0.0.1") }
            )
            let address = try #require(try Clicks.redirect(of: String(url)))

            // A wrong one first: it is refused and the program goes on waiting.
            let wrong = address.replacingOccurrences(of: "state=", with: "state=x")
            try pipe.fileHandleForWriting.write(contentsOf: Data((wrong + "\n").utf8))
            try await running.waitForErrors { $0.contains("another sign-in") }
            try pipe.fileHandleForWriting.write(contentsOf: Data((address + "\n").utf8))
            let ended = running.outcome()
            #expect(ended.exitCode == 0, "\(ended.errors)")
            #expect(FileManager.default.fileExists(atPath: program.settingsPath("test")))
        }

        @Test("makes only a connection string when there is no browser at all")
        func stringOnly() throws {
            let program = try ProgramRun()
            let way = Way(service: "backlog", scheme: "OAuth", app: "custom", isOAuth: true)
            let file = try program.write(way.answers(browser: "none"), to: "answers.json")
            let made = try program.run(["practice", "wizard", "--answers", file])
            #expect(made.exitCode == 0, "\(made.errors)")
            #expect(made.output.contains("InitiateOAuth=GETANDREFRESH"))
            #expect(!FileManager.default.fileExists(atPath: program.settingsPath("test")))
        }

        @Test("a refusal that is pasted is told once, and ends the sign-in")
        func pastedRefusal() async throws {
            let program = try ProgramRun()
            let provider = try program.servePractice(["--auto-approve"])
            let way = Way(service: "kintone", scheme: "OAuth", app: "custom", isOAuth: true)
            let file = try program.write(way.answers(browser: "elsewhere"), to: "answers.json")
            let pipe = Pipe()
            let running = try program.start(
                ["practice", "wizard", "--answers", file],
                input: pipe.fileHandleForReading,
                environment: provider
            )
            try await running.waitForErrors { $0.contains("/oauth2/authorization?") && $0.hasSuffix("\n") }
            let state = try #require(
                running.errorsSoFar.split(separator: "state=").dropFirst().first?.prefix { $0 != "&" && $0 != "\n" }
            )
            let refusal = "https://localhost:3333/?error=access_denied&state=\(state)\n"
            try pipe.fileHandleForWriting.write(contentsOf: Data(refusal.utf8))
            let ended = running.outcome()
            #expect(ended.exitCode == 4, "\(ended.errors)")
            #expect(ended.errors.ranges(of: "the permission was not given").count == 1, "\(ended.errors)")
            // What this service in particular may mean by it.
            #expect(ended.errors.ranges(of: "an administrator must tick you").count == 1, "\(ended.errors)")
        }

        @Test(
            "refuses a callback that the service does not take, also where only a string is made",
            arguments: ["none", "elsewhere", "here"]
        )
        func callbackForStringOnly(browser: String) throws {
            let program = try ProgramRun()
            let way = Way(service: "kintone", scheme: "OAuth", app: "custom", isOAuth: true)
            let properties: JSONValue = ["CallbackURL": "http://localhost:33333"]
            let file = try program.write(way.answers(properties: properties, browser: browser), to: "answers.json")
            let refused = try program.run(["practice", "wizard", "--answers", file])
            #expect(refused.exitCode == 2, "\(refused.errors)")
            #expect(refused.errors.contains("https"), "\(refused.errors)")
            #expect(refused.output.isEmpty, "\(refused.output)")
        }

        @Test("checks answers in a dry run and writes nothing")
        func dryRun() throws {
            let program = try ProgramRun()
            let way = Way(service: "kintone", scheme: "APIToken", app: nil, isOAuth: false)
            let properties: JSONValue = ["APIToken": "ZZmarktoken1234567"]
            let file = try program.write(way.answers(properties: properties), to: "answers.json")
            let tried = try program.run(["practice", "wizard", "--dry-run", "--answers", file])
            #expect(tried.exitCode == 0, "\(tried.errors)")
            #expect(tried.errors.contains("OAuthSettings.txt"))
            #expect(tried.output.contains("AuthScheme=APIToken"))
            #expect(!tried.output.contains("ZZmark"))
            #expect(!program.files().contains { $0.contains("connections/") })
        }
    }
}
