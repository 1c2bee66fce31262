import Foundation
import Localization
import SettingsStore
import TestSupport
import Testing
import Wording

@Suite("Settings that cannot be opened")
struct ReplaceTests {
    /// What a person may find in the place of settings.
    enum Wreck: CaseIterable {
        case empty
        case cut
        case sealedToAnotherKey
        case nothingOfOurs
        case keyLost
    }

    private func wrecked(_ wreck: Wreck) async throws -> (Machine, Settings) {
        let machine = try Machine()
        let settings = try await machine.save()
        let whole = content(of: machine.path)
        switch wreck {
        case .empty: try write([], to: machine.path)
        case .cut: try write(Array(whole.prefix(whole.count / 2)), to: machine.path)
        case .nothingOfOurs: try write("a note\n", to: machine.path)
        case .sealedToAnotherKey:
            let other = try Machine()
            _ = try await other.save()
            try write(content(of: other.path), to: machine.path)
        case .keyLost: try FileManager.default.removeItem(atPath: machine.folder.identityPath)
        }
        return (machine, settings)
    }

    @Test("are replaced when a person says so, and only then", arguments: Wreck.allCases)
    func replaced(wreck: Wreck) async throws {
        let (machine, settings) = try await wrecked(wreck)
        let before = content(of: machine.path)
        let refused = await failure {
            try await machine.store.takeIn(settings, as: "demo", at: machine.location, replacing: false)
        }
        #expect(refused != nil && content(of: machine.path) == before)
        try await machine.store.takeIn(settings, as: "demo", at: machine.location, replacing: true)
        #expect(try machine.store.peek(machine.location)?.tokens == settings.tokens)
    }

    @Test(
        "are removed by a command that the hint names",
        arguments: [Wreck.empty, .cut, .sealedToAnotherKey, .nothingOfOurs]
    )
    func hint(wreck: Wreck) async throws {
        let (machine, _) = try await wrecked(wreck)
        let error = await failure { _ = try machine.store.peek(machine.location) }
        let hint = error?.hint(in: .english) ?? ""
        #expect(hint.contains("oauth-setup forget demo"), "\(hint)")
    }

    @Test("of somebody else are not to be taken by root, and are to be given to others")
    func owners() {
        for isLink in [false, true] {
            let root = ForeignOwner(65_534, user: 0).mend("/home/x/f", isLink: isLink)
            #expect(
                root.english.contains("sudo -u ") && !root.english.contains("chown")
                    && root.japanese.contains("sudo -u ")
            )
        }
        #expect(ForeignOwner(0, user: 1000).mend("/home/x/f").english == "chown 1000 /home/x/f")
        #expect(ForeignOwner(4_000_000_000, user: 0).mend("/x").english.contains("'#4000000000'"))
    }
}
