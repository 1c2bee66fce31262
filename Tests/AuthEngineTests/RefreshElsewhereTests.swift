import AuthEngine
import Glibc
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import WebRequests

@Suite("A refresh that another process does")
struct RefreshElsewhereTests {
    /// A world whose token is over, and an engine that has the refresh done by `other`.
    private func world(
        _ other: @escaping @Sendable (TestWorld, AuthEngine, DueRefresh) async -> DueRefresh.Outcome
    ) async throws -> (TestWorld, AuthEngine) {
        let (world, alone) = try await RefreshJournalTests.world()
        world.answer { _ in .tokens(2) }
        var surroundings = world.withoutWaiting
        surroundings.refresher = RefreshRunner { await other(world, alone, $0) }
        let catalog = try alone.catalog()
        return (
            world,
            AuthEngine(
                store: world.store,
                surroundings: surroundings,
                catalog: catalog,
                embeddedApps: EmbeddedApps([])
            )
        )
    }

    /// A descriptor of its own for the same open file, as another process has it.
    private static func copy(_ ticket: ClaimTicket) -> ClaimTicket {
        ClaimTicket(inherited: ticket.inherited.map { dup($0) }, note: ticket.note)
    }

    @Test("has the lock that was handed over, and whoever gave it gets the new token")
    func done() async throws {
        let (world, engine) = try await world { world, alone, due in
            let ticket = Self.copy(due.ticket)
            do {
                try await alone.refreshHandedOver(due.location, minValidity: due.minValidity, ticket: ticket)
            } catch {
                Issue.record(error)
            }
            // It has given the lock back for both, while the one that waits for it has not ended yet.
            await #expect(throws: Never.self) {
                try await world.store.update(due.location, timeout: .zero) { ($0, ()) }
            }
            return .done
        }
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        #expect(world.sent.count == 1)
        #expect(try world.store.peek(world.location)?.refreshJournal == nil)
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        #expect(world.sent.count == 1)
    }

    @Test("is not begun with a lock of something else")
    func wrongLock() async throws {
        let (world, engine) = try await world { _, alone, due in
            let other = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
            defer { close(other) }
            await #expect {
                try await alone.refreshHandedOver(
                    due.location,
                    minValidity: due.minValidity,
                    ticket: ClaimTicket(inherited: other)
                )
            } throws: {
                guard case .store(.locked) = ($0 as? AuthError)?.fact else { return false }
                return true
            }
            return .notPossible
        }
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        #expect(world.sent.count == 1)
    }

    @Test("is done here when the other process vanished without a word, before the request or after it")
    func vanished() async throws {
        let (world, engine) = try await world { world, alone, due in
            world.answer { _ throws(AuthError) in throw AuthError(.network(.networkFailed(host: "h", kind: .closed))) }
            _ = try? await alone.refreshHandedOver(
                due.location,
                minValidity: due.minValidity,
                ticket: Self.copy(due.ticket)
            )
            world.answer { _ in .tokens(2) }
            return .notPossible
        }
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        #expect(world.sent.count == 2)
        #expect(world.notices == [.earlierAnswerLost])
    }

    @Test(
        "is not tried again here when it failed, and the end is what the other process said",
        arguments: [.timedOut, .failed, .signInNeeded] as [AuthError.Outcome]
    )
    func failed(outcome: AuthError.Outcome) async throws {
        let (world, engine) = try await world { _, _, _ in .failed(outcome) }
        await #expect { try await engine.validTokens(world.location) } throws: {
            ($0 as? AuthError)?.outcome == outcome
        }
        #expect(world.sent.isEmpty)
    }

    @Test("that brought no new tokens back is no answer where the old one is over, and is one while that lives on")
    func nothingNew() async throws {
        let (world, engine) = try await world { _, _, _ in .done }
        await #expect { try await engine.validTokens(world.location) } throws: {
            ($0 as? AuthError)?.fact == .alreadyReported(.failed)
        }
        try await world.store.update(world.location) { settings in
            var settings = settings
            settings?.tokens = .made(3, at: world.now)
            return (settings, ())
        }
        world.pass(seconds: 2500)
        let tokens = try await engine.validTokens(world.location, minValidity: .seconds(1800))
        #expect(tokens.accessToken == Secret("access3"))
        #expect(world.sent.isEmpty)
    }

    @Test("is not asked for while there is nothing to be done: valid, refused before, moved away, gone")
    func notAsked() async throws {
        let asked = Atomic(0)
        let (world, engine) = try await world { _, _, _ in
            asked.add(1, ordering: .relaxed)
            return .notPossible
        }
        let changes: [@Sendable (inout Settings) -> Void] = [
            { $0.tokens = .made(3, at: world.now) },
            { $0.refreshJournal?.state = .refused },
            { $0.moved = MovedConnection(recipient: "age1", at: 0) },
            { $0.tokens = nil },
        ]
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        await #expect(throws: AuthError.self) { try await engine.validTokens(world.location) }
        #expect(asked.load(ordering: .relaxed) == 1)
        let refused = try #require(try world.store.peek(world.location))
        for change in changes {
            try await world.store.update(world.location) { _ in
                var settings = refused
                change(&settings)
                return (settings, ())
            }
            _ = try? await engine.validTokens(world.location)
        }
        #expect(asked.load(ordering: .relaxed) == 1)
        #expect(world.sent.count == 1)
    }

    private final class Heard: Sendable {
        let refreshes = Mutex<[DueRefresh]>([])
    }

    /// A world whose refreshes are handed over, and how often that was.
    private func handingOver() async throws -> (TestWorld, AuthEngine, @Sendable () -> [DueRefresh]) {
        let heard = Heard()
        let (world, engine) = try await world { _, alone, due in
            heard.refreshes.withLock { $0.append(due) }
            do {
                try await alone.refreshHandedOver(
                    due.location,
                    minValidity: due.minValidity,
                    unlike: due.refused,
                    ticket: Self.copy(due.ticket)
                )
                return .done
            } catch {
                return .failed((error as? AuthError)?.outcome ?? .failed)
            }
        }
        return (world, engine, { heard.refreshes.withLock { $0 } })
    }

    private func connect(
        _ world: TestWorld,
        _ engine: AuthEngine,
        _ more: [(String, String)],
        interaction: (SignIn) async throws -> Void = { _ in }
    ) async throws -> Connection {
        let plan = try engine.resolve(TestWorld.oauth(more), service: "example")
        return try await engine.connect(
            plan,
            location: world.location,
            browser: .init(listens: false),
            interaction: interaction
        )
    }

    @Test("serves whoever connects, and whoever sends a token that the service refuses")
    func connects() async throws {
        let (world, engine, asked) = try await handingOver()
        world.answer { $0.url.hasSuffix("/token") ? .tokens(2) : .me }
        let connection = try await connect(world, engine, [("InitiateOAuth", "REFRESH")])
        #expect(asked().map(\.refused) == [nil])
        world.answer { request in
            if request.url.hasSuffix("/token") { return .tokens(3) }
            return request.header("Authorization") == "Bearer access3" ? .me : .json(401, "{}")
        }
        let reply = try await connection.send(HTTPRequest(method: "GET", url: "https://a.example.com/x"))
        #expect(reply.status == 200)
        #expect(asked().map(\.refused) == [nil, Secret("access2")])
        #expect(world.sent(to: "token").count == 2)
    }

    @Test("leaves it to the question of a new sign-in to say that the old one has ended")
    func ended() async throws {
        let (world, engine, asked) = try await handingOver()
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        var isAsked = false
        await #expect(throws: AuthError.self) {
            try await connect(world, engine, [("InitiateOAuth", "GETANDREFRESH")]) { signIn in
                isAsked = true
                signIn.cancel()
            }
        }
        #expect(isAsked)
        #expect(asked().map(\.isAskedAfterwards) == [true])
        #expect(world.sent(to: "token").count == 1)
    }

    @Test("is done here for an application that is not the stored one")
    func otherApplication() async throws {
        let (world, engine, asked) = try await handingOver()
        world.answer { $0.url.hasSuffix("/token") ? .tokens(2) : .me }
        _ = try await connect(world, engine, [("InitiateOAuth", "REFRESH"), ("OAuthClientSecret", "another")])
        #expect(asked().isEmpty)
        #expect(world.sent(to: "token").count == 1)
    }
}
