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

/// What is stored travels only the way, and to the hosts, it was stored with.
@Suite("Stored credentials")
struct PinnedTests {
    private static let service: @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply = {
        request throws(AuthError) in
        if request.url.contains("/token") { return .tokens(2) }
        return request.url.contains("/old/me") ? HTTPReply(status: 404) : .me
    }

    private func save(_ world: TestWorld, _ more: [(String, String)] = []) async throws {
        try await world.engine().save(
            try world.plan(more),
            tokens: .made(1, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
    }

    private func connect(_ world: TestWorld, _ more: [(String, String)]) async throws -> Connection {
        try await world.engine().connect(try world.plan(more), location: world.location, browser: .init(listens: false))
        { _ in
            Issue.record("nobody may be asked")
            throw AuthError(.cancelled)
        }
    }

    private func property(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch {
            guard case .signIn(.storedOtherwise(let name)) = (error as? AuthError)?.fact else {
                return (error as? AuthError)?.message(in: .english) ?? "\(error)"
            }
            return name ?? "the definition"
        }
    }

    @Test(
        "are not sent another way than they were stored for, valid or due, by the property that differs",
        arguments: [
            ("ProxyServer", [("ProxyServer", "proxy.example"), ("ProxyPort", "8080")]),
            ("ProxyServer", [("ProxyServer", "proxy.example")]),
            ("FirewallServer", [("FirewallType", "TUNNEL"), ("FirewallServer", "gate.example")]),
            ("FirewallServer", [("FirewallType", "SOCKS5"), ("FirewallServer", "gate.example")]),
            ("SSLServerCert", [("SSLServerCert", "-----BEGIN CERTIFICATE-----AA-----END CERTIFICATE-----")]),
            ("SSLServerCert", [("SSLServerCert", "/somewhere/ca.pem")]),
            ("SSLClientCert", [("SSLClientCert", "/somewhere/me.pfx")]),
            ("Url", [("Url", "https://evil.example")]),
            ("Url", [("Url", "https://a.example.com:8443")]),
            ("Url", [("url", "https://b.example.com")]),
        ] as [(String, [(String, String)])]
    )
    func differs(name: String, more: [(String, String)]) async throws {
        let world = try TestWorld(Self.service)
        try await save(world)
        for lifetime in [Int64(0), 4000] {
            world.pass(seconds: lifetime)
            let found = await property { _ = try await connect(world, more) }
            #expect(
                found == name || (name.hasPrefix("Firewall") && found == "FirewallType")
                    || found == "SSLClientCert: the file cannot be read",
                "\(found ?? "connected")"
            )
        }
        #expect(world.sent.isEmpty)
        // What is stored still works by itself.
        let settings = try #require(try world.store.peek(world.location))
        #expect(try await world.engine().validTokens(world.location).accessToken == Secret("access2"))
        #expect(settings.endpoints?.hosts == ["a.example.com"])
    }

    @Test(
        "with a proxy of their own keep it: another, another port or another login is refused, silence is not",
        arguments: [
            ("ProxyServer", [("ProxyServer", "other.example")]), ("ProxyPort", [("ProxyPort", "9")]),
            ("ProxyUser", [("ProxyUser", "eve")]), ("ProxyPassword", [("ProxyPassword", "x")]),
            ("ProxyExceptions", [("ProxyExceptions", "a.example.com")]),
            ("ProxyAuthScheme", [("ProxyAuthScheme", "NONE")]),
            ("ProxyAutoDetect", [("ProxyAutoDetect", "true")]),
        ] as [(String, [(String, String)])]
    )
    func ownProxy(name: String, more: [(String, String)]) async throws {
        let world = try TestWorld(Self.service)
        let proxy = [
            ("ProxyServer", "proxy.example"), ("ProxyPort", "8080"), ("ProxyUser", "u"), ("ProxyPassword", "p"),
        ]
        try await save(world, proxy)
        let refused = await property { _ = try await connect(world, more) }
        #expect(refused == name)
        #expect(world.sent.isEmpty)
        // A string that says nothing, or the same in other words, goes the stored way, also for the renewal.
        for same in [
            [], proxy, [("ProxyServer", "PROXY.example"), ("ProxyPort", " 8080 "), ("ProxyAuthScheme", "basic")],
        ] {
            world.pass(seconds: 4000)
            _ = try await connect(world, same)
        }
        #expect(world.sent.count > 3)
        #expect(world.sent.allSatisfy { $0.network.proxy?.place == "proxy.example:8080" })
        #expect(world.sent.allSatisfy { $0.network.proxy?.login == Secret("u:p") })
    }

    @Test("are not sent where a changed definition leads", arguments: ["/token", "/me", "/account.xml"])
    func changedDefinition(path: String) async throws {
        let world = try TestWorld(Self.service)
        let changed = TestService.definition.replacing("{Url}\(path)", with: "https://evil.example\(path)")
        let engine = try world.engine(definition: changed)
        let isToken = path == "/account.xml"
        let given =
            isToken
            ? ConnectionProperties([("AuthScheme", "APIToken"), ("Url", "https://a.example.com"), ("APIToken", "k")])
            : TestWorld.oauth()
        let plan = try world.engine().resolve(given, service: "example")
        let tokens = isToken ? nil : StoredTokens.made(1, at: world.now)
        try await world.engine().save(plan, tokens: tokens, account: nil, connection: "one", to: world.location)
        let settings = try #require(try world.store.peek(world.location))
        #expect(await property { _ = try engine.plan(of: settings) } == "the definition")
        world.pass(seconds: 4000)
        if !isToken {
            #expect(await property { _ = try await engine.validTokens(world.location) } == "the definition")
        }
        #expect(
            await property { _ = try engine.credential(of: try await engine.current(settings, at: world.location)) }
                == "the definition"
        )
        #expect(world.sent.isEmpty)
    }

