import AuthEngine
import ConnectionStrings
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import WebRequests

/// Highrise lists the accounts of the person who signed in, so that nobody has to know one before.
@Suite("An account that is chosen after the sign-in")
struct AccountChoiceTests {
    private static func list(_ names: [String]) -> String {
        let accounts = names.map { #"{"product":"highrise","href":"https://\#($0).highrisehq.com"}"# }
        return #"{"identity":{"first_name":"Ada"},"accounts":[\#(accounts.joined(separator: ","))]}"#
    }

    private func world(_ names: [String]) throws -> TestWorld {
        try TestWorld { request in
            request.url.hasSuffix("/authorization.json") ? .json(Self.list(names)) : .tokens(1)
        }
    }

    /// Signs in with an account, or with none yet; gives what came of it and how often the person was asked.
    private func run(_ world: TestWorld, account: String = "") async throws -> (Result<Connection, AuthError>, Int) {
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: ServiceCatalog.bundled()
        )
        let plan = try engine.resolve(
            ConnectionProperties([
                ("AuthScheme", "OAuth"), ("AccountId", account), ("OAuthClientId", "id"),
                ("OAuthClientSecret", "secret"), ("InitiateOAuth", "GETANDREFRESH"),
            ]),
            service: "highrise"
        )
        let asked = Mutex(0)
        let setup = ConnectionSetup(
            engine,
            plan,
            from: .signIn,
            at: world.location,
            name: "crm",
            browser: .init(listens: false)
        )
        let silent: @Sendable (ConnectionSetup.Event) -> Void = { _ in }
        do throws(AuthError) {
            let connection = try await setup.run(report: silent) { signIn in
                asked.withLock { $0 += 1 }
                // A code alone is asked about once.
                #expect(throws: AuthError.self) { try signIn.paste("thecode") }
                try signIn.paste("thecode")
            }
            return (.success(connection), asked.withLock(\.self))
        } catch {
            return (.failure(error), asked.withLock(\.self))
        }
    }

    private func stored(_ world: TestWorld) throws -> String? {
        try world.store.peek(world.location)?[property: "AccountId"]?.reveal()
    }

    @Test("is taken when it is the only one, in the same sign-in, and stored")
    func single() async throws {
        let world = try world(["acme"])
        let (result, asked) = try await run(world)
        let connection = try result.get()
        #expect(connection.plan.properties["AccountId"] == "acme" && asked == 1)
        #expect(try stored(world) == "acme")
    }

    @Test("is asked for among several, and then taken without another sign-in", arguments: ["", "wrong"])
    func several(typed: String) async throws {
        let world = try world(["acme", "beta"])
        let (first, asked) = try await run(world, account: typed)
        #expect(asked == 1)
        guard case .failure(let error) = first else {
            Issue.record("nothing was asked")
            return
        }
        #expect(error.fact == .reply(.accountNotAmong(property: "AccountId", name: typed, found: ["acme", "beta"])))
        let (second, askedAgain) = try await run(world, account: "beta")
        #expect(try second.get().plan.properties["AccountId"] == "beta" && askedAgain == 0)
        #expect(try stored(world) == "beta")
        #expect(try world.store.peek(world.location)?.account?.name == "Ada")
    }

    @Test("is none when the person has none: the sign-in does not stay")
    func none() async throws {
        let world = try world([])
        let (result, _) = try await run(world)
        #expect(throws: AuthError.self) { try result.get() }
        #expect(try world.store.peek(world.location) == nil)
    }
}
