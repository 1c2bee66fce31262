import ConnectionStrings
import Localization
import ServiceCatalog
import Testing
import Wording

/// Strings with what programs, documents, driver managers and other tools leave on them: read as they are meant, or refused.
@Suite("Strings are read as people copy them")
struct AsPeopleCopyTests {
    private static func read(_ text: String) throws -> [[String]] {
        texts(try ConnectionStringParser.parse(text, knownNames: nil).properties)
    }

    private static func code(_ text: String) -> ConnectionStringError.Code? {
        do {
            _ = try ConnectionStringParser.parse(text, knownNames: nil)
            return nil
        } catch {
            return error.code
        }
    }

    private static let string = "jdbc:sample:A=b;Password=c d;"
    private static let meant = [["A", "b"], ["Password", "c d"]]

    @Test(
        "Quotes of a program, a page or a chat around the whole are taken off",
        arguments: [
            "\"\(string)\"", "'\(string)'", "`\(string)`", "“\(string)”", "„\(string)“", "‘\(string)’", "「\(string)」",
            "『\(string)』", "<\(string)>", "«\(string)»", " \"\(string)\" ;\n", "\"\(string)\",",
            "\u{200B}\"\(string)\"\u{FEFF}",
            "```\n\(string)\n```", "```sql\n\(string)\n```\n", "```\n\"\(string)\"\n```", "'\"\(string)\"'",
            "String url = \"\(string)\";", "conn_str='\(string)'", "jdbcUrl = \"\(string)\"",
            "DriverManager.getConnection(\"\(string)\");",
            "val c = connect(\"\(string)\", props)".replacing(", props", with: ""),
            "\"Driver={CData ODBC Driver for Sample};A=b;Password=c d\"",
            "new OdbcConnection(\"Driver={CData ODBC Driver for Sample};A=b;Password=c d\")",
            "create_engine('sample:///?A=b;Password=c%20d')", "\"A=b;Password=c d\"",
            "\"{\\\"A\\\": \\\"b\\\", \\\"Password\\\": \\\"c d\\\"}\"",
        ]
    )
    func wrapped(_ text: String) throws {
        #expect(try Self.read(text) == Self.meant)
    }

    @Test(
        "Quotes inside such quotes are read as they stand, doubled or behind a backslash",
        arguments: [
            #""A=b;Password="c d";""#, #""A=b;Password=""c d"";""#, #""A=b;Password=\"c d\";""#,
            #"'A=b;Password=''c d'';'"#,
            #"'A=b;Password=\'c d\';'"#, #""A=b;Password='c d';""#,
        ]
    )
    func quotesInside(_ text: String) throws {
        #expect(try Self.read(text) == Self.meant)
    }

    @Test(
        "A string of one line behind comments is a string, not a file",
        arguments: [
            "# production\nA=b;Password=c d;", "\n# one\r\n! two\n\n  A=b;Password=\"c d\"\n", "#\nA=b; Password='c d'",
        ]
    )
    func commented(_ text: String) throws {
        #expect(try Self.read(text) == Self.meant)
    }

    @Test("A backslash inside them that can be read in two ways is refused, and one that cannot stays")
    func backslashes() throws {
        #expect(Self.code(#""A=C:\\srv\\x;""#) == .unclearQuotes)
        #expect(try Self.read(#""A=C:\srv\x;""#) == [["A", #"C:\srv\x"#]])
        #expect(try Self.read(#"`A=C:\\srv;`"#) == [["A", #"C:\\srv"#]])
    }

    @Test("A property whose value is quoted is not taken for a quoted text")
    func ownQuotes() throws {
        #expect(try Self.read("Other=\"Driver=x\"") == [["Other", "Driver=x"]])
        #expect(try Self.read("CacheConnection=\"jdbc:x:A=b\"") == [["CacheConnection", "jdbc:x:A=b"]])
        #expect(try Self.read("A='b';B='c'") == [["A", "b"], ["B", "c"]])
    }

    @Test(
        "ODBC is recognised by Driver or DSN in any place",
        arguments: [
            "A=b;Password={c d};Driver={CData ODBC Driver for Sample}",
            "A=b;driver={CData ODBC Driver for Sample};Password=c d",
            "Password='c d';A=b;DRIVER = {CData ODBC Driver for Sample};", "A=b;Password=\"c d\";DSN=x",
        ]
    )
    func driverAnywhere(_ text: String) throws {
        let read = try ConnectionStringParser.parse(text, knownNames: nil)
        #expect(read.dialect == .odbc)
        #expect(Set(texts(read.properties)) == Set(Self.meant))
    }

    @Test("Driver inside a quoted or braced value does not make a string ODBC")
    func driverInside() throws {
        #expect(try ConnectionStringParser.parse("A=';Driver=x';B=c", knownNames: nil).dialect == .cdata)
        #expect(try ConnectionStringParser.parse("Driver2=x;B=c", knownNames: nil).dialect == .cdata)
    }

