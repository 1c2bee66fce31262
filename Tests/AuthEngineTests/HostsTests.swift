import AuthEngine
import ConnectionStrings
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import WebRequests

/// Credentials go to the hosts that a definition lists, and to none beside.
@Suite("A host")
struct HostsTests {
    private func resolve(_ service: String, _ given: [(String, String)]) throws -> ConnectionPlan {
        let world = try TestWorld()
        let engine = AuthEngine(store: world.store, surroundings: world.surroundings)
        return try engine.resolve(ConnectionProperties(given), service: service)
    }

    private func problem(_ service: String, _ property: String, _ host: String) throws -> FieldProblem? {
        let secrets = ["kintone": [("APIToken", "t"), ("AppId", "7")], "backlog": [("ApiKey", "k")]]
        do {
            let given = [("AuthScheme", "APIToken"), (property, host)] + (secrets[service] ?? [])
            _ = try resolve(service, given)
            return nil
        } catch let error as AuthError {
            guard case .plan(.badValue(property, let why)) = error.fact else { return .notAnAddress }
            return why
        }
    }

    @Test(
        "of another service, or of nobody, is refused, with the one that was probably meant",
        arguments: [
            ("backlog", "URL", "https://foo.cybozu.com", nil), ("backlog", "URL", "https://backlog.com", nil),
            ("backlog", "URL", "https://a.b.backlog.com", nil),
            ("backlog", "URL", "https://foo.backlog.com.evil.example", nil),
            ("backlog", "URL", "https://foo-backlog.com", nil),
            ("backlog", "URL", "https://foo.backlog.com:8443", "https://foo.backlog.com"),
            ("backlog", "URL", "foo.backlog.co", "https://foo.backlog.com"),
            ("backlog", "URL", "foo.backlogtool.co", "https://foo.backlogtool.com"),
            ("backlog", "URL", "https://8.8.8.8", nil), ("backlog", "URL", "https://[2001:db8::1]", nil),
            ("kintone", "Url", "https://example.com", nil), ("kintone", "Url", "https://foo.backlog.jp", nil),
            ("kintone", "Url", "foo.cybozu.co", "https://foo.cybozu.com"),
            ("kintone", "Url", "https://foo.kintone.con", "https://foo.kintone.com"),
            ("kintone", "Url", "https://foo.s.cybozu.co", "https://foo.s.cybozu.com"),
            ("kintone", "Url", "https://10.0.0.1", nil), ("kintone", "Url", "https://foo.cybozu.com.evil.example", nil),
        ] as [(String, String, String, String?)]
    )
    func refused(service: String, property: String, host: String, nearest: String?) throws {
        guard case .otherHost(_, nearest)? = try problem(service, property, host) else {
            Issue.record("\(host) is taken: \(String(describing: try problem(service, property, host)))")
            return
        }
    }

    @Test(
        "of the service is taken",
        arguments: [
            ("backlog", "URL", "https://foo.backlog.com"), ("backlog", "URL", "foo.backlog.jp"),
            ("backlog", "URL", "https://FOO.backlogtool.com:443/x"), ("kintone", "Url", "https://foo.cybozu.com"),
            ("kintone", "Url", "foo.kintone.com"), ("kintone", "Url", "https://foo.cybozu.cn"),
            ("backlog", "URL", "https://10.1.2.3"), ("backlog", "URL", "https://backlog.internal"),
        ]
    )
    func taken(service: String, property: String, host: String) throws {
        #expect(try problem(service, property, host) == nil)
    }

    @Test("decides itself to which of a star's hosts a connection's credentials go")
    func decided() throws {
        #expect(
            try resolve("backlog", [("AuthScheme", "APIToken"), ("URL", "https://foo.backlog.jp"), ("ApiKey", "k")])
                .hosts
                .map(\.text) == ["foo.backlog.jp"]
        )
        #expect(
            try resolve("highrise", [("AuthScheme", "APIToken"), ("AccountId", "acme"), ("APIToken", "k")]).hosts
                .map(\.text) == ["launchpad.37signals.com", "3.basecampapi.com", "acme.highrisehq.com"]
        )
    }

    @Test(
        "that is none of the connection's gets nothing from the library",
        arguments: [
            "https://evil.example/", "https://b.example.com/", "https://a.example.com.evil.example/",
            "https://a.example.com:8443/", "https://a.example.com@evil.example/", "https://sub.a.example.com/",
            "http://127.0.0.1:1/", "http://localhost/", "https://[::1]/", "http://a.example.com/",
            "https://0127.0.0.1/",
            "//a.example.com/", "https://a.example.com\\.evil.example/",
        ]
    )
    func library(url: String) async throws {
        let world = try TestWorld { request throws(AuthError) in
            request.url.contains("/token") ? .tokens(2) : request.url.contains("/old/me") ? HTTPReply(status: 404) : .me
        }
        try await world.engine().save(
            try world.plan(),
            tokens: .made(1, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        let connection = try await world.engine().connect(try world.plan(), location: world.location) { _ in }
        let count = world.sent.count
        world.pass(seconds: 4000)
        let codes: [String] = ["hostNotListed", "badAddress", "insecureAddress"]
        let request = HTTPRequest(method: "GET", url: url)
        await #expect { _ = try await connection.send(request) } throws: {
            codes.contains(caseName(of: $0) ?? "")
        }
        await #expect { _ = try await connection.authorize(request) } throws: {
            codes.contains(caseName(of: $0) ?? "")
        }
        #expect(world.sent.count == count)
        _ = try await connection.send(HTTPRequest(method: "GET", url: "https://a.example.com/list"))
        #expect(world.sent.count == count + 2)
    }

    @Test(
        "of a definition's own addresses must be listed where hosts are",
        arguments: [
            ("\"{Url}/token\"", "\"https://evil.example/token\""),
            ("\"{Url}/authorize?tenant=a%26b%2F\"", "\"https://evil.example/a\""),
            ("\"{Url}/old/me\"", "\"https://evil.example/me\""),
            ("\"{Url}/account.xml\"", "\"https://{AccountId}.evil.example\""),
            ("\"{Url}/account.xml\"", "\"https://{Region}/account.xml\""),
        ]
    )
    func definition(part: String, other: String) throws {
        func read(_ text: String) throws {
            _ = try ServiceCatalog.service(json: Array(text.utf8), file: "example.json")
        }
        let listing = TestService.definition.replacing(
            "\"registration\"",
            with: "\"hosts\": [\"*.example.org\"], \"registration\"",
            maxReplacements: 1
        )
        try read(listing)
        #expect(throws: DefinitionError.self) { try read(listing.replacing(part, with: other, maxReplacements: 1)) }
        try read(TestService.definition.replacing(part, with: other, maxReplacements: 1))
    }
}
