import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    /// People's journeys by keys alone; `JOURNEYS=all` takes every one in both fronts.
    @Suite("Journeys by keys alone", .enabled(if: TmuxScreen.isAvailable, "tmux is not installed"))
    struct JourneyTests {
        @Test("lead to a connection, with every service, way, app and road", arguments: try Journey.all())
        func connects(journey: Journey) throws {
            let browser = try StubBrowser()
            let environment =
                journey.road == .here ? ["BROWSER": browser.command] : ["SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"]
            let screen = try journey.front.open(journey.words, environment: environment)
            try answer(journey, on: screen)
            if journey.road != .none { try signIn(journey, on: screen, browser) }
            try finish(screen, connection: journey.way.service)
        }

        /// Answers every question and confirms.
        private func answer(_ journey: Journey, on screen: any JourneyScreen) throws {
            try screen.setUp(journey.way)
            // Where the browser is has been found out.
            let words = journey.words
            if journey.road != .none {
                _ = try screen.wait(forOneOf: [journey.road == .here ? words.here : words.elsewhere])
            }
            try screen.confirm()
        }

        /// What the person and the browser do.
        private func signIn(_ journey: Journey, on screen: any JourneyScreen, _ browser: StubBrowser) throws {
            guard journey.road == .here else {
                return try screen.answer(try #require(try Clicks.approvedAnswer(try screen.address())))
            }
            let opened = try browser.openedAddress()
            let redirect = try #require(try Clicks.approvedAnswer(opened))
            guard redirect.hasPrefix("https://") else {
                #expect(try Clicks.get(redirect).contains("HTTP/1.1 200"))
                return
            }
            // Somebody who has accepted the certificate of this machine.
            guard let curl = Tool("curl") else { return try screen.answer(redirect) }
            let page = try curl.run(["--insecure", "--silent", "--noproxy", "*", redirect])
            #expect(page.status == 0)
        }

        @Test("take in a settings file of another machine", arguments: Journey.languages, Journey.Front.allCases)
        func takesIn(words: WizardScreen.Words, front: Journey.Front) throws {
            let (source, program) = (try ProgramRun(), try ProgramRun())
            try source.connect(.kintoneToken, as: "sales")
            let key = try program.run(["practice", "key"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
            let file = "\(program.home)/sales.age"
            let moved = try source.run(["practice", "transfer", "sales", "--to", key, "-o", file])
            try #require(moved.exitCode == 0, "\(moved.errors)")

            let screen = try front.open(words, program: program)
            try choose(words.settingsFile, on: screen)
            try screen.fill([words.file: file], until: words.connected)
            try finish(screen, connection: "sales")
        }

        @Test("change an answer of a saved connection", arguments: Journey.languages, Journey.Front.allCases)
        func edits(words: WizardScreen.Words, front: Journey.Front) throws {
            let program = try ProgramRun()
            let way = Way(service: "highrise", scheme: "OAuth", app: "custom", isOAuth: true)
            try program.connect(way, as: "sales")
            #expect(try properties(program)["OAuthClientId"] != nil)

            let screen = try front.open(words, wizard: ["--connection", "sales"], program: program)
            try screen.expect(words.review, sourceLocation: #_sourceLocation)
            try choose(words.app, on: screen)
            try choose(words.embedded, on: screen)
            try screen.fill([:], until: words.review)
            try screen.confirm()
            try screen.answer(try #require(try Clicks.approvedAnswer(try screen.address())))
            try finish(screen, connection: "sales")
            #expect(try properties(program)["OAuthClientId"] == nil)
        }

        @Test(
            "sign in again to a saved connection, with one Enter",
            arguments: Journey.languages,
            Journey.Front.allCases
        )
        func signsInAgainFromReview(words: WizardScreen.Words, front: Journey.Front) throws {
            let program = try ProgramRun()
            try program.connect(.backlog, as: "sales")
            let screen = try front.open(words, wizard: ["--connection", "sales", "--no-browser"], program: program)
            try screen.expect(words.review, sourceLocation: #_sourceLocation)
            try screen.confirm()
            try screen.answer(try #require(try Clicks.approvedAnswer(try screen.address())))
            try finish(screen, connection: "sales")
        }

        @Test("sign in again at once with --step", arguments: Journey.languages, Journey.Front.allCases)
        func signsInAgain(words: WizardScreen.Words, front: Journey.Front) throws {
            let program = try ProgramRun()
            try program.connect(.backlog, as: "sales")
            let before = try program.run(["practice", "token", "sales"]).output
            let screen = try front.open(
                words,
                wizard: ["--connection", "sales", "--step", "sign-in", "--no-browser"],
                program: program
            )
            try screen.answer(try #require(try Clicks.approvedAnswer(try screen.address())))
            try finish(screen, connection: "sales")
            #expect(try program.run(["practice", "token", "sales"]).output != before)
        }

        @Test("say how many wrong states came in, and go on", arguments: Journey.languages, Journey.Front.allCases)
        func countsGuesses(words: WizardScreen.Words, front: Journey.Front) throws {
            let program = try ProgramRun()
            try program.connect(.backlog, as: "sales")
            let wizard = ["--connection", "sales", "--step", "sign-in", "--no-browser"]
            let screen = try front.open(words, wizard: wizard, program: program)
            let address = try screen.address()
            for _ in 0..<3 {
                #expect(try Clicks.get("http://localhost:33333/?code=c&state=guess").contains("HTTP/1.1 400"))
            }
            try screen.expect(
                words.id == "ja" ? "3件拒否しました" : "3 requests with a wrong state were refused",
                sourceLocation: #_sourceLocation
            )
            try screen.answer(try #require(try Clicks.approvedAnswer(address)))
            try finish(screen, connection: "sales")
        }

        @Test("stop before the service counts too many wrong codes", arguments: Journey.languages)
        func tooManyCodes(words: WizardScreen.Words) throws {
            let screen = try WizardLines(words, environment: ["SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"])
            try screen.setUp(Way(service: "act-on", scheme: "OAuth", app: "embedded", isOAuth: true))
            try screen.confirm()
            for _ in 0..<5 {
                _ = try screen.address()
                try screen.answer("wrong-code-123456")
                // Nothing ties it to this sign-in, until the person insists.
                try screen.expect(words.id == "ja" ? "もう一度貼り付け" : "code again", sourceLocation: #_sourceLocation)
                try screen.answer("wrong-code-123456")
                try choose(words.again, on: screen)
            }
            try screen.expect(words.id == "ja" ? "上限に達しました" : "5 sign-ins an hour", sourceLocation: #_sourceLocation)
        }

        /// The page with the result, the end of the program, the file, and what the command line says of it.
        private func finish(_ screen: any JourneyScreen, connection: String) throws {
            try screen.expect(screen.words.connected, sourceLocation: #_sourceLocation)
            try screen.confirm()
            try screen.expectEnd()
            let program = screen.program
            #expect(FileManager.default.fileExists(atPath: program.settingsPath(connection)))
            let status = try program.run(["practice", "status", connection])
            #expect(status.exitCode == 0, "\(status.output)\(status.errors)")
            let token = try program.run(["practice", "token", connection])
            #expect(token.exitCode == 0 && !token.output.isEmpty, "\(token.errors)")
        }

        private func choose(
            _ title: String,
            on screen: any JourneyScreen,
            sourceLocation: SourceLocation = #_sourceLocation
        ) throws {
            try screen.choose(title, sourceLocation: sourceLocation)
        }

        private func properties(_ program: ProgramRun) throws -> JSONValue {
            try program.json(["string", "sales", "--format", "json"])
        }
    }
}
