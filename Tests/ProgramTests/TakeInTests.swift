import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite(
        "A settings file from another machine, in the wizard",
        .enabled(if: TmuxScreen.isAvailable, "tmux is not installed")
    )
    struct TakeInTests {
        /// What the page says in a language.
        struct Says: Sendable, CustomTestStringConvertible {
            let words: WizardScreen.Words
            let road: String
            let page: String
            let otherKey: String
            let damaged: String
            let needed: String
            let wrong: String
            let taken: String
            var testDescription: String { words.id }

            static let both = [
                Says(
                    words: .english,
                    road: "Import a settings file from another machine",
                    page: "for this machine only",
                    otherKey: "this file is for another machine",
                    damaged: "not a complete settings file",
                    needed: "needs its passphrase; type it",
                    wrong: "the passphrase does not open this file",
                    taken: "a connection of that name exists"
                ),
                Says(
                    words: .japanese,
                    road: "別のマシンで作成した設定ファイルを取り込む",
                    page: "このマシン専用に暗号化",
                    otherKey: "別のマシン用に暗号化されています",
                    damaged: "設定ファイルではないか",
                    needed: "パスフレーズが必要なファイルです",
                    wrong: "パスフレーズが違います",
                    taken: "同じ名前の接続があります"
                ),
            ]
        }

        /// Two machines and the service both talk to.
        private struct Machines {
            let source: ProgramRun
            let target: ProgramRun
            let service: [String: String]

            init(_ way: Way) async throws {
                source = try ProgramRun()
                target = try ProgramRun()
                service = try source.servePractice()
                try await connect(source, way, as: "sales")
            }

            func connect(_ program: ProgramRun, _ way: Way, as name: String) async throws {
                let file = try program.write(way.answers(connection: name), to: "answers.json")
                let arguments = ["practice", "wizard", "--answers", file]
                let running = try program.start(arguments, environment: service)
                if way.isOAuth {
                    let redirect = try #require(try Clicks.approve(try await running.address()))
                    #expect(try Clicks.get(redirect).contains("200"))
                }
                let setup = running.outcome()
                try #require(setup.exitCode == 0, "\(setup.errors)")
            }

            func key(_ program: ProgramRun) throws -> String {
                try program.run(["practice", "key"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
            }

            /// Makes a file for the target; what the source said.
            @discardableResult
            func transfer(_ options: [String], to name: String = "sales.age") throws -> String {
                let arguments = ["practice", "transfer", "sales", "-o", "\(target.home)/\(name)"] + options
                let made = try source.run(arguments, environment: service)
                try #require(made.exitCode == 0, "\(made.errors)")
                return made.errors
            }

            /// The wizard on the target's screen, with the page open.
            func page(_ says: Says) throws -> WizardScreen {
                let screen = try WizardScreen(says.words, environment: service, program: target)
                try screen.choose(says.road)
                try screen.expect(says.page)
                return screen
            }

            /// The token the target has works.
            func checkWorks(_ name: String) throws {
                let asked = try target.run(["practice", "connect", name], environment: service)
                #expect(asked.exitCode == 0, "\(asked.errors)")
            }
        }

        /// Types into the fields from the one that has the focus on; Enter after each.
        private func fill(_ screen: WizardScreen, _ texts: String...) throws {
            for text in texts {
                try screen.tmux.press("C-u")
                if !text.isEmpty { try screen.tmux.type(text) }
                try screen.enter()
            }
        }

        private func finish(_ screen: WizardScreen) throws {
            try screen.expect(screen.words.connected)
            try screen.tmux.press("C-c")
            #expect(try screen.tmux.waitForEnd() == 0)
        }

        @Test("moves the connection here by this machine's key", arguments: Says.both)
        func moves(says: Says) async throws {
            let machines = try await Machines(.backlog)
            try machines.transfer(["--to", try machines.key(machines.target)])
            let screen = try machines.page(says)
            try fill(screen, "~/sales.age", "", "")
            try finish(screen)
            try machines.checkWorks("sales")
            let there = try machines.source.run(["practice", "status", "sales"], environment: machines.service)
            #expect(there.exitCode == 8, "\(there.output)")
        }

        @Test("opens with its passphrase alone, which is never shown", arguments: Says.both)
        func passphrase(says: Says) async throws {
            let machines = try await Machines(.kintoneToken)
            let said = try machines.transfer(["--passphrase"])
            let passphrase = try #require(said.firstMatch(of: /: ([a-z2-9]{4}(-[a-z2-9]{4}){5})\n/)).1
            let screen = try machines.page(says)
            try fill(screen, "~/sales.age", "", "")
            try screen.expect(says.needed)
            try fill(screen, "wrong-wrong-wrong", "")
            try screen.expect(says.wrong)
            #expect(!machines.target.files().contains { $0.hasSuffix("OAuthSettings.txt") })
            try fill(screen, String(passphrase), "copy")
            try screen.expect(says.words.connected)
            #expect(!(try screen.tmux.screen()).contains(passphrase))
            try finish(screen)
            try machines.checkWorks("copy")
            try machines.checkWorks("copy")
        }

        @Test("for another machine, damaged, or of a name that is taken is corrected on the page", arguments: Says.both)
        func corrected(says: Says) async throws {
            let machines = try await Machines(.kintoneToken)
            try machines.transfer(["--to", try machines.key(try ProgramRun())], to: "other.age")
            try machines.transfer(["--to", try machines.key(machines.target)])
            let whole = try Data(contentsOf: URL(filePath: "\(machines.target.home)/sales.age"))
            try whole.dropLast(200).write(to: URL(filePath: "\(machines.target.home)/damaged.age"))
            try await machines.connect(machines.target, .kintoneToken, as: "sales")
            let before = try Data(contentsOf: URL(filePath: machines.target.settingsPath("sales")))

            let screen = try machines.page(says)
            try fill(screen, "~/other.age", "", "")
            try screen.expect(says.otherKey)
            try fill(screen, "~/damaged.age", "", "")
            try screen.expect(says.damaged)
            try fill(screen, "~/sales.age", "", "")
            try screen.expect(says.taken)
            #expect(try Data(contentsOf: URL(filePath: machines.target.settingsPath("sales"))) == before)
            try fill(screen, "second")
            try finish(screen)
            try machines.checkWorks("second")
            #expect(try Data(contentsOf: URL(filePath: machines.target.settingsPath("sales"))) == before)
        }
    }
}
