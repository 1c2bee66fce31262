import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A token file that is kept, and why one is not")
    struct KeptFileTests {
        private static let keep = ["practice", "keep"]

        @Test("is there again at once when somebody removes or changes it while keep watches")
        func removed() async throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let folder = "\(program.home)/for others"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            let file = "\(folder)/token"
            let watch = try program.start(
                Self.keep + ["--watch", "--token-file", "test=~/for others/token"],
                environment: practice
            )
            defer { watch.process.terminate() }
            try await watch.waitForErrors { $0.contains("keeping alive: 1;") }
            let first = try String(contentsOfFile: file, encoding: .utf8)
            for count in 2...3 {
                if count == 2 {
                    try FileManager.default.removeItem(atPath: file)
                } else {
                    try Data("somebody else's".utf8).write(to: URL(filePath: file))
                }
                try await watch.waitForErrors { $0.components(separatedBy: "has a new token").count == count + 1 }
                #expect(try String(contentsOfFile: file, encoding: .utf8) == first)
            }
        }

        @Test("may begin with ~, which is the home; a place that is not there is refused with what makes it")
        func places() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let once = { (place: String) in
                try program.run(Self.keep + ["--once", "--token-file", "test=\(place)"], environment: practice)
            }
            #expect(try once("~/token").exitCode == 0)
            #expect(FileManager.default.fileExists(atPath: "\(program.home)/token"))
            // It is known by its whole path.
            #expect(try once("\(program.home)/token").errors.isEmpty)
            #expect(try once("token").errors.isEmpty)
            let missing = try once("~/none/token")
            #expect(missing.exitCode == 2 && missing.errors.contains("mkdir -m 700 -p \(program.home)/none"))
            #expect(missing.errors.contains("the folder \(program.home)/none does not exist"), "\(missing.errors)")
        }

        @Test(
            "is one file however it is spelled, with a mode that is one; a link is told as such, a folder like /tmp taken"
        )
        func spelled() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let files = FileManager.default
            let keep = { (more: [String]) in
                try program.run(Self.keep + ["--once"] + more, environment: practice)
            }
            try files.createDirectory(atPath: "\(program.home)/tf", withIntermediateDirectories: false)
            try files.createSymbolicLink(atPath: "\(program.home)/lf", withDestinationPath: "tf")
            for other in ["./tf/a", "~/tf/a", "tf//a", "lf/a"] {
                let twice = try keep(["--token-file", "test=tf/a", "--token-file", "test=\(other)"])
                #expect(twice.exitCode == 2 && twice.errors.contains("each file"), "\(other): \(twice.errors)")
            }
            for mode in ["00640", "64", "6400", ""] {
                #expect(try keep(["--token-file", "test=tf/m:\(mode)"]).exitCode == 2, "\(mode)")
            }
            try files.createSymbolicLink(atPath: "\(program.home)/tf/link", withDestinationPath: "elsewhere")
            for (language, words) in [("en", "is a link"), ("ja", "はリンクです")] {
                let link = try keep(["--token-file", "test=tf/link", "--lang", language])
                #expect(link.exitCode == 2 && link.errors.contains(words), "\(link.errors)")
            }
            #expect(try files.contentsOfDirectory(atPath: "\(program.home)/tf") == ["link"])
            #expect(unsafe chmod("\(program.home)/tf", 0o1777) == 0)
            #expect(try keep(["--token-file", "test=tf/a"]).exitCode == 0)
        }

        @Test("of nothing but failures the last cause is told, and no secret")
        func cause() throws {
            let program = try ProgramRun()
            try program.connect(.backlog)
            let practice = try program.servePractice()
            let file = "\(program.home)/events"
            let note = URL(filePath: "\(program.home)/.local/state/oauth-setup/keep.json")
            let isOld = try program.changeSettings("test") { settings in
                guard var tokens = settings["tokens"]?.object else { return }
                tokens["OAuthTokenTimestamp"] = .integer(1_000_000_000_000)
                settings["tokens"] = .object(tokens)
            }
            guard isOld else { return }
            try Clicks.orderFault(#"{"path":"token","fault":"500","count":1}"#, at: practice)
            #expect(try program.run(Self.keep + ["--once"], environment: practice).exitCode == 1)
            // As if that had gone on for days.
            let text = try String(contentsOf: note, encoding: .utf8)
            #expect(text.contains(#""cause":"#) && text.contains(#""failures":1,"#), "\(text)")
            let since = try #require(text.firstMatch(of: /"failingSince":(\d+)/)?.1)
            let older = text.replacing(#""failures":1,"#, with: #""failures":9,"#)
                .replacing(#""failingSince":\#(since)"#, with: #""failingSince":1000000000000"#)
            try Data(older.utf8).write(to: note)
            let told = try program.run(
                Self.keep + ["--once", "--on-event", "cat >> \(file)"],
                environment: practice
            )
            #expect(told.errors.contains("test: nothing but failures ("), "\(told.errors)")
            let event = try JSONParser.parse(try String(contentsOfFile: file, encoding: .utf8))
            #expect(event["event"] == "failing")
            #expect(event["cause"]?.string?.contains("500") == true, "\(event)")
            #expect(event["message"]?.string?.contains(event["cause"]?.string ?? "-") == true)
        }
    }
}
