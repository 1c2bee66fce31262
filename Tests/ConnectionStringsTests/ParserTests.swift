import ConnectionStrings
import Localization
import ServiceCatalog
import TestSupport
import Testing
import Wording

@Suite("Connection strings are read as people write them")
struct ParserTests {
    private static let known = ["AuthScheme", "OAuthClientId", "Url", "User", "Password", "Other"]

    static let readings: [(String, [[String]])] = [
        ("A=b", [["A", "b"]]),
        ("A=b;C=d", [["A", "b"], ["C", "d"]]),
        (" ; A = b ;; C = 'd e' ; ", [["A", "b"], ["C", "d e"]]),
        ("A=;B=\"\";C=1", [["A", ""], ["B", ""], ["C", "1"]]),
        ("A=abc==;B=x=y", [["A", "abc=="], ["B", "x=y"]]),
        ("A='it''s';B=\"say \"\"hi\"\"\"", [["A", "it's"], ["B", "say \"hi\""]]),
        ("A=it's ok;B=2", [["A", "it's ok"], ["B", "2"]]),
        ("OAuth Client Id=x;\n  Url=y;\n", [["OAuth Client Id", "x"], ["Url", "y"]]),
        ("JDBC:CData:Sample:A=b;", [["A", "b"]]),
        ("jdbc:sample:", []),
        ("jdbc:sample:;A=b", [["A", "b"]]),
        ("mod.connect('A=b;C=\\'d\\'')", [["A", "b"], ["C", "d"]]),
        ("# note\nimport cdata.x as m\nconn = m.connect(r'A=\\d;' \"C=1\",)  # end\n", [["A", "\\d"], ["C", "1"]]),
        ("from cdata import x\nc = x.connect(\"\"\"A=b;\"\"\")", [["A", "b"]]),
        ("m.connect(\"A=\\x41\\u3042\\U0001F600\\101\")", [["A", "Aあ😀A"]]),
        ("kintone:///?A=b%20c;C=%27x;y%27", [["A", "b c"], ["C", "x;y"]]),
        ("x_2:///?A=b+c;C=%E3%81%82", [["A", "b c"], ["C", "あ"]]),
        ("x:///", []),
        ("Driver=CData;A={b;c};C = { x } ;", [["A", "b;c"], ["C", " x "]]),
        ("DSN=my;A==v", [["A", "=v"]]),
        ("# c\n[my dsn]\nDriver = X\n; note\nDescription = d\nA = b = c \n", [["A", "b = c"]]),
        ("Driver = X\nA=1", [["A", "1"]]),
        ("# c\nA = b\nC\\ D : e\\\n   f\nE=\\u3042\\\\\n", [["A", "b"], ["C D", "ef"], ["E", "あ\\"]]),
        ("export A='b c' # note\nB=\"x\\\"\\$y\\z\"\nC=d", [["A", "b c"], ["B", "x\"$y\\z"], ["C", "d"]]),
        ("{\"A\": \"b\", \"C\": 1, \"D\": true, \"E\": null}", [["A", "b"], ["C", "1"], ["D", "true"]]),
        ("\u{FEFF}A=b;", [["A", "b"]]),
    ]

    @Test("A text is recognised and read", arguments: readings)
    func reading(_ text: String, _ expected: [[String]]) throws {
        #expect(texts(try ConnectionStringParser.parse(text, knownNames: nil).properties) == expected)
    }

    @Test("What a text says about the connector is kept")
    func sources() throws {
        for (text, source, dataSource) in [
            ("import cdata.kintone as mod\nmod.connect(\"A=b\")", "cdata.kintone", nil), ("m.connect('A=b')", nil, nil),
            ("from cdata import x as y\ny.connect('A=b')", "cdata.x", nil), ("jdbc:cdata:kintone:A=b", "kintone", nil),
            ("acton_2:///?A=b", "acton", nil), ("Driver={CData {x}} y};A=b", "CData {x} y", nil),
            ("DSN=my data;A=b", nil, "my data"), ("[ my dsn ]\nDriver=D\nA=b", "D", "my dsn"), ("A=b", nil, nil),
        ] as [(String, String?, String?)] {
            let read = try ConnectionStringParser.parse(text, knownNames: nil)
            #expect(read.source == source)
            #expect(read.dataSource == dataSource)
        }
    }

