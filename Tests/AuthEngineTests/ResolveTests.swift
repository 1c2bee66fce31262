import AuthEngine
import ConnectionStrings
import Localization
import Secrets
import ServiceCatalog
import TestSupport
import Testing
import Wording

@Suite("Resolving connection properties")
struct ResolveTests {
    private let world: TestWorld
    private static let token = [("Url", "https://a.example.com"), ("APIToken", "t")]

    init() throws {
        world = try TestWorld()
    }

    private func resolve(_ pairs: [(String, String)], app: Scheme.App? = nil) throws -> ConnectionPlan {
        try world.engine().resolve(ConnectionProperties(pairs), service: "example", app: app)
    }

    private func fact(_ pairs: [(String, String)], app: Scheme.App? = nil) -> AuthError? {
        do {
            _ = try resolve(pairs, app: app)
            return nil
        } catch {
            return error as? AuthError
        }
    }

    @Test("names are taken in any case and blanks, and get the vendor's spelling")
    func names() throws {
        let plan = try resolve([("url", "https://a.example.com"), ("OAUTH client ID", "c"), ("apitoken", "t")])
        #expect(plan.properties.names.contains("OAuthClientId"))
        #expect(plan.properties.names.contains("APIToken"))
        #expect(plan.properties["URL"] == "https://a.example.com")
    }

    @Test("an unknown name is an error with the nearest one")
    func unknown() {
        guard case .plan(.unknownProperty(let name, "Url")) = fact([("Urll", "x")])?.fact, name.text == "Urll" else {
            Issue.record("no suggestion")
            return
        }
        #expect(fact([("Urll", "x")])?.hint(in: .japanese)?.contains("Url") == true)
        #expect(fact([("Verbosity", "3")] + Self.token) == nil)
    }

    @Test("the scheme follows from what is given")
    func scheme() throws {
        #expect(try resolve(Self.token).scheme.id == "APIToken")
        #expect(try resolve([("Url", "https://a.example.com")]).scheme.id == "OAuth")
        let password = [
            ("Url", "https://a.example.com"), ("User", "u"), ("Password", "p"), ("OAuthClientId", "c"),
        ]
        #expect(try resolve(password).scheme.id == "OAuthPassword")
        #expect(try resolve(Self.token + [("AuthScheme", "oauth")]).scheme.id == "OAuth")
        #expect(caseName(of: fact([("AuthScheme", "NTLM")])) == "unknownScheme")
    }

    @Test("constants and defaults are filled in and can be overridden")
    func constants() throws {
        let plan = try resolve([("AuthScheme", "OAuth"), ("Url", "a.example.com")])
        #expect(plan.properties["UseCursor"] == "false")
        #expect(plan.properties["DataModel"] == "Document")
        #expect(plan.properties["Region"] == "us.example.com")
        #expect(try resolve(Self.token + [("DataModel", "Relational")]).properties["DataModel"] == "Relational")
    }

    @Test("a value that must be there is named when it is missing")
    func missing() {
        guard case .plan(.missingProperty("Url")) = fact([("APIToken", "t")])?.fact else {
            Issue.record("not named")
            return
        }
        let custom = [
            ("AuthScheme", "OAuth"), ("Url", "a.example.com"), ("OAuthClientId", "c"), ("InitiateOAuth", "REFRESH"),
        ]
        guard case .plan(.missingProperty("OAuthClientSecret")) = fact(custom)?.fact else {
            Issue.record("not named")
            return
        }
        #expect(fact(custom.map { $0.0 == "InitiateOAuth" ? ($0.0, "OFF") : $0 }) == nil)
        let login = [("AuthScheme", "OAuthPassword"), ("Url", "a.example.com"), ("OAuthClientId", "c")]
        #expect(fact(login) == nil)
        guard case .plan(.missingProperty("User")) = fact(login + [("InitiateOAuth", "GETANDREFRESH")])?.fact else {
            Issue.record("not named")
            return
        }
    }

    @Test("no error ever shows a value")
    func noValues() {
        for pairs in [
            [("Url", "ZZbad value")], [("Number", "ZZbad")], [("Region", "ZZbad")], [("CallbackURL", "ZZbad")],
            [("InitiateOAuth", "ZZbad")], [("AccountId", "ZZ_bad.")], [("OAuthVerifier", "ZZbad\u{1B}")],
        ] {
            let error = fact([("AuthScheme", "OAuth")] + pairs)
            #expect(caseName(of: error) == "badValue")
            for language in Language.allCases {
                #expect(error?.message(in: language).contains("ZZ") == false)
                #expect(error?.hint(in: language)?.contains("ZZ") != true)
            }
        }
    }

    @Test("the embedded app is used when there is one, and its absence explained when it is needed")
    func embedded() throws {
        let app = EmbeddedApps.App(
            service: "example",
            clientID: "shipped",
            clientSecret: Secret("s"),
            callback: "http://localhost:33333"
        )
        let properties = ConnectionProperties([("AuthScheme", "OAuth"), ("Url", "a.example.com")])
        let plan = try world.engine(apps: [app]).resolve(properties, service: "example")
        #expect(plan.client?.id == "shipped")
        #expect(plan.app == .embedded)
        let without = try world.engine().resolve(properties, service: "example")
        #expect {
            try AuthorizationRequest(without, world.surroundings, callback: nil)
        } throws: { caseName(of: $0) == "embeddedAppMissing" }
        #expect(caseName(of: fact([("AuthScheme", "OAuthPassword")], app: .embedded)) == "embeddedAppMissing")
    }

    @Test("a login with a colon cannot go into a Basic header")
    func colon() {
        guard case .plan(.badValue("GateUser", .colon)) = fact(Self.token + [("GateUser", "a:b")])?.fact else {
            Issue.record("not refused")
            return
        }
    }

    private static func broken() throws(DefinitionError) -> ServiceCatalog {
        throw DefinitionError(file: "f", .unreadable(nil))
    }

    @Test("a service that is not there is an error with the nearest one")
    func service() {
        #expect {
            try world.engine().resolve(ConnectionProperties(), service: "exampel")
        } throws: { caseName(of: $0) == "unknownService" }
        #expect {
            let engine = AuthEngine(
                store: world.store,
                surroundings: world.surroundings,
                catalog: try Self.broken()
            )
            _ = try engine.catalog()
        } throws: { caseName(of: $0) == "badDefinition" }
    }
}
