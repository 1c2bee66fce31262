import Foundation
import Glibc
import TestSupport
import Testing

extension ProgramTests {
    /// The real program sends nothing where somebody else could have it sent.
    @Suite("Where secrets go")
    struct WhereSecretsGoTests {
        /// Listens on a port of this machine as another program would.
        private final class Holder {
            private let descriptor: Int32

            init?(port: Int) {
                descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = in_port_t(port).bigEndian
                address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
                let size = socklen_t(MemoryLayout<sockaddr_in>.size)
                let result = unsafe withUnsafePointer(to: &address) { pointer in
                    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        unsafe bind(descriptor, $0, size)
                    }
                }
                guard result == 0, listen(descriptor, 8) == 0 else {
                    close(descriptor)
                    return nil
                }
            }

            deinit { close(descriptor) }
        }

        private static let backlog = [
            "URL=https://practice.backlog.com", "OAuthClientId=practice-backlog-client",
            "OAuthClientSecret=practice-backlog-secret", "CallbackURL=http://localhost:5033/callback",
            "InitiateOAuth=GETANDREFRESH", "AuthScheme=OAuth",
        ]

        @Test(
            "no browser opens, and nothing waits, where another program has the callback",
            arguments: ["Code", "Implicit"]
        )
        func heldPort(grant: String) throws {
            let program = try ProgramRun()
            let browser = try StubBrowser()
            let provider = try program.servePractice()
            let holder = try #require(Holder(port: 5033))
            let refused = try program.run(
                ["practice", "connect", "-", "--service", "backlog", "--timeout", "30"],
                input: (Self.backlog + ["GrantType=\(grant)"]).joined(separator: ";"),
                environment: provider.merging(["BROWSER": browser.command]) { $1 }
            )
            #expect(refused.exitCode == 1, "\(refused.errors)")
            #expect(refused.errors.contains("port 5033 is used by"), "\(refused.errors)")
            #expect(refused.errors.contains("CallbackURL"), "\(refused.errors)")
            #expect(!browser.wasAsked)
            withExtendedLifetime(holder) {}
        }

        @Test("with PKCE the address is shown for pasting, but no browser opens by itself")
        func heldPortWithPKCE() throws {
            let program = try ProgramRun()
            let browser = try StubBrowser()
            let provider = try program.servePractice()
            let answers = try program.write(
                """
                {"service":"dropbox","scheme":"OAuth","app":"custom","browser":"here","connection":"files",
                 "properties":{"OAuthClientId":"practicedropboxkey","OAuthClientSecret":"practice-dropbox-secret",
                 "CallbackURL":"http://localhost:33334"}}
                """,
                to: "answers.json"
            )
            // Another test may hold it, which is as good.
            let holder = Holder(port: 33334)
            let ended = try program.run(
                ["practice", "wizard", "--answers", answers, "--timeout", "2"],
                environment: provider.merging(["BROWSER": browser.command]) { $1 }
            )
            #expect(ended.errors.contains("port 33334 is used by"), "\(ended.errors)")
            #expect(ended.errors.contains("/oauth2/authorize?"), "\(ended.errors)")
            #expect(!browser.wasAsked)
            withExtendedLifetime(holder) {}
        }

        @Test(
            "nothing is done in a configuration folder that others may write, whatever key is used",
            arguments: [true, false]
        )
        func openFolder(namesKey: Bool) throws {
            let program = try ProgramRun()
            let folder = "\(program.home)/.config/oauth-setup"
            try FileManager.default.createDirectory(atPath: "\(folder)/services", withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
            let key = try program.write("", to: "key.txt")
            let more = namesKey ? ["--identity", key] : []
            for arguments in [["connect", "-", "--service", "backlog"], ["services"], ["status"]] {
                let refused = try program.run(
                    arguments + more,
                    input: "AuthScheme=APIToken;URL=https://example.backlog.com;ApiKey=ZZkey"
                )
                #expect(refused.exitCode == 5, "\(refused.errors)")
                #expect(refused.errors.contains("chmod 700 \(folder)"), "\(refused.errors)")
            }
        }

        @Test("a definition that others may write takes its service with it, and no other")
        func openDefinition() throws {
            let program = try ProgramRun()
            let folder = "\(program.home)/.config/oauth-setup"
            try FileManager.default.createDirectory(
                atPath: "\(folder)/services",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let own = try program.write("{\"id\": \"backlog\"}", to: ".config/oauth-setup/services/own.json")
            try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: own)
            let refused = try program.run(
                ["connect", "-", "--service", "backlog"],
                input: "AuthScheme=APIToken;URL=https://example.backlog.com;ApiKey=ZZkey"
            )
            #expect(refused.exitCode != 0)
            #expect(refused.errors.contains("chmod go-w \(own)"), "\(refused.errors)")
            #expect(try program.run(["services", "show", "kintone"]).exitCode == 0)
        }

        @Test("a string cannot have what is stored sent another way, and replacing it is possible on purpose")
        func anotherWay() throws {
            let program = try ProgramRun()
            let provider = try program.servePractice()
            let string =
                "AuthScheme=OAuthPassword;User=hanako@practice.example;Password=practice-act-on-password"
                + ";OAuthClientId=practice-act-on-client;OAuthClientSecret=practice-act-on-secret;InitiateOAuth=GETANDREFRESH"
            let kept = try program.run(
                ["practice", "import-string", "mail", "--service", "act-on"],
                input: string,
                environment: provider
            )
            #expect(kept.exitCode == 0, "\(kept.errors)")
            let place = ";OAuthSettingsLocation=\(program.settingsPath("mail"))"
            for (name, more) in [
                ("ProxyServer", ";ProxyServer=127.0.0.1;ProxyPort=9"), ("Region", ";Region=api-eu.actonsoftware.com"),
            ] {
                let refused = try program.run(
                    ["practice", "connect", "-", "--service", "act-on"],
                    input: string + place + more,
                    environment: provider
                )
                #expect(refused.exitCode == 3, "\(refused.errors)")
                #expect(refused.errors.contains("\(name) is another one than"), "\(refused.errors)")
                #expect(refused.errors.contains("import-string NAME --replace"), "\(refused.errors)")
            }
            let same = try program.run(
                ["practice", "connect", "-", "--service", "act-on"],
                input: string + place,
                environment: provider
            )
            #expect(same.exitCode == 0, "\(same.errors)")
            let replaced = try program.run(
                ["practice", "import-string", "mail", "--service", "act-on", "--replace"],
                input: string + ";ProxyServer=127.0.0.1;ProxyPort=9",
                environment: provider
            )
            #expect(replaced.exitCode == 0, "\(replaced.errors)")
            #expect(replaced.errors.contains("proxy that it names itself, 127.0.0.1:9"), "\(replaced.errors)")
        }
    }
}
