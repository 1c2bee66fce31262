import Secrets
import SettingsStore
import TestSupport
import Testing

@testable import AuthEngine

@Suite("A sign-in under the name of a connection")
struct SignedInAnewTests {
    private func saved(_ world: TestWorld, _ number: Int) async throws -> Settings {
        let engine = world.engine()
        try await engine.save(
            try world.plan(),
            tokens: .made(number, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        return try #require(try world.store.peek(world.location))
    }

    private func world() throws -> TestWorld { try TestWorld { _ throws(AuthError) in .tokens(1) } }

    @Test("that lives here is the same connection still")
    func same() async throws {
        let world = try world()
        let first = try await saved(world, 1)
        #expect(try await saved(world, 2).id == first.id)
    }

    @Test("that was moved away is another connection: both can come to one machine, and neither passes for an old copy")
    func moved() async throws {
        let world = try world()
        let first = try await saved(world, 1)
        for mark in [
            MovedConnection(recipient: "age1", at: 0), MovedConnection(recipient: MovedConnection.connector, at: 0),
        ] {
            try await world.store.update(world.location) { current in
                var settings = try #require(current)
                settings.moved = mark
                return (settings, ())
            }
            let second = try await saved(world, 2)
            #expect(second.id != first.id && second.id.count == 32)
            #expect(second.moved == nil && second.revision > first.revision)
        }
    }
}
