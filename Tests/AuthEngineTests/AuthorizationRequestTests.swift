import AuthEngine
import Secrets
import ServiceCatalog
import Testing
import WebRequests

@Suite("The address a person opens")
struct AuthorizationRequestTests {
    @Test("PKCE is computed as RFC 7636 appendix B does")
    func pkceVector() {
        let pkce = PKCE(verifier: Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        #expect(pkce.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test("every request has a fresh state and a fresh verifier of enough characters")
    func freshness() throws {
        let world = try TestWorld()
        let plan = try world.plan()
        var seen: Set<String> = []
        for _ in 0..<200 {
            let request = try AuthorizationRequest(plan, world.surroundings, callback: nil)
            let verifier = try #require(request.pkce).verifier.reveal()
            #expect(verifier.count == 43)
            #expect(verifier.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
            #expect(request.state.count >= 43)
            #expect(request.state != verifier)
            seen.insert(request.state)
            seen.insert(verifier)
        }
        #expect(seen.count == 400)
    }

    @Test("the endpoint's own query survives and every parameter comes once")
    func parameters() throws {
        let world = try TestWorld()
        let request = try AuthorizationRequest(
            try world.plan(),
            world.surroundings,
            callback: "http://localhost:33333/a%2Fb"
        )
        #expect(request.url.hasPrefix("https://a.example.com/authorize?tenant=a%26b%2F&response_type=code&"))
        let query = try #require(request.url.split(separator: "?").last)
        let pairs = try #require(PercentEncoding.pairs(query))
        #expect(Set(pairs.map(\.name)).count == pairs.count)
        let values = Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $0.value) })
        #expect(values["client_id"] == "client")
        #expect(values["redirect_uri"] == "http://localhost:33333/a%2Fb")
        #expect(values["scope"] == "read write")
        #expect(values["state"] == request.state)
        #expect(values["code_challenge"] == request.pkce?.challenge)
        #expect(values["code_challenge_method"] == "S256")
        #expect(values["access_type"] == "offline")
        #expect(values["client_secret"] == nil)
    }

    @Test("without a callback there is no redirect_uri")
    func withoutCallback() throws {
        let world = try TestWorld()
        let request = try AuthorizationRequest(try world.plan(), world.surroundings, callback: nil)
        #expect(!request.url.contains("redirect_uri"))
    }

    @Test("the implicit grant asks for a token and has no PKCE")
    func implicit() throws {
        let world = try TestWorld()
        let plan = try world.plan([("GrantType", "Implicit")])
        let request = try AuthorizationRequest(plan, world.surroundings, callback: "http://localhost:33333")
        #expect(request.url.contains("response_type=token&"))
        #expect(request.pkce == nil)
    }

    @Test("behind a practice provider the address is the provider's")
    func practice() throws {
        let world = try TestWorld()
        var surroundings = world.surroundings
        surroundings.endpoints = .practice(at: "http://127.0.0.1:8080")
        let request = try AuthorizationRequest(try world.plan(), surroundings, callback: nil)
        #expect(request.url.hasPrefix("http://127.0.0.1:8080/a.example.com/authorize?"))
    }

    @Test(
        "an endpoint with a fragment, a login, a parameter of ours, or without encryption is refused",
        arguments: [
            ("https://a.example.com/authorize#x", AuthError(.network(.badAddress))),
            ("https://user:password@a.example.com/authorize", AuthError(.network(.badAddress))),
            (
                "https://a.example.com/authorize?client_id=x",
                AuthError(.plan(.badDefinition(.endpointHas(parameter: "client_id"))))
            ),
            (
                "https://a.example.com/authorize?scope=",
                AuthError(.plan(.badDefinition(.endpointHas(parameter: "scope"))))
            ),
            ("http://a.example.com/authorize", AuthError(.network(.insecureAddress(host: "a.example.com")))),
        ]
    )
    func endpoint(address: String, error: AuthError) throws {
        let world = try TestWorld()
        // A definition that names such an address itself is refused; here a property brings it.
        let text = TestService.withUser.replacing("{Url}/authorize?tenant=a%26b%2F", with: "{User}")
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: ServiceCatalog(services: [try ServiceCatalog.service(json: Array(text.utf8), file: "own.json")]),
            embeddedApps: EmbeddedApps([])
        )
        let plan = try engine.resolve(TestWorld.oauth([("User", address)]), service: "example")
        #expect(throws: error) { try AuthorizationRequest(plan, world.surroundings, callback: nil) }
    }
}
