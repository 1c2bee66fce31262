import Secrets
import SettingsStore
import StrictJSON
import Testing

@Suite("Settings")
struct SettingsTests {
    private static let text = """
        {
          "zeta": [1, {"a": null}],
          "schemaVersion": 1,
          "id": "00ff",
          "revision": 4,
          "service": "example",
          "connection": "demo",
          "properties": {"Url": "https://example.invalid", "Password": "ZZmark-password"},
          "tokens": {
            "OAuthAccessToken": "ZZmark-access", "idToken": "x", "OAuthTokenTimestamp": 1700000000000,
            "TokenType": "Bearer", "OAuthRefreshToken": "ZZmark-refresh", "OAuthExpiresIn": 3600
          },
          "alpha": 1e3
        }
        """

    private static func parsed(_ text: String) throws -> Settings {
        try Settings(json: JSONParser.parse(text))
    }

    @Test("show what the file says")
    func values() throws {
        let settings = try Self.parsed(Self.text)
        #expect(settings.id == "00ff")
        #expect(settings.revision == 4)
        #expect(settings.service == "example")
        #expect(settings.app == nil)
        #expect(settings.properties.map(\.name) == ["Url", "Password"])
        #expect(settings[property: "url"]?.reveal() == "https://example.invalid")
        #expect(settings.tokens?.accessToken.reveal() == "ZZmark-access")
        #expect(settings.tokens?.refreshToken?.reveal() == "ZZmark-refresh")
        #expect(settings.tokens?.expiresIn == 3_600)
        #expect(settings.tokens?.timestamp == 1_700_000_000_000)
        #expect(settings.tokens?.scope == nil)
        #expect(settings.account == nil)
        #expect(settings.authenticationAttempts.isEmpty)
    }

    @Test("keep unknown members, their digits and their place through changes")
    func unknownMembers() throws {
        var settings = try Self.parsed(Self.text)
        var tokens = try #require(settings.tokens)
        tokens.accessToken = Secret("new")
        tokens.refreshToken = nil
        settings.tokens = tokens
        settings.account = SignedInAccount(subject: "7", name: "Ms. Demo", detail: "demo@example.invalid")
        settings.endpoints = StoredEndpoints(token: "https://example.invalid/token")
        settings.authenticationAttempts = [1, 2]
        settings[property: "password"] = nil
        settings[property: "AccountId"] = Secret("12")
        let object = try #require(settings.revealedJSON().object)
        #expect(
            object.names == [
                "zeta", "schemaVersion", "id", "revision", "service", "connection", "properties", "tokens", "alpha",
                "account", "endpoints", "authenticationAttempts",
            ]
        )
        #expect(object["alpha"] == .number("1e3"))
        #expect(settings[member: "zeta"] == [1, ["a": .null]])
        #expect(object["tokens"]?["idToken"] == "x")
        #expect(object["tokens"]?["OAuthRefreshToken"] == nil)
        #expect(settings.properties == [SettingsProperty("Url", "https://example.invalid"), .init("AccountId", "12")])
        #expect(try Settings(json: settings.revealedJSON()) == settings)
    }

    @Test("of a new connection have an id of their own and nothing else")
    func new() throws {
        let settings = (0..<2).map { _ in Settings(service: "example", connection: "demo") }
        #expect(settings[0].id != settings[1].id)
        #expect(settings[0].id.count == 32)
        #expect(settings[0].revision == 0)
        #expect(settings[0].tokens == nil)
    }

    @Test("never show a value in a description")
    func redacted() throws {
        let settings = try Self.parsed(Self.text)
        var shown = "\(settings) \(String(reflecting: settings)) \(settings.properties) \([settings])"
        shown += " \(String(describing: settings.tokens)) \(String(reflecting: settings.properties))"
        dump(settings, to: &shown)
        dump(settings.tokens, to: &shown)
        dump(settings.properties, to: &shown)
        #expect(!shown.contains("ZZmark"))
    }

    @Test(
        "with a member of another kind are refused",
        arguments: [
            ("\"schemaVersion\": 1", "\"schemaVersion\": 0"), ("\"schemaVersion\": 1", "\"schemaVersion\": \"1\""),
            ("\"schemaVersion\"", "\"schema\""), ("\"id\": \"00ff\"", "\"id\": \"\""),
            ("\"revision\": 4", "\"revision\": \"4\""), ("\"service\"", "\"servic\""),
            ("\"https://example.invalid\"", "7"), ("3600", "\"3600\""), ("\"ZZmark-access\"", "null"),
            ("\"ZZmark-refresh\"", "[]"), ("\"alpha\": 1e3", "\"account\": {}"), ("\"alpha\": 1e3", "\"endpoints\": 1"),
            ("\"alpha\": 1e3", "\"authenticationAttempts\": [\"1\"]"), ("\"alpha\": 1e3", "\"app\": 1"),
        ]
    )
    func refused(what: String, replacement: String) {
        #expect(
            kind {
                try Self.parsed(Self.text.replacing(what, with: replacement))
            } == "damaged"
        )
    }

    @Test("of a newer schema are refused as such, whatever they hold")
    func newer() {
        #expect(kind { try Self.parsed("{\"schemaVersion\": 2, \"id\": 5}") } == "newerSchema")
    }
}

@Suite("A settings location")
struct SettingsLocationTests {
    @Test("is a path or an id in memory")
    func parsed() throws {
        #expect(try SettingsLocation(text: "/a/b.txt") == .file(path: "/a/b.txt"))
        #expect(try SettingsLocation(text: "b.txt") == .file(path: "b.txt"))
        #expect(try SettingsLocation(text: "memory://x y") == .memory(id: "x y"))
        #expect(try SettingsLocation(text: "MEMORY://x") == .memory(id: "x"))
        #expect(SettingsLocation.memory(id: "x").text == "memory://x")
    }

    @Test(
        "that names no file is refused",
        arguments: ["", "/", "a/", ".", "a/..", "~/a", "~", "a\nb", "memory://", "a\0"]
    )
    func refused(text: String) {
        #expect(kind { try SettingsLocation(text: text) } == "badName")
    }
}
