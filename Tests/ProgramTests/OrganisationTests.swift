import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    /// What an administrator gives everybody, in a folder of `XDG_CONFIG_DIRS`: there as in `/etc/oauth-setup`, only root's counts.
    @Suite(
        "An organisation's own",
        .enabled(if: geteuid() == 0, "its files must be root's, and these tests do not run as root")
    )
    struct OrganisationTests {
        private let program: ProgramRun
        private let folder: String
        private var environment: [String: String] { ["XDG_CONFIG_DIRS": "\(program.home)/xdg"] }

        init() throws {
            program = try ProgramRun()
            folder = "\(program.home)/xdg/oauth-setup"
            try FileManager.default.createDirectory(atPath: "\(folder)/services", withIntermediateDirectories: true)
        }

        private func write(_ text: String, to name: String, mode: Int = 0o640) throws {
            let path = "\(folder)/\(name)"
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }

        private func own(_ path: String, by user: Int) throws {
            try FileManager.default.setAttributes([.ownerAccountID: user], ofItemAtPath: path)
        }

        private func run(_ words: String..., environment more: [String: String] = [:]) throws -> ProgramRun.Outcome {
            try program.run(words, environment: environment.merging(more) { $1 })
        }

        private func answers(_ text: String) throws -> String { try program.write(text, to: "answers.json") }

        private func apps(_ more: String = "") -> String {
            """
            {
              "schemaVersion": 1,
              "apps": [
                {"service": "dropbox", "name": "ACME reports", "clientID": "acmekey", "callbacks": "http://localhost:33333"},
                {"service": "kintone", "host": "acme.cybozu.com", "clientID": "l.1.acme", "clientSecret": "ZZsecret",
                 "callbacks": "https://localhost:3333"}\(more)
              ]
            }
            """
        }

        @Test("makes embedded apps that strings carry, and an embedded way for a service at the customer's host")
        func strings() throws {
            try write(apps(), to: "apps.json")
            let dropbox = try answers(#"{"service":"dropbox","app":"embedded","browser":"none"}"#)
            let one = try run("wizard", "--answers", dropbox)
            #expect(one.output.contains("OAuthClientId=acmekey;CallbackURL=http://localhost:33333;"), "\(one.errors)")
            #expect(!one.output.contains("OAuthClientSecret"))
            let kintone = try answers(#"{"service":"kintone","scheme":"OAuth","app":"embedded","browser":"none"}"#)
            let two = try run("wizard", "--answers", kintone)
            #expect(two.output.contains("OAuthClientId=l.1.acme;OAuthClientSecret=ZZsecret;"), "\(two.errors)")
            #expect(two.output.contains("Url=https://acme.cybozu.com;"))
            // The wizard asks for nothing any more.
            let review = try run("wizard", "--plain", "--service", "kintone").errors
            #expect(review.contains("Please check your answers"), "\(review)")
            #expect(review.contains("OAuth app: Embedded app"))
            #expect(try run("services").output.contains("AuthScheme=OAuth (embedded, custom): Sign in"))
            let string = try program.run(
                ["connect", "-", "--service", "kintone"],
                input: "AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;Url=https://other.cybozu.com",
                environment: environment
            )
            #expect(string.errors.contains("not registered there, but at acme.cybozu.com"), "\(string.errors)")
        }

        @Test("embedded without an app of theirs is explained, but to who asks for no sign-in")
        func none() throws {
            func ended(_ browser: String) throws -> ProgramRun.Outcome {
                let text = #"{"service":"dropbox","app":"embedded","browser":"\#(browser)"}"#
                return try run("wizard", "--answers", try answers(text))
            }
            let words = "note: There is no app for this service here"
            #expect(try ended("elsewhere").errors.contains(words))
            #expect(try !ended("none").errors.contains(words))
            let kintone = try answers(#"{"service":"kintone","scheme":"OAuth","app":"embedded","browser":"none"}"#)
            let refused = try run("wizard", "--answers", kintone)
            #expect(refused.errors.contains("error: app: there is no embedded app"), "\(refused.errors)")
            #expect(refused.errors.contains("hint: use \"custom\""), "\(refused.errors)")
        }

        @Test("that names a service there is not says so, wherever it is told")
        func unknownService() throws {
            try write(#"{"schemaVersion":1,"services":["backlog","kintonee"]}"#, to: "defaults.json")
            let words = "services[1]: there is no such service; did you mean kintone?"
            #expect(try run("doctor").output.contains(words))
            let warned = try run("services")
            #expect(warned.errors.contains(words), "\(warned.errors)")
        }

        @Test("that is malformed is told by file, line and key, with what to do, and takes nothing else with it")
        func malformed() throws {
            try write(
                apps(",\n{\"service\": \"highrise\", \"clientId\": \"x\", \"callbacks\": \"http://localhost:1\"}"),
                to: "apps.json"
            )
            let told = try run("services")
            #expect(told.exitCode == 0)
            #expect(
                told.errors.contains("\(folder)/apps.json:7: apps[2].clientID: this key is missing; is clientId meant"),
                "\(told.errors)"
            )
            try write("{\"schemaVersion\": 1,\n \"langage\": \"ja\"}", to: "defaults.json", mode: 0o644)
            #expect(
                try run("services").errors.contains("defaults.json:2: langage: unknown key; did you mean language?")
            )
        }

        @Test("counts only when it is root's and nobody else can change it, and a secret is not everybody's")
        func guarded() throws {
            try write(apps(), to: "apps.json", mode: 0o644)
            let open = try run("services")
            #expect(
                open.errors.contains("apps.json:5: apps[1].clientSecret: everybody on this machine can read"),
                "\(open.errors)"
            )
            #expect(open.output.contains("AuthScheme=OAuth (custom): Sign in"))
            try write(apps(), to: "apps.json", mode: 0o660)
            #expect(try run("services").errors.contains("others can change"))
            try write(apps(), to: "apps.json")
            try own("\(folder)/apps.json", by: 65_534)
            #expect(try run("services").errors.contains("does not belong to root"))
            try own("\(folder)/apps.json", by: 0)
            try own(folder, by: 65_534)
            #expect(try run("services").errors.contains("the folder \(folder) is for everybody"))
        }

        @Test("says what is offered, and in which language where no locale does; the person's own file comes last")
        func defaults() throws {
            try write(apps(), to: "apps.json")
            let file = #"{"schemaVersion": 1, "language": "ja", "services": ["dropbox", "kintone"], "ownApps": false}"#
            try write(file, to: "defaults.json", mode: 0o644)
            let offered = try run("services", environment: ["LANG": ""])
            #expect(offered.output.contains("ブラウザーでログイン"), "\(offered.output)")
            #expect(!offered.output.contains("highrise") && !offered.output.contains("custom"))
            #expect(try run("services").output.contains("Sign in with the browser"))
            let own = try answers(#"{"service":"dropbox","app":"custom","browser":"none"}"#)
            #expect(try run("wizard", "--answers", own).errors.contains("app: one of embedded"))
        }

        @Test("is not even looked at for a token at hand")
        func untouched() throws {
            try write("no JSON", to: "apps.json")
            try write("no JSON", to: "defaults.json", mode: 0o644)
            try write("no JSON", to: "services/own.json", mode: 0o644)
            let string = try program.write(
                "AuthScheme=OAuth;OAuthClientId=x;OAuthAccessToken=abc;InitiateOAuth=REFRESH",
                to: "string"
            )
            let kept = try run("import-string", "d", "--string-file", string, "--service", "dropbox", "--no-test")
            #expect(kept.exitCode == 0 && kept.errors.contains("warning: "), "\(kept.errors)")
            let token = try run("token", "d", environment: ["LANG": ""])
            #expect(token.output == "abc\n" && token.errors.isEmpty, "\(token.errors)")
        }

        @Test("tells where each value comes from: of a connection, and of this machine")
        func explained() throws {
            try write(apps(), to: "apps.json")
            let file = #"{"schemaVersion": 1, "proxy": "http://me:ZZpw@127.0.0.1:9", "caFile": "/nowhere.pem"}"#
            try write(file, to: "defaults.json", mode: 0o644)
            let string = try program.write(
                "AuthScheme=OAuth;OAuthRefreshToken=r;InitiateOAuth=GETANDREFRESH",
                to: "string"
            )
            let kept = try run("import-string", "d", "--string-file", string, "--service", "dropbox", "--no-test")
            #expect(kept.exitCode == 0, "\(kept.errors)")
            let status = try run("status", "d", "--explain")
            for line in [
                "service: Dropbox (JSON files) (definition that ships with the program)",
                "OAuthClientId: acmekey, now provided by \(folder)/apps.json: ACME reports (stored with the connection)",
                "proxy: 127.0.0.1:9 (file \(folder)/defaults.json)", "language: en (environment variable LANG)",
                "certificates trusted besides the machine's: /nowhere.pem (file \(folder)/defaults.json)",
                "own apps: allowed (default)",
            ] { #expect(status.output.contains("    \(line)\n"), "\(line)\n\(status.output)") }
            let json = try JSONParser.parse(try run("status", "d", "--explain", "--json").output)
            let proxy = json["values"]?.array?.first { $0["name"] == "proxy" }
            #expect(proxy?["source"] == "file" && proxy?["place"] == .string("\(folder)/defaults.json"))
            #expect(try run("status", "--explain").exitCode == 2)
            let ended = try run("doctor", "--json")
            let found = try JSONParser.parse(ended.output).array ?? []
            func says(_ check: String, _ state: String, _ words: String) -> Bool {
                found.contains {
                    $0["check"] == .string(check) && $0["state"] == .string(state)
                        && $0["message"]?.string?.contains(words) == true
                }
            }
            #expect(ended.exitCode == 1, "\(ended.errors)")
            #expect(says("organisation", "ok", "apps.json is in order, apps: 2"), "\(ended.output)")
            #expect(says("values", "ok", "proxy: 127.0.0.1:9 (file"), "\(ended.output)")
            #expect(says("certificates", "problem", "caFile (\(folder)/defaults.json)"), "\(ended.output)")
            #expect(says("state", "ok", "can be written"), "\(ended.output)")
            #expect(!(status.output + ended.output).contains("ZZ"))
            try write(#"{"schemaVersion": 1, "ownApps": "no"}"#, to: "defaults.json", mode: 0o644)
            let fault = try run("doctor").output
            #expect(
                fault.contains("PROBLEM  apps and defaults: \(folder)/defaults.json:1: ownApps: true or false"),
                "\(fault)"
            )
        }

        @Test("brings services of its own, which the person's replace")
        func services() throws {
            let bundled = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Resources/Services/backlog.json").standardized.path
            let text = try String(contentsOfFile: bundled, encoding: .utf8)
                .replacing(#""id": "backlog""#, with: #""id": "tracker""#)
                .replacing(#""name": "Backlog","#, with: #""name": "Tracker","#)
            try write(text, to: "services/tracker.json", mode: 0o644)
            #expect(try run("services").output.contains("tracker  Tracker"))
            try write(text, to: "services/tracker.json", mode: 0o666)
            let refused = try run("services")
            #expect(refused.errors.contains("others can change") && !refused.output.contains("tracker"))
        }
    }
}
