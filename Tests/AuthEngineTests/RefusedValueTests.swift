import AuthEngine
import ConnectionStrings
import PracticeProvider
import ServiceCatalog
import SettingsStore
import Testing
import Transport
import WebRequests
import Wording

@Suite("A reply that refuses a value")
struct RefusedValueTests {
    /// The properties that an error blames.
    private func blamed(_ body: () async throws -> Void) async -> [String]? {
        do {
            try await body()
            return nil
        } catch {
            switch (error as? AuthError)?.fact {
            case .reply(.wrongCredential(let properties, _)): return properties
            case .reply(.invalidClient): return ["client"]
            default: return ["\(error)"]
            }
        }
    }

    @Test(
        "names the properties, as the practice provider answers over HTTP",
        arguments: [
            ("kintone", "APIToken", "APIToken", ["APIToken", "AppId"]), ("kintone", "APIToken", "AppId", ["AppId"]),
            ("kintone", "Password", "Password", ["Password", "User"]),
            ("kintone", "Password", "User", ["Password", "User"]), ("backlog", "APIToken", "ApiKey", ["ApiKey"]),
            ("highrise", "APIToken", "APIToken", ["APIToken"]),
            ("act-on", "OAuthPassword", "Password", ["User", "Password"]),
            ("act-on", "OAuthPassword", "OAuthClientSecret", ["client"]),
        ]
    )
    func practice(service: String, scheme: String, property: String, expected: [String]) async throws {
        let world = try PracticeWorld()
        let provider = try await world.provider()
        let transport = HTTPTransport(environment: [:])
        let engine = world.engine(provider, transport: transport)
        let isOAuth = scheme.hasPrefix("OAuth")
        let way = PracticeWay(service: service, scheme: scheme, app: isOAuth ? .custom : nil)
        var properties = world.properties(way)
        properties[property] = "99"
        let plan = try engine.resolve(properties, service: service, app: way.app)
        let names = await blamed {
            if isOAuth {
                _ = try await engine.passwordTokens(plan)
            } else {
                _ = try await engine.test(plan, tokens: nil)
            }
        }
        #expect(names == expected)
        await transport.shutdown()
        await provider.stop()
    }

    @Test(
        "blames those of the definition's properties that the connection has, and what stands in front",
        arguments: [
            ("APIToken", HTTPReply.json(403, #"{"code":"CB_NO02"}"#), ["APIToken"]),
            ("Password", .json(403, #"{"code":"CB_NO02"}"#), ["User"]),
            ("APIToken", .json(400, #"{"code":"GAIA_IA02"}"#), ["APIToken", "AppId"]),
            ("APIToken", .json(400, #"{"code":"GAIA_XX"}"#), ["reply.refused"]),
            ("APIToken", HTTPReply(status: 404), ["reply.notFound"]),
            (
                "Password", HTTPReply(status: 401, headers: [("WWW-Authenticate", "Basic realm=\"gate\"")]),
                ["BasicAuthUser", "BasicAuthPassword"]
            ),
            ("Password", HTTPReply(status: 401), ["User", "Password"]),
        ]
    )
    func kintone(scheme: String, reply: HTTPReply, expected: [String]) async throws {
        let world = try TestWorld { _ in reply }
        let engine = AuthEngine(store: world.store, surroundings: world.surroundings, catalog: .bundled())
        let service = try #require(ServiceCatalog.bundled().service("kintone"))
        let properties = BundledServicesTests.properties(service, try #require(service.scheme(scheme)))
        let plan = try engine.resolve(properties, service: "kintone")
        #expect(await blamed { _ = try await engine.test(plan, tokens: nil) } == expected)
    }
}
