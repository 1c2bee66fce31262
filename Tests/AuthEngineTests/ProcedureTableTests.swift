import AuthEngine
import ConnectionStrings
import Localization
import NetworkTestSupport
import Secrets
import ServiceCatalog
import Synchronization
import TestSupport
import Testing
import Wording

@Suite("Stored procedures, service by service")
struct ProcedureTableTests {
    /// What connectors.md section 2 documents for a service's connector.
    struct Row: Sendable, CustomTestStringConvertible {
        let service: String
        /// The inputs of `GetOAuthAuthorizationURL` and of `GetOAuthAccessToken`.
        let address: String
        let token: String
        /// What the authorization request holds without inputs, besides the client, the callback, the state and PKCE.
        let defaults: [String: String]
        /// The columns of `GetOAuthAuthorizationURL`.
        let columns: [String]

        var testDescription: String { service }
    }

    static let table = [
        Row(
            service: "highrise",
            address: "CallbackURL Scope State",
            token: "AuthMode Verifier CallbackURL State",
            defaults: ["response_type": "code", "type": "web_server"],
            columns: ["URL"]
        ),
        Row(
            service: "dropbox",
            address: "Cert Cert_Password Sign_Method Scope CallbackURL State Other_Options Prompt AccessType",
            token: "AuthMode GrantType Verifier Scope CallbackURL Prompt AccessType State Post_Data Other_Options Cert "
                + "Cert_Password Sign_Method AuthToken AuthKey AuthSecret",
            defaults: ["response_type": "code", "token_access_type": "offline"],
            columns: ["URL", "PKCEVerifier"]
        ),
        Row(
            service: "act-on",
            address: "CallbackURL Scope State",
            token: "AuthMode Scope CallbackURL Verifier State",
            defaults: ["response_type": "code", "scope": "PRODUCTION"],
            columns: ["URL"]
        ),
        Row(
            service: "backlog",
            address: "CallbackURL GrantType State",
            token: "AuthMode Verifier CallbackURL GrantType",
            defaults: ["response_type": "code"],
            columns: ["URL"]
        ),
        Row(
            service: "kintone",
            address: "AuthMode CallbackURL Scope State",
            token: "AuthMode CallbackUrl Verifier Scope State",
            defaults: [
                "response_type": "code",
                "scope": "k:app_record:read k:app_record:write k:app_settings:read k:app_settings:write k:file:read "
                    + "k:file:write",
            ],
            columns: ["URL"]
        ),
    ]

    /// A value for each input that changes nothing that cannot be changed.
    private static let values = [
        "Scope": "one two", "State": "mine", "GrantType": "Code", "AuthMode": "Web", "Verifier": "the-code",
        "AccessType": "Offline", "Prompt": "None", "Sign_Method": "hmac-sha1",
    ]

    private let world: TestWorld
    private let engine: AuthEngine

    init() throws {
        world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        engine = AuthEngine(store: world.store, surroundings: world.surroundings, catalog: .bundled())
    }

    /// One call, with what the person brings back from the address that is shown.
    private func call(
        _ procedure: String,
        _ inputs: [(String, String)],
        for id: String,
        visit: (String) -> Void = { _ in }
    ) async throws -> [(column: String, value: String)] {
        let service = try #require(ServiceCatalog.bundled().service(id))
        let scheme = try #require(service.scheme("OAuth"))
        let call = ProcedureCall(
            procedure,
            inputs: ConnectionProperties(inputs),
            properties: BundledServicesTests.properties(service, scheme),
            service: id
        )
        let row = try await engine.call(call) { signIn in
            visit(signIn.authorizationURL)
            let state = Self.query(signIn.authorizationURL)["state"] ?? ""
            try signIn.paste("http://localhost/?code=pasted&state=\(state)")
        }
        return row.map { ($0.column, $0.value.reveal()) }
    }

    private static func query(_ address: String) -> [String: String] {
        let query = address.split(separator: "?", maxSplits: 1).last.map { String($0) } ?? ""
        let pairs = PercentEncoding.pairs(query) ?? []
        return Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }

    private func inputs(_ names: String, _ id: String, spelt: (String) -> String) throws -> [(String, String)] {
        let callback = try #require(ServiceCatalog.bundled().service(id)?.scheme("OAuth")?.oauth?.callback)
        return names.split(separator: " ").map { name in
            let value = name.lowercased() == "callbackurl" ? callback : Self.values[String(name)] ?? ""
            return (spelt(String(name)), value)
        }
    }

    @Test("take every documented input, in any case, and give the documented columns", arguments: table)
    func inputs(row: Row) async throws {
        let service = try #require(ServiceCatalog.bundled().service(row.service))
        for (procedure, names) in [
            (StoredProcedure.getOAuthAuthorizationURL, row.address), (.getOAuthAccessToken, row.token),
            (.refreshOAuthAccessToken, "OAuthRefreshToken"),
        ] {
            let known = Set(procedure.inputs(of: service).map { $0.lowercased() })
            #expect(known.isSuperset(of: names.lowercased().split(separator: " ").map { String($0) }))
        }
        for spelt in [{ $0 }, { $0.lowercased() }, { $0.uppercased() }] as [(String) -> String] {
            let sent = world.sent.count
            let address = try await call(
                spelt("GetOAuthAuthorizationURL"),
                try inputs(row.address, row.service, spelt: spelt),
                for: row.service
            )
            #expect(address.map(\.column) == row.columns)
            #expect(Self.query(address[0].value)["state"] == "mine")
            #expect(world.sent.count == sent)
            let given = try inputs(row.token, row.service, spelt: spelt)
            let tokens = try await call(spelt("GetOAuthAccessToken"), given, for: row.service)
            let columns = ["OAuthAccessToken", "OAuthRefreshToken", "ExpiresIn", "OAuthTokenTimestamp"]
            #expect(tokens.map(\.column) == columns)
            #expect(tokens.map(\.value) == ["access1", "refresh1", "3600", "\(world.now)"])
            #expect(world.sent.last?.form["code"] == "the-code")
            let refresh = [(spelt("OAuthRefreshToken"), "old")]
            let fresh = try await call(spelt("RefreshOAuthAccessToken"), refresh, for: row.service)
            #expect(fresh.map(\.column) == columns)
            #expect(world.sent.last?.form["refresh_token"] == "old")
        }
    }

