import Foundation
import Testing

extension ProgramTests {
    /// What only some services have, each signed in and asked over HTTP by its connection string.
    @Suite("A way of one service only")
    struct WaysTests {
        struct Row: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let service: String
            let string: String
            /// What the service answers about.
            var answer = "Hanako Practice"
        }

        private static let signsIn = "InitiateOAuth=GETANDREFRESH;OAuthSettingsLocation=memory://ways;"
        private static let local = "CallbackURL=http://localhost:33333;"
        private static let space = "Url=https://practice.cybozu.com;GuestSpaceId=3;"
        private static let gate = "BasicAuthUser=gate;BasicAuthPassword=practice-gate;"
        private static let guestApp = "Practice Guest Orders"

        static let rows = [
            Row(
                testDescription: "PKCE without a secret",
                service: "dropbox",
                string: "AuthScheme=OAuth;\(signsIn)\(local)OAuthClientId=practicedropboxkey"
            ),
            Row(
                testDescription: "implicit, Dropbox",
                service: "dropbox",
                string: "AuthScheme=OAuth;GrantType=Implicit;\(signsIn)\(local)OAuthClientId=practicedropboxkey"
            ),
            Row(
                testDescription: "implicit, Backlog",
                service: "backlog",
                string: "AuthScheme=OAuth;GrantType=Implicit;\(signsIn)\(local)URL=https://practice.backlog.com;"
                    + "OAuthClientId=practice-backlog-client;OAuthClientSecret=practice-backlog-secret"
            ),
            Row(
                testDescription: "login and password exchanged for a token",
                service: "act-on",
                string: "AuthScheme=OAuthPassword;\(signsIn)User=hanako@practice.example;"
                    + "Password=practice-act-on-password;OAuthClientId=practice-act-on-client;"
                    + "OAuthClientSecret=practice-act-on-secret"
            ),
            Row(
                testDescription: "guest space by the browser",
                service: "kintone",
                string: "AuthScheme=OAuth;\(signsIn)\(space)CallbackURL=https://localhost:3333;"
                    + "OAuthClientId=practice-kintone-client;OAuthClientSecret=practice-kintone-secret",
                answer: guestApp
            ),
            Row(
                testDescription: "guest space by token, Basic authentication in front",
                service: "kintone",
                string: "AuthScheme=APIToken;\(space)\(gate)AppId=9;APIToken=practicekintonetoken9",
                answer: guestApp
            ),
            Row(
                testDescription: "guest space by password, Basic authentication in front",
                service: "kintone",
                string: "AuthScheme=Password;\(space)\(gate)User=hanako;Password=practice-kintone-password",
                answer: guestApp
            ),
        ]

        @Test("connects, and the service says who or what answered", arguments: rows)
        func connects(row: Row) throws {
            let connected = try ProgramRun().run(
                ["practice", "--auto-approve", "connect", "-", "--service", row.service],
                input: row.string
            )
            #expect(connected.exitCode == 0, "\(connected.errors)")
            #expect(connected.output.contains(row.answer), "\(connected.output)")
        }

        @Test(
            "a client certificate goes to a host of its own, and its file is opened: one sentence and exit code 2",
            arguments: [
                // Host, properties, and the words in English and Japanese.
                (
                    "practice.cybozu.com", "SSLClientCert=/nowhere/c.pfx",
                    [
                        "en": [
                            "Url: with a client certificate", "https://practice.s.cybozu.com", "leave SSLClientCert",
                        ],
                        "ja": ["クライアント証明書を使う場合", "https://practice.s.cybozu.com", "SSLClientCert を外して"],
                    ]
                ),
                (
                    "practice.s.cybozu.com", "",
                    [
                        "en": ["Url: without a client certificate", "https://practice.cybozu.com", "as SSLClientCert"],
                        "ja": ["クライアント証明書を使わない場合", "https://practice.cybozu.com", "SSLClientCert で"],
                    ]
                ),
                (
                    "practice.s.cybozu.com", "SSLClientCert=/nowhere/c.pfx",
                    ["en": ["SSLClientCert: the file cannot be read"], "ja": ["SSLClientCert: ファイルを読み取れません"]]
                ),
            ] as [(String, String, [String: [String]])]
        )
        func certificateHost(host: String, more: String, words: [String: [String]]) throws {
            let string =
                "AuthScheme=Password;Url=https://\(host);User=hanako;Password=practice-kintone-password;\(more)"
            for (language, sentences) in words {
                let refused = try ProgramRun().run(
                    ["practice", "connect", "-", "--service", "kintone", "--lang", language],
                    input: string
                )
                #expect(refused.exitCode == 2, "\(refused.output)")
                #expect(!refused.output.contains("Practice Orders"), "\(refused.output)")
                for sentence in sentences { #expect(refused.errors.contains(sentence), "\(refused.errors)") }
            }
        }

        @Test("Basic authentication in front does not go with a sign-in by the browser: said before anything is sent")
        func gateAndToken() throws {
            let string =
                "AuthScheme=OAuth;\(Self.signsIn)\(Self.gate)Url=https://practice.cybozu.com;"
                + "OAuthClientId=practice-kintone-client;OAuthClientSecret=practice-kintone-secret"
            for (language, words) in [("en", "cannot be used together"), ("ja", "同時に使えません")] {
                let refused = try ProgramRun().run(
                    ["practice", "connect", "-", "--service", "kintone", "--lang", language],
                    input: string
                )
                #expect(refused.exitCode == 2, "\(refused.output)")
                #expect(refused.errors.contains("AuthScheme=OAuth"), "\(refused.errors)")
                #expect(refused.errors.contains("BasicAuthUser"), "\(refused.errors)")
                #expect(refused.errors.contains(words), "\(refused.errors)")
            }
        }
    }
}
