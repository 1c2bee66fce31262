import TestSupport
import Testing

extension ProgramTests {
    @Suite("A set-up that was broken off", .enabled(if: TmuxScreen.isAvailable, "tmux is not installed"))
    struct DraftTests {
        @Test("keeps the secrets of a saved connection whose change was broken off, and asks for none again")
        func changeBrokenOff() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken, as: "stock")
            let first = try WizardScreen(.english, program: program)
            try first.choose("stock")
            try first.choose("Change it")
            try first.choose("Settings file")
            try first.expect("Settings file")
            try first.tmux.type("~/other/OAuthSettings.txt")
            try first.expect("~/other/OAuthSettings.txt")
            try first.tmux.press("C-c")
            try first.expect("Leave the setup?")
            try first.tmux.press("C-c")
            #expect(try first.tmux.waitForEnd() == 130)
            let second = try WizardScreen(.english, program: program)
            try second.expect("Continue your unfinished")
            try second.enter()
            try second.expect(second.words.review)
            try second.expect("~/other/OAuthSettings.txt")
            #expect(!(try second.tmux.screen()).contains("missing"))
            try second.choose("API tokens")
            try second.expect("unchanged: ")
        }
    }
}
