import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    /// Strings, files and replies as people have them, given to the real program on pipes and terminals.
    @Suite("Input as people have it")
    struct PastedInputTests {
        private static let plain = "AuthScheme=APIToken;Url=https://example.cybozu.com;AppId=7;APIToken=tok7;"
        private static let meant = ["Url": "https://example.cybozu.com", "AppId": "7", "APIToken": "tok7"]

        /// What is printed of a string that was taken in without a test; nil when it was refused.
        private func kept(_ bytes: [UInt8], _ program: ProgramRun, service: String = "kintone") throws -> JSONValue? {
            let path = "\(program.home)/string"
            try Data(bytes).write(to: URL(filePath: path))
            let arguments = ["import-string", "c", "--service", service, "--no-test", "--string-file", path]
            let done = try program.run(arguments)
            guard done.exitCode == 0 else {
                #expect(done.exitCode == 2, "\(done.errors)")
                return nil
            }
            let printed = try program.run(["string", "c", "--format", "json", "--reveal"])
            return try JSONParser.parse(printed.output)
        }

        @Test("that ends too early says so, and what to do", arguments: ["", "2\n", "2\n\n\n"])
        func cutOff(_ input: String) throws {
            let program = try ProgramRun()
            let ended = try program.run(["wizard"], input: input)
            #expect(ended.exitCode == 130, "\(ended)")
            let words = "error: the input ended before every question was answered\nhint: "
            #expect(ended.errors.contains(words), "\(ended)")
        }

        private static let texts: [String] = [
            "\"jdbc:kintone:\(plain)\"", "`\(plain)`", "String url = \"jdbc:kintone:\(plain)\";",
            "kintone:///?" + plain.replacing(";", with: "&"), plain + "Driver={CData ODBC Driver for Kintone}",
            "Driver={CData ODBC Driver for Kintone};AuthScheme='APIToken';Url=\"https://example.cybozu.com\";AppId=7;APIToken={tok7}",
            "AuthScheme = \"APIToken\"\nUrl = \"https://example.cybozu.com\"\nAppId = \"7\"\nAPIToken = \"tok7\" # production\n",
            """
            [ODBC Data Sources]
            A = CData ODBC Driver for Kintone
            B = PostgreSQL

            [B]
            Driver = PostgreSQL
            [A]
            Driver = CData ODBC Driver for Kintone
            AuthScheme = APIToken
            Url = https://example.cybozu.com
            AppId = 7
            APIToken = tok7
            """,
            "Prefix=kintone\nDriverPath=/opt/x.jar\nJdbcUrl=jdbc:kintone:\(plain)\nTables=\n",
            "\u{200B}\(plain)",
            "AuthScheme=APIToken;Url=https://example。cybozu。com;AppId=https://example.cybozu.com/k/7/;APIToken=tok7",
        ]

        @Test("A string is read whatever it was copied out of", arguments: texts)
        func copied(_ text: String) throws {
            let read = try #require(try kept(Array(text.utf8), try ProgramRun()))
            for (name, value) in Self.meant { #expect(read[name] == .string(value), "\(name)") }
        }

        @Test("A file in UTF-16 is read, with a byte order mark and without; one in another encoding is named")
        func encodings() throws {
            let units = Array(Self.plain.utf16)
            let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            for bytes in [
                [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big, [0xEF, 0xBB, 0xBF] + Array(Self.plain.utf8),
            ] {
                #expect(try kept(bytes, ProgramRun())?["APIToken"] == .string("tok7"))
            }
            let program = try ProgramRun()
            let path = "\(program.home)/string"
            try Data(Array("Password=".utf8) + [0x83, 0x65]).write(to: URL(filePath: path))
            let refused = try program.run(["import-string", "c", "--service", "kintone", "--string-file", path])
            #expect(refused.exitCode == 2 && refused.errors.contains("UTF-8"), "\(refused.errors)")
        }

        @Test(
            "What can be read in two ways is refused, and nothing is kept",
            arguments: [
                "AuthScheme=APIToken\nUrl=https://example.cybozu.com\nAppId=7\nAPIToken=ZZmark # production",
                "AuthScheme=Password;Url=https://example.cybozu.com;User=hanako;Password=********;",
                "DSN=CData Kintone Sys",
                "DSN=CData Kintone Sys;UID=hanako;PWD=ZZmark",
                "AuthScheme=APIToken;Url=https://example.cybozu.com;AppId=seven;APIToken=ZZmark",
                "[A]\nDriver=X\nPassword=ZZmark\n[B]\nDriver=Y\n",
            ]
        )
        func refused(_ text: String) throws {
            let program = try ProgramRun()
            #expect(try kept(Array(text.utf8), program) == nil)
            let arguments = ["import-string", "c", "--service", "kintone", "--no-test"]
            let said = try program.run(arguments, input: text)
            #expect(said.errors.contains("hint: ") && !said.errors.contains("ZZmark"), "\(said.errors)")
        }

        @Test("Values are kept as they are: blanks in quotes, full-width file names, what is beyond signing in")
        func values() throws {
            let blanks = "AuthScheme=Password;Url=https://example.cybozu.com;User=hanako;Password=\" pass \";"
            #expect(try kept(Array(blanks.utf8), ProgramRun())?["Password"] == .string(" pass "))
            let file = "AuthScheme=OAuth;InitiateOAuth=OFF;URI=dropbox://見積（４月）.json;OAuthAccessToken=t;OAuthClientId=k"
            let dropbox = try kept(Array(file.utf8), ProgramRun(), service: "dropbox")
            #expect(dropbox?["URI"] == .string("dropbox://見積（４月）.json"))
            let more =
                Self.plain
                + "ProxyServer=proxy.example;ProxyPort=8080;Timeout=120;UseCodeForFieldName=True;Logfile='/a b'"
            let kept = try kept(Array(more.utf8), ProgramRun())
            for (name, value) in [
                ("ProxyServer", "proxy.example"), ("ProxyPort", "8080"), ("Timeout", "120"), ("Logfile", "/a b"),
            ] {
                #expect(kept?[name] == .string(value))
            }
        }

        @Test(
            "Lines that are pasted together at a terminal answer one question of the line mode, not the next ones, too"
        )
        func linesAtQuestion() throws {
            let program = try ProgramRun()
            let terminal = try PseudoTerminal(
                [ProgramRun.path, "practice", "wizard", "--plain"],
                environment: program.environment()
            )
            try #require(terminal.wait(for: "7. "))
            try #require(terminal.wait { $0.settings.isEditedByProgram })
            terminal.send("7\n")
            try #require(terminal.wait(for: "not shown while typed"))
            terminal.send(
                "import cdata.kintone as mod\n"
                    + #"mod.connect("AuthScheme=APIToken;Url=https://practice.cybozu.com;AppId=7;APIToken=ZZtoken;")"#
                    + "\n"
            )
            #expect(terminal.wait(for: "https://practice.cybozu.com"), "\(terminal.output.suffix(600))")
            #expect(!terminal.output.contains("ZZtoken"))
            // The first line alone would have been refused and asked for again.
            #expect(terminal.output.ranges(of: "not shown while typed").count == 1, "\(terminal.output.suffix(600))")
            terminal.signal(SIGTERM)
            #expect(terminal.waitForEnd() != nil)
        }

        @Test("A line of any length typed at a terminal is read whole")
        func longLine() throws {
            let program = try ProgramRun()
            let terminal = try PseudoTerminal(
                [ProgramRun.path, "import-string", "c", "--service", "dropbox", "--no-test"],
                environment: program.environment()
            )
            try #require(terminal.wait(for: "Ctrl-D"))
            try #require(terminal.wait { $0.settings.isEditedByProgram })
            let token = String(repeating: "T", count: 6_000)
            terminal.send("AuthScheme=OAuth;InitiateOAuth=OFF;OAuthClientId=k;OAuthAccessToken=\(token);")
            terminal.send([4])
            #expect(terminal.waitForEnd() == .exited(0), "\(terminal.output.suffix(300))")
            #expect(!terminal.settings.isEditedByProgram)
            let kept = try program.run(["token", "c"])
            #expect(kept.output.trimmingCharacters(in: .newlines) == token, "\(kept.errors)")
        }

        @Test(
            "Lines that are pasted together into a waiting sign-in are one answer, with text behind them or not",
            arguments: [40, 61, 80],
            [true, false]
        )
        func wrappedAddress(_ width: Int, _ comesAlone: Bool) async throws {
            let program = try ProgramRun()
            let provider = try program.servePractice(["--auto-approve"])
            let way = Way(service: "kintone", scheme: "OAuth", app: "custom", isOAuth: true)
            let file = try program.write(way.answers(browser: "elsewhere"), to: "answers.json")
            let pipe = Pipe()
            let running = try program.start(
                ["practice", "wizard", "--answers", file],
                input: pipe.fileHandleForReading,
                environment: provider
            )
            try await running.waitForErrors { $0.contains("/oauth2/authorization?") && $0.hasSuffix("\n") }
            let url = try #require(
                running.errorsSoFar.split(separator: "\n").first { $0.hasPrefix("http://127.0.0.1") }
            )
            let address = try #require(try Clicks.redirect(of: String(url)))
            let match = try #require(address.firstMatch(of: /^(.*\?)(code=[^&]*)&(state=.*)$/))
            var rest = "\(match.1)\(match.3)&\(match.2)"[...]
            var lines: [Substring] = []
            while !rest.isEmpty {
                lines.append(rest.prefix(width))
                rest = rest.dropFirst(width)
            }
            let text = lines.joined(separator: "\n") + "\n" + (comesAlone ? "" : "\nThanks for trying\n")
            try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try await running.waitForErrors { said in
                said.contains("OAuthSettings.txt") || said.contains("belong")
            }
            if running.errorsSoFar.contains("belong") {
                // Unclear, so that nothing was spent: the same code is good afterwards.
                try pipe.fileHandleForWriting.write(contentsOf: Data("\(match.1)\(match.3)&\(match.2)\n".utf8))
            }
            let ended = running.outcome()
            #expect(ended.exitCode == 0, "\(ended.errors)")
            #expect(FileManager.default.fileExists(atPath: program.settingsPath("test")))
        }

        @Test("import reads standard input, a pipe, and the token is there in a container without a browser")
        func importFromPipe() throws {
            let source = try ProgramRun()
            try source.connect(.kintoneToken)
            let target = try ProgramRun()
            let recipient = try target.run(["practice", "key"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
            let sent = try source.run(["practice", "transfer", "test", "--to", recipient])
            try #require(sent.exitCode == 0, "\(sent.errors)")
            let imported = try target.run(["practice", "import", "-", "--name", "box"], input: sent.output)
            #expect(imported.exitCode == 0, "\(imported.errors)")
            let tokens = [
                try source.run(["practice", "token", "test"]), try target.run(["practice", "token", "box"]),
            ]
            #expect(tokens[1].exitCode == 0 && tokens[0].output == tokens[1].output, "\(tokens[1].errors)")
            let indented = sent.output.split(separator: "\n").map { "  " + $0.dropLast(1) }.joined(separator: "\n")
            let damaged = try target.run(["practice", "import", "-", "--name", "other"], input: indented)
            #expect(damaged.exitCode == 5 && damaged.errors.contains("attachment"), "\(damaged.errors)")
        }

        @Test("A connection's name is one name, whether an accent is a character of its own or not")
        func canonicalNames() throws {
            let program = try ProgramRun()
            let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
            let path = try program.write(Self.plain, to: "string")
            let arguments = ["--service", "kintone", "--no-test", "--string-file", path]
            #expect(try program.run(["import-string", composed] + arguments).exitCode == 0)
            #expect(try program.run(["import-string", decomposed] + arguments).exitCode == 2)
            #expect(try program.run(["string", decomposed]).exitCode == 0)
            #expect(try program.run(["forget", decomposed]).exitCode == 0)
            #expect(try program.run(["string", composed]).exitCode != 0)
        }
    }
}
