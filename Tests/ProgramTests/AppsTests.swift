import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("apps")
    struct AppsTests {
        private let program: ProgramRun

        init() throws { program = try ProgramRun() }

        private var ownFile: String { "\(program.home)/.config/oauth-setup/apps.json" }

        /// Runs the program where `/etc` is a copy of this machine's.
        private func runApart(_ words: String..., input: String = "", before: String = ":") throws -> ProgramRun.Outcome
        {
            try runApart(words, input: input, before: before)
        }

        private func runApart(_ words: [String], input: String, before: String) throws -> ProgramRun.Outcome {
            let script = """
                ip link set lo up; [ -e "$HOME/etc" ] || cp -a /etc "$HOME/etc"; mount --bind "$HOME/etc" /etc
                \(before); "$@"
                """
            let path = "PATH=/usr/sbin:/sbin:/usr/bin:/bin"
            return try program.run(words, in: [path, "unshare", "-n", "-m", "sh", "-c", script, "sh"], input: input)
        }

        @Test("one's own is asked for, checked, kept, listed, used in place of others, and taken away")
        func own() throws {
            let added = try program.run(
                ["apps", "add", "act-on", "--mine", "--lang", "ja"],
                input: "acme\nZZsecret\n\nACME\n"
            )
            #expect(added.exitCode == 0, "\(added.errors)")
            #expect(added.errors.contains("コールバックURL: [http://localhost:80]"), "\(added.errors)")
            #expect(added.errors.contains("未確認") && added.errors.contains(ownFile) && !added.errors.contains("ZZ"))
            let mode = try FileManager.default.attributesOfItem(atPath: ownFile)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let listed = try program.run(["apps", "--json"])
            let app = try #require(JSONParser.parse(listed.output).array?.first)
            #expect(
                app["service"] == "act-on" && app["clientID"] == "acme" && app["hasSecret"] == true
                    && app["used"] == true
            )
            #expect(app["callbacks"] == ["http://localhost:80"] && app["file"] == .string(ownFile))
            #expect(!listed.output.contains("ZZ"))
            let again = try program.run(
                ["apps", "add", "act-on", "--mine", "--client-id", "other", "--name", ""],
                input: "ZZother\n\n"
            )
            #expect(again.exitCode == 0, "\(again.errors)")
            let answers = try program.write(
                #"{"service":"act-on","scheme":"OAuth","app":"embedded","browser":"none"}"#,
                to: "a"
            )
            let string = try program.run(["wizard", "--answers", answers]).output
            #expect(string.contains("OAuthClientId=other;OAuthClientSecret=ZZother;"), "\(string)")
            #expect(try program.run(["apps", "remove", "act-on", "--mine"]).exitCode == 0)
            let gone = try program.run(["apps", "remove", "act-on", "--mine"])
            #expect(gone.exitCode == 2 && gone.errors.contains("hint: "))
            #expect(try program.run(["apps"]).errors.contains("No embedded app"))
        }

        @Test(
            "what cannot be right is refused before anything is written",
            arguments: [
                (["highrise"], "", "nothing was answered"),
                (
                    ["kintone", "--host", "acme.example.com"], "id\nsecret\n\n\n",
                    "kintone: host: this is not an address of the service"
                ),
                (
                    ["kintone", "--host", "acme.cybozu.com"], "id\nsecret\nhttp://localhost:1\n\n",
                    "callbacks: this service takes https"
                ),
                (["highrise"], "id\n\n\n\n", "clientSecret: this service's apps need"),
                (["dropbix"], "", "dropbox"),
                // Before anything is asked.
                (
                    ["kintone", "--host", "acme.example.com"], "",
                    "kintone: host: this is not an address of the service"
                ),
                (["kintone", "--host", "acme.s.cybozu.com"], "", "the address is https://acme.cybozu.com"),
                (["dropbox", "--host", "x.dropbox.com"], "", "dropbox: host: everybody signs in"),
            ]
        )
        func refused(words: [String], input: String, message: String) throws {
            let ended = try program.run(["apps", "add"] + words + ["--mine"], input: input)
            #expect(ended.exitCode == 2 && ended.errors.contains(message), "\(ended.errors)")
            #expect(ended.errors.contains("hint: "), "\(ended.errors)")
            #expect(!FileManager.default.fileExists(atPath: ownFile))
        }

        @Test("one's own file with a secret that others can read is not used, and doctor says nothing else of it")
        func open() throws {
            let adding = ["apps", "add", "highrise", "--mine", "--client-id", "a", "--name", ""]
            _ = try program.run(adding, input: "ZZs\n\n")
            #expect(try program.run(["apps", "--json"]).output.contains(#""used": true"#))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: ownFile)
            let listed = try program.run(["apps"])
            #expect(listed.errors.contains("apps[0].clientSecret: others can read this secret"), "\(listed.errors)")
            #expect(!listed.output.contains("highrise"))
            let doctor = try program.run(["doctor"]).output
            #expect(doctor.contains("chmod 600 FILE") && !doctor.contains("\(ownFile) is in order"), "\(doctor)")
            let japanese = try program.run(["apps", "--lang", "ja"]).errors
            #expect(japanese.contains("ほかのユーザーも読み取れます"), "\(japanese)")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: ownFile)
            #expect(try program.run(["apps"]).output.contains("highrise"))
        }

        @Test("a file with a mistake is not touched")
        func malformed() throws {
            _ = try program.run(["apps", "add", "dropbox", "--mine", "--client-id", "a", "--name", ""], input: "\n\n")
            let text = "{\"schemaVersion\": 1,\n\"app\": []}"
            try Data(text.utf8).write(to: URL(filePath: ownFile))
            let ended = try program.run(
                ["apps", "add", "dropbox", "--mine", "--client-id", "a", "--name", ""],
                input: "\n\n"
            )
            #expect(ended.exitCode == 5 && ended.errors.contains("apps.json:2: app: unknown key"), "\(ended.errors)")
            #expect(try String(contentsOfFile: ownFile, encoding: .utf8) == text)
            #expect(!ended.errors.contains("empty for none"), "it asks first: \(ended.errors)")
            let practice = try program.run(["practice", "apps", "add", "dropbox"])
            #expect(
                practice.exitCode == 2 && practice.errors.contains("embedded apps of its own"),
                "\(practice.errors)"
            )
        }

        @Test(
            "root's is for everybody, but for a secret; what is root's there counts before the environment's folders",
            .enabled(if: OwnNetwork.isAvailable, "this machine does not let tests make namespaces")
        )
        func everybody() throws {
            let added = try runApart("apps", "add", "dropbox", input: "acme\n\n\nACME\n")
            #expect(added.exitCode == 0, "\(added.errors)")
            #expect(added.errors.contains("Not tested: "), "\(added.errors)")
            #expect(added.errors.contains("Kept in /etc/oauth-setup/apps.json: everybody"), "\(added.errors)")
            func mode(_ name: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: "\(program.home)/etc/\(name)")[.posixPermissions]
                    as? Int
            }
            #expect(try mode("oauth-setup") == 0o755)
            #expect(try mode("oauth-setup/apps.json") == 0o644)
            let folder = "\(program.home)/xdg/oauth-setup"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            _ = try program.write(
                #"{"schemaVersion": 1, "apps": [{"service": "dropbox", "clientID": "x", "callbacks": "http://localhost:1"}]}"#,
                to: "xdg/oauth-setup/apps.json"
            )
            let before = "export XDG_CONFIG_DIRS=$HOME/xdg"
            let listed = try runApart("apps", "--json", before: before)
            let apps = try JSONParser.parse(listed.output).array ?? []
            #expect(
                apps.map { $0["clientID"] } == ["x", "acme"] && apps.map { $0["used"] } == [false, true],
                "\(listed.output)"
            )
            let second = try runApart(
                "apps",
                "add",
                "kintone",
                "--host",
                "https://Acme.cybozu.com/k/",
                input: "l.1\nZZs\n\n\n"
            )
            #expect(second.errors.contains("chgrp GROUP /etc/oauth-setup/apps.json"), "\(second.errors)")
            #expect(!second.errors.contains("everybody"), "\(second.errors)")
            #expect(try mode("oauth-setup/apps.json") == 0o640)
            // Who is not in the file's group is not bothered, and told by the doctor.
            let others =
                """
                chmod 755 $HOME; export XDG_CONFIG_DIRS=/nowhere; mount -t tmpfs -o mode=777 none /mnt; cd /
                exec setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/mnt "$@"
                """
            let other = try runApart("apps", before: others)
            #expect(other.exitCode == 0 && !other.errors.contains("warning"), "\(other.errors)")
            let advice =
                "/etc/oauth-setup/apps.json is there, but not for you to read: where you should use its apps, have root"
            #expect(other.errors.contains(advice) && !other.errors.contains("No embedded app"), "\(other.errors)")
            func embedded(_ service: String, _ more: String...) throws -> ProgramRun.Outcome {
                let answers = #"{"service":"\#(service)","scheme":"OAuth","app":"embedded","browser":"elsewhere"}"#
                let words = ["wizard", "--answers", "-"] + more
                return try runApart(words, input: answers, before: others)
            }
            let kintone = try embedded("kintone")
            let missing = "error: app: there is no embedded app for this service here\nhint: \(advice)"
            #expect(kintone.exitCode == 2 && kintone.errors.contains(missing), "\(kintone.errors)")
            let dropbox = try embedded("dropbox")
            #expect(dropbox.errors.contains("note: There is no app for this service here"), "\(dropbox.errors)")
            #expect(dropbox.errors.contains("hint: \(advice)"), "\(dropbox.errors)")
            #expect(try embedded("kintone", "--lang", "ja").errors.contains("読み取りを許可されていません。そのアプリ"))
            let string = "AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;Url=https://acme.cybozu.com"
            let connecting = ["connect", "-", "--service", "kintone"]
            let connected = try runApart(connecting, input: string, before: others)
            #expect(connected.exitCode == 2 && connected.errors.contains("hint: \(advice)"), "\(connected.errors)")
            let page = try runApart("wizard", "--plain", "--service", "dropbox", "--step", "app", before: others).errors
            #expect(page.contains("/etc/oauth-setup/apps.json is not for you to read"), "\(page)")
            let doctor = try runApart("doctor", before: others)
            #expect(
                doctor.output.contains("/etc/oauth-setup/apps.json is there, but not for you to read"),
                "\(doctor.output)"
            )
            // A file that was closed without a secret stays so, and that is told; one that was closed for a secret is opened.
            let away = try runApart("apps", "remove", "kintone", "--host", "ACME.cybozu.com:443")
            #expect(away.exitCode == 0, "\(away.errors)")
            #expect(try mode("oauth-setup/apps.json") == 0o644)
            #expect(try runApart("apps", "--json", before: others).output.contains("acme"))
            let closed = try runApart(
                "apps",
                "add",
                "dropbox",
                input: "b\n\n\n\n",
                before: "chmod 640 /etc/oauth-setup/apps.json"
            )
            #expect(closed.errors.contains("For everybody: chmod a+r /etc/oauth-setup/apps.json"), "\(closed.errors)")
            #expect(
                !closed.errors.contains("can sign in") && !closed.errors.contains("secret in it"),
                "\(closed.errors)"
            )
        }
    }
}
