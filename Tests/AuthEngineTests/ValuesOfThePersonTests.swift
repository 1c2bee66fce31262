import AuthEngine
import ConnectionStrings
import ServiceCatalog
import Testing

/// A value is the person's: changed only where it is certain, and said.
@Suite("Values are the person's")
struct ValuesOfThePersonTests {
    private func field(_ service: String, _ property: String) throws -> Field {
        try #require(ServiceCatalog.bundled().service(service)?.field(property))
    }

    @Test(
        "Blanks that stood in quotes or JSON are kept; those that were typed are cut off",
        arguments: [" pass ", "pass ", "  pass", "\u{3000}pass"]
    )
    func blanks(_ text: String) throws {
        let password = try field("kintone", "Password")
        #expect(FieldCheck.normalise(text, field: password, isExact: true).value == text)
        #expect(FieldCheck.normalise(text + "\n", field: password, isExact: true).value == text)
        #expect(FieldCheck.normalise(text, field: password).value == "pass")
        let given = ConnectionProperties([
            ("AuthScheme", "Password"), ("Url", "https://a.cybozu.com"), ("User", "u"), ("Password", text),
        ])
        #expect(try engine().resolve(given, service: "kintone").properties["Password"] == text)
    }

    private func engine() throws -> AuthEngine {
        let world = try TestWorld()
        return AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: .bundled(),
            embeddedApps: EmbeddedApps([])
        )
    }

    @Test("Full-width characters become half-width only where ASCII is certain, and either is said")
    func wide() throws {
        for (service, property, text, value, note) in [
            ("dropbox", "URI", "dropbox://見積（４月）.json", "dropbox://見積（４月）.json", .wideKept),
            ("dropbox", "URI", "ｄｒｏｐｂｏｘ", "ｄｒｏｐｂｏｘ", .wideKept), ("kintone", "User", "ｈａｎａｋｏ", "ｈａｎａｋｏ", .wideKept),
            ("kintone", "Password", "ｐａｓｓ", "ｐａｓｓ", .wideKept), ("kintone", "AppId", "７，８", "7,8", .narrowed),
            ("kintone", "GuestSpaceId", "３", "3", .narrowed), ("kintone", "APIToken", "ａｂｃ", "abc", .narrowed),
            ("kintone", "OAuthClientId", "ａｂｃ", "abc", .narrowed), ("backlog", "ApiKey", "ａｂｃ", "abc", .narrowed),
            ("backlog", "URL", "ｈｔｔｐｓ：／／ａ．ｅｘａｍｐｌｅ．ｃｏｍ", "https://a.example.com", .narrowed),
            ("kintone", "Url", "https://example。cybozu。com", "https://example.cybozu.com", .narrowed),
            ("kintone", "Url", "example｡cybozu．com", "https://example.cybozu.com", .schemeAdded),
            ("highrise", "AccountId", "ａｃｍｅ", "acme", .narrowed),
        ] as [(String, String, String, String, FieldNote?)] {
            let result = FieldCheck.normalise(text, field: try field(service, property), isExact: true)
            #expect(result.value == value, "\(property) \(text)")
            #expect(result.note == note, "\(property) \(text)")
            #expect(result.problem == nil)
        }
    }

    @Test("Typographic quotes around it are taken off where they cannot be meant, and named where they may be")
    func typographicQuotes() throws {
        for (property, text, value, note) in [
            ("Password", "“pass”", "“pass”", .quotesKept), ("Password", "「pass」", "「pass」", .quotesKept),
            ("Url", "“https://a.cybozu.com”", "https://a.cybozu.com", .unquoted), ("AppId", "“7”", "7", .unquoted),
            ("APIToken", "‘tok7’", "tok7", .unquoted), ("Password", "pa“ss", "pa“ss", nil),
        ] as [(String, String, String, FieldNote?)] {
            let result = FieldCheck.normalise(text, field: try field("kintone", property))
            #expect(result.value == value)
            #expect(result.note == note)
        }
    }

    @Test(
        "What a program shows in place of a secret is no secret",
        arguments: ["********", "••••", "●●●●●●", "[REDACTED]", "<hidden>", "＊＊＊＊"]
    )
    func masks(_ text: String) throws {
        for property in ["Password", "APIToken"] {
            #expect(FieldCheck.normalise(text, field: try field("kintone", property)).problem == .masked)
        }
        #expect(FieldCheck.normalise(text, field: try field("kintone", "User")).problem != .masked)
    }

    @Test("App IDs are numbers; the number is taken out of a pasted address")
    func appIDs() throws {
        let appID = try field("kintone", "AppId")
        for (text, value) in [
            ("7", "7"), ("7, 8;9\n10\t11 12　13、14", "7,8,9,10,11,12,13,14"), ("https://practice.cybozu.com/k/7/", "7"),
            ("https://a.cybozu.com/k/7/show#record=5", "7"), ("a.cybozu.com/k/7/?view=2", "7"),
            ("https://a.cybozu.com/k/7/,https://a.cybozu.com/k/8/", "7,8"), ("/k/7/", "7"),
        ] {
            let result = FieldCheck.normalise(text, field: appID)
            #expect(result.value == value)
            #expect(result.problem == nil, "\(text)")
        }
        for text in ["seven", "7a", "https://a.cybozu.com/", "https://a.cybozu.com/k/1/2/", "-7", "7.5", "７個"] {
            #expect(FieldCheck.normalise(text, field: appID).problem == .notANumber, "\(text)")
        }
        let guest = FieldCheck.normalise("https://a.cybozu.com/k/guest/3/", field: try field("kintone", "GuestSpaceId"))
        #expect(guest == FieldResult(value: "3", note: .numberTaken))
    }

    @Test(
        "Tokens that stand side by side are several, however they are separated",
        arguments: [
            "a b", "a\tb", "a\nb", "a\r\nb", "a;b", "a；b", "a，b", "a、b", "a\u{3000}b", " a ,\n b ;", "ａ，ｂ", "a,b,a",
        ]
    )
    func tokens(_ text: String) throws {
        let result = FieldCheck.normalise(text, field: try field("kintone", "APIToken"), isExact: true)
        #expect(result.value == "a,b")
        #expect(result.problem == nil)
    }

    @Test("A control character in a list is refused")
    func controls() throws {
        #expect(FieldCheck.normalise("a\u{7}b", field: try field("kintone", "APIToken")).problem == .badCharacter)
    }

    @Test(
        "A literal IPv6 host is an address",
        arguments: [
            ("https://[fd00::1]", "https://[fd00::1]"), ("https://[FD00::1]:8443/x", "https://[fd00::1]:8443"),
            ("[2001:db8::2]", "https://[2001:db8::2]"),
        ]
    )
    func literal(_ text: String, _ value: String) throws {
        let result = FieldCheck.normalise(text, field: try field("backlog", "URL"))
        #expect(result.value == value)
        #expect(result.problem == nil)
        for wrong in ["https://[fd00]", "https://[]", "https://[fd00::1", "https://[x::1]", "https://[:]"] {
            #expect(FieldCheck.normalise(wrong, field: try field("backlog", "URL")).problem == .notAnAddress)
        }
    }

    @Test(
        "Every property of every connector's list is taken and kept",
        arguments: ServiceCatalog.bundled().services
    )
    func connectorProperties(_ service: Service) throws {
        var given = ConnectionProperties([
            ("AuthScheme", try #require(service.schemes.first { $0.oauth != nil }).id), ("OAuthAccessToken", "t"),
            ("URL", service.id == "kintone" ? "https://a.cybozu.com" : "https://a.backlog.com"), ("AccountId", "acme"),
            ("User", "u"), ("Password", "p"),
        ])
        for name in given.names where service.field(name) == nil && !name.hasPrefix("OAuth") && name != "AuthScheme" {
            given[name] = nil
        }
        // Those about the network are obeyed, and have values of their own.
        let names = service.connectorProperties.filter { name in
            service.field(name) == nil && !["Firewall", "Proxy", "SSL"].contains { name.hasPrefix($0) }
        }
        #expect(names.contains("UserDefinedViews") && names.contains("ConnectOnOpen") && names.contains("Verbosity"))
        for name in names { given[name] = " v;\(name) " }
        let plan = try engine().resolve(given, service: service.id)
        for name in names { #expect(plan.properties[name] == " v;\(name) ") }
    }
}
