import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    /// The program as one of many on a Unix machine: what it was given, and what it gives on.
    @Suite("as a process of a Unix machine")
    struct ProcessTests {
        /// Runs the program in a shell's line, where it is `"$@"`.
        private func run(
            _ program: ProgramRun,
            _ line: String,
            _ arguments: [String] = ["practice"],
            environment: [String: String] = [:]
        ) throws -> ProgramRun.Outcome {
            try program.run(arguments, in: ["sh", "-c", line, "sh"], environment: environment)
        }

        private static let isRoot = geteuid() == 0
        /// Whether a test may take `/proc` away from a process of its own.
        private static let hidesFolders =
            (try? Tool("unshare")?.run(["-m", "sh", "-c", "mount -t tmpfs none /proc"]))?.status == 0
        private static let faketime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"

        // MARK: What it was given

        @Test("sees its arguments, and refreshes, without /proc", .enabled(if: hidesFolders))
        func withoutProc() throws {
            let program = try ProgramRun()
            try program.connect(.backlog, options: ["--token-lifetime", "1"])
            let practice = try program.servePractice()
            let hidden = ["unshare", "-m", "sh", "-c", "mount -t tmpfs none /proc && exec \"$@\"", "sh"]
            #expect(try program.run(["--version"], in: hidden).output.hasPrefix("0."))
            let token = try program.run(["practice", "token", "test"], in: hidden, environment: practice)
            #expect(token.exitCode == 0 && token.output.hasPrefix("practice-"), "\(token.errors)")
            // A stand-in elsewhere, and one that this process runs.
            for environment in [practice, [:]] {
                let missing = try program.run(["practice", "status", "nobody"], in: hidden, environment: environment)
                #expect(missing.exitCode == 3, "\(missing)")
            }
        }

        @Test(
            "sees its arguments where a preloaded library changes the environment first",
            .enabled(if: FileManager.default.fileExists(atPath: faketime))
        )
        func preloaded() throws {
            let program = try ProgramRun()
            let preload = ["LD_PRELOAD": Self.faketime, "FAKETIME": "+1d"]
            #expect(try program.run(["--version"], environment: preload).output.hasPrefix("0."))
            #expect(try program.run(["status", "nobody"], environment: preload).exitCode == 3)
        }

        @Test("refuses arguments and variables that are not UTF-8, instead of taking them for something else")
        func foreignBytes() throws {
            let bad = "\"$(printf 'h\\377')\""
            let lines: [String] = [
                "exec \"$@\" status \(bad)", "exec \"$@\" token test --log-file \(bad)", "exec \"$@\" status -- \(bad)",
                "exec \"$@\" import \(bad)", "exec \"$@\" exec \(bad) -- true",
                "OAUTH_SETUP_HOME=$HOME/\(bad) exec \"$@\" key", "HOME=$HOME/\(bad) exec \"$@\" key",
                "XDG_CONFIG_HOME=$HOME/\(bad) exec \"$@\" key", "XDG_STATE_HOME=$HOME/\(bad) exec \"$@\" key",
                "OAUTH_SETUP_IDENTITY=$HOME/\(bad) exec \"$@\" status", "https_proxy=http://\(bad) exec \"$@\" status",
            ]
            for isPractice in [true, false] {
                let program = try ProgramRun()
                for line in lines {
                    let ended = try run(program, line, isPractice ? ["practice"] : [])
                    #expect(ended.exitCode == 2 && ended.output.isEmpty, "\(line): \(ended)")
                    #expect(ended.errors.contains("UTF-8") && ended.errors.contains("hint: "), "\(line): \(ended)")
                }
                // The practice provider has a folder of its own before its command is read.
                if !isPractice { #expect(program.files().isEmpty, "\(program.files())") }
            }
        }

        @Test(
            "keeps descriptors 0 to 2 for what they are: no file takes the place of closed ones",
            arguments: [">&-", ">&- 2>&-", "<&- >&- 2>&-"]
        )
        func closedOutput(_ closing: String) throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let secret = try program.run(["practice", "token", "test"]).output.trimmingCharacters(in: .newlines)
            try #require(!secret.isEmpty)
            for command in ["token test", "string test --reveal", "exec test -- sh -c 'echo $OAUTH_ACCESS_TOKEN'"] {
                let log = "\(program.home)/log"
                let words = command.replacing(" test", with: " test --log-file \(log)", maxReplacements: 1)
                let ended = try run(program, "\"$@\" \(words) \(closing)")
                // What the data cannot reach is said; the command of exec is told by the system.
                if !command.hasPrefix("exec") { #expect(ended.exitCode == 1, "\(command): \(ended)") }
                let logged = try String(contentsOfFile: log, encoding: .utf8)
                #expect(logged.contains("exit code 1") || command.hasPrefix("exec"))
                #expect(!logged.contains(secret), "\(command)")
                try FileManager.default.removeItem(atPath: log)
            }
            #expect(try run(program, "\"$@\" token test <&-").output.contains(secret))
            #expect(try run(program, "\"$@\" token test 2>&-").output.contains(secret))
        }

        // MARK: What it gives on

        @Test("hands exec's command its arguments and its environment byte for byte")
        func bytes() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let hex = "od -An -tx1 | tr -cd 0-9a-f"
            let given = "\"$(printf '\\300\\334\\302\\263.csv')\" '' -- \"$(printf '\\377')\""
            let argument = try run(program, "\"$@\" exec test -- printf %s \(given) | \(hex)")
            #expect(argument.output == "c0dcc2b32e6373762d2dff", "\(argument)")
            let variable = try run(
                program,
                "X=\"$(printf '\\300\\001\\377')\" exec \"$@\" exec test -- sh -c 'printf %s \"$X\" | \(hex)'"
            )
            #expect(variable.output == "c001ff", "\(variable)")
            // Bytes in the command's own name, and in PATH.
            let named = try run(
                program,
                "d=$HOME/$(printf '\\377'); mkdir \"$d\"; printf '#!/bin/sh\\necho it ran' >\"$d/$(printf '\\376')\";"
                    + " chmod +x \"$d\"/*; PATH=$d:$PATH exec \"$@\" exec test -- \"$(printf '\\376')\""
            )
            #expect(named.output == "it ran\n", "\(named)")
        }

        @Test("hands exec's command the signals, limits, mask and niceness it was given itself")
        func state() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let show =
                "sh -c 'grep ^Sig[BI] /proc/self/status | cut -c 18-; ulimit -Hc; ulimit -Sc; ulimit -Hn; ulimit -Sn; umask; nice'"
            for given in [
                "true", "trap '' PIPE", "trap '' PIPE HUP INT QUIT TERM CHLD USR1 USR2 ALRM TSTP WINCH",
                "trap '' ILL TRAP SEGV BUS FPE ABRT", "ulimit -Sn 100; ulimit -Hn 200", "ulimit -c 0",
                "ulimit -Sc 0", "umask 0777", "nice -n 3 true; umask 0",
            ] {
                let own = try run(program, "\(given); exec \(show)")
                let handed = try run(program, "\(given); exec \"$@\" exec test -- \(show)")
                #expect(handed.exitCode == 0 && handed.output == own.output, "\(given): \(handed) instead of \(own)")
            }
        }

        // MARK: What it cannot do without

        @Test(
            "says that too few files may be opened, and does not crash",
            arguments: [4, 5, 6, 8, 10, 14, 16, 20, 24, 30]
        )
        func fewFiles(_ limit: Int) throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            for words in ["token test", "connect test", "string test", "exec test -- true", "wizard"] {
                // Only the program's own limit is lowered: the loader needs one file.
                let ended = try program.run(
                    ["practice"] + words.split(separator: " ").map(String.init),
                    in: ["prlimit", "--nofile=\(limit)"]
                )
                #expect(ended.exitCode == 1 && ended.output.isEmpty, "\(words): \(ended)")
                #expect(ended.errors.hasPrefix("error: too many open files"), "\(words): \(ended)")
                #expect(ended.errors.contains("hint: "))
            }
        }

        @Test("takes more files where only the soft limit is low")
        func softLimit() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let ended = try program.run(["practice", "connect", "test"], in: ["prlimit", "--nofile=8:1024"])
            #expect(ended.exitCode == 0, "\(ended)")
        }

        @Test(
            "says that no threads can be started, and ends",
            .enabled(if: isRoot && Tool("setpriv") != nil),
            .timeLimit(.minutes(2)),
            arguments: 1...6
        )
        func noThreads(_ limit: Int) throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            // Limits on processes count for a user, and not for root: one of whom nothing else runs.
            let user = 61_000 + limit
            #expect(try Tool("chown")?.run(["-R", "\(user)", program.home]).status == 0)
            let folders = URL(filePath: ProgramRun.path).deletingLastPathComponent()
            let tries = "exec setpriv --reuid=\(user) --clear-groups test -x '\(folders.path)/oauth-setup'"
            guard try run(program, tries).exitCode == 0 else { return }
            for words in [["token", "test"], ["connect", "test"], ["status"]] {
                let ended = try program.run(
                    ["practice"] + words,
                    in: [
                        "timeout", "20", "setpriv", "--reuid=\(user)", "--clear-groups", "prlimit", "--nproc=\(limit)",
                    ]
                )
                #expect(ended.exitCode == 1 && ended.output.isEmpty, "\(words): \(ended)")
                #expect(ended.errors.contains("threads") && ended.errors.contains("hint: "), "\(words): \(ended)")
            }
        }

        @Test(
            "looks at many connections also where no thread can be started",
            .enabled(if: isRoot && Tool("setpriv") != nil),
            .timeLimit(.minutes(2))
        )
        func statusAlone() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let folder = "\(program.home)/.config/oauth-setup/practice"
            let made = try run(
                program,
                "cd \(folder)/connections && for i in 1 2 3 4 5 6 7 8 9; do cp -r test copy$i; done && chown -R 61007 \(program.home)"
            )
            #expect(made.exitCode == 0, "\(made)")
            let tries = "exec setpriv --reuid=61007 --clear-groups test -x '\(ProgramRun.path)'"
            guard try run(program, tries).exitCode == 0 else { return }
            let ended = try program.run(
                ["status", "--json"],
                in: ["timeout", "20", "setpriv", "--reuid=61007", "--clear-groups", "prlimit", "--nproc=1"],
                environment: ["OAUTH_SETUP_HOME": folder]
            )
            #expect(ended.exitCode == 0, "\(ended)")
            #expect(try JSONParser.parse(ended.output).array?.count == 10)
        }

        @Test("ends in words, or works, however little memory there is", .timeLimit(.minutes(5)))
        func littleMemory() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            var last: Int32 = 127
            for megabytes in stride(from: 100, through: 700, by: 40) {
                for words in ["token test", "connect test"] {
                    let ended = try run(program, "ulimit -v \(megabytes)000; exec timeout 30 \"$@\" \(words)")
                    // 127: the loader itself had no room.
                    #expect([0, 1, 127].contains(ended.exitCode), "\(megabytes) MB: \(ended)")
                    let isSaid = ended.exitCode == 127 || ended.errors.hasPrefix("error: the system")
                    #expect(ended.exitCode == 0 || (isSaid && !ended.errors.isEmpty), "\(megabytes) MB: \(ended)")
                    // What is enough once is enough with more.
                    #expect(last != 0 || ended.exitCode == 0, "\(megabytes) MB: \(ended)")
                    last = ended.exitCode
                }
            }
            #expect(last == 0)
        }
    }
}
