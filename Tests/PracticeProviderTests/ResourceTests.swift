import PracticeProvider
import ServiceCatalog
import StrictJSON
import Testing

@Suite("The services' API")
struct ResourceTests {
    /// Every way of signing in, also those without OAuth.
    struct Way: Sendable, CustomTestStringConvertible {
        let practice: PracticeService
        let scheme: Scheme
        var testDescription: String { "\(practice.service.id) \(scheme.id)" }

        /// Those with a fixed secret.
        static let fixed = PracticeCatalog.bundled().services.flatMap { practice in
            practice.service.schemes.filter { $0.oauth == nil }.map { Way(practice: practice, scheme: $0) }
        }
    }

    @Test("a good access token is answered, a bad one refused", arguments: SignIn.all)
    func bearer(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let tokens = try await world.signedIn(signIn)
            let reply = try await world.identity(signIn, token: tokens.access)
            #expect(reply.status == 200)
            #expect(!reply.text.isEmpty)
            try expect(try await world.identity(signIn, token: "nonsense"), "malformedToken", signIn)
            let altered = tokens.access.dropLast() + (tokens.access.last == "A" ? "B" : "A")
            try expect(try await world.identity(signIn, token: String(altered)), "invalidToken", signIn)
            try expect(try await world.identity(signIn, token: tokens.refresh), "invalidToken", signIn)
        }
    }

    @Test("a call without credentials is refused", arguments: SignIn.all)
    func naked(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let test = try #require(signIn.scheme.tests.first)
            let url = signIn.url(test.url, at: world.base)
            let reply = try await world.browser.send(test.method == "POST" ? "POST" : "GET", url)
            try expect(reply, "unauthorized", signIn)
        }
    }

    @Test("an access token ends at its time, to the second", arguments: SignIn.all, [nil, 30])
    func expiry(_ signIn: SignIn, _ lifetime: Int?) async throws {
        try await World.run(tokenLifetime: lifetime) { world async throws in
            let tokens = try await world.signedIn(signIn)
            let seconds = try #require(lifetime ?? signIn.oauth.limits.accessToken)
            #expect(tokens.reply.json?["expires_in"]?.integer == Int64(seconds))
            world.clock.move(seconds: seconds - 1)
            #expect(try await world.identity(signIn, token: tokens.access).status == 200)
            world.clock.move(seconds: 1)
            try expect(try await world.identity(signIn, token: tokens.access), "expiredToken", signIn)
        }
    }

    @Test("the token of one service is nothing to another")
    func otherService() async throws {
        let one = try #require(SignIn.inBrowser.first)
        let other = try #require(SignIn.inBrowser.first { $0.practice.service.id != one.practice.service.id })
        try await World.run { world async throws in
            let token = try await world.signedIn(one).access
            #expect(try await world.identity(other, token: token).status != 200)
        }
    }

    @Test("a fixed secret is answered, a wrong one refused", arguments: Way.fixed)
    func fixed(_ way: Way) async throws {
        let secrets = way.scheme.fields.map(\.property).filter { way.practice.service.field($0)?.secret == true }
        let secret = try #require(secrets.first { way.practice.value(of: $0)?.isEmpty == false })
        try await World.run { world async throws in
            let good = try await world.identity(way.practice, way.scheme, [:])
            #expect(good.status == 200)
            #expect(!good.text.isEmpty)
            let bad = try await world.identity(way.practice, way.scheme, [secret: "wrong"])
            #expect((400...403).contains(bad.status))
            #expect(way.practice.errors.values.contains { $0.status == bad.status && $0.text == bad.text })
        }
    }

    @Test("an address that does not exist is not found", arguments: SignIn.all)
    func notFound(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let host = try #require(signIn.practice.hosts.first)
            try expect(try await world.browser.get("\(world.base)/\(host)/nowhere"), "notFound", signIn)
            #expect(try await world.browser.get("\(world.base)/nowhere.example/").status == 404)
            #expect(try await world.browser.get(world.base).status == 404)
        }
    }

    @Test("a body the service does not take is refused")
    func body() async throws {
        let signIn = try #require(
            SignIn.all.first { $0.practice.resources.contains { !$0.requests.isEmpty } }
        )
        let resource = try #require(signIn.practice.resources.first { !$0.requests.isEmpty })
        try await World.run { world async throws in
            let token = ("Authorization", "Bearer " + (try await world.signedIn(signIn).access))
            let url = "\(world.base)/\(resource.host ?? signIn.practice.hosts[0])\(resource.path)"
            for accepted in resource.requests {
                let type = accepted.contentType.isEmpty ? [] : [("Content-Type", accepted.contentType)]
                let reply = try await world.browser.send("POST", url, headers: [token] + type, body: accepted.body)
                #expect(reply.status == 200)
            }
            try expect(try await world.browser.form(url, [], headers: [token]), "badRequestBody", signIn)
            let json = [token, ("Content-Type", "application/json")]
            try expect(try await world.browser.send("POST", url, headers: json), "badRequestBody", signIn)
        }
    }

    @Test("revoking ends the access token and the refresh token")
    func revocation() async throws {
        let signIn = try #require(SignIn.inBrowser.first { $0.oauth.revocationEndpoint != nil })
        try await World.run { world async throws in
            let tokens = try await world.signedIn(signIn)
            let other = try await world.signedIn(signIn)
            let url = signIn.url(signIn.oauth.revocationEndpoint, at: world.base)
            let authorization = [("Authorization", "Bearer \(tokens.access)")]
            try expect(try await world.browser.send("POST", url), "unauthorized", signIn)
            #expect(try await world.browser.send("POST", url, headers: authorization).status == 200)
            try expect(try await world.identity(signIn, token: tokens.access), "invalidToken", signIn)
            try expect(try await world.refresh(signIn, tokens.refresh), "invalidRefreshToken", signIn)
            #expect(try await world.identity(signIn, token: other.access).status == 200)
        }
    }
}
