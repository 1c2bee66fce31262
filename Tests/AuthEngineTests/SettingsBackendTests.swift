import AuthEngine
import ConnectionStrings
import Glibc
import NetworkTestSupport
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import WebRequests

/// The engine over settings that two machines share, at a place that it knows nothing of.
@Suite("Settings at a place of another kind")
struct SettingsBackendTests {
    private let world: TestWorld
    private let server: ToyServer
    private let text: String
    private let location: SettingsLocation
    private let told = Told()

    private final class Told: Sendable {
        let warnings = Mutex<[StoreWarning]>([])
    }

    init() throws {
        world = try TestWorld()
        server = try ToyServer()
        text = "\(server.address)/fleet/one"
        location = SettingsLocation(scheme: "toy", place: String(text.dropFirst(6)))
    }

    /// What one machine keeps of its own; all have the same key.
    private func store(_ machine: String) -> SettingsStore {
        let home = world.folder.path(of: machine)
        return SettingsStore(
            folder: ConfigurationFolder(path: "\(home)/configuration"),
            environment: ["OAUTH_SETUP_IDENTITY": world.folder.path(of: "home/identity.txt"), "HOME": home],
            warn: { [told] warning in told.warnings.withLock { $0.append(warning) } },
            world: .init(
                now: { [world] in world.now },
                sleep: { _ in },
                machineIdentifiers: [],
                kinds: SettingsStore.kinds + [ToyBackend.kind]
            )
        )
    }

    private func engine(_ machine: String, _ change: (inout Surroundings) -> Void = { _ in }) throws -> AuthEngine {
        // Made once, by the first.
        _ = try world.store.recipient()
        var surroundings = world.withoutWaiting
        change(&surroundings)
        let service = try ServiceCatalog.service(json: Array(TestService.definition.utf8), file: "example.json")
        return AuthEngine(
            store: store(machine),
            surroundings: surroundings,
            catalog: ServiceCatalog(services: [service]),
            embeddedApps: EmbeddedApps([])
        )
    }

    /// A connection whose token is over, saved by machine `a`.
    private func saved() async throws {
        let engine = try engine("a")
        try await engine.save(
            try world.plan(),
            tokens: .made(1, at: world.now),
            account: nil,
            connection: "one",
            to: location
        )
        world.pass(seconds: 4000)
        world.answer { _ in .tokens(2) }
    }

    /// Waits until something is so; a few seconds, so that a test that fails ends.
    private static func wait(until isSo: () -> Bool) {
        let deadline = ContinuousClock.now + .seconds(5)
        while !isSo(), ContinuousClock.now < deadline { sched_yield() }
    }

