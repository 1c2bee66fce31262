import SettingsStore
import TestSupport
import Testing

@Suite("What a settings file is sealed for")
struct SealTests {
    @Test("is this machine's key and as many more as recipients.txt named, and what the next write changes")
    func recipients() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let own = try machine.store.recipient()
        var found = machine.store.inspector().inspect(machine.location)
        #expect(found.settings == saved)
        #expect(found.error == nil)
        #expect(found.seal.key == own)
        #expect(found.seal.keyCount == 1)
        #expect(found.seal.nextKeyCount == 1)

        let more = try [Machine(), Machine()].map { try $0.store.recipient() }
        try write((more + [own]).joined(separator: "\n") + "\n", to: machine.folder.recipientsPath)
        found = machine.store.inspector().inspect(machine.location)
        #expect(found.seal.keyCount == 1)
        #expect(found.seal.nextKeyCount == 3)
        try await machine.save(token: "next")
        #expect(machine.store.inspector().inspect(machine.location).seal.keyCount == 3)
    }

    @Test("is told as a number alone where none of the keys is this machine's")
    func another() async throws {
        let machine = try Machine()
        let other = try Machine()
        try await machine.save()
        try await other.save()
        try write(content(of: other.path), to: machine.path)
        let found = machine.store.inspector().inspect(machine.location)
        #expect(found.settings == nil)
        #expect(found.error?.kind == "sealedToAnotherKey")
        #expect(found.seal.key == nil)
        #expect(found.seal.keyCount == 1)
    }

    @Test("is nothing where there is no such file, or one that cannot be understood")
    func nothing() async throws {
        let machine = try Machine()
        let missing = machine.store.inspector().inspect(machine.location)
        #expect(missing.settings == nil && missing.error == nil)
        try await machine.save()
        let whole = content(of: machine.path)
        try write(Array(whole.prefix(40)), to: machine.path)
        let damaged = machine.store.inspector().inspect(machine.location)
        #expect(damaged.error?.kind == "damaged")
        #expect(damaged.seal.keyCount == 0)
        try write(whole, to: machine.path, mode: 0o644)
        #expect(machine.store.inspector().inspect(machine.location).error?.kind == "notPrivate")
    }

    @Test("is the key that opens it while two are in use")
    func rotating() async throws {
        let machine = try Machine()
        try await machine.save()
        let before = machine.store.inspector().inspect(machine.location).seal.key
        let rotation = try await machine.store.rotateIdentity()
        let after = machine.store.inspector().inspect(machine.location).seal.key
        #expect(before == rotation.retired)
        #expect(after == rotation.recipient)
    }
}
