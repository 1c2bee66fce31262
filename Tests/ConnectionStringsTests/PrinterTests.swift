import ConnectionStrings
import ServiceCatalog
import Testing

@Suite("Connection strings are written in each dialect")
struct PrinterTests {
    private static let sample = ConnectionProperties([
        ("AuthScheme", "OAuth"), ("OAuthClientSecret", "it's"), ("CallbackURL", "http://localhost:33333"),
        ("Path", "C:\\a \"b\""),
    ])

    static let texts: [(Dialect, String)] = [
        (
            .cdata,
            #"AuthScheme=OAuth;OAuthClientSecret="it's";CallbackURL=http://localhost:33333;Path='C:\a "b"';"#
        ),
        (
            .python,
            #"""
            import cdata.sample as mod
            mod.connect("AuthScheme=OAuth;OAuthClientSecret=\"it's\";CallbackURL=http://localhost:33333;Path='C:\\a \"b\"';")
            """#
        ),
        (
            .sqlAlchemy1,
            "sample:///?AuthScheme=OAuth;OAuthClientSecret=%22it%27s%22;CallbackURL=http://localhost:33333;"
                + "Path=%27C:%5Ca%20%22b%22%27"
        ),
        (
            .sqlAlchemy2,
            "sample_2:///?AuthScheme=OAuth;OAuthClientSecret=%22it%27s%22;CallbackURL=http://localhost:33333;"
                + "Path=%27C:%5Ca%20%22b%22%27"
        ),
        (
            .jdbc,
            "jdbc:sample:AuthScheme=OAuth;OAuthClientSecret=\"it's\";CallbackURL=http://localhost:33333;"
                + "Path='C:\\a \"b\"';"
        ),
        (
            .odbc,
            "Driver={CData ODBC Driver for Sample};AuthScheme=OAuth;OAuthClientSecret=it's;"
                + "CallbackURL=http://localhost:33333;Path=C:\\a \"b\""
        ),
        (
            .odbcINI,
            """
            [CData Sample Source]
            Driver = CData ODBC Driver for Sample
            AuthScheme = OAuth
            OAuthClientSecret = it's
            CallbackURL = http://localhost:33333
            Path = C:\\a "b"
            """
        ),
        (
            .adoNet,
            "AuthScheme=OAuth;OAuthClientSecret=\"it's\";CallbackURL=http://localhost:33333;Path='C:\\a \"b\"'"
        ),
        (
            .properties,
            """
            AuthScheme=OAuth
            OAuthClientSecret=it's
            CallbackURL=http\\://localhost\\:33333
            Path=C\\:\\\\a "b"
            """
        ),
        (
            .json,
            """
            {
              "AuthScheme": "OAuth",
              "OAuthClientSecret": "it's",
              "CallbackURL": "http://localhost:33333",
              "Path": "C:\\\\a \\"b\\""
            }
            """
        ),
        (
            .environment,
            """
            AuthScheme=OAuth
            OAuthClientSecret="it's"
            CallbackURL=http://localhost:33333
            Path='C:\\a "b"'
            """
        ),
    ]

    @Test("The sample reads as expected", arguments: texts)
    func sample(_ dialect: Dialect, _ expected: String) throws {
        let connector = try TestServices.connector()
        let text = try ConnectionStringPrinter.print(
            Self.sample,
            as: dialect,
            connector: connector,
            masking: false,
            isSecret: { $0 == "OAuthClientSecret" }
        )
        #expect(text == expected)
        #expect(try ConnectionStringParser.parse(text, knownNames: nil).properties == Self.sample)
    }

    @Test("Secrets are masked unless asked for, and the mask is recognised", arguments: Dialect.allCases)
    func masking(_ dialect: Dialect) throws {
        let service = try TestServices.make(schemes: TestServices.secret(id: "None", uses: []))
        let properties = ConnectionProperties([
            ("AuthScheme", "OAuth"), ("oauthclientsecret", "ZZmark1"), ("ProxyPassword", "ZZmark2"),
            ("OAuthTokenTimestamp", "1700000000000"), ("OAuthAccessToken", ""),
        ])
        let text = try ConnectionStringPrinter.print(
            properties,
            as: dialect,
            connector: service.connector,
            isSecret: service.isSecret
        )
        #expect(!text.contains("ZZmark"))
        #expect(text.contains("1700000000000"))
        #expect(text.contains("****"))
        let read = try ConnectionStringParser.parse(text, as: dialect, knownNames: nil)
        #expect(read.maskedNames == ["oauthclientsecret", "ProxyPassword"])
        #expect(read.properties["OAuthAccessToken"]?.isEmpty == true)
    }

    @Test("Names that a dialect uses itself, or cannot write, are refused")
    func names() throws {
        let connector = try TestServices.connector()
        for (name, dialect, code) in [
            ("Driver", Dialect.odbc, ConnectionStringError.Code.reservedName), ("dsn", .odbc, .reservedName),
            ("Driver", .odbcINI, .reservedName), ("OAuth Client Id", .environment, .cannotCarryName),
            ("a;b", .cdata, .cannotCarryName), ("a=b", .adoNet, .cannotCarryName), ("", .json, .cannotCarryName),
            ("\u{212A}ey", .json, .cannotCarryName), ("a\nb", .properties, .cannotCarryName),
        ] {
            let error = #expect(throws: ConnectionStringError.self) {
                let properties = ConnectionProperties([(name, "x")])
                return try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
            }
            #expect(error?.code == code)
        }
        let blank = ConnectionProperties([("OAuth Client Id", "x y")])
        for dialect in Dialect.allCases where dialect != .environment {
            let text = try ConnectionStringPrinter.print(blank, as: dialect, connector: connector) { _ in false }
            #expect(try ConnectionStringParser.parse(text, as: dialect, knownNames: nil).properties == blank)
        }
    }

    @Test("A dialect is found by its name on the command line", arguments: Dialect.allCases)
    func ids(_ dialect: Dialect) {
        #expect(Dialect(id: dialect.id) == dialect)
        #expect(Dialect(id: dialect.id.uppercased()) == dialect)
    }
}