    @Test("of an earlier version keep to their properties, and their hosts are written down at the next save")
    func earlierVersion() async throws {
        let world = try TestWorld(Self.service)
        try await save(world)
        try await world.store.update(world.location) { settings in
            var settings = settings
            settings?.endpoints?.hosts = nil
            return (settings, ())
        }
        #expect(await property { _ = try await connect(world, [("Url", "https://evil.example")]) } == "Url")
        #expect(await property { _ = try await connect(world, [("ProxyServer", "evil.example")]) } == "ProxyServer")
        #expect(world.sent.isEmpty)
        world.pass(seconds: 4000)
        _ = try await world.engine().validTokens(world.location)
        #expect(try world.store.peek(world.location)?.endpoints?.hosts == ["a.example.com"])
    }

    @Test("whose host is listed no more keep it")
    func unlistedSince() async throws {
        let world = try TestWorld(Self.service)
        try await save(world)
        let listing = TestService.definition.replacing(
            "\"registration\"",
            with: "\"hosts\": [\"*.example.org\"], \"registration\"",
            maxReplacements: 1
        )
        let engine = try world.engine(definition: listing)
        #expect {
            try engine.resolve(TestWorld.oauth(), service: "example")
        } throws: { caseName(of: $0) == "badValue" }
        world.pass(seconds: 4000)
        #expect(try await engine.validTokens(world.location).accessToken == Secret("access2"))
        let plan = try engine.plan(of: try #require(try world.store.peek(world.location)))
        #expect(try await engine.test(plan, tokens: .made(2, at: world.now)).name == "Ada Lovelace")
    }

    @Test("of another scheme are not used")
    func otherScheme() async throws {
        let world = try TestWorld(Self.service)
        try await save(world)
        let given = ConnectionProperties([
            ("AuthScheme", "OAuthPassword"), ("InitiateOAuth", "REFRESH"), ("Url", "https://a.example.com"),
            ("OAuthClientId", "client"), ("OAuthClientSecret", "ZZsecret"),
        ])
        let engine = world.engine()
        let plan = try engine.resolve(given, service: "example")
        #expect(
            await property { _ = try await engine.connect(plan, location: world.location) { _ in } } == "AuthScheme"
        )
        #expect(world.sent.isEmpty)
    }

    @Test("that were stored for another place since are not sent by a connection that is open")
    func replacedMeanwhile() async throws {
        let world = try TestWorld(Self.service)
        try await save(world)
        let connection = try await connect(world, [])
        let count = world.sent.count
        try await world.engine().save(
            try world.plan([("Url", "https://b.example.com")]),
            tokens: .made(3, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        let request = HTTPRequest(method: "GET", url: "https://a.example.com/list")
        #expect(await property { _ = try await connection.send(request) } != nil)
        #expect(world.sent.count == count)
    }

    @Test("are given to a procedure only for their own place")
    func procedure() async throws {
        let world = try TestWorld(Self.service)
        try await save(world)
        let changed = TestService.definition.replacing("{Url}/token", with: "https://evil.example/token")
        let engine = try world.engine(definition: changed)
        let settings = try #require(try world.store.peek(world.location))
        let found = await property {
            let call = ProcedureCall(
                "RefreshOAuthAccessToken",
                inputs: ConnectionProperties([("OAuthRefreshToken", "refresh1")]),
                properties: ConnectionProperties(settings.properties.map { ($0.name, $0.value.reveal()) }),
                service: "example",
                stored: settings
            )
            _ = try await engine.call(call) { _ in }
        }
        #expect(found == "the definition")
        #expect(world.sent.isEmpty)
    }

    @Test("from outside that bring a proxy or certificates of their own are told of, also the first time")
    func told() async throws {
        let world = try TestWorld(Self.service)
        let given = [("InitiateOAuth", "OFF"), ("OAuthAccessToken", "access1"), ("ProxyServer", "proxy.example")]
        _ = try await connect(world, given)
        #expect(world.notices == [.ownWay(proxy: "proxy.example:80", trustsOwn: false)])
        // What is stored has been told before.
        try await save(world, [("ProxyServer", "proxy.example")])
        let plan = try world.engine().plan(of: try #require(try world.store.peek(world.location)))
        _ = try await world.engine().connect(plan, location: world.location) { _ in }
        #expect(world.notices.count == 1)
    }
}