    private func stored() async throws -> Settings { try #require(try await store("c").read(location)) }

    @Test("is named by its scheme, and a sign-in is kept there for the other machine, sealed")
    func signIn() async throws {
        world.answer { request throws(AuthError) in
            if request.url.contains("/token") { return .tokens(2) }
            return request.url.contains("/old/me") ? HTTPReply(status: 404) : .me
        }
        let a = try engine("a") { $0.sleep = world.surroundings.sleep }
        #expect(try a.store.location(text.replacing("toy", with: "TOY")) == location)
        #expect(try a.store.location("other://x").text == "other://x")
        #expect(throws: SettingsError.self) { try a.store.location("toy://nowhere") }
        let plan = try a.resolve(TestWorld.oauth([("OAuthSettingsLocation", text)]), service: "example")
        _ = try await a.connect(plan, browser: .init(listens: false)) { try $0.paste("ZZcode") }
        let connection = try await engine("b").connect(plan, browser: .init(listens: false)) { _ in
            Issue.record("asked again")
        }
        #expect(connection.account.name == "Ada Lovelace")
        #expect(try await engine("b").validTokens(location).accessToken == Secret("access2"))
        #expect(world.sent(to: "/token").count == 1)
        #expect(server.requests.filter { $0.method == "PUT" }.allSatisfy { $0.body.hasPrefix("-----BEGIN AGE") })
    }

    @Test("a refreshed token is kept there, and asks neither the service nor the place while it is good")
    func refresh() async throws {
        try await saved()
        let engine = try engine("b")
        #expect(try await engine.validTokens(location).accessToken == Secret("access2"))
        #expect(try await stored().refreshJournal == nil)
        let before = server.requests.count
        #expect(try await engine.validTokens(location).accessToken == Secret("access2"))
        #expect(server.requests.count == before)
        #expect(world.sent.count == 1)
    }

    @Test("two machines that find a token over at one moment spend it once", arguments: [false, true])
    func once(late: Bool) async throws {
        try await saved()
        let claims = Mutex(0)
        server.before { request, _ in
            guard request.headers["Claim"] != nil else { return .answered }
            claims.withLock { $0 += 1 }
            // Both have read that nobody has a claim; one of them is overtaken.
            if !late { Self.wait { claims.withLock { $0 } > 1 } }
            return .answered
        }
        world.answer { [server] _ in
            // The other machine has come and found the claim.
            let before = server.requests.count
            if late { await blocking { Self.wait { server.requests[before...].contains { $0.method == "GET" } } } }
            return .tokens(2)
        }
        let machines = [try engine("a"), try engine("b")]
        let found = try await withThrowingTaskGroup(of: StoredTokens.self) { group in
            for machine in machines { group.addTask { try await machine.validTokens(location) } }
            return try await group.reduce(into: [StoredTokens]()) { $0.append($1) }
        }
        #expect(found.map(\.accessToken) == [Secret("access2"), Secret("access2")])
        #expect(world.sent.map(\.form["refresh_token"]) == ["refresh1"])
        #expect(try await stored().tokens == found[0])
    }

    @Test("a lost answer of the service is known to the other machine, which sends the token again")
    func lostAnswer() async throws {
        try await saved()
        world.answer { _ throws(AuthError) in throw AuthError(.network(.networkFailed(host: "h", kind: .closed))) }
        let a = try engine("a")
        await #expect(throws: AuthError.self) { try await a.validTokens(location) }
        #expect(try await stored().refreshJournal?.isAnswerLost == true)
        world.answer { _ in .tokens(2) }
        #expect(try await engine("b").validTokens(location).accessToken == Secret("access2"))
        #expect(world.notices.contains(.earlierAnswerLost))
        #expect(try await stored().refreshJournal == nil)
    }

    @Test("a lost answer of the place is asked for again, and nothing is done twice", arguments: ["Claim", "End"])
    func lostReply(step: String) async throws {
        try await saved()
        let dropped = Mutex(false)
        server.before { request, _ in
            guard request.method == "PUT", request.headers[step] != nil else { return .answered }
            return dropped.withLock { was in
                defer { was = true }
                return was ? .answered : .unanswered
            }
        }
        #expect(try await engine("a").validTokens(location).accessToken == Secret("access2"))
        #expect(dropped.withLock { $0 })
        #expect(world.sent.count == 1)
        #expect(try await stored().revision == 3)
    }

    @Test("an answer that comes after the claim has run out is merged with what somebody else has changed")
    func late() async throws {
        try await saved()
        world.answer { [server, location, other = store("b")] _ throws(AuthError) in
            server.endClaims()
            try? await other.update(location) { old in
                var settings = old
                settings?[property: "Region"] = Secret("eu")
                return (settings, ())
            }
            return .tokens(2)
        }
        #expect(try await engine("a").validTokens(location).accessToken == Secret("access2"))
        let settings = try await stored()
        #expect(settings.tokens?.refreshToken == Secret("refresh2"))
        #expect(settings[property: "Region"] == Secret("eu"))
        #expect(settings.refreshJournal == nil)
        #expect(settings.hasRotated)
    }

    @Test("an answer that comes after somebody has signed in anew does not replace that")
    func superseded() async throws {
        try await saved()
        let (plan, other) = (try world.plan(), try engine("b"))
        world.answer { [server, location, now = world.now] _ throws(AuthError) in
            server.endClaims()
            try await other.save(plan, tokens: .made(9, at: now), account: nil, connection: "one", to: location)
            return .tokens(2)
        }
        #expect(try await engine("a").validTokens(location).accessToken == Secret("access2"))
        #expect(try await stored().tokens?.refreshToken == Secret("refresh9"))
    }

    @Test("another process goes on under the claim that is handed over to it")
    func handedOver() async throws {
        try await saved()
        let other = try engine("a")
        let engine = try engine("a") { [location] in
            $0.refresher = RefreshRunner { due in
                #expect(due.ticket.inherited == nil)
                do {
                    try await other.refreshHandedOver(due.location, minValidity: due.minValidity, ticket: due.ticket)
                } catch {
                    Issue.record(error)
                }
                #expect(due.location == location)
                return .done
            }
        }
        #expect(try await engine.validTokens(location).accessToken == Secret("access2"))
        #expect(world.sent.count == 1)
        let claims = Set(server.requests.compactMap { $0.headers["Claim"] ?? $0.headers["End"] })
        // The one that saved the connection, and the one that went from hand to hand.
        #expect(claims.count == 2)
    }

    @Test("tokens that the place does not take wait, sealed, on the machine until it does")
    func unsaved() async throws {
        try await saved()
        world.answer { [server] _ throws(AuthError) in
            server.before { request, _ in request.method == "GET" ? .answered : .unheard }
            return .tokens(2)
        }
        #expect(try await engine("a").validTokens(location).accessToken == Secret("access2"))
        guard case .keptAside("one", _, _)? = told.warnings.withLock({ $0.first }) else {
            Issue.record("nothing was told")
            return
        }
        #expect(try await stored().tokens?.refreshToken == Secret("refresh1"))
        #expect(try await engine("a").validTokens(location).accessToken == Secret("access2"))
        server.before { _, _ in .answered }
        server.endClaims()
        try await store("a").update(location) { _ in (nil, ()) }
        #expect(try await stored().tokens?.refreshToken == Secret("refresh2"))
        #expect(world.sent.count == 1)
    }

    @Test("a change that somebody else was faster than is made again, on what is there then")
    func again() async throws {
        try await saved()
        let runs = Mutex(0)
        try await store("a").update(location) { [location, other = store("b")] old in
            let isFirst = runs.withLock { runs in
                runs += 1
                return runs == 1
            }
            if isFirst {
                try await other.update(location) { old in
                    var settings = old
                    settings?[property: "Region"] = Secret("eu")
                    return (settings, ())
                }
            }
            var settings = old
            settings?[property: "Number"] = Secret("7")
            return (settings, ())
        }
        #expect(runs.withLock { $0 } == 2)
        #expect(try await stored()[property: "Region"] == Secret("eu"))
        #expect(try await stored()[property: "Number"] == Secret("7"))
    }

    @Test("forgetting removes what is there")
    func removed() async throws {
        try await saved()
        try await store("b").remove(location)
        #expect(try await store("a").read(location) == nil)
    }
}
