import AgeFile
import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("The wizard with a key that has a passphrase")
    struct LockedKeyTests {
        private static let phrase = "ZZmark correct horse"

        /// A machine with a connection whose key is protected, in a way that costs no time.
        private func machine(_ way: Way, _ name: String) throws -> ProgramRun {
            let program = try ProgramRun()
            try program.connect(way, as: name)
            let identity = URL(filePath: "\(program.home)/.config/oauth-setup/practice/identity.txt")
            let recipient = try ScryptRecipient(passphrase: Self.phrase, workFactor: 10)
            let sealed = try Age.encrypt(Array(Data(contentsOf: identity)), to: [recipient], armored: true)
            // Written over, so that it stays private.
            let file = try FileHandle(forWritingTo: identity)
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: sealed)
            try file.close()
            _ = try program.write("\(Self.phrase)\n", to: "phrase")
            return program
        }

        private func unlock(_ screen: WizardScreen) throws {
            try screen.expect("This machine's key is locked")
            try screen.tmux.type(Self.phrase)
            try screen.expect("****")
            try screen.enter()
        }

        @Test(
            "lists the connections at once, and asks for the passphrase when one is chosen",
            .enabled(if: TmuxScreen.isAvailable, "tmux is not installed")
        )
        func choose() throws {
            let program = try machine(.kintoneToken, "stock")
            let screen = try WizardScreen(.english, program: program)
            try screen.expect("locked")
            #expect(!(try screen.tmux.screen()).contains("Passphrase"))
            try screen.choose("stock")
            try screen.expect("This machine's key is locked")
            try screen.tmux.type("wrong")
            try screen.expect("*****")
            try screen.enter()
            try screen.expect("That is not the passphrase of this key")
            try unlock(screen)
            try screen.expect("What do you want to do with stock?")
            try screen.expect("tested just now")
            let tested = try program.json(["status", "stock", "--json", "--passphrase-file", "phrase"])["testedAt"]
            #expect(tested?.string != nil)
            try screen.choose("Test it")
            try screen.expect(screen.words.connected)
            let again = try program.json(["status", "stock", "--json", "--passphrase-file", "phrase"])["testedAt"]
            #expect(again?.string != nil && again != tested)
        }

        @Test(
            "asks before anything is sent, signs in to a saved connection and to a new one, and keeps both",
            .enabled(if: TmuxScreen.isAvailable, "tmux is not installed")
        )
        func signIn() throws {
            let program = try machine(.dropbox, "files")
            let before = try Data(contentsOf: URL(filePath: program.settingsPath("files")))
            let again = try WizardScreen(.english, practice: ["--auto-approve"], program: program)
            try again.choose("files")
            try unlock(again)
            try again.choose("Sign in again")
            try again.expect(again.words.connected)
            #expect(try Data(contentsOf: URL(filePath: program.settingsPath("files"))) != before)
            let new = try WizardScreen(.english, practice: ["--auto-approve"], program: program)
            try new.choose("Dropbox")
            try new.expect(new.words.review)
            try new.enter()
            try unlock(new)
            try new.expect(new.words.connected)
            let shown = try program.run(["practice", "token", "dropbox", "--passphrase-file", "phrase"])
            #expect(shown.exitCode == 0, "\(shown.errors)")
        }

        @Test("says the same line by line, and shows nothing of what is typed")
        func lines() throws {
            let program = try machine(.kintoneToken, "stock")
            let command = [ProgramRun.path, "practice", "wizard", "--plain"]
            let terminal = try PseudoTerminal(command, environment: program.environment())
            #expect(terminal.wait(for: ". stock. locked"))
            let number = try #require(terminal.output.firstMatch(of: /(\d+)\. stock/)).1
            terminal.send("\(number)\n")
            #expect(terminal.wait(for: "Passphrase (not shown while typed): "))
            let start = terminal.bytes.count
            terminal.send("ZZmark wrong\n")
            #expect(terminal.wait(for: "That is not the passphrase of this key", after: start))
            #expect(terminal.wait(for: "Passphrase (not shown while typed): ", after: start))
            terminal.send("\(Self.phrase)\n")
            #expect(terminal.wait(for: "What do you want to do with stock?"), "\(terminal.output)")
            #expect(terminal.wait(for: "Number from 1 to", after: start))
            #expect(!terminal.output.contains("ZZmark"))
        }

        @Test("takes what a pipe brings while the key is opened for the answers to what comes then")
        func piped() throws {
            let program = try machine(.kintoneToken, "stock")
            let command = ["practice", "wizard", "--plain"]
            let listed = try program.run(command)
            let number = try #require((listed.output + listed.errors).firstMatch(of: /(\d+)\. stock/)).1
            let answers = "\(number)\nZZmark wrong\n\(Self.phrase)\n1\n\n"
            let ended = try program.run(command, input: answers)
            let said = ended.output + ended.errors
            #expect(said.contains("That is not the passphrase of this key"), "\(said)")
            #expect(said.contains("oauth-setup practice token stock"), "\(said)")
            #expect(ended.exitCode == 0 && !said.contains("ZZmark"), "\(said)")
        }

        @Test("opens the key at once where its passphrase is given")
        func given() throws {
            let program = try machine(.kintoneToken, "stock")
            let command = [ProgramRun.path, "practice", "wizard", "--plain", "--passphrase-file", "phrase"]
            let terminal = try PseudoTerminal(
                ["sh", "-c", #"cd "$HOME"; exec "$@""#, "sh"] + command,
                environment: program.environment()
            )
            #expect(terminal.wait(for: ". stock. works"), "\(terminal.output)")
        }
    }
}