    @Test("Quotes in ODBC are taken off as the vendor's drivers do, braces keep them, and an open one is refused")
    func odbcQuotes() throws {
        let driver = "Driver={CData ODBC Driver for Sample};"
        for (value, meant) in [
            ("'x y'", "x y"), ("\"x;y\"", "x;y"), ("'it''s'", "it's"), ("{'x'}", "'x'"), ("it's", "it's"),
            ("x\"", "x\""),
            ("{a}}b}", "a}b"), (" { x } ", " x "),
        ] {
            #expect(try Self.read("\(driver)A=\(value);B=1") == [["A", meant], ["B", "1"]])
        }
        #expect(Self.code("\(driver)A='x;B=1") == .unbalancedQuote)
        #expect(Self.code("\(driver)A='x'y;B=1") == .textAfterQuote)
    }

    @Test("UID and PWD are User and Password in ODBC, and only there")
    func odbcNames() throws {
        let meant = [["User", "u"], ["Password", "p"]]
        #expect(try Self.read("Driver={X};UID=u;PWD=p") == meant)
        #expect(try Self.read("Uid=u;Pwd=p;Driver={X}") == meant)
        #expect(try Self.read("[x]\nDriver=X\nUID = u\nPWD = p") == meant)
        #expect(try Self.read("UID=u;PWD=p") == [["UID", "u"], ["PWD", "p"]])
        #expect(Self.code("Driver={X};UID=u;User=v") == .duplicateName)
    }

    @Test("A data source alone says nothing; with a driver or properties it does")
    func dataSource() throws {
        for text in ["DSN=CData Sample Sys", "dsn={CData Sample Sys};", "\"DSN=x\""] {
            #expect(Self.code(text) == .dataSourceOnly)
        }
        #expect(try Self.read("DSN=x;A=b") == [["A", "b"]])
    }

    @Test(
        "Lines NAME=value with quotes or export are an environment file, blanks around = or not",
        arguments: [
            "A = \"b\"\nPassword = \"c d\"", "A='b'\nPassword='c d' # note", "export A=b\nexport Password='c d'",
            "# c\n\nA\t=\t'b'\n  export   Password = \"c d\"   # note", "A=b # note\nPassword=\"c d\"",
        ]
    )
    func environment(_ text: String) throws {
        #expect(try Self.read(text) == Self.meant)
    }

    @Test(
        "A # behind a blank is never silently part of a value, nor cut off where nothing says so",
        arguments: ["A=b\nPassword=c # d", "A=b\nPassword= # d", "A: b\nPassword: c #d", "A=b #\nB=c"]
    )
    func comments(_ text: String) throws {
        #expect(Self.code(text) == .unclearComment)
        #expect(try Self.read("A=b\nB=c#d\nC=e\\ \\#f") == [["A", "b"], ["B", "c#d"], ["C", "e #f"]])
    }

    static let ini = """
        [ODBC Data Sources]
        CData Sample Source = CData ODBC Driver for Sample

        [ODBC]
        Trace = 0

        [Sample Source]
        Driver = CData ODBC Driver for Sample
        Description = d
        A = b
        Password = c d

        """
    static let other = "[Other Source]\nDriver = /usr/lib/psqlodbcw.so\nA = z\n"