    @Test("ask for the documented defaults without inputs", arguments: table)
    func defaults(row: Row) async throws {
        let address = try await call("GetOAuthAuthorizationURL", [], for: row.service)
        var query = Self.query(address[0].value)
        let service = try #require(ServiceCatalog.bundled().service(row.service))
        #expect(query["redirect_uri"] == service.scheme("OAuth")?.oauth?.callback)
        for name in ["client_id", "redirect_uri", "state", "code_challenge", "code_challenge_method"] {
            query[name] = nil
        }
        #expect(query == row.defaults)
    }

    @Test("sign in here without AuthMode, and exchange a Verifier that is given", arguments: table)
    func mode(row: Row) async throws {
        let isTLS = row.service == "kintone"
        let callback = ("CallbackURL", "\(isTLS ? "https" : "http")://localhost:\(RawSocket.freePort())")
        let visited = Mutex("")
        for inputs in [
            [callback], [callback, ("AuthMode", "app")], [callback, ("authmode", "APP"), ("Verifier", "x")],
        ] {
            visited.withLock { $0 = "" }
            _ = try await call("GetOAuthAccessToken", inputs, for: row.service) { address in
                visited.withLock { $0 = address }
            }
            #expect(Self.query(visited.withLock { $0 })["redirect_uri"] == callback.1)
            #expect(world.sent.last?.form["code"] == "pasted")
        }
        visited.withLock { $0 = "" }
        _ = try await call("GetOAuthAccessToken", [("Verifier", "brought")], for: row.service) { address in
            visited.withLock { $0 = address }
        }
        #expect(visited.withLock { $0 }.isEmpty)
        #expect(world.sent.last?.form["code"] == "brought")
    }

    @Test(
        "put what AccessType and Prompt mean into the request, of the address and of the sign-in",
        arguments: [
            ("AccessType", "ONLINE", ["token_access_type": "online"]),
            ("AccessType", "offline", ["token_access_type": "offline"]),
            ("Prompt", "None", ["token_access_type": "offline"]),
            ("Prompt", "CONSENT", ["token_access_type": "offline", "force_reapprove": "true"]),
            ("prompt", "select_account", ["token_access_type": "offline", "force_reauthentication": "true"]),
        ]
    )
    func meaning(name: String, value: String, expected: [String: String]) async throws {
        let names = ["token_access_type", "force_reapprove", "force_reauthentication"]
        let address = try await call("GetOAuthAuthorizationURL", [(name, value)], for: "dropbox")
        #expect(Self.query(address[0].value).filter { names.contains($0.key) } == expected)
        let visited = Mutex("")
        let callback = ("CallbackURL", "http://localhost:\(RawSocket.freePort())")
        _ = try await call("GetOAuthAccessToken", [(name, value), callback], for: "dropbox") { address in
            visited.withLock { $0 = address }
        }
        #expect(Self.query(visited.withLock { $0 }).filter { names.contains($0.key) } == expected)
    }

    @Test(
        "refuse by name, with the reason and without the value, what would have to change something",
        arguments: [
            ("Cert", true), ("Cert_Password", true), ("Sign_Method", true), ("AuthToken", true), ("AuthKey", true),
            ("AuthSecret", true), ("Other_Options", false), ("Post_Data", false),
        ]
    )
    func withoutEffect(name: String, isOAuth1: Bool) async throws {
        await #expect {
            try await call("GetOAuthAccessToken", [(name.lowercased(), "ZZmark")], for: "dropbox")
        } throws: { error in
            guard let error = error as? AuthError, case .plan(.inputWithoutEffect) = error.fact else { return false }
            return [Language.english, .japanese].allSatisfy { language in
                let text = error.message(in: language) + (error.hint(in: language) ?? "")
                return text.contains("OAuth 1.0") == isOAuth1 && text.contains(name) && !text.contains("ZZmark")
            }
        }
        #expect(world.sent.isEmpty)
    }

    @Test("refuse a value that is none of the documented ones, and an input of another connector")
    func refused() async throws {
        let wrong: [(inputs: [(String, String)], service: String, code: String)] = [
            ([("AuthMode", "BOTH")], "kintone", "badValue"), ([("AccessType", "SOMETIMES")], "dropbox", "badValue"),
            ([("GrantType", "CLIENT")], "dropbox", "badValue"),
            ([("AccessType", "OFFLINE")], "kintone", "unknownInput"),
            ([("AuthToken", "x")], "dropbox", "unknownInput"), ([("Promt", "NONE")], "dropbox", "unknownInput"),
        ]
        for (inputs, service, code) in wrong {
            await #expect("\(inputs)") {
                try await call("GetOAuthAuthorizationURL", inputs, for: service)
            } throws: {
                caseName(of: $0) == code
            }
        }
    }
}
