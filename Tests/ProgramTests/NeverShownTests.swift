import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("What is never shown")
    struct NeverShownTests {
        private static let kintone = ["import-string", "c", "--service", "kintone", "--no-test"]

        private func said(_ program: ProgramRun, _ arguments: [String], _ input: String = "") throws -> String {
            let log = "\(program.home)/log"
            let ended = try program.run(arguments + ["--log-file", log], input: input)
            // A word that begins with a hyphen may ask for help.
            #expect((0..<125).contains(ended.exitCode), "\(ended.exitCode) \(ended.errors)")
            let kept = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            return ended.output + ended.errors + kept
        }

        @Test(
            "a value that a property cannot have is in no message and no log, whatever went wrong with its separators",
            arguments: [
                "AuthScheme=APIToken；Url=https://a.cybozu.com；AppId=7；APIToken=ZZmark",
                "AuthScheme=APIToken,Url=https://a.cybozu.com,APIToken=ZZmark",
                "AuthScheme=APIToken&APIToken=ZZmark;Url=https://a.cybozu.com", "AuthScheme=ZZmark",
                "AuthScheme=APIToken;InitiateOAuth=ZZmark;Url=https://a.cybozu.com",
                "AuthScheme='APIToken;APIToken=ZZmark'",
                "AuthScheme=APIToken;Url=ZZmark", "AuthScheme=APIToken;Url=https://u:ZZmark@a.cybozu.com;AppId=7",
                "AuthScheme=APIToken;Url=https://a.cybozu.com;ProxyPort=ZZmark;APIToken=x",
                "AuthScheme=OAuth;Url=https://a.cybozu.com;OAuthExpiresIn=ZZmark;OAuthAccessToken=x;OAuthTokenTimestamp=1",
                "AuthScheme=OAuth;Url=https://a.cybozu.com;CallbackURL=ZZmark", "GrantType=ZZmark;AuthScheme=OAuth",
            ],
            ["en", "ja"]
        )
        func values(text: String, language: String) throws {
            let program = try ProgramRun()
            for command in [Self.kintone, ["connect", "-", "--service", "kintone"]] {
                let said = try said(program, command + ["--lang", language], text)
                #expect(!said.contains("ZZmark"), "\(said)")
            }
        }

        @Test(
            "the tail of a secret that was cut at a ; is no property name, and quotes are advised",
            arguments: [
                "Tr0ub4dor=3", "hunter2=", "ZZtail=x;y=1", "ZZtail", "=ZZtail", "z'ZZtail=3", "ZZtail ZZtail=1",
            ],
            ["Password=ZZhead;TAIL;User=hanako", "User=hanako;Password=ZZhead;TAIL", "Driver=x;Password=ZZhead;TAIL"]
        )
        func tails(tail: String, pattern: String) throws {
            let program = try ProgramRun()
            let text = "AuthScheme=Password;Url=https://a.cybozu.com;" + pattern.replacing("TAIL", with: tail)
            for command in [Self.kintone, ["connect", "-", "--service", "kintone"]] {
                let said = try said(program, command, text)
                for piece in ["ZZhead", "ZZtail", "Tr0ub4dor", "hunter2"] { #expect(!said.contains(piece), "\(said)") }
                #expect(said.contains("quotes") || said.contains("quoted"), "\(said)")
            }
        }

        @Test(
            "what was pasted as an argument is in no message and no log",
            arguments: [
                ["connect", "SECRET"], ["token", "SECRET"], ["status", "SECRET"], ["forget", "SECRET"],
                ["import", "SECRET"],
                ["transfer", "SECRET"], ["string", "x", "--format", "SECRET"], ["services", "show", "SECRET"],
                ["services", "check", "SECRET"], ["call", "SECRET"], ["SECRET"], ["import-string", "x", "SECRET"],
                ["connect", "x", "--timeout", "SECRET"], ["token", "x", "--SECRET"], ["token", "x", "-SECRET"],
                ["token", "x", "--min-validity=SECRET"], ["call", "GetOAuthAccessToken", "SECRET"],
                ["wizard", "--answers", "SECRET"], ["connect", "--string-file", "SECRET"],
                ["wizard", "--step", "SECRET"],
                ["token", "x", "--lang", "SECRET"], ["connect", "x", "--service", "SECRET"],
            ],
            [
                "AuthScheme=Password;Password=ZZmark", "ghp_16C7e42F292c6912E7710c838347Ae178B4aZZmark",
                "AGE-SECRET-KEY-1ZZmark0QQQQQQQQQQQQQQQQQQQQQQQ", "{\"Password\":\"ZZmark\"}",
            ]
        )
        func arguments(words: [String], secret: String) throws {
            let program = try ProgramRun()
            let said = try said(program, words.map { $0.replacing("SECRET", with: secret) })
            #expect(!said.contains("ZZmark"), "\(words): \(said)")
        }

        @Test("what a file of answers holds in the place of a name is in no message")
        func answers() throws {
            let program = try ProgramRun()
            let good = #""service":"kintone","scheme":"APIToken","#
            for text in [
                #"{\#(good)"properties":{"APIToken":{"env":"ZZmark"}}}"#, #"{"service":"ZZmark"}"#,
                #"{\#(good)"properties":{"APIToken":{"file":"/ZZmark"}}}"#,
                #"{\#(good)"properties":{"Tr0ub4dorZZmark":"x"}}"#,
                #"{\#(good)"Password=ZZmark":"x"}"#, #"{"service":"kintone","scheme":"ZZmark"}"#,
                #"{\#(good)"properties":{"Url":"ZZmark;x","APIToken":"y","AppId":"7"}}"#,
                #"{\#(good)"browser":"ZZmark"}"#,
                #"{\#(good)"properties":["ZZmark"]}"#, #"{\#(good)"connection":"a/ZZmark"}"#, "ZZmark",
                #"{"a":"ZZmark",}"#,
            ] {
                let file = try program.write(text, to: "a.json")
                let said = try said(program, ["wizard", "--answers", file])
                #expect(!said.contains("ZZmark"), "\(text): \(said)")
            }
        }
    }
}
