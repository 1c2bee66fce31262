import ServiceCatalog
import StrictJSON
import Testing

@Suite("The services that ship with the program")
struct BundledServicesTests {
    private static let clientCertificate =
        " SSLClientCert~ SSLClientCertType~ SSLClientCertPassword~ SSLClientCertSubject~"

    static let ids = ["act-on", "backlog", "dropbox", "highrise", "kintone"]

    @Test("are five, and found whatever the case")
    func load() throws {
        let catalog = ServiceCatalog.bundled()
        #expect(catalog.services.map(\.id) == Self.ids)
        // Each is read by its file's name when it is asked for.
        for id in Self.ids { #expect(ServiceCatalog.bundled().service(id)?.id == id) }
        #expect(catalog.service("KINTONE")?.id == "kintone")
        #expect(catalog.service("none") == nil)
    }

    @Test("hold what every definition must, of which the program takes their word", arguments: ids)
    func checked(id: String) throws {
        let service = try ServiceCatalog.service(json: try Resources.bytes("Services/\(id).json"), file: "\(id).json")
        #expect(service.id == id)
    }

    @Test(
        "offer these ways of signing in, the recommended one first",
        arguments: [
            ("act-on", ["OAuth: embedded custom", "OAuthPassword: custom"]),
            ("backlog", ["OAuth: custom", "APIToken:"]),
            ("dropbox", ["OAuth: embedded custom"]),
            ("highrise", ["OAuth: embedded custom", "APIToken:"]),
            ("kintone", ["OAuth: custom", "APIToken:", "Password:"]),
        ]
    )
    func schemes(id: String, expected: [String]) throws {
        let schemes = try Resources.service(id).schemes
        #expect(schemes.map { ([$0.id + ":"] + $0.apps.map(\.rawValue)).joined(separator: " ") } == expected)
    }

    @Test(
        "ask for these properties",
        arguments: [
            ("act-on", "OAuth", "Region? OAuthClientId* OAuthClientSecret* CallbackURL*"),
            ("act-on", "OAuthPassword", "Region? User Password OAuthClientId* OAuthClientSecret*"),
            ("backlog", "OAuth", "URL OAuthClientId* OAuthClientSecret* CallbackURL*"),
            ("backlog", "APIToken", "URL ApiKey"),
            ("dropbox", "OAuth", "OAuthClientId* OAuthClientSecret*? CallbackURL* URI?"),
            ("highrise", "OAuth", "AccountId! OAuthClientId* OAuthClientSecret* CallbackURL*"),
            ("highrise", "APIToken", "AccountId APIToken"),
            (
                "kintone", "OAuth",
                "Url GuestSpaceId? OAuthClientId* OAuthClientSecret* CallbackURL*" + Self.clientCertificate
            ),
            (
                "kintone", "APIToken",
                "Url GuestSpaceId? AppId APIToken BasicAuthUser? BasicAuthPassword?" + Self.clientCertificate
            ),
            (
                "kintone", "Password",
                "Url GuestSpaceId? User Password BasicAuthUser? BasicAuthPassword?" + Self.clientCertificate
            ),
        ]
    )
    func fields(id: String, scheme: String, expected: String) throws {
        let marks: [FieldUse.Requirement: String] = [
            .custom: "*", .customOptional: "*?", .optional: "?", .listed: "!", .advanced: "~",
        ]
        let fields = try #require(try Resources.service(id).scheme(scheme)).fields
        #expect(fields.map { $0.property + (marks[$0.required] ?? "") }.joined(separator: " ") == expected)
    }

    @Test(
        "have these endpoints",
        arguments: [
            ("act-on", "https://api-eu.actonsoftware.com/authorize", "https://api-eu.actonsoftware.com/token"),
            (
                "backlog", "https://a.backlog.jp/OAuth2AccessRequest.action",
                "https://a.backlog.jp/api/v2/oauth2/token"
            ),
            ("dropbox", "https://www.dropbox.com/oauth2/authorize", "https://api.dropboxapi.com/oauth2/token"),
            (
                "highrise", "https://launchpad.37signals.com/authorization/new",
                "https://launchpad.37signals.com/authorization/token"
            ),
            ("kintone", "https://a.cybozu.com/oauth2/authorization", "https://a.cybozu.com/oauth2/token"),
        ]
    )
    func endpoints(id: String, authorization: String, token: String) throws {
        let oauth = try #require(try Resources.service(id).schemes.first?.oauth)
        #expect(oauth.authorizationEndpoint?.filled(.url) { Self.sample[$0] } == authorization)
        #expect(oauth.tokenEndpoint.filled(.url) { Self.sample[$0] } == token)
    }

    @Test(
        "take a client certificate at another host, and name it for one that is not for the connection",
        arguments: [
            // Host, the one for a certificate when it is another, the one without.
            ("a.cybozu.com", "a.s.cybozu.com", nil), ("a.s.cybozu.com", nil, "a.cybozu.com"),
            // Only for this ending the twin is documented.
            ("a.kintone.com", nil, nil), ("a.s.cybozu.cn", nil, nil),
            ("s.cybozu.com", "s.s.cybozu.com", nil), (".cybozu.com", nil, nil), ("cybozu.com", nil, nil),
            ("127.0.0.1", nil, nil), ("kintone.example.com", nil, nil), ("a.cybozu.com.example", nil, nil),
        ] as [(String, String?, String?)]
    )
    func certificateHosts(host: String, with: String?, without: String?) throws {
        let hosts = try #require(try Resources.service("kintone").certificateHosts)
        #expect(hosts.host(insteadOf: host, hasCertificate: true) == with)
        #expect(hosts.host(insteadOf: host, hasCertificate: false) == without)
        #expect(try Self.ids.filter { try Resources.service($0).certificateHosts != nil } == ["kintone"])
    }

    @Test(
        "prove a connection with these calls",
        arguments: [
            (
                "act-on", "OAuth",
                [
                    "GET https://api-eu.actonsoftware.com/api/1/account",
                    "GET https://api-eu.actonsoftware.com/api/1/list?count=1",
                ]
            ),
            ("backlog", "APIToken", ["GET https://a.backlog.jp/api/v2/users/myself"]),
            ("dropbox", "OAuth", ["POST https://api.dropboxapi.com/2/users/get_current_account"]),
            ("highrise", "OAuth", ["GET https://launchpad.37signals.com/authorization.json"]),
            ("highrise", "APIToken", ["GET https://my-company.highrisehq.com/account.xml"]),
            ("kintone", "OAuth", ["GET https://a.cybozu.com/k/guest/3/v1/apps.json?limit=1"]),
            ("kintone", "Password", ["GET https://a.cybozu.com/k/guest/3/v1/apps.json?limit=1"]),
            ("kintone", "APIToken", ["GET https://a.cybozu.com/k/guest/3/v1/app.json?id=7"]),
        ]
    )
    func tests(id: String, scheme: String, expected: [String]) throws {
        let tests = try #require(try Resources.service(id).scheme(scheme)).tests
        #expect(tests.map { test in "\(test.method) " + test.url.filled(.url) { Self.sample[$0] } } == expected)
    }

    @Test(
        "depart from the standards in these ways",
        arguments: [
            ("act-on", "returnedScopeDiffers rotates"),
            ("backlog", "rotates"),
            ("dropbox", "S256 codePageWithoutCallback refreshOmitsRefreshToken secretOptional"),
            ("highrise", ""),
            ("kintone", "basic httpsCallbackOnly refreshOmitsRefreshToken stateRequired"),
        ]
    )
    func quirks(id: String, expected: String) throws {
        let oauth = try #require(try Resources.service(id).schemes.first?.oauth)
        var words = oauth.quirks.map(\.rawValue)
        if oauth.pkce != .none { words.append(oauth.pkce.rawValue) }
        if oauth.clientAuthentication == .basic { words.append("basic") }
        if oauth.secretOptional { words.append("secretOptional") }
        if oauth.rotatesRefreshToken { words.append("rotates") }
        #expect(words.sorted() == expected.split(separator: " ").map(String.init).sorted())
    }

    @Test(
        "suggest a callback the service takes, which is also the example",
        arguments: ids
    )
    func callbacks(id: String) throws {
        let service = try Resources.service(id)
        for oauth in service.schemes.compactMap(\.oauth) where oauth.grants.contains(.code) {
            #expect(oauth.callback == service.field("CallbackURL")?.example)
            #expect(oauth.callback.hasPrefix("https://localhost:") || !oauth.quirks.contains(.httpsCallbackOnly))
        }
    }

    @Test("ask for every field they declare, and mark every secret", arguments: ids)
    func fieldsAreUsed(id: String) throws {
        let service = try Resources.service(id)
        let used = Set(service.schemes.flatMap { $0.fields.map(\.property) })
        let secrets: Set = [
            "APIToken", "ApiKey", "Password", "BasicAuthPassword", "OAuthClientSecret", "SSLClientCert",
            "SSLClientCertPassword",
        ]
        for field in service.fields {
            #expect(used.contains(field.property))
            #expect(field.secret == secrets.contains(field.property))
            #expect(field.secret == field.example.isEmpty || field.kind == .choice)
        }
        for scheme in service.schemes where !scheme.apps.isEmpty {
            #expect(scheme.fields.contains { $0.property == "OAuthClientId" && $0.required == .custom })
        }
    }

    private static let sample = [
        "AccountId": "my-company", "Region": "api-eu.actonsoftware.com", "URL": "https://a.backlog.jp",
        "Url": "https://a.cybozu.com", "GuestSpaceId": "3", "AppId": "7, 8", "ApiKey": "key",
    ]
}
