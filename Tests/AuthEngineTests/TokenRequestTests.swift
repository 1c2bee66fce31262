import AuthEngine
import ConnectionStrings
import Secrets
import Testing
import WebRequests

@Suite("What is asked of a token endpoint")
struct TokenRequestTests {
    private static let odd = "s3cret:+/ %&=é"

    @Test("a code goes with its verifier, the same callback, id and secret in the body")
    func code() throws {
        let world = try TestWorld()
        var properties = TestWorld.oauth()
        properties["OAuthClientSecret"] = Self.odd
        let plan = try world.engine().resolve(properties, service: "example")
        let request = try TokenRequest.code(
            Secret("c+d&e=f"),
            verifier: Secret("v"),
            callback: "http://localhost:33333/a%2Fb"
        ).request(plan, .live)
        #expect(request.method == "POST")
        #expect(request.url == "https://a.example.com/token")
        #expect(request.header("Content-Type") == "application/x-www-form-urlencoded")
        #expect(request.header("Authorization") == nil)
        #expect(
            request.form == [
                "grant_type": "authorization_code", "code": "c+d&e=f", "code_verifier": "v",
                "redirect_uri": "http://localhost:33333/a%2Fb", "client_id": "client",
                "client_secret": Self.odd,
            ]
        )
    }

    @Test("with HTTP Basic, id and secret are form-encoded first and are not in the body")
    func basic() throws {
        let world = try TestWorld()
        let properties = ConnectionProperties([
            ("AuthScheme", "OAuthPassword"), ("Url", "https://a.example.com"), ("User", "ada"), ("Password", Self.odd),
            ("OAuthClientId", "i d"), ("OAuthClientSecret", Self.odd),
        ])
        let plan = try world.engine().resolve(properties, service: "example")
        let request = try TokenRequest.password(user: "ada", password: Secret(Self.odd)).request(plan, .live)
        #expect(
            request.header("Authorization")
                == "Basic aSUyMGQ6czNjcmV0JTNBJTJCJTJGJTIwJTI1JTI2JTNEJUMzJUE5"
        )
        #expect(request.form == ["grant_type": "password", "username": "ada", "password": Self.odd])
    }

    @Test("a public client sends its id only")
    func publicClient() throws {
        let world = try TestWorld()
        let apps = [EmbeddedApps.App(service: "example", clientID: "shipped", clientSecret: nil, callback: "http://x")]
        let properties = ConnectionProperties([("AuthScheme", "OAuth"), ("Url", "https://a.example.com")])
        let plan = try world.engine(apps: apps).resolve(properties, service: "example")
        let request = try TokenRequest.refresh(Secret("r")).request(plan, .live)
        #expect(request.form == ["grant_type": "refresh_token", "refresh_token": "r", "client_id": "shipped"])
        #expect(request.header("Authorization") == nil)
    }
}
