import ConnectionStrings
import Localization
import PracticeProvider
import Secrets
import SettingsStore
import TestSupport
import Testing
import Transport
import Wording

@testable import AuthEngine
@testable import ServiceCatalog

@Suite("An organisation's application")
struct ProvidedAppTests {
    private let catalog = ServiceCatalog.bundled()
    private static let dropbox = #"{"service": "dropbox", "clientID": "acme", "callbacks": "http://localhost:33333"}"#
    private static let kintone = """
        {"service": "kintone", "host": "acme.cybozu.com", "clientID": "l.1.acme", "clientSecret": "ZZs", \
        "callbacks": ["https://localhost:3333", "https://localhost:3334"]}
        """

    private func provided(_ apps: String...) -> (apps: [EmbeddedApps.App], faults: [DefinitionError]) {
        let text = "{\"schemaVersion\": 1, \"apps\": [\n\(apps.joined(separator: ",\n"))\n]}"
        return EmbeddedApps.provided(Array(text.utf8), file: "apps.json", catalog)
    }

    private func plan(_ service: String, _ pairs: [(String, String)], app: Scheme.App? = nil) throws -> ConnectionPlan {
        let world = try TestWorld()
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: catalog,
            embeddedApps: EmbeddedApps(provided(Self.dropbox, Self.kintone).apps)
        )
        let scheme = [(OAuthProperty.authScheme, "OAuth"), (OAuthProperty.initiateOAuth, "GETANDREFRESH")]
        return try engine.resolve(ConnectionProperties(scheme + pairs), service: service, app: app)
    }

    @Test("stands in a plan, and so in what is stored and in strings, as one that somebody registered")
    func plans() throws {
        let plan = try plan("dropbox", [], app: .embedded)
        #expect(plan.app == .custom)
        #expect(plan.client?.id == "acme")
        #expect(plan.client?.secret == nil)
        #expect(plan.client?.callback == "http://localhost:33333")
        #expect(plan.storedProperties.contains { $0.name == "OAuthClientId" && $0.value.reveal() == "acme" })
        // A string without a client ID means it; one with another means that.
        #expect(try self.plan("dropbox", []).client?.id == "acme")
        let own = try self.plan("dropbox", [("OAuthClientId", "mine"), ("CallbackURL", "http://localhost:1")])
        #expect(own.client?.id == "mine")
        #expect(own.client?.callback == "http://localhost:1")
    }

    @Test("is keyed by the host of a service that lives at the customer's")
    func host() throws {
        for app in [Scheme.App.embedded, nil] {
            let plan = try plan("kintone", [("Url", "https://ACME.cybozu.com/k/")], app: app)
            #expect(plan.client?.id == "l.1.acme")
            #expect(plan.client?.secret?.reveal() == "ZZs")
        }
        let second = try plan(
            "kintone",
            [("Url", "acme.cybozu.com"), ("CallbackURL", "https://localhost:3334")],
            app: .embedded
        )
        #expect(second.client?.callback == "https://localhost:3334")
        let other = try plan(
            "kintone",
            [("Url", "acme.cybozu.com"), ("CallbackURL", "https://localhost:9")],
            app: .embedded
        )
        #expect(other.client?.callback == "https://localhost:3333")
        #expect {
            try plan("kintone", [("Url", "https://other.cybozu.com")], app: .embedded)
        } throws: { error in
            guard case .plan(.badValue("Url", .noAppThere(["acme.cybozu.com"])))? = (error as? AuthError)?.fact else {
                return false
            }
            return (error as? AuthError)?.hint(in: .english)?.contains("oauth-setup apps") == true
        }
        #expect { try plan("kintone", [], app: .embedded) } throws: { caseName(of: $0) == "missingProperty" }
    }

    @Test(
        "is found at its host however that is written, also by who has a client certificate",
        arguments: ["ACME.cybozu.com:443", "https://acme.cybozu.com/k/"]
    )
    func place(host: String) throws {
        let (apps, faults) = provided(Self.kintone.replacing("acme.cybozu.com", with: host))
        #expect(faults.isEmpty && apps.map(\.host) == ["acme.cybozu.com"])
        let service = try #require(catalog.service("kintone"))
        for address in [
            "https://acme.cybozu.com/oauth2/authorization", "https://acme.s.cybozu.com/oauth2/authorization",
        ] {
            #expect(EmbeddedApps(apps).app(of: service, at: address)?.clientID == "l.1.acme")
        }
        let twice = provided(Self.kintone, Self.kintone.replacing("acme.cybozu.com", with: host)).faults.first
        #expect(twice?.message(in: .english).hasSuffix("kintone, acme.cybozu.com is there twice") == true)
    }

    @Test("makes an embedded way where the definition has none; what is offered is another thing than what is known")
    func offered() throws {
        let apps = EmbeddedApps(provided(Self.kintone).apps)
        let offered = apps.offered(in: catalog, services: nil, ownApps: true)
        #expect(offered.service("kintone")?.scheme("OAuth")?.apps == [.embedded, .custom])
        #expect(offered.service("backlog")?.scheme("OAuth")?.apps == [.custom])
        let strict = apps.offered(in: catalog, services: ["kintone", "backlog"], ownApps: false)
        #expect(strict.services.map(\.id) == ["backlog", "kintone"])
        #expect(strict.service("kintone")?.scheme("OAuth")?.apps == [.embedded])
        #expect(strict.service("backlog")?.schemes.map(\.id) == ["APIToken"])
        #expect(strict.service("dropbox")?.scheme("OAuth")?.apps == [.embedded])
    }

    @Test(
        "that cannot be used is told by file, line and key, and leaves the others",
        arguments: [
            (
                #""servce": "dropbox", "clientID": "a", "callbacks": "http://localhost:1""#, "apps[1].service",
                "is servce meant"
            ),
            (
                #""service": "dropbix", "clientID": "a", "callbacks": "http://localhost:1""#, "apps[1].service",
                "did you mean dropbox?"
            ),
            (
                #""service": "dropbox", "clientID": "", "callbacks": "http://localhost:1""#, "apps[1].clientID",
                "not empty"
            ),
            (
                #""service": "dropbox", "clientID": 7, "callbacks": "http://localhost:1""#, "apps[1].clientID",
                "a text is expected"
            ),
            (#""service": "dropbox", "clientID": "a", "callbacks": []"#, "apps[1].callbacks", "at least one"),
            (
                #""service": "dropbox", "clientID": "a", "callbacks": "localhost""#, "apps[1].callbacks",
                "enter a full address"
            ),
            (
                #""service": "dropbox", "clientID": "a", "callbacks": "http://localhost:1", "secret": "x""#,
                "apps[1].secret", "unknown key"
            ),
            (
                #""service": "kintone", "clientID": "a", "clientSecret": "s", "callbacks": "https://localhost:1""#,
                "apps[1].host", "needs the host"
            ),
            (
                #""service": "kintone", "host": "a.example.com", "clientID": "a", "clientSecret": "s", "callbacks": "https://localhost:1""#,
                "apps[1].host", "not an address of the service"
            ),
            (
                #""service": "kintone", "host": "a.s.cybozu.com", "clientID": "a", "clientSecret": "s", "callbacks": "https://localhost:1""#,
                "apps[1].host", "without a client certificate the address is https://a.cybozu.com"
            ),
            (
                #""service": "kintone", "host": "me:pw@a.cybozu.com", "clientID": "a", "clientSecret": "s", "callbacks": "https://localhost:1""#,
                "apps[1].host", "must not contain a user name"
            ),
            (
                #""service": "dropbox", "host": "x.dropbox.com", "clientID": "a", "callbacks": "http://localhost:1""#,
                "apps[1].host", "everybody signs in to this service at the same host"
            ),
            (
                #""service": "kintone", "host": "a.cybozu.com", "clientID": "a", "clientSecret": "s", "callbacks": "http://localhost:1""#,
                "apps[1].callbacks", "https callbacks only"
            ),
            (
                #""service": "backlog", "host": "a.backlog.com", "clientID": "a", "callbacks": "http://localhost:1""#,
                "apps[1].clientSecret", "need a client secret"
            ),
        ]
    )
    func faults(member: String, key: String, words: String) {
        let (apps, faults) = provided(Self.kintone, "{\(member)}")
        let message = faults.first?.message(in: .english) ?? ""
        #expect(message.hasPrefix("apps.json:3: \(key): ") && message.contains(words), "\(message)")
        for language in Language.allCases { #expect(faults.first?.hint(in: language)?.isEmpty == false) }
        // What is wrong only by a definition takes nothing else with it.
        let isShape = ["servce", "\"\"", "7", "[]", "secret\": \"x"].contains { member.contains($0) }
        #expect(apps.count == (isShape ? 0 : 1), "\(message)")
    }

    @Test("is there once for a service and host")
    func twice() {
        #expect(
            provided(Self.dropbox, Self.dropbox).faults.first?.message(in: .english)
                == "apps.json:3: apps[1].service: dropbox is there twice"
        )
        #expect(
            EmbeddedApps.provided(Array("{\"schemaVersion\": 1,\n \"apps\" []}".utf8), file: "a", catalog).faults.first?
                .message(in: .english).contains("line 2") == true
        )
    }

    @Test("is known to the service or not, where asking costs nothing")
    func known() async throws {
        let world = try PracticeWorld()
        let provider = try await world.provider()
        let transport = HTTPTransport(contact: "practice")
        let engine = world.engine(provider, transport: transport)
        let way = PracticeWay(service: "dropbox", scheme: "OAuth", app: .custom)
        var properties = world.properties(way)
        properties[OAuthProperty.initiateOAuth] = "GETANDREFRESH"
        let plan = try engine.resolve(properties, service: "dropbox", app: .custom)
        #expect(try await engine.knowsClient(plan) == true)
        properties[OAuthProperty.clientID] = "somebodyelses"
        #expect(try await engine.knowsClient(engine.resolve(properties, service: "dropbox", app: .custom)) == false)
        let kintone = PracticeWay(service: "kintone", scheme: "OAuth", app: .custom)
        var others = world.properties(kintone)
        others[OAuthProperty.initiateOAuth] = "GETANDREFRESH"
        #expect(try await engine.knowsClient(engine.resolve(others, service: "kintone", app: .custom)) == nil)
        await transport.shutdown()
        await provider.stop()
    }
}
