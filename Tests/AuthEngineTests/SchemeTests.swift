import AuthEngine
import ConnectionStrings
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import WebRequests
import Wording

@Suite("Schemes without a browser")
struct SchemeTests {
    private static let xml = """
        <?xml version="1.0"?><!-- c --><account id="1"><id type="integer">42</id>
        <owner><name>Other</name></owner><name>A &amp; <![CDATA[<B>]]></name></account>
        """

    private let token = ConnectionProperties([
        ("Url", "https://a.example.com"), ("APIToken", "ZZ token"), ("GateUser", "gate"), ("GatePassword", "pass:é"),
    ])

    @Test("an API token and the gate in front go with every request")
    func apiToken() async throws {
        let world = try TestWorld { _ in HTTPReply(status: 200, body: Array(Self.xml.utf8)) }
        let plan = try world.engine().resolve(token, service: "example")
        #expect(plan.scheme.id == "APIToken")
        let connection = try await world.engine().connect(plan) { _ in Issue.record("nobody is asked") }
        #expect(connection.account == SignedInAccount(subject: "account", name: "A &", identifier: "42"))
        #expect(world.sent.first?.url == "https://a.example.com/account.xml?apiKey=ZZ%20token")
        let request = try await connection.authorize(HTTPRequest(method: "GET", url: "https://a.example.com/x?y=1"))
        #expect(request.url == "https://a.example.com/x?y=1&apiKey=ZZ%20token")
        #expect(request.header("Authorization") == "Basic Z2F0ZTpwYXNzOsOp")
        await #expect {
            try await connection.authorize(HTTPRequest(method: "GET", url: "http://a.example.com/"))
        } throws: { caseName(of: $0) == "insecureAddress" }
    }

    @Test("a refused API token is named by its property, not by its value", arguments: [401, 403])
    func wrongToken(status: Int) async throws {
        let world = try TestWorld { _ in .json(status, "{\"message\":\"ZZ token is wrong\"}") }
        let plan = try world.engine().resolve(token, service: "example")
        await #expect { try await world.engine().test(plan, tokens: nil) } throws: { error in
            guard case .reply(.wrongCredential(["APIToken"], _)) = (error as? AuthError)?.fact else { return false }
            return (error as? AuthError)?.message(in: .english).hasPrefix("the service does not accept APIToken")
                == true
        }
    }

    @Test("a service's words are cleaned of the secrets that were sent")
    func reflected() async throws {
        let world = try TestWorld { _ in .json(400, "{\"code\":\"GAIA_IA02\",\"message\":\"ZZ token is wrong\"}") }
        let plan = try world.engine().resolve(token, service: "example")
        await #expect { try await world.engine().test(plan, tokens: nil) } throws: {
            ($0 as? AuthError)?.message(in: .english) == "the service refused: *** is wrong (GAIA_IA02)"
        }
    }

    @Test("what is not found everywhere is a wrong address; redirects and nonsense are said")
    func otherReplies() async throws {
        let cases: [(HTTPReply, String)] = [
            (HTTPReply(status: 404), "notFound"), (HTTPReply(status: 302), "redirected"),
            (HTTPReply(status: 200, body: Array("<html><br></html>".utf8)), "testNotUnderstood"),
            (HTTPReply(status: 200, body: Array("<!DOCTYPE x []><a/>".utf8)), "testNotUnderstood"),
            (HTTPReply(status: 500), "serviceFailed"), (HTTPReply(status: 429), "rateLimited"),
        ]
        for (reply, code) in cases {
            let world = try TestWorld { _ in reply }
            let plan = try world.engine().resolve(token, service: "example")
            await #expect { try await world.engine().test(plan, tokens: nil) } throws: {
                caseName(of: $0) == code
            }
        }
    }

    @Test("the password grant asks nobody, and the password is not stored")
    func passwordGrant() async throws {
        let world = try TestWorld { request throws(AuthError) in
            request.url.hasSuffix("/token") ? .tokens(1) : .me
        }
        let properties = ConnectionProperties([
            ("AuthScheme", "OAuthPassword"), ("Url", "https://a.example.com"), ("User", "ada"),
            ("Password", "ZZpassword"), ("OAuthClientId", "id"), ("OAuthClientSecret", "s"),
            ("InitiateOAuth", "GETANDREFRESH"),
        ])
        let plan = try world.engine().resolve(properties, service: "example")
        let connection = try await world.engine().connect(plan, location: world.location) { _ in
            Issue.record("nobody is asked")
        }
        #expect(connection.account.name == "Ada")
        #expect(world.sent.first?.form["username"] == "ada")
        let stored = try #require(try world.store.peek(world.location))
        #expect(stored[property: "Password"] == nil)
        #expect(stored[property: "User"] == Secret("ada"))
        world.pass(seconds: 4000)
        #expect(try await world.engine().validTokens(world.location).accessToken == Secret("access1"))
        #expect(world.sent.last?.form["grant_type"] == "refresh_token")
    }

    @Test("a wrong password is a wrong User or Password")
    func wrongPassword() async throws {
        let world = try TestWorld { _ in .json(403, "{\"error\":\"invalid_grant\",\"error_description\":\"No.\"}") }
        let properties = ConnectionProperties([
            ("AuthScheme", "OAuthPassword"), ("Url", "https://a.example.com"), ("User", "ada"), ("Password", "x"),
            ("OAuthClientId", "id"), ("OAuthClientSecret", "s"),
        ])
        let plan = try world.engine().resolve(properties, service: "example")
        await #expect { try await world.engine().passwordTokens(plan) } throws: { error in
            guard case .reply(.wrongCredential(["User", "Password"], _)) = (error as? AuthError)?.fact else {
                return false
            }
            return true
        }
    }

    @Test("a request that is refused is sent once more with a fresh token")
    func sendAgain() async throws {
        let world = try TestWorld { request throws(AuthError) in
            if request.url.hasSuffix("/token") { return .tokens(2) }
            if request.url.hasSuffix("/me") { return .me }
            return HTTPReply(status: request.header("Authorization") == "Bearer access2" ? 200 : 401)
        }
        let plan = try world.plan([("InitiateOAuth", "REFRESH")])
        try await world.engine()
            .save(plan, tokens: .made(1, at: world.now), account: nil, connection: "one", to: world.location)
        let connection = try await world.engine().connect(plan, location: world.location) { _ in }
        let reply = try await connection.send(HTTPRequest(method: "GET", url: "https://a.example.com/data"))
        #expect(reply.status == 200)
        #expect(world.sent(to: "/token").count == 1)
        #expect(world.sent(to: "/data").count == 2)
    }
}
