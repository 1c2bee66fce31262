import AuthEngine
import ServiceCatalog
import StrictJSON
import Testing

@Suite("Discovery")
struct DiscoverTests {
    private static let issuer = "https://login.example.com"

    private static func document(_ more: [String: JSONValue] = [:], issuer: String = issuer) -> String {
        var members = JSONObject()
        members["issuer"] = .string(issuer)
        members["authorization_endpoint"] = "https://login.example.com/authorize?tenant=a%26b"
        members["token_endpoint"] = "https://login.example.com/token"
        members["revocation_endpoint"] = "https://login.example.com/revoke"
        members["userinfo_endpoint"] = "https://api.example.com/me"
        members["scopes_supported"] = ["openid", "email", "files.read", "offline_access"]
        members["token_endpoint_auth_methods_supported"] = ["client_secret_post", "none"]
        members["code_challenge_methods_supported"] = ["plain", "S256"]
        for (name, value) in more { members[name] = value }
        return JSONValue.object(members).text()
    }

    private func discover(_ world: TestWorld, _ issuer: String = issuer) async throws -> ServerMetadata {
        try await world.engine().discover(issuer: issuer)
    }

    @Test("makes a definition that can be used as it is")
    func definition() async throws {
        let world = try TestWorld { _ throws(AuthError) in .json(Self.document()) }
        let metadata = try await discover(world)
        let json = try #require(metadata.definition())
        let service = try ServiceCatalog.service(json: Array(json.text(.pretty).utf8), file: "x.json")
        #expect(service.id == "login-example-com")
        let oauth = try #require(service.scheme("OAuth")?.oauth)
        #expect(oauth.grants == [.code])
        #expect(oauth.pkce == .s256 && oauth.secretOptional)
        #expect(oauth.clientAuthentication == .body)
        #expect(oauth.scopes == ["openid", "email", "offline_access"])
        #expect(oauth.revocation == .form && oauth.revocationEndpoint != nil)
        #expect(oauth.issuer == nil)
        #expect(
            oauth.authorizationEndpoint?.filled(.url) { _ in nil } == "https://login.example.com/authorize?tenant=a%26b"
        )
        #expect(service.schemes.first?.tests.first?.url.filled(.url) { _ in nil } == "https://api.example.com/me")
    }

    @Test("takes the server at its word: Basic, no PKCE, an issuer in answers, scopes and a test of one's own")
    func choices() async throws {
        let document = Self.document([
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["plain"], "authorization_response_iss_parameter_supported": true,
            "userinfo_endpoint": .null, "revocation_endpoint": .null,
        ])
        let world = try TestWorld { _ throws(AuthError) in .json(document) }
        let metadata = try await discover(world)
        #expect(metadata.definition() == nil)
        let json = try #require(
            metadata.definition(id: "mine", name: "Mine", scopes: ["a"], test: "https://api.example.com/who")
        )
        let service = try ServiceCatalog.service(json: Array(json.text().utf8), file: "x.json")
        let oauth = try #require(service.scheme("OAuth")?.oauth)
        #expect(service.id == "mine" && service.name.japanese == "Mine")
        #expect(oauth.clientAuthentication == .basic && oauth.pkce == .none && !oauth.secretOptional)
        #expect(oauth.issuer?.filled(.none) { _ in nil } == Self.issuer)
        #expect(oauth.scopes == ["a"] && oauth.revocationEndpoint == nil)
    }

    @Test(
        "asks at the place before the issuer's path, then at OpenID's behind it",
        arguments: [
            (issuer, ["/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"]),
            (
                "\(issuer)/tenant/1",
                ["/.well-known/oauth-authorization-server/tenant/1", "/tenant/1/.well-known/openid-configuration"]
            ),
            (
                "\(issuer)/tenant/",
                ["/.well-known/oauth-authorization-server/tenant", "/tenant/.well-known/openid-configuration"]
            ),
        ]
    )
    func places(issuer: String, paths: [String]) async throws {
        let world = try TestWorld { request throws(AuthError) in
            request.url.hasSuffix("openid-configuration")
                ? .json(Self.document(issuer: issuer)) : HTTPReply(status: 404)
        }
        #expect(try await discover(world, issuer).issuer == issuer)
        #expect(world.sent.map(\.url) == paths.map { Self.issuer + $0 })
        world.answer { _ in .json(Self.document(issuer: issuer)) }
        _ = try await discover(world, issuer)
        #expect(world.sent.count == 3)
    }

    @Test("does not believe a document of another issuer, or with an endpoint anybody could read along")
    func refused() async throws {
        let cases: [(HTTPReply, AuthError.MetadataFault)] = [
            (.json(Self.document(issuer: "\(Self.issuer)/")), .anotherIssuer("\(Self.issuer)/")),
            (.json(Self.document(issuer: "https://LOGIN.example.com")), .anotherIssuer("https://LOGIN.example.com")),
            (.json(Self.document(issuer: "https://evil.example")), .anotherIssuer("https://evil.example")),
            (
                .json(Self.document(["token_endpoint": "http://login.example.com/token"])),
                .insecureEndpoint("token_endpoint")
            ),
            (
                .json(Self.document(["userinfo_endpoint": "http://127.0.0.1/me"])),
                .insecureEndpoint("userinfo_endpoint")
            ),
            (.json(Self.document(["token_endpoint": .null])), .missing("token_endpoint")),
            (.json(Self.document(["token_endpoint": 7])), .badEndpoint("token_endpoint")),
            (.json(Self.document(["token_endpoint": "https://a.example/{Url}"])), .badEndpoint("token_endpoint")),
            (.json("[]"), .notJSON), (.json(#"{"issuer":"a","issuer":"b"}"#), .notJSON),
            (.json("{}"), .missing("issuer")),
            (HTTPReply(status: 404), .notThere(host: "login.example.com")),
        ]
        for (reply, fault) in cases {
            let world = try TestWorld { _ throws(AuthError) in reply }
            await #expect {
                try await discover(world)
            } throws: { error in
                guard case .metadataRefused(fault) = (error as? AuthError)?.fact else { return false }
                return true
            }
        }
        let world = try TestWorld { _ throws(AuthError) in HTTPReply(status: 302, headers: [("Location", "https://x")])
        }
        await #expect(throws: AuthError(.redirected(host: ""))) { try await discover(world) }
        #expect(world.sent.count == 1)
    }

    @Test(
        "sends nothing to an address that is not safe",
        arguments: [
            ("http://login.example.com", AuthError.Code.insecureAddress), ("login.example.com", .badAddress),
            ("https://login.example.com?x=1", .badAddress), ("https://login.example.com#x", .badAddress),
            ("https://user@login.example.com", .badAddress), ("ftp://login.example.com", .badAddress),
        ]
    )
    func unsafe(issuer: String, code: AuthError.Code) async throws {
        let world = try TestWorld()
        await #expect { try await discover(world, issuer) } throws: { ($0 as? AuthError)?.code == code }
        #expect(world.sent.isEmpty)
    }

    @Test("gives up on a document of 10 MB, over real HTTP")
    func large() async throws {
        let server = try #require(
            HostileServer { connection in
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n")
                while connection.send([UInt8](repeating: 32, count: 65_536)) {}
            }
        )
        let world = try TestWorld()
        await #expect(throws: AuthError(.replyTooLarge(host: ""))) {
            try await world.liveEngine().discover(issuer: server.url)
        }
        #expect(server.requests.first?.hasPrefix("GET /.well-known/oauth-authorization-server HTTP/1.1") == true)
    }
}
