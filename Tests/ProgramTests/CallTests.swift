import Foundation
import StrictJSON
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
            #expect(called.errors.contains("秘密") == (language == "ja"))
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
                ["GetOAuthAccessToken", "Verifier=env:NOT_SET"]: "NOT_SET",
            ]
            for (arguments, word) in wrong {
                let called = try program.run(["practice", "call"] + arguments + ["--connection", "test"])
                #expect(called.exitCode != 0)
                #expect(called.errors.contains(word), "\(called.errors)")
            }
        }
    }
}
