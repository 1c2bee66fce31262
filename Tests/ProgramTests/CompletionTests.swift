import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// The scripts the program writes for shells, loaded by those shells.
    @Suite("Completion")
    struct CompletionTests {
        /// A home with two connections and two practice ones, and the program in the path.
        private struct Place {
            let program: ProgramRun
            let environment: [String: String]

            init() throws {
                program = try ProgramRun()
                for (folder, names) in [("", ["sales", "stock-2"]), ("practice/", ["trial"])] {
                    for name in names {
                        let path = "\(program.home)/.config/oauth-setup/\(folder)connections/\(name)"
                        try FileManager.default.createDirectory(
                            atPath: path,
                            withIntermediateDirectories: true,
                            attributes: [.posixPermissions: 0o700]
                        )
                        _ = FileManager.default.createFile(atPath: "\(path)/OAuthSettings.txt", contents: Data())
                    }
                }
                let folder = "\(program.home)/bin"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try FileManager.default.createSymbolicLink(
                    atPath: "\(folder)/oauth-setup",
                    withDestinationPath: ProgramRun.path
                )
                environment = program.environment(["PATH": "\(folder):/usr/bin:/bin"])
            }

            /// Writes the script of a shell; its path.
            func script(_ shell: String, to name: String) throws -> String {
                let written = try program.run(["--generate-completion-script", shell])
                try #require(written.exitCode == 0 && !written.output.isEmpty, "\(written.errors)")
                return try program.write(written.output, to: name)
            }

            /// What a shell prints.
            func run(_ command: [String]) throws -> [String] {
                let process = Process()
                process.executableURL = URL(filePath: "/usr/bin/env")
                process.arguments = command
                process.environment = environment
                process.currentDirectoryURL = URL(filePath: program.home)
                let ended = try Running(process, input: nil).outcome()
                #expect(ended.errors.isEmpty, "\(ended.errors)")
                return ended.output.split(separator: "\n").map(String.init)
            }
        }

        /// What is offered after the words of a line, among other things.
        private static let lines: [(words: [String], offered: Set<String>, not: Set<String>)] = [
            (["oauth-setup", ""], ["wizard", "token", "connect", "doctor", "services"], ["sales"]),
            (["oauth-setup", "to"], ["token"], ["connect"]),
            (["oauth-setup", "token", ""], ["sales", "stock-2"], ["trial"]),
            (["oauth-setup", "token", "sa"], ["sales"], ["stock-2", "trial"]),
            (["oauth-setup", "exec", "st"], ["stock-2"], ["sales"]),
            (["oauth-setup", "string", ""], ["sales", "stock-2"], ["trial"]),
            (["oauth-setup", "wizard", "--connection", ""], ["sales", "stock-2"], ["trial"]),
            (["oauth-setup", "wizard", "--lang", ""], ["en", "ja"], ["sales"]),
            (["oauth-setup", "services", "show", "k"], ["kintone"], ["highrise"]),
            (["oauth-setup", "practice", "token", ""], ["trial"], ["sales"]),
            (["oauth-setup", "practice", "to"], ["token"], ["trial"]),
        ]

        @Test("in bash offers commands, connections and values")
        func bash() throws {
            let place = try Place()
            let script = try place.script("bash", to: "completion.bash")
            for line in Self.lines {
                let words = line.words.map { "'\($0)'" }.joined(separator: " ")
                let text = line.words.joined(separator: " ")
                let ask = """
                    source '\(script)'; COMP_WORDS=(\(words)); COMP_CWORD=\(line.words.count - 1)
                    COMP_LINE='\(text)'; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; COMP_KEY=9
                    _oauth-setup oauth-setup '\(line.words.last ?? "")' '\(line.words.dropLast().last ?? "")' 2>/dev/null
                    printf '%s\\n' "${COMPREPLY[@]}"
                    """
                let offered = Set(try place.run(["bash", "--norc", "-c", ask]).map { $0.trimmed })
                #expect(offered.isSuperset(of: line.offered), "\(line.words): \(offered)")
                #expect(offered.isDisjoint(with: line.not), "\(line.words): \(offered)")
            }
            let loaded = try place.run(["bash", "--norc", "-c", "source '\(script)'; complete -p oauth-setup"])
            #expect(loaded == ["complete -o filenames -F _oauth-setup oauth-setup"])
        }

        @Test(
            "in zsh and fish completes commands and connections when Tab is pressed",
            .enabled(if: TmuxScreen.isAvailable, "tmux is not installed"),
            arguments: [
                (
                    "zsh", "_oauth-setup", ["zsh", "-f", "-i"],
                    "fpath=($HOME $fpath); autoload -U compinit; compinit -D -u; PS1='shell> '"
                ),
                (
                    "fish", "completion.fish", ["fish", "--no-config", "-i"],
                    "source ~/completion.fish; set -g fish_autosuggestion_enabled 0; "
                        + "function fish_prompt; echo -n 'shell> '; end"
                ),
            ].filter { Tool($0.0) != nil }
        )
        func tab(shell: String, name: String, command: [String], setUp: String) throws {
            let place = try Place()
            _ = try place.script(shell, to: name)
            var environment = place.environment
            environment["TERM"] = nil
            let screen = try TmuxScreen(command, environment: environment)
            try screen.type("cd; \(setUp)")
            try screen.press("Enter")
            #expect(try screen.wait { $0.split(separator: "\n").last == "shell>" })
            let lines = [
                ("oauth-setup tok", "oauth-setup token"), ("oauth-setup token sa", "oauth-setup token sales"),
                ("oauth-setup exec st", "oauth-setup exec stock-2"),
                ("oauth-setup services show kin", "oauth-setup services show kintone"),
            ]
            for (typed, whole) in lines {
                try screen.type(typed)
                #expect(try screen.wait(for: "shell> \(typed)"))
                try screen.press("Tab")
                let isThere = try screen.wait(for: "shell> \(whole)")
                let shown = try screen.screen()
                #expect(isThere, "\(shown)")
                try screen.press("C-u")
            }
        }

        @Test("says nothing and leaves nothing where there is nothing to offer")
        func nothing() throws {
            let program = try ProgramRun()
            let words = [
                "---completion", "token", "--", "positional@0", "2", "0", "oauth-setup", "token", "--log-file=x",
            ]
            let ended = try program.run(words)
            #expect(ended.output.trimmed.isEmpty)
            #expect(ended.errors.isEmpty, "\(ended.errors)")
            #expect(program.files().isEmpty)
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
