import Secrets
import SettingsStore
import Testing

@Suite("A copy for another machine")
struct TransferTests {
    @Test("opens on the machine it was sealed for only")
    func recipient() async throws {
        let source = try Machine()
        let target = try Machine()
        let saved = try await source.save()
        let copy = try source.store.sealedCopy(of: saved, for: .recipient(try target.store.recipient()))
        #expect(try target.store.openedCopy(copy) == saved)
        #expect(throws: SettingsError(.sealedToAnotherKey, "", "")) { try source.store.openedCopy(copy) }
    }

    @Test("opens with its passphrase only")
    func passphrase() async throws {
        let source = try Machine()
        let saved = try await source.save()
        let key = TransferKey.passphrase(Secret("ZZmark"))
        let copy = try source.store.sealedCopy(of: saved, for: key, workFactor: 2)
        let target = try Machine()
        #expect(try target.store.openedCopy(copy, passphrase: Secret("ZZmark")) == saved)
        #expect(throws: SettingsError(.sealedToAnotherKey, "", "")) {
            try target.store.openedCopy(copy, passphrase: Secret("other"))
        }
        #expect(throws: SettingsError(.sealedToAnotherKey, "", "")) { try target.store.openedCopy(copy) }
        #expect(!"\(key)".contains("ZZmark"))
    }

    @Test("is not sealed for nonsense")
    func refused() throws {
        let machine = try Machine()
        let settings = Settings(service: "example", connection: "demo")
        for key in [TransferKey.recipient("age1"), .passphrase(Secret(""))] {
            #expect(throws: SettingsError(.badRecipient, "", "")) {
                try machine.store.sealedCopy(of: settings, for: key)
            }
        }
    }
}
