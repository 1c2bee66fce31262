import AuthEngine
import ConnectionStrings
import Localization
import NetworkTestSupport
import Secrets
import ServiceCatalog
import StrictJSON
import TestSupport
import Testing
import WebRequests
import Wording

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
        let json = try #require(metadata.definition(words: .standard))
        let service = try ServiceCatalog.service(json: Array(json.text(.pretty).utf8), file: "x.json")
        #expect(service.id == "login-example-com")
        let oauth = try #require(service.scheme("OAuth")?.oauth)
        #expect(oauth.grants == [.code])
        #expect(oauth.pkce == .s256 && oauth.secretOptional)
        #expect(oauth.clientAuthentication == .body)
        #expect(oauth.scopes == ["openid", "email", "offline_access"])
        #expect(oauth.account?.hint == "login_hint" && oauth.account?.choose.isEmpty == true)
        #expect(oauth.revocation == .form && oauth.revocationEndpoint != nil)
        #expect(oauth.issuer == nil)
        #expect(
            oauth.authorizationEndpoint?.filled(.url) { _ in nil } == "https://login.example.com/authorize?tenant=a%26b"
        )
        #expect(service.schemes.first?.tests.first?.url.filled(.url) { _ in nil } == "https://api.example.com/me")
    }

    @Test("takes the server at its word: Basic alone, no PKCE, an issuer in answers, scopes and a test of one's own")
    func choices() async throws {
        let document = Self.document([
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "private_key_jwt"],
            "code_challenge_methods_supported": ["plain"], "authorization_response_iss_parameter_supported": true,
            "userinfo_endpoint": .null, "revocation_endpoint": .null,
        ])
        let world = try TestWorld { _ throws(AuthError) in .json(document) }
        let metadata = try await discover(world)
        #expect(metadata.definition(words: .standard) == nil)
        let json = try #require(
            metadata.definition(
                id: "mine",
                name: "Mine",
                scopes: ["a"],
                test: "https://api.example.com/who",
                words: .standard
            )
        )
        let service = try ServiceCatalog.service(json: Array(json.text().utf8), file: "x.json")
        let oauth = try #require(service.scheme("OAuth")?.oauth)
        #expect(service.id == "mine" && service.name.japanese == "Mine")
        #expect(oauth.clientAuthentication == .basic && oauth.pkce == .none && !oauth.secretOptional)
        #expect(oauth.issuer?.filled(.none) { _ in nil } == Self.issuer)
        #expect(oauth.scopes == ["a"] && oauth.revocationEndpoint == nil)
        #expect(oauth.account == nil)
    }

    @Test("knows how to ask who signs in where the server says so")
    func account() async throws {
        let document = Self.document(["prompt_values_supported": ["none", "login", "select_account"]])
        let world = try TestWorld { _ throws(AuthError) in .json(document) }
        let json = try #require(try await discover(world).definition(words: .standard))
        let service = try ServiceCatalog.service(json: Array(json.text().utf8), file: "x.json")
        #expect(
            service.schemes.first?.oauth?.account?.choose.map { "\($0.property)=\($0.value)" } == [
                "prompt=select_account"
            ]
        )
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
            (
                .json(Self.document(["grant_types_supported": ["client_credentials", "implicit"]])),
                .lacks(.grant, needed: ["authorization_code"], offered: ["client_credentials", "implicit"])
            ),
            (
                .json(Self.document(["authorization_endpoint": .null])),
                .lacks(.grant, needed: ["password"], offered: ["authorization_code", "implicit"])
            ),
            (
                .json(Self.document(["response_types_supported": ["token"]])),
                .lacks(.response, needed: ["code"], offered: ["token"])
            ),
            (
                .json(
                    Self.document(["token_endpoint_auth_methods_supported": ["private_key_jwt", "tls_client_auth"]])
                ),
                .lacks(
                    .clientAuthentication,
                    needed: ["client_secret_basic", "client_secret_post", "none"],
                    offered: ["private_key_jwt", "tls_client_auth"]
                )
            ),
            (.json(Self.document(["require_pushed_authorization_requests": true])), .pushedRequestsOnly),
            (.json("[]"), .notJSON), (.json(#"{"issuer":"a","issuer":"b"}"#), .notJSON),
            (.json("{}"), .missing("issuer")),
            (HTTPReply(status: 404), .notThere(host: "login.example.com")),
        ]
        for (reply, fault) in cases {
            let world = try TestWorld { _ throws(AuthError) in reply }
            await #expect {
                try await discover(world)
            } throws: { error in
                guard case .plan(.metadataRefused(fault)) = (error as? AuthError)?.fact else { return false }
                return true
            }
        }
    }

    @Test(
        "goes on to the second place whatever is wrong with the first, and tells what comes nearest to a document",
        arguments: [
            // What is at the first place, what is at both.
            (
                HTTPReply(status: 200, headers: [("Content-Type", "text/html")], body: Array("<html>".utf8)),
                "metadataRefused"
            ),
            (HTTPReply(status: 302, headers: [("Location", "https://x")]), "redirected"),
            (HTTPReply(status: 500), "serviceFailed"), (HTTPReply(status: 503), "serviceFailed"),
            (HTTPReply(status: 401), "metadataRefused"), (HTTPReply(status: 204), "metadataRefused"),
            (.json("{}"), "metadataRefused"), (.json("[]"), "metadataRefused"), (.json(""), "metadataRefused"),
            (.json(Self.document(issuer: "https://evil.example")), "metadataRefused"),
            (.json(Self.document(["token_endpoint": .null])), "metadataRefused"),
            (.json(Self.document(["token_endpoint": "http://a.example"])), "metadataRefused"),
        ] as [(HTTPReply, String)]
    )
    func secondPlace(first: HTTPReply, code: String) async throws {
        let world = try TestWorld { request throws(AuthError) in
            request.url.hasSuffix("openid-configuration") ? .json(Self.document()) : first
        }
        #expect(try await discover(world).issuer == Self.issuer)
        #expect(world.sent.count == 2)
        world.answer { _ in first }
        await #expect { try await discover(world) } throws: { caseName(of: $0) == code }
        #expect(world.sent.count == 4)
        // Nothing at the second place: what the first one said is told.
        world.answer { request in request.url.hasSuffix("openid-configuration") ? HTTPReply(status: 404) : first }
        await #expect { try await discover(world) } throws: { caseName(of: $0) == code }
    }

    @Test(
        "a connection that breaks leads to the second place; a host that nothing reaches does not",
        arguments: [
            (AuthError(.network(.networkFailed(host: "h", kind: .closed))), 2),
            (AuthError(.network(.replyTimedOut(host: "h", seconds: 1))), 2),
            (AuthError(.network(.replyTooLarge(host: "h"))), 2),
            (AuthError(.network(.networkFailed(host: "h", kind: .unknownHost))), 1),
            (AuthError(.network(.networkFailed(host: "h", kind: .refused))), 1),
            (AuthError(.network(.tlsFailed(host: "h", kind: .untrusted))), 1), (AuthError(.cancelled), 1),
        ]
    )
    func broken(fault: AuthError, requests: Int) async throws {
        let world = try TestWorld { _ throws(AuthError) in throw fault }
        await #expect(throws: fault) { try await discover(world) }
        #expect(world.sent.count == requests)
    }

    @Test("takes who is signed in from the second place, where only that names it")
    func both() async throws {
        let world = try TestWorld { request throws(AuthError) in
            request.url.hasSuffix("openid-configuration")
                ? .json(Self.document(["token_endpoint": "https://other.example/token"]))
                : .json(Self.document(["userinfo_endpoint": .null]))
        }
        let metadata = try await discover(world)
        #expect(metadata.userInfoEndpoint == "https://api.example.com/me")
        #expect(metadata.tokenEndpoint == "https://login.example.com/token")
        world.answer { request in
            request.url.hasSuffix("openid-configuration")
                ? .json(Self.document(issuer: "https://evil.example"))
                : .json(Self.document(["userinfo_endpoint": .null]))
        }
        #expect(try await discover(world).userInfoEndpoint == nil)
    }

    @Test(
        "sends the client's secret in the body where that is possible, for not every server decodes what Basic carries",
        arguments: [
            (["client_secret_basic", "client_secret_post"], OAuth.ClientAuthentication.body),
            (["client_secret_post"], .body), (["client_secret_basic"], .basic), ([], .body), (["none"], .body),
            (["client_secret_basic", "none"], .basic),
        ]
    )
    func clientAuthentication(methods: [String], way: OAuth.ClientAuthentication) async throws {
        let names = JSONValue.array(methods.map { .string($0) })
        let world = try TestWorld { _ in .json(Self.document(["token_endpoint_auth_methods_supported": names])) }
        let json = try #require(try await discover(world).definition(words: .standard))
        let service = try ServiceCatalog.service(json: Array(json.text().utf8), file: "x.json")
        #expect(service.scheme("OAuth")?.oauth?.clientAuthentication == way)
        // One that does not say takes Basic (RFC 8414 section 2).
        world.answer { _ in .json(Self.document(["token_endpoint_auth_methods_supported": .null])) }
        let silent = try #require(try await discover(world).definition(words: .standard))
        let other = try ServiceCatalog.service(json: Array(silent.text().utf8), file: "x.json")
        #expect(other.scheme("OAuth")?.oauth?.clientAuthentication == .basic)
    }

    @Test("a public client needs no secret: where the server takes one without, and where the person says so")
    func publicClient() async throws {
        let world = try TestWorld { _ in .json(Self.document()) }
        let metadata = try await discover(world)
        for isPublic in [false, true] {
            let json = try #require(metadata.definition(id: "mine", isPublic: isPublic, words: .standard))
            let text = json.text()
            let service = try ServiceCatalog.service(json: Array(text.utf8), file: "x.json")
            #expect((service.field("OAuthClientSecret") == nil) == isPublic)
            let plan = try world.engine(definition: text).resolve(
                ConnectionProperties([("InitiateOAuth", "GETANDREFRESH"), ("OAuthClientId", "app")]),
                service: "mine"
            )
            let request = try TokenRequest.refresh(Secret("r")).request(plan, .live)
            #expect(request.form == ["grant_type": "refresh_token", "refresh_token": "r", "client_id": "app"])
            #expect(request.header("Authorization") == nil)
            #expect(try AuthorizationRequest(plan, world.surroundings, callback: nil).pkce != nil)
        }
        world.answer { _ in .json(Self.document(["code_challenge_methods_supported": ["plain"]])) }
        #expect(try await !discover(world).takesPKCE)
    }

    @Test("shows a client certificate, and takes the addresses that are for connections with one")
    func certificate() async throws {
        let aliases: JSONValue = ["token_endpoint": "https://mtls.example.com/token"]
        let document = Self.document([
            "mtls_endpoint_aliases": aliases, "token_endpoint_auth_methods_supported": ["tls_client_auth"],
        ])
        let world = try TestWorld { _ in .json(document) }
        let shown = ClientCertificate(form: .pemFile, content: Secret("/a.pem"))
        let metadata = try await world.engine().discover(
            issuer: Self.issuer,
            network: NetworkOptions(clientCertificate: shown)
        )
        #expect(world.sent.map(\.network.clientCertificate) == [shown])
        #expect(metadata.tokenEndpoint == "https://mtls.example.com/token")
        let json = try #require(metadata.definition(words: .standard))
        let service = try ServiceCatalog.service(json: Array(json.text().utf8), file: "x.json")
        let uses = try #require(service.scheme("OAuth")?.fields)
        #expect(uses.first { $0.property == "SSLClientCert" }?.required == .advanced)
        #expect(uses.first { $0.property == "OAuthClientSecret" }?.required == .customOptional)
        await #expect(throws: AuthError.self) { try await discover(world) }
    }

    @Test(
        "sends nothing to an address that is not safe",
        arguments: [
            ("http://login.example.com", "insecureAddress"), ("login.example.com", "badAddress"),
            ("https://login.example.com?x=1", "badAddress"), ("https://login.example.com#x", "badAddress"),
            ("https://user@login.example.com", "badAddress"), ("ftp://login.example.com", "badAddress"),
        ]
    )
    func unsafe(issuer: String, code: String) async throws {
        let world = try TestWorld()
        await #expect { try await discover(world, issuer) } throws: { caseName(of: $0) == code }
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
        await #expect {
            try await world.liveEngine().discover(issuer: server.url)
        } throws: { caseName(of: $0) == "replyTooLarge" }
        #expect(server.requests.first?.hasPrefix("GET /.well-known/oauth-authorization-server HTTP/1.1") == true)
    }
}
