import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    /// Where `-o` leads: private files, whole and durable; devices and pipes are written to and never replaced.
    @Suite("-o")
    struct OutputFileTests {
        private func connected() throws -> (program: ProgramRun, secret: String) {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let secret = try program.run(["practice", "token", "test"]).output.trimmingCharacters(in: .newlines)
            try #require(!secret.isEmpty)
            return (program, secret)
        }

        private func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }

        private static let isRoot = geteuid() == 0

        @Test("- is standard output, and no file")
        func dash() throws {
            let (program, secret) = try connected()
            let string = try program.run(["practice", "string", "test", "-o", "-", "--reveal"])
            #expect(string.exitCode == 0 && string.output.contains(secret), "\(string)")
            let key = try program.run(["practice", "key"]).output.split(separator: "\n").first.map(String.init) ?? ""
            let other = try ProgramRun().run(["key"]).output.split { $0.isWhitespace }.first { $0.hasPrefix("age1") }
            let copy = try program.run(["practice", "transfer", "test", "--to", String(other ?? "\(key)"), "-o", "-"])
            #expect(copy.output.hasPrefix("-----BEGIN AGE"), "\(copy)")
            #expect(!program.files().contains("-"))
        }

        @Test("writes into a pipe, a device and an open file of its own, and leaves them what they are")
        func streams() throws {
            let (program, secret) = try connected()
            for (line, place) in [
                ("\"$@\" -o /dev/stdout", "standard output"), ("\"$@\" -o /dev/stdout --force", "by force"),
                ("\"$@\" -o /dev/fd/5 5>&1", "descriptor 5"), ("\"$@\" -o /proc/self/fd/1 --force", "by /proc"),
                ("\"$@\" -o /dev/stderr 2>&1", "standard error"),
                ("mkfifo p; cat p & \"$@\" -o p --force; wait; test -p p", "a pipe with a name"),
                ("echo before >f; \"$@\" -o /dev/stdout >>f; cat f; grep -q before f", "a file that is open"),
                ("ln -s /dev/stdout l; \"$@\" -o l --force; test -L l", "a link to standard output"),
                (
                    "ln -s /proc/self/fd/1 p; ln -s p l; \"$@\" -o l --force >f; cat f; test -L p -a -L l",
                    "a link to a link to a file that is open"
                ),
                ("\"$@\" -o /dev//stdout >f; cat f", "a file that is open, by another name"),
                (
                    "touch f; ln -s f p; ln -s p l; \"$@\" -o l --force 2>&1 && exit 9; test -L p -a ! -s f; \"$@\" -o - --reveal",
                    "a link to a link to a file, which is refused"
                ),
            ] {
                let ended = try program.run(["practice", "string", "test"], in: ["sh", "-c", line, "sh"])
                #expect(ended.exitCode == 0 && ended.output.contains(secret), "\(place): \(ended)")
                for name in ["p", "l", "f"] { _ = unsafe unlink("\(program.home)/\(name)") }
            }
            let full = try program.run(["practice", "string", "test", "-o", "/dev/full", "--force"])
            #expect(full.exitCode == 1 && full.errors.contains("/dev/full"), "\(full)")
            #expect(try program.run(["practice", "string", "test", "-o", "/dev/null"]).exitCode == 0)
        }

        @Test("never replaces a device, also for root", .enabled(if: isRoot))
        func device() throws {
            let (program, _) = try connected()
            let path = "\(program.home)/null"
            // A null device of the test's own.
            try #require(Tool("mknod")?.run([path, "c", "1", "3"]).status == 0)
            for more in [[], ["--force"]] {
                #expect(try program.run(["practice", "string", "test", "-o", path] + more).exitCode == 0)
                let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                #expect(type == .typeCharacterSpecial)
            }
        }

        @Test("makes a file of mode 0600 whatever the mask; refuses one that is there, a folder and others' links")
        func files() throws {
            let (program, secret) = try connected()
            for mask in ["0777", "0000", "0277"] {
                let file = "\(program.home)/out-\(mask)"
                let ended = try program.run(
                    ["practice", "string", "test", "-o", file],
                    in: ["sh", "-c", "umask \(mask); exec \"$@\"", "sh"]
                )
                #expect(ended.exitCode == 0, "\(ended)")
                #expect(try mode(file) == 0o600)
                #expect(try String(contentsOfFile: file, encoding: .utf8).contains(secret))
            }
            let file = try program.write("mine", to: "kept")
            let refused = try program.run(["practice", "string", "test", "-o", file])
            #expect(refused.exitCode == 1 && refused.errors.contains("--force"), "\(refused)")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
            #expect(try program.run(["practice", "string", "test", "-o", file, "--force"]).exitCode == 0)
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains(secret))
            #expect(try mode(file) == 0o600)
            #expect(try program.run(["practice", "string", "test", "-o", program.home, "--force"]).exitCode != 0)
            #expect(try program.run(["practice", "string", "test", "-o", "no/such/folder"]).exitCode == 1)
            // A link of one's own stays one.
            let link = "\(program.home)/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
            #expect(try program.run(["practice", "string", "test", "-o", link]).exitCode == 1)
            #expect(try program.run(["practice", "string", "test", "-o", link, "--force"]).exitCode == 0)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
        }

        @Test("leaves no file with secrets when it is killed while it writes, and tokens with one owner")
        func killed() async throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let command = [
                "practice", "string", "test", "--owner", "driver-headless", "--location", "/srv/O.txt", "--take-over",
                "-o",
            ]
            var taken = false
            for (index, delay) in stride(from: 0, through: 120, by: 12).enumerated() where !taken {
                let file = "\(program.home)/out-\(index)"
                let running = try program.start(command + [file], in: ["timeout", "-s", "KILL", "0.\(100 + delay)"])
                _ = running.outcome()
                let names = program.files().filter { !$0.hasPrefix(".") || $0.contains(".out") }
                #expect(names.allSatisfy { $0.hasPrefix("out-") || $0.hasPrefix("answers") }, "\(names)")
                for name in names where name.hasPrefix("out-") {
                    let text = try String(contentsOfFile: "\(program.home)/\(name)", encoding: .utf8)
                    #expect(text.contains("OAuthRefreshToken=") && text.hasSuffix("\n"), "half a file: \(text.count)")
                    taken = true
                }
            }
            // Either the file has them, or they are here, or the string can be written again.
            let token = try program.run(["practice", "token", "test"])
            let again = try program.run(command + ["\(program.home)/again"])
            #expect(taken ? token.exitCode == 3 : token.exitCode == 0 || again.exitCode == 0, "\(token) \(again)")
        }
    }

    /// A key that is in no file.
    @Suite("--identity from elsewhere")
    struct HandedIdentityTests {
        @Test("takes the key from a pipe or an open file, also for a refresh")
        func pipe() async throws {
            let program = try ProgramRun()
            try program.connect(.backlog, options: ["--token-lifetime", "1"])
            // Each refresh is due again at once.
            let practice = try program.servePractice(["--token-lifetime", "1"])
            let identity = "\(program.home)/.config/oauth-setup/practice/identity.txt"
            let moved = "\(program.home)/key"
            try FileManager.default.moveItem(atPath: identity, toPath: moved)
            for line in [
                "cat '\(moved)' | \"$@\" --identity /dev/stdin", "\"$@\" --identity /dev/fd/7 7<'\(moved)'",
                "cat '\(moved)' | OAUTH_SETUP_IDENTITY=/dev/fd/0 \"$@\"",
                "cat '\(moved)' | \"$@\" --identity /proc/self/fd/0",
                "mkfifo -m 600 p; cat '\(moved)' >p & \"$@\" --identity p",
                "(sleep 1; cat '\(moved)') | \"$@\" --identity /dev/stdin",
            ] {
                let ended = try program.run(
                    ["practice", "token", "test"],
                    in: ["sh", "-c", line, "sh"],
                    environment: practice
                )
                #expect(ended.exitCode == 0 && ended.output.hasPrefix("practice-"), "\(line): \(ended)")
            }
            // It is not written back to where it came from.
            let rotated = try program.run(
                ["practice", "key", "--rotate"],
                in: ["sh", "-c", "cat '\(moved)' | \"$@\" --identity /dev/stdin", "sh"]
            )
            #expect(rotated.exitCode == 1 && rotated.errors.contains("/dev/stdin"), "\(rotated)")
            // What holds no key is no key.
            let empty = try program.run(["practice", "token", "test", "--identity", "/dev/null"])
            #expect(empty.exitCode == 5 && empty.output.isEmpty, "\(empty)")
        }
    }
}