    @Test("Names are known in any case and spacing, and come out in their own spelling")
    func knownNames() throws {
        let text = "authscheme=a;OAUTH CLIENT ID=b;uRL=c"
        let read = try ConnectionStringParser.parse(text, knownNames: Self.known)
        #expect(texts(read.properties) == [["AuthScheme", "a"], ["OAuthClientId", "b"], ["Url", "c"]])
    }

    @Test("An unknown name is an error that suggests the nearest one")
    func suggestion() {
        let error = #expect(throws: ConnectionStringError.self) {
            try ConnectionStringParser.parse("Url=x;OAuthCilentId=y", knownNames: Self.known)
        }
        #expect(error?.code == .unknownName)
        #expect(error?.suggestion == "OAuthClientId")
        #expect(error?.position == TextPosition(line: 1, column: 7))
        #expect(error?.message(in: .english) == "there is no property OAuthCilentId at line 1, column 7")
        #expect(error?.hint(in: .english) == "did you mean OAuthClientId?")
        #expect(error?.message(in: .japanese).contains("OAuthCilentId") == true)
    }

    @Test("A stray name that may be the rest of a secret is not shown")
    func straySecret() {
        let error = #expect(throws: ConnectionStringError.self) {
            try ConnectionStringParser.parse("Password=ab;ZZmark=12", knownNames: Self.known)
        }
        #expect(error?.code == .unknownName)
        #expect(
            error.map { "\($0.message(in: .english)) \($0.hint(in: .english) ?? "") \($0)" }?.contains("ZZmark")
                == false
        )
        #expect(error?.position?.column == 13)
    }

    @Test("A full megabyte is read; more, or more than a thousand properties, is refused")
    func limits() throws {
        let long = "A=" + String(repeating: "x", count: ConnectionStringParser.sizeLimit - 2)
        #expect(
            try ConnectionStringParser.parse(long, knownNames: nil).properties["A"]?.utf8.count == long.utf8.count - 2
        )
        let tooLong = long + "x"
        #expect(code { try ConnectionStringParser.parse(tooLong, knownNames: nil) } == .tooLong)
        for (count, expected) in [(1_000, nil), (1_001, .tooManyProperties), (100_000, .tooManyProperties)]
            as [(Int, ConnectionStringError.Code?)]
        {
            let pairs = (0..<count).map { "K\($0)=1" }
            let json = "{" + (0..<count).map { "\"K\($0)\":\"\"" }.joined(separator: ",") + "}"
            for text in [pairs.joined(separator: ";"), pairs.joined(separator: "\n"), json]
            where text.utf8.count < 1 << 20 {
                #expect(code { try ConnectionStringParser.parse(text, knownNames: nil) } == expected)
            }
        }
    }

    @Test(
        "Names that look alike are not taken for a property",
        arguments: ["Ｐassword=x", "Pass\u{212A}ey=x", "Pаss=x"]
    )
    func lookalikes(_ text: String) {
        #expect(code { try ConnectionStringParser.parse(text, knownNames: nil) } == .invalidName)
    }

    @Test("A thousand long properties are read in linear time", arguments: Dialect.allCases)
    func linear(_ dialect: Dialect) throws {
        let value = String(repeating: "x", count: 200)
        let properties = ConnectionProperties((0..<1_000).map { ("K\($0)", value) })
        let connector = try TestServices.connector()
        let text = try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
        var read: ParsedConnectionString?
        let took = try workTime { read = try ConnectionStringParser.parse(text, as: dialect, knownNames: nil) }
        #expect(took < 20)
        #expect(read?.properties == properties)
    }

    private func code(_ body: () throws -> ParsedConnectionString) -> ConnectionStringError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? ConnectionStringError)?.code
        }
    }
}