    @Test("A whole odbc.ini is read for its one data source, or for the one with the connector's driver")
    func wholeINI() throws {
        let connector = try TestServices.connector()
        #expect(try Self.read(Self.ini) == Self.meant)
        #expect(try Self.read(";c\n" + Self.ini.replacing("[ODBC]", with: "[odbc]")) == Self.meant)
        let path = "Driver = /opt/cdata/cdata-odbc-driver-for-sample/lib/libsampleodbc.x64.so"
        for text in [Self.ini, Self.ini.replacing("Driver = CData ODBC Driver for Sample", with: path)] {
            let read = try ConnectionStringParser.parse(text + Self.other, knownNames: nil, connectors: [connector])
            #expect(texts(read.properties) == Self.meant)
            #expect(read.dataSource == "Sample Source")
            #expect(read.names(connector))
        }
        let twice = Self.ini + Self.ini.replacing("[Sample Source]", with: "[Second]")
        for (text, connectors) in [(Self.ini + Self.other, []), (twice, [connector])] {
            let error = #expect(throws: ConnectionStringError.self) {
                try ConnectionStringParser.parse(text, knownNames: nil, connectors: connectors)
            }
            #expect(error?.code == .severalDataSources)
            #expect(error?.choices.count == 2 && error?.message(in: .english).contains("Sample Source") == true)
        }
    }

    @Test(
        "A file that holds one JDBC URL is read for it",
        arguments: [
            "Prefix=x\nServerName=S\nServerVersion=1.0\nDriverPath=/a.jar\nDriverClass=c\nJdbcUrl=\(string)\nTables=\n",
            "JdbcUrl=\(string)\nPrefix=x\n", "JdbcUrl=\(string)", "url: \(string)\n", "JDBC_URL='\(string)'\n",
            "export JDBC_URL=\"\(string)\"", "JdbcUrl=jdbc\\:sample\\:A\\=b;Password\\=c d;\nPrefix=x",
            "spring.datasource.url=\(string)\nspring.datasource.driver-class-name=c",
            "{\"JdbcUrl\": \"\(string)\", \"Prefix\": \"x\"}",
            "{\"mcpServers\": {\"s\": {\"command\": \"java\", \"args\": [\"-jar\", \"x\"], \"env\": {\"URL\": \"\(string)\"}}}}",
        ]
    )
    func fileWithURL(_ text: String) throws {
        let read = try ConnectionStringParser.parse(text, knownNames: nil)
        #expect(texts(read.properties) == Self.meant)
        #expect(read.dialect == .jdbc)
        #expect(read.source == "sample")
    }

    @Test("Several URLs in a file are refused, and named")
    func severalURLs() {
        for text in ["a=jdbc:x:A=b\nb=jdbc:y:A=b", "{\"s\": [{\"u\": \"jdbc:x:A=b\"}, {\"u\": \"jdbc:y:A=b\"}]}"] {
            #expect(Self.code(text) == .severalStrings)
        }
    }

    @Test(
        "A SQLAlchemy URL is split at & too, also as a page's source writes it",
        arguments: [
            "sample:///?A=b&Password=c d", "sample:///?A=b&amp;Password=c+d", "sample_2:///?A=b&Password=%22c%20d%22;",
            "sample:///?A=b;&Password='c d'",
        ]
    )
    func ampersand(_ text: String) throws {
        #expect(try Self.read(text) == Self.meant)
    }

    @Test("An & of a value is written encoded and read back; inside bare quotes it is refused")
    func ampersandInside() throws {
        #expect(try Self.read("sample:///?A=x%26y&B=1") == [["A", "x&y"], ["B", "1"]])
        #expect(Self.code("sample:///?A='x&y'&B=1") == .unbalancedQuote)
    }

    @Test(
        "Zero-width characters at the ends of names mean nothing",
        arguments: [
            "\u{200B}A=b;\u{FEFF}Password\u{200B}=c d;\u{200B}", "A\u{2060}=b;\u{200E}Password=c d",
            "\u{200B}A=b\n\u{200B}Password\u{200B}=c d", "\u{200B}A=b;\u{200B}Password={c d};Driver={X}",
            "[x]\n\u{200B}A=b\n\u{FEFF}Password\u{200B} = c d", "\u{200B}A='b'\n\u{200B}Password\u{200B}='c d'",
            "{\"\u{200B}A\": \"b\", \"Password\u{FEFF}\": \"c d\"}",
            "\u{FEFF}\u{200B}jdbc:sample:\u{200B}A=b;Password=c d",
        ]
    )
    func zeroWidth(_ text: String) throws {
        #expect(try Self.read(text) == Self.meant)
    }

    @Test("A mask of any tool is known; what only looks a little like one is not")
    func masks() throws {
        for mask in [
            "****", "********", "*", "••••••", "●●●", "…", "・・・・", "＊＊＊＊", "<hidden>", "[REDACTED]", "***redacted***",
        ] {
            #expect(ValueMask.isMask(mask, isSecret: true), "\(mask)")
        }
        for value in ["", "a***", "***a", "pass", "redacted", "<x>", "----", "****1234"] {
            #expect(!ValueMask.isMask(value, isSecret: true), "\(value)")
        }
        #expect(!ValueMask.isMask("*", isSecret: false))
        #expect(ValueMask.isMask("****", isSecret: false))
        let read = try ConnectionStringParser.parse("User=*;Password=********;SSLClientCertSubject=*", knownNames: nil)
        #expect(read.maskedNames == ["Password"])
    }

    @Test("What was given beyond signing in stands in every string, in every dialect", arguments: Dialect.allCases)
    func kept(_ dialect: Dialect) throws {
        let service = try TestServices.make(
            schemes: TestServices.secret(id: "Key", uses: [("ApiKey", "always")]),
            fields: TestServices.field("ApiKey", "\"secret\": true")
        )
        let given = ConnectionProperties(
            [("AuthScheme", "Key"), ("ApiKey", "k")] + service.connectorProperties.map { ($0, "v;\($0)") }
        )
        for owner in StringOwner.allCases {
            let content = ConnectionStringContent.properties(
                for: service,
                scheme: service.schemes[0],
                app: nil,
                values: given,
                owner: owner,
                settingsLocation: nil
            )
            #expect(Set(content.names) == Set(given.names))
            let text = try ConnectionStringPrinter.print(
                content,
                as: dialect,
                connector: service.connector,
                masking: false,
                isSecret: service.isSecret
            )
            #expect(try ConnectionStringParser.parse(text, knownNames: nil).properties == content)
        }
    }
}
