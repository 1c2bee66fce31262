import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("call")
    struct CallTests {
        @Test(
            "signs in with the three procedures alone, and saves nothing",
            arguments: try Way.all().filter { $0.scheme == "OAuth" && $0.app == "custom" }
        )
        func wholeSignIn(way: Way) throws {
            let program = try ProgramRun()
            try program.connect(way)
            let provider = try program.servePractice(["--auto-approve"])
            let stored = try Data(contentsOf: URL(filePath: program.settingsPath("test")))

            let first = try program.json(
                ["call", "getoauthauthorizationurl", "--connection", "test", "--json"],
                environment: provider
            )
            let address = try #require(try Clicks.redirect(of: first["URL"]?.string ?? ""))
            let query = URLComponents(string: address)?.queryItems ?? []
            let code = try #require(query.first { $0.name == "code" }?.value)
            _ = try program.write(code + "\n", to: "code.txt")

            var inputs = ["Verifier=@code.txt"]
            if first["PKCEVerifier"] != nil { inputs.append("PKCEVerifier=env:PROOF") }
            let environment = provider.merging(["PROOF": first["PKCEVerifier"]?.string ?? ""]) { $1 }
            let tokens = try program.json(
                ["call", "GetOAuthAccessToken"] + inputs + ["--connection", "test", "--json"],
                environment: environment
            )
            let refresh = try #require(tokens["OAuthRefreshToken"]?.string)
            #expect(tokens["OAuthAccessToken"]?.string?.isEmpty == false)

            let fresh = try program.json(
                ["call", "RefreshOAuthAccessToken", "oauthrefreshtoken=env:REFRESH", "--connection", "test", "--json"],
                environment: provider.merging(["REFRESH": refresh]) { $1 }
            )
            #expect(fresh["OAuthAccessToken"]?.string?.isEmpty == false)
            #expect(fresh["OAuthAccessToken"] != tokens["OAuthAccessToken"])
            #expect(try Data(contentsOf: URL(filePath: program.settingsPath("test"))) == stored)
        }

        @Test(
            "signs in by the browser with AuthMode=APP, and saves nothing",
            arguments: try Way.all().filter { $0.scheme == "OAuth" }
        )
        func byBrowser(way: Way) throws {
            let program = try ProgramRun()
            try program.connect(way)
            let stored = try Data(contentsOf: URL(filePath: program.settingsPath("test")))
            let browser = try StubBrowser()
            let provider = try program.servePractice()
            let running = try program.start(
                ["practice", "call", "getoauthaccesstoken", "authmode=app", "--connection", "test", "--json"],
                environment: provider.merging(["BROWSER": browser.command]) { $1 }
            )
            defer { running.process.terminate() }
            let opened = try browser.openedAddress()
            let redirect = try #require(try Clicks.approvedAnswer(opened))
            if redirect.hasPrefix("https://") {
                // Somebody who has accepted the certificate of this machine.
                let curl = try #require(Tool("curl"), "curl is not installed")
                #expect(try curl.run(["--insecure", "--silent", "--noproxy", "*", redirect]).status == 0)
            } else {
                #expect(redirect.hasPrefix("http://localhost:33333"), "\(way)")
                #expect(try Clicks.get(redirect).contains("HTTP/1.1 200"))
            }
            let ended = running.outcome()
            #expect(ended.exitCode == 0, "\(ended.errors)")
            #expect(ended.errors.contains(opened))
            let row = try JSONParser.parse(ended.output)
            #expect(row["OAuthAccessToken"]?.string?.isEmpty == false)
            #expect(row["OAuthRefreshToken"]?.string?.isEmpty == false)
            #expect(row["ExpiresIn"]?.string?.isEmpty == false)
            #expect(try Data(contentsOf: URL(filePath: program.settingsPath("test"))) == stored)
        }

        @Test(
            "takes the further inputs of one service's connector, and says why it refuses a value",
            arguments: ["en", "ja"]
        )
        func furtherInputs(language: String) throws {
            let program = try ProgramRun()
            try program.connect(.dropbox)
            try program.connect(.kintone, as: "other")
            func call(_ input: String, _ connection: String) throws -> ProgramRun.Outcome {
                let words = ["practice", "call", "GetOAuthAuthorizationURL", input, "--connection", connection]
                return try program.run(words + ["--lang", language])
            }
            #expect(try call("accesstype=online", "test").output.contains("token_access_type=online"))
            #expect(try call("SIGN_METHOD=hmac-sha1", "test").exitCode == 0)
            let refused = [
                ("Sign_Method=PLAINTEXT", "test", "OAuth 1.0"), ("Cert=ZZmark", "test", "OAuth 1.0"),
                ("AccesType=OFFLINE", "test", "AccessType"), ("AccessType=OFFLINE", "other", "CallbackURL"),
            ]
            for (input, connection, word) in refused {
                let ended = try call(input, connection)
                #expect(ended.exitCode == 2 && ended.output.isEmpty)
                #expect(ended.errors.contains(input.split(separator: "=")[0]), "\(ended.errors)")
                #expect(ended.errors.contains(word), "\(ended.errors)")
                #expect(!ended.errors.contains("ZZmark") && !ended.errors.contains("connection property"))
            }
        }

        @Test(
            "takes a connection string of any format on standard input",
            arguments: ["cdata", "python", "jdbc", "json"]
        )
        func stringOnInput(format: String) throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let text = try program.run(["practice", "string", "test", "--format", format, "--reveal"]).output
            let called = try program.run(
                ["practice", "call", "GetOAuthAuthorizationURL", "--service", "kintone", "State=abc"],
                input: text
            )
            #expect(called.exitCode == 0, "\(called.errors)")
            #expect(called.output.hasPrefix("URL  "))
            #expect(called.output.contains("state=abc"))
        }

        @Test(
            "refuses a secret in an argument, and never repeats it",
            arguments: ["Verifier", "verifier", "PKCEVerifier", "OAuthRefreshToken"],
            ["en", "ja"]
        )
        func secretInArgument(name: String, language: String) throws {
            let program = try ProgramRun()
            let called = try program.run([
                "practice", "call", "GetOAuthAccessToken", "\(name)=ZZmark", "--connection", "test", "--lang", language,
            ])
            #expect(called.exitCode == 2)
            #expect(called.errors.contains("\(name)=@"), "\(called.errors)")
            #expect(called.errors.contains("シークレット") == (language == "ja"))
            #expect(!called.errors.contains("ZZmark"))
            #expect(called.output.isEmpty)
        }

        @Test("names what it does not know: a procedure, an input, a file, a variable")
        func unknown() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let wrong = [
                ["GetOAuthAccesToken"]: "GetOAuthAccessToken",
                ["GetOAuthAccessToken", "Verifer=@code.txt"]: "Verifer",
                ["GetOAuthAccessToken", "Verifier=@nowhere.txt"]: "Verifier",
                ["GetOAuthAccessToken", "Verifier=env:NOT_SET"]: "Verifier",
            ]
            for (arguments, word) in wrong {
                let called = try program.run(["practice", "call"] + arguments + ["--connection", "test"])
                #expect(called.exitCode != 0)
                #expect(called.errors.contains(word), "\(called.errors)")
            }
        }
    }
}
