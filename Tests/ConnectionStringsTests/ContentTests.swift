import ConnectionStrings
import ServiceCatalog
import Testing

@Suite("A connection string holds what the way of signing in needs")
struct ContentTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let scheme: String
        let app: Scheme.App?
        let owner: StringOwner
        let expected: String
        var more: [String: String] = [:]
        var testDescription: String { name }
    }

    private static let values = ConnectionProperties([
        ("Url", "https://a.test"), ("User", "u"), ("Password", "p"), ("Region", "eu"), ("Mode", "standard"),
        ("Space", ""), ("OAuthClientId", "id"), ("OAuthClientSecret", "s"), ("CallbackURL", "http://localhost:33333"),
        ("Tenant", "t"), ("Logfile", "/x"), ("UseOwn", "True"), ("GrantType", "Code"), ("Stray", "x"),
    ])

    private static func service() throws -> Service {
        let fields = [
            TestServices.field("Url", kind: "url"), TestServices.field("User"),
            TestServices.field("Password", "\"secret\": true"), TestServices.field("Region", "\"connector\": false"),
            TestServices.field("Mode", "\"default\": \"standard\""), TestServices.field("Space"),
            TestServices.field("Tenant"),
        ]
        let uses = [
            ("Url", "always"), ("Region", "optional"), ("Mode", "optional"), ("Space", "optional"),
            ("Tenant", "custom"),
            ("OAuthClientId", "custom"), ("OAuthClientSecret", "custom"), ("CallbackURL", "custom"),
        ]
        return try TestServices.make(
            schemes: [
                TestServices.oauth(uses: uses, constants: "{\"UseCursor\": \"false\"}"),
                TestServices.oauth(
                    id: "OAuthPassword",
                    grants: "\"password\"",
                    uses: [("User", "always"), ("Password", "always")]
                ),
                TestServices.secret(
                    id: "Password",
                    uses: [("Url", "always"), ("User", "always"), ("Password", "always")]
                ),
            ].joined(separator: ","),
            fields: fields.joined(separator: ","),
            constants: "{\"URI\": \"dropbox://x\"}"
        )
    }

    static let cases = [
        Case(
            name: "OAuth with an own app, tokens kept by us",
            scheme: "OAuth",
            app: .custom,
            owner: .oauthSetup,
            expected: "AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;OAuthClientId=id;OAuthClientSecret=s;"
                + "CallbackURL=http://localhost:33333;OAuthSettingsLocation=/s.txt;Url=https://a.test;Region=eu;"
                + "Tenant=t;URI=dropbox://x;UseCursor=false;Logfile=/x;UseOwn=True;"
        ),
        Case(
            name: "OAuth with the embedded app, tokens kept by us",
            scheme: "OAuth",
            app: .embedded,
            owner: .oauthSetup,
            expected: "AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;OAuthSettingsLocation=/s.txt;Url=https://a.test;"
                + "Region=eu;URI=dropbox://x;UseCursor=false;Logfile=/x;UseOwn=True;"
        ),
        Case(
            name: "OAuth with an own app, for the driver",
            scheme: "OAuth",
            app: .custom,
            owner: .driver,
            expected: "AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;OAuthClientId=id;OAuthClientSecret=s;"
                + "CallbackURL=http://localhost:33333;Url=https://a.test;Tenant=t;URI=dropbox://x;UseCursor=false;Logfile=/x;UseOwn=True;"
        ),
        Case(
            name: "OAuth with the embedded app, for the driver",
            scheme: "OAuth",
            app: .embedded,
            owner: .driver,
            expected:
                "AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;Url=https://a.test;URI=dropbox://x;UseCursor=false;Logfile=/x;UseOwn=True;"
        ),
        Case(
            name: "OAuth tokens handed to a driver without a browser",
            scheme: "OAuth",
            app: nil,
            owner: .driverHeadless,
            expected: "AuthScheme=OAuth;InitiateOAuth=REFRESH;OAuthClientId=id;OAuthClientSecret=s;"
                + "OAuthAccessToken=a;OAuthRefreshToken=r;OAuthExpiresIn=60;"
                + "OAuthTokenTimestamp=5;OAuthSettingsLocation=/s.txt;Url=https://a.test;Tenant=t;URI=dropbox://x;"
                + "UseCursor=false;Logfile=/x;UseOwn=True;",
            more: [
                "OAuthAccessToken": "a", "OAuthRefreshToken": "r", "OAuthExpiresIn": "60", "OAuthTokenTimestamp": "5",
                "OAuthVerifier": "v",
            ]
        ),
        Case(
            name: "OAuth verifier handed to a driver without a browser",
            scheme: "OAuth",
            app: .embedded,
            owner: .driverHeadless,
            expected: "AuthScheme=OAuth;InitiateOAuth=REFRESH;OAuthVerifier=v;OAuthSettingsLocation=/s.txt;"
                + "Url=https://a.test;URI=dropbox://x;UseCursor=false;Logfile=/x;UseOwn=True;",
            more: ["OAuthVerifier": "v"]
        ),
        Case(
            name: "OAuth password grant",
            scheme: "OAuthPassword",
            app: .custom,
            owner: .driver,
            expected:
                "AuthScheme=OAuthPassword;InitiateOAuth=GETANDREFRESH;OAuthClientId=id;OAuthClientSecret=s;User=u;"
                + "Password=p;URI=dropbox://x;Logfile=/x;UseOwn=True;"
        ),
        Case(
            name: "A static secret",
            scheme: "Password",
            app: nil,
            owner: .oauthSetup,
            expected: "AuthScheme=Password;Url=https://a.test;User=u;Password=p;URI=dropbox://x;Logfile=/x;UseOwn=True;"
        ),
    ]

    @Test("The properties are those of the scenario", arguments: cases)
    func content(_ item: Case) throws {
        let service = try Self.service()
        var values = Self.values
        for (name, value) in item.more {
            values[name] = value
        }
        let content = ConnectionStringContent.properties(
            for: service,
            scheme: try #require(service.scheme(item.scheme)),
            app: item.app,
            values: values,
            owner: item.owner,
            settingsLocation: "/s.txt"
        )
        let text = try ConnectionStringPrinter.print(
            content,
            as: .cdata,
            connector: service.connector,
            masking: false,
            isSecret: service.isSecret
        )
        #expect(text == item.expected)
        let read = try ConnectionStringParser.parse(
            text,
            knownNames: service.connectionPropertyNames + service.connectorProperties
        )
        #expect(read.properties == content)
    }

    @Test("Secrets are known by declaration, and others by their name")
    func secrets() throws {
        let service = try Self.service()
        for name in ["password", "OAuthClientSecret", "oauth access token", "ProxyPassword", "ApiKey", "Other"] {
            #expect(service.isSecret(name))
        }
        for name in ["Url", "OAuthClientId", "OAuthTokenTimestamp", "AuthScheme", "Timeout"] {
            #expect(!service.isSecret(name))
        }
    }
}
