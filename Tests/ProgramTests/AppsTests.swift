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
            #expect(try mode("oauth-setup/apps.json") == 0o640)
            // Who is not in the file's group is not bothered, and told by the doctor.
            let others =
                "export XDG_CONFIG_DIRS=/nowhere; cd /; exec setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/tmp/none \"$@\""
            let other = try runApart("apps", before: "chmod 755 $HOME; \(others)")
            #expect(other.exitCode == 0 && !other.errors.contains("warning"), "\(other.errors)")
            let doctor = try runApart("doctor", before: others)
            #expect(
                doctor.output.contains("/etc/oauth-setup/apps.json is there, but not for you to read"),
                "\(doctor.output)"
            )
        }
    }
}
