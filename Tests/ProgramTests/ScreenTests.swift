import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("On a real screen, the wizard", .enabled(if: TmuxScreen.isAvailable, "tmux is not installed"))
    struct ScreenTests {
        static let languages = [WizardScreen.Words.english, .japanese]

        @Test("connects with an app of one's own; the browser brings the answer by itself", arguments: languages)
        func customApp(words: WizardScreen.Words) throws {
            let browser = try StubBrowser()
            let screen = try WizardScreen(words, environment: ["BROWSER": browser.command])
            try screen.setUp(Way(service: "backlog", scheme: "OAuth", app: "custom", isOAuth: true))
            try screen.expect(words.here)
            try screen.enter()
            try screen.expect(words.signIn)

            let opened = try browser.openedAddress()
            let redirect = try #require(try Clicks.approve(opened))
            #expect(redirect.hasPrefix("http://localhost:33333"))
            #expect(try Clicks.get(redirect).contains("200"))
            try finish(screen, connection: "backlog")
        }

        @Test("connects with the embedded app; the whole address is pasted", arguments: languages)
        func embeddedApp(words: WizardScreen.Words) throws {
            let screen = try WizardScreen(words)
            try screen.setUp(Way(service: "highrise", scheme: "OAuth", app: "embedded", isOAuth: true))
            try screen.expect(words.elsewhere)
            try screen.enter()
            let redirect = try #require(try Clicks.approve(try screen.address()))
            try screen.answer(redirect)
            try finish(screen, connection: "highrise")
        }

        @Test("connects with an API token that is typed, and never shows it", arguments: languages)
        func token(words: WizardScreen.Words) throws {
            let screen = try WizardScreen(words)
            try screen.setUp(.kintoneToken)
            // In practice the token is known; a person types it where it is told.
            try screen.choose("API")
            try screen.tmux.type("practicekintonetoken7")
            let isHidden = try screen.tmux.wait(for: String(repeating: "*", count: 21))
            let shown = try screen.tmux.screen()
            #expect(isHidden, "\(shown)")
            try screen.enter()
            try screen.fill(until: words.review)
            #expect(!(try screen.tmux.screen()).contains("practicekintonetoken7"))
            try screen.enter()
            try finish(screen, connection: "kintone")
        }

        @Test("connects without a browser of its own; only the code is typed", arguments: languages)
        func headless(words: WizardScreen.Words) throws {
            let screen = try WizardScreen(words)
            try screen.setUp(.dropbox)
            try screen.expect(words.elsewhere)
            try screen.enter()
            let code = try #require(try Clicks.approvedCode(try screen.address()))
            try screen.answer(code)
            try finish(screen, connection: "dropbox")
        }

        @Test("connects by the practice person, played by a key where the person would be asked", arguments: languages)
        func practicePerson(words: WizardScreen.Words) throws {
            let screen = try WizardScreen(words)
            try screen.setUp(.dropbox)
            try screen.enter()
            try screen.expect(words.signIn)
            try screen.tmux.press("C-p")
            try finish(screen, connection: "dropbox")
        }

        @Test("says in the plain view that it has moved on, and Enter there is not Enter on the result")
        func stalePrompt() throws {
            let screen = try WizardScreen(.english)
            try screen.setUp(.backlog)
            try screen.enter()
            let address = try screen.address()
            try screen.tmux.press("p")
            #expect(try screen.tmux.wait { $0.contains("Press Enter to return") })
            #expect(try Clicks.get(try #require(try Clicks.approve(address))).contains("200"))
            try screen.expect("moved on to another page")
            try screen.tmux.press("Enter")
            try screen.expect(screen.words.connected)
            // The page has appeared by itself.
            _ = try screen.tmux.wait(seconds: 0.6) { _ in false }
            try screen.tmux.press("Escape")
            try screen.expect("Finish?")
            try screen.enter()
            try finish(screen, connection: "backlog")
        }

        @Test("lists the saved connections, and tests one without a sign-in")
        func saved() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken, as: "sales")
            let screen = try WizardScreen(.english, program: program)
            try screen.expect("Your connections")
            try screen.expect("works")
            try screen.choose("sales")
            try screen.choose("Test it")
            try finish(screen, connection: "sales")
        }

        @Test("opens a saved connection on the review page, with its answers and masked secrets")
        func editsSaved() throws {
            let program = try ProgramRun()
            let way = Way(service: "kintone", scheme: "APIToken", app: nil, isOAuth: false)
            let file = try program.write(way.answers(connection: "sales"), to: "answers.json")
            #expect(try program.run(["practice", "wizard", "--answers", file]).exitCode == 0)
            let screen = try WizardScreen(.english, wizard: ["--connection", "sales"], program: program)
            try screen.expect(screen.words.review)
            try screen.expect("https://practice.cybozu.com")
            try screen.expect("****ken7")
            try screen.expect("It is replaced once")
            try screen.enter()
            try finish(screen, connection: "sales")
        }

        @Test("shrinks to a single cell, where nothing is painted that nobody wrote, and grows again")
        func oneCell() throws {
            let screen = try WizardScreen(.english)
            try screen.expect("Which service")
            try screen.tmux.resize(rows: 3, columns: 10)
            try screen.expect("Window too")
            try screen.tmux.resize(rows: 1, columns: 1)
            #expect(try screen.tmux.wait { ["", "W"].contains($0.filter { !$0.isWhitespace }) })
            try screen.tmux.resize(rows: 24, columns: 80)
            try screen.expect("Which service")
        }

        @Test("is the same after a storm of sizes, with what was typed", arguments: languages)
        func resizeStorm(words: WizardScreen.Words) throws {
            let screen = try WizardScreen(words)
            try screen.setUp(.kintoneToken)
            try screen.choose(words.id == "ja" ? "kintoneのURL" : "Kintone address")
            try screen.tmux.type("typed")
            try screen.expect("typed")
            let before = try screen.tmux.screen()
            for (rows, columns) in [
                (1, 1), (50, 200), (12, 40), (5, 20), (24, 81), (3, 200), (60, 20), (23, 80), (30, 100),
            ] {
                try screen.tmux.resize(rows: rows, columns: columns)
            }
            try screen.tmux.resize(rows: 24, columns: 80)
            let isSame = try screen.tmux.wait { $0 == before }
            let after = try screen.tmux.screen()
            #expect(isSame, "\(after)")
        }

        @Test("takes the mouse when it is told to: a click is the focus, one more chooses, the wheel moves")
        func mouse() throws {
            let screen = try WizardScreen(.english)
            let tmux = screen.tmux
            func send(_ button: Int, at text: String) throws {
                try screen.expect(text)
                let rows = try tmux.rows()
                let row = try #require(rows.firstIndex { $0.contains(text) }) + 1
                try tmux.type("\u{1B}[<\(button);5;\(row)M\u{1B}[<\(button);5;\(row)m")
            }
            try screen.expect("Which service")
            #expect(try tmux.value("mouse_any_flag") == "0")
            try tmux.press("F4")
            try screen.expect("Shift selects text")
            #expect(try tmux.value("mouse_any_flag") == "1")
            #expect(try tmux.value("mouse_sgr_flag") == "1")
            try send(0, at: "Backlog")
            try screen.expect("\u{203A} Backlog")
            try send(65, at: "Backlog")
            try screen.expect("\u{203A} Dropbox")
            try send(64, at: "Backlog")
            try screen.expect("\u{203A} Backlog")
            try send(0, at: "Dropbox")
            try screen.expect("\u{203A} Dropbox")
            try send(0, at: "Dropbox")
            try screen.expect(screen.words.review)
            try send(0, at: "[ Sign in ]")
            try screen.expect(screen.words.signIn)
            // There the terminal selects text with it.
            #expect(try tmux.wait { _ in try tmux.value("mouse_any_flag") == "0" })
            try tmux.press("C-c")
            try screen.expect("Leave the setup?")
            #expect(try tmux.wait { _ in try tmux.value("mouse_any_flag") == "1" })
            try send(0, at: "\u{203A} Stay")
            try screen.expect(screen.words.signIn)
            try leave(screen)
            #expect(try tmux.value("mouse_any_flag") == "0")
        }

        @Test("asks nothing about a sign-in again that was broken off: the connection is saved")
        func signInAgainBrokenOff() throws {
            let program = try ProgramRun()
            try program.connect(.backlog, as: "sales")
            let first = try WizardScreen(.english, program: program)
            try first.choose("sales")
            try first.choose("Sign in again")
            try first.expect(first.words.signIn)
            try leave(first)
            let second = try WizardScreen(.english, program: program)
            _ = try second.wait(forOneOf: ["Which service", "Continue your unfinished"])
            try second.expect("Which service")
        }

        private func leave(_ screen: WizardScreen) throws {
            try screen.tmux.press("C-c")
            try screen.expect("Leave the setup?")
            try screen.tmux.press("C-c")
            #expect(try screen.tmux.waitForEnd() == 130)
        }

        /// The page with the result, the file, the end of the program, and a token.
        private func finish(_ screen: WizardScreen, connection: String) throws {
            try screen.expect(screen.words.connected)
            #expect(FileManager.default.fileExists(atPath: screen.program.settingsPath(connection)))
            try screen.enter()
            #expect(try screen.tmux.waitForEnd() == 0)
            let token = try screen.program.run(["practice", "token", connection])
            #expect(token.exitCode == 0, "\(token.errors)")
        }

        @Test("shows a refusal plainly and keeps the answers for another try")
        func refusal() throws {
            let screen = try WizardScreen(.english)
            try screen.setUp(Way(service: "highrise", scheme: "OAuth", app: "embedded", isOAuth: true))
            try screen.enter()
            let first = try screen.address()
            let refused = try #require(try Clicks.decide("refuse", at: first))
            try screen.answer(refused)
            try screen.expect(screen.words.failed)
            try screen.expect("permission")
            #expect(!FileManager.default.fileExists(atPath: screen.program.settingsPath("highrise")))
            try screen.enter()
            let second = try screen.address()
            #expect(second != first)
            try screen.answer(try #require(try Clicks.approve(first)))
            try screen.expect("another sign-in")
            try screen.answer(try #require(try Clicks.approve(second)))
            try finish(screen, connection: "highrise")
        }
    }
}
