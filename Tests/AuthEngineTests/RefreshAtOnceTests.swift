import AuthEngine
import Foundation
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import WebRequests

@Suite("A refresh that another process does while a program without tasks waits")
struct RefreshAtOnceTests {
    private final class Heard: Sendable {
        let refreshes = Mutex<[DueRefresh]>([])
    }

    /// A world whose token is over, an engine that has refreshes done by `other` at once, and what was asked of it.
    private func world(
        _ other: @escaping @Sendable (TestWorld, DueRefresh) -> DueRefresh.Outcome
    ) async throws -> (TestWorld, AuthEngine, Heard) {
        let (world, alone) = try await RefreshJournalTests.world()
        let heard = Heard()
        var surroundings = world.withoutWaiting
        surroundings.refresher = RefreshRunner(
            { _ in .notPossible },
            atOnce: { due in
                heard.refreshes.withLock { $0.append(due) }
                return other(world, due)
            }
        )
        let catalog = try alone.catalog()
        let engine = AuthEngine(
            store: world.store,
            surroundings: surroundings,
            catalog: catalog,
            embeddedApps: EmbeddedApps([])
        )
        return (world, engine, heard)
    }

    private func current(_ world: TestWorld, _ engine: AuthEngine) throws -> Settings? {
        try engine.currentAtOnce(try #require(try world.store.peek(world.location)), at: world.location)
    }

    @Test("has the lock meanwhile, and whoever gave it gets what is stored then")
    func done() async throws {
        let file = Mutex(Data())
        let (world, engine, heard) = try await world { world, due in
            #expect(due.ticket.inherited != nil && due.refused == nil && !due.isAskedAfterwards)
            do {
                // Nobody else gets it.
                #expect(try world.store.lookAtOnce(due.location) { _, _ in true } == nil)
                try file.withLock(\.self).write(to: URL(filePath: world.location.text))
            } catch {
                Issue.record(error)
            }
            return .done
        }
        let path = URL(filePath: world.location.text)
        let old = try Data(contentsOf: path)
        try await world.store.update(world.location) { settings in
            var settings = settings
            settings?.tokens = .made(2, at: world.now)
            return (settings, ())
        }
        let new = try Data(contentsOf: path)
        file.withLock { $0 = new }
        try old.write(to: path)
        #expect(try current(world, engine)?.tokens?.accessToken == Secret("access2"))
        #expect(heard.refreshes.withLock(\.count) == 1)
        #expect(world.sent.isEmpty)
        // It is given back.
        #expect(try world.store.lookAtOnce(world.location) { _, _ in true } == true)
    }

    @Test("gives tokens that could be kept nowhere to whoever waits")
    func unsaved() async throws {
        let (world, engine, _) = try await world { world, _ in .unsaved(.made(5, at: world.now)) }
        #expect(try current(world, engine)?.tokens?.accessToken == Secret("access5"))
    }

    @Test(
        "ends with what the other process has said when it failed, or brought nothing new",
        arguments: [.failed(.timedOut), .failed(.signInNeeded), .done] as [DueRefresh.Outcome]
    )
    func failed(outcome: DueRefresh.Outcome) async throws {
        let (world, engine, _) = try await world { _, _ in outcome }
        let expected: AuthError.Outcome = if case .failed(let outcome) = outcome { outcome } else { .failed }
        #expect { try current(world, engine) } throws: { ($0 as? AuthError)?.fact == .alreadyReported(expected) }
        #expect(try world.store.lookAtOnce(world.location) { _, _ in true } == true)
    }

    @Test("leaves to tasks what is not just a refresh, or would have to be waited for")
    func leftAlone() async throws {
        let (world, engine, heard) = try await world { _, _ in .notPossible }
        #expect(try current(world, engine) == nil)
        #expect(heard.refreshes.withLock(\.count) == 1)
        // Somebody else has the lock.
        try await world.store.update(world.location) { settings in
            let found = try current(world, engine)
            #expect(found == nil)
            return (settings, ())
        }
        let changes: [@Sendable (inout Settings) -> Void] = [
            { $0.tokens = .made(3, at: world.now) },
            { $0.refreshJournal?.state = .refused },
            { $0.moved = MovedConnection(recipient: "age1", at: 0) },
            { $0.tokens = nil },
        ]
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        await #expect(throws: AuthError.self) { try await engine.validTokens(world.location) }
        let refused = try #require(try world.store.peek(world.location))
        for change in changes {
            try await world.store.update(world.location) { _ in
                var settings = refused
                change(&settings)
                return (settings, ())
            }
            #expect(try current(world, engine) == nil)
        }
        #expect(heard.refreshes.withLock(\.count) == 1)
        // A program that refreshes itself has nobody to wait for.
        let (other, alone) = try await RefreshJournalTests.world()
        #expect(try current(other, alone) == nil)
    }
}
