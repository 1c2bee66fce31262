import Foundation
import Secrets
import SettingsStore
import TestSupport
import Testing

@Suite("The memory of settings seen")
struct HistoryTests {
    /// A machine whose memory is in its own place.
    private func machine() throws -> (Machine, SettingsStore) {
        let machine = try Machine()
        return (machine, machine.store(environment: ["XDG_STATE_HOME": machine.place.path(of: "state")]))
    }

    private func save(_ machine: Machine, _ store: SettingsStore, token: String) async throws -> Settings {
        try await store.update(machine.location) { current in
            var settings = current ?? Settings(service: "example", connection: "demo")
            settings.tokens = StoredTokens(accessToken: Secret(token), timestamp: 1)
            return (settings, ())
        }
        return try #require(try store.peek(machine.location))
    }

    @Test("refuses an older copy until it is accepted, or new tokens are written over it")
    func rollback() async throws {
        let (machine, store) = try machine()
        let first = try await save(machine, store, token: "one")
        let backup = content(of: machine.path)
        let second = try await save(machine, store, token: "two")
        try store.checkNotOlder(second)
        #expect(kind { try store.checkNotOlder(first) } == "olderThanSeen")

        // Something else than tokens does not make an older copy the newest.
        try write(backup, to: machine.path)
        try await store.update(machine.location) { current in
            var settings = current
            settings?.authenticationAttempts = [1]
            return (settings, ())
        }
        try write(backup, to: machine.path)
        let third = try await save(machine, store, token: "three")
        #expect(third.revision > second.revision)
        try store.checkNotOlder(third)

        store.acceptOlder(first)
        try store.checkNotOlder(first)
    }

    @Test("forgets what is removed")
    func forgets() async throws {
        let (machine, store) = try machine()
        let first = try await save(machine, store, token: "one")
        _ = try await save(machine, store, token: "two")
        try await store.remove(machine.location)
        try store.checkNotOlder(first)
        let names = try FileManager.default.contentsOfDirectory(atPath: machine.place.path(of: "state/oauth-setup"))
        #expect(!names.contains(first.id))
    }

    @Test("loses nothing of a note that several change at once")
    func notes() async throws {
        let (_, store) = try machine()
        let count = 40
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask { try? store.changeNote("note") { ($0 ?? []) + [UInt8(ascii: "x")] } }
            }
        }
        #expect(store.note("note")?.count == count)
    }

    @Test("is no reason to fail where it cannot be written")
    func unwritable() async throws {
        let machine = try Machine()
        try write("a file", to: machine.place.path(of: "state"))
        let store = machine.store(environment: ["XDG_STATE_HOME": machine.place.path(of: "state")])
        let saved = try await save(machine, store, token: "one")
        try store.checkNotOlder(saved)
    }
}
