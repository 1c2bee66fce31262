import Foundation
import TestSupport
import Testing

extension ProgramTests {
    @Suite(
        "A value that the service refuses, in the wizard on a real screen",
        .enabled(if: TmuxScreen.isAvailable, "tmux is not installed")
    )
    struct RefusedValueTests {
        /// A wrong value, and what the page behind "Correct" marks.
        struct Row: Sendable, CustomTestStringConvertible {
            let way: Way
            let label: String
            let value: String
            var marked = 1
            var words = WizardScreen.Words.english

            var testDescription: String { "\(way.testDescription): \(label)" }
        }

        private static let kintonePassword = Way(service: "kintone", scheme: "Password", app: nil, isOAuth: false)
        private static let highriseToken = Way(service: "highrise", scheme: "APIToken", app: nil, isOAuth: false)
        private static let highriseOwn = Way(service: "highrise", scheme: "OAuth", app: "custom", isOAuth: true)

        @Test(
            "is corrected first, with the focus on it, and Enter sends nothing again",
            arguments: [
                Row(way: .kintoneToken, label: "API tokens", value: "wrong", marked: 2),
                Row(way: .kintoneToken, label: "アプリID", value: "9", words: .japanese),
                Row(way: kintonePassword, label: "Password", value: "wrong", marked: 2),
                Row(way: highriseToken, label: "API token", value: "wrong"),
                Row(way: highriseOwn, label: "Client secret", value: "wrong"),
            ]
        )
        func corrected(row: Row) throws {
            let screen = try WizardScreen(row.words)
            let isJapanese = row.words.id == "ja"
            try screen.setUp(row.way)
            try screen.choose(row.label)
            try screen.tmux.type(row.value)
            try screen.enter()
            try screen.fill(until: row.words.review)
            try screen.enter()
            if row.way.isOAuth {
                try screen.expect(row.words.signIn)
                try screen.tmux.press("C-p")
            }
            try screen.expect("\u{203A} " + (isJapanese ? "修正する: " : "Correct: ") + row.label)
            try screen.enter()
            try screen.expect("\u{203A} " + row.label)
            let refused = isJapanese ? "受け付けませんでした" : "the service did not accept"
            let shown = try screen.tmux.screen()
            #expect(shown.components(separatedBy: refused).count - 1 == row.marked, "\(shown)")
        }

        @Test("leads to a connection when it is corrected")
        func connects() throws {
            let screen = try WizardScreen(.english)
            try screen.setUp(.backlogKey)
            try screen.choose("API key")
            try screen.tmux.type("wrong")
            try screen.enter()
            try screen.fill(until: screen.words.review)
            try screen.enter()
            try screen.expect("\u{203A} Correct: API key")
            try screen.enter()
            try screen.expect("the service did not accept")
            try screen.tmux.press("C-u")
            try screen.tmux.type("practice-backlog-api-key")
            try screen.enter()
            try screen.fill(until: screen.words.review)
            try screen.enter()
            try screen.expect(screen.words.connected)
        }

        @Test("is no port that a second wizard finds taken: another device needs none, and here it says what helps")
        func secondWizard() throws {
            let way = Way(service: "highrise", scheme: "OAuth", app: "embedded", isOAuth: true)
            let first = try WizardScreen(.english)
            try first.setUp(way)
            try first.enter()
            try first.expect(first.words.signIn)

            let second = try WizardScreen(.english)
            try second.setUp(way)
            try second.enter()
            try second.expect(second.words.signIn)
            let shown = try second.tmux.screen()
            #expect(!shown.contains("33333 is used") && !shown.contains("kill"), "\(shown)")
            let answers = try first.program.write(way.answers(browser: "elsewhere"), to: "answers.json")
            let lines = ["practice", "wizard", "--answers", answers, "--timeout", "1"]
            let ended = try ProgramRun().run(lines, input: "not an answer\n")
            #expect(ended.exitCode != 0 && !ended.errors.contains("33333 is used"), "\(ended.errors)")
            try second.answer(try #require(try Clicks.approve(try second.address())))
            try second.expect(second.words.connected)

            let third = try WizardScreen(.english, environment: ["BROWSER": try StubBrowser().command])
            try third.setUp(way)
            try third.enter()
            try third.expect("port 33333 is used by oauth-setup")
            try third.expect("on another device")
            let said = try third.tmux.screen()
            #expect(!said.contains("register") && said.contains("kill"), "\(said)")
        }
    }
}
