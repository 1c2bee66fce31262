import ConnectionStrings
import Localization
import Testing
import Wording

@Suite("What is printed is read back")
struct RoundTripTests {
    private static let count = 2_000

    @Test("Any value a dialect carries survives, byte by byte", arguments: Dialect.allCases)
    func randomValues(_ dialect: Dialect) throws {
        let connector = try TestServices.connector()
        var random = RandomValues(seed: 20_240_601)
        var carried = 0
        for _ in 0..<(Self.count / 10) {
            let properties = random.properties(10)
            for single in properties.pairs.map({ ConnectionProperties([($0.name, $0.value)]) }) {
                do {
                    let text = try ConnectionStringPrinter.print(single, as: dialect, connector: connector) { _ in false
                    }
                    guard text.contains(where: { !$0.isWhitespace }) else { continue }
                    let read = try ConnectionStringParser.parse(text, as: dialect, knownNames: nil)
                    #expect(identical(read.properties, single), "\(text.debugDescription)")
                    carried += 1
                } catch {
                    guard dialect == .odbcINI else { throw error }
                    #expect(error.code == .cannotCarryValue)
                }
            }
        }
        #expect(carried >= Self.count * (dialect == .odbcINI ? 5 : 10) / 10)
    }

    @Test("Many values in one text survive, and the dialect is recognised", arguments: Dialect.allCases)
    func detection(_ dialect: Dialect) throws {
        let connector = try TestServices.connector()
        var random = RandomValues(seed: 7)
        for _ in 0..<100 {
            var properties = ConnectionProperties([("AuthScheme", "OAuth")])
            for pair in random.properties(12).pairs where dialect != .odbcINI || isPlain(pair.value) {
                properties[pair.name] = pair.value
            }
            let text = try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
            let read = try ConnectionStringParser.parse(text, knownNames: nil)
            #expect(identical(read.properties, properties), "\(text.debugDescription)")
            switch dialect {
            case .adoNet: #expect(read.dialect == .cdata)
            case .environment: #expect([.environment, .properties].contains(read.dialect))
            default: #expect(read.dialect == dialect)
            }
            #expect(
                read.names(connector)
                    == [.python, .sqlAlchemy1, .sqlAlchemy2, .jdbc, .odbc, .odbcINI].contains(dialect)
            )
        }
    }

    @Test(
        "A hidden character at an end of the last value survives in a text of unknown dialect",
        arguments: Dialect.allCases
    )
    func hidden(_ dialect: Dialect) throws {
        let connector = try TestServices.connector()
        for value in ["\u{202E}", "a\u{200B}", "\u{FEFF}a", "\"\u{200D}"] {
            let properties = ConnectionProperties([("AuthScheme", "OAuth"), ("Last", value)])
            guard
                let text = try? ConnectionStringPrinter.print(
                    properties,
                    as: dialect,
                    connector: connector,
                    isSecret: { _ in false }
                )
            else { continue }
            #expect(
                identical(try ConnectionStringParser.parse(text, knownNames: nil).properties, properties),
                "\(text.debugDescription)"
            )
        }
    }

    @Test("A value that holds a secret, however it is written there, is masked like the secret")
    func heldSecrets() throws {
        let connector = try TestServices.connector()
        for held in ["ZZ&secret/9", "a ZZ%26secret%2F9 b", "aWQ6Wlomc2VjcmV0Lzk=", "5A5A267365637265742F39"] {
            let properties = ConnectionProperties([
                ("Scope", held), ("OAuthClientSecret", "ZZ&secret/9"), ("Url", "https://a.b"),
            ])
            for dialect in Dialect.allCases {
                let text = try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) {
                    $0 == "OAuthClientSecret"
                }
                #expect(!text.contains(held) && !text.contains("secret/9") && text.contains("a.b"), "\(text)")
            }
        }
    }

    private func isPlain(_ value: String) -> Bool {
        value.unicodeScalars.allSatisfy { $0.isASCII && !" ;#'\"".unicodeScalars.contains($0) }
    }

    @Test("JSON and Java properties carry control characters too", arguments: [Dialect.json, .properties])
    func controls(_ dialect: Dialect) throws {
        let connector = try TestServices.connector()
        let controls = String(String.UnicodeScalarView((1...0x9F).compactMap { Unicode.Scalar($0) }))
        let properties = ConnectionProperties([("A", controls), ("B", "-----BEGIN\r\nx\n\n"), ("C", "  ")])
        let text = try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
        #expect(!text.unicodeScalars.contains("\u{1B}"))
        let read = try ConnectionStringParser.parse(text, as: dialect, knownNames: nil)
        #expect(identical(read.properties, properties))
        // Also where the end of a line, or of the text, is cut.
        let cut = text.split(separator: "\n").map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        .joined(separator: "\n")
        #expect(identical(try ConnectionStringParser.parse(cut, as: dialect, knownNames: nil).properties, properties))
    }

    @Test("A value cannot smuggle in another property", arguments: Dialect.allCases)
    func injection(_ dialect: Dialect) throws {
        let connector = try TestServices.connector()
        for value in ["x;AuthScheme=None", "\";Token=1;\"", "';Token=1;'", "};Token=1;{", "%3BToken=1", "x\u{301};A=1"]
        where dialect != .odbcINI || !value.contains("Token=1;") {
            let properties = ConnectionProperties([("Password", value), ("B", "2")])
            let text = try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
            let read = try ConnectionStringParser.parse(text, as: dialect, knownNames: nil)
            #expect(identical(read.properties, properties))
        }
    }

    @Test(
        "What a dialect cannot carry is refused with the property's name",
        arguments: Dialect.allCases,
        ["\0", "a\nb", "a\rb", "a\tb", "\u{1B}[31m", "\u{85}"]
    )
    func refusals(_ dialect: Dialect, _ value: String) throws {
        let connector = try TestServices.connector()
        let properties = ConnectionProperties([("A", "1"), ("Password", value)])
        let escapes = dialect == .json || dialect == .properties
        if escapes && value != "\0" {
            #expect(throws: Never.self) {
                try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
            }
            return
        }
        for masking in [true, false] {
            let error = #expect(throws: ConnectionStringError.self) {
                try ConnectionStringPrinter.print(
                    properties,
                    as: dialect,
                    connector: connector,
                    masking: masking,
                    isSecret: { $0 == "Password" }
                )
            }
            #expect(error?.code == .cannotCarryValue)
            #expect(error?.property == "Password")
            #expect(error?.obstacle != nil)
            #expect(error?.message(in: .english).unicodeScalars.allSatisfy { $0.value >= 32 } == true)
        }
    }

    @Test(
        "odbc.ini has no quotes, so blanks at the ends, comments and long lines are refused",
        arguments: [
            (" a", ConnectionStringError.Obstacle.surroundingBlank), ("a\u{3000}", .surroundingBlank), (";a", .comment),
            ("a ;b", .comment), ("a #b", .comment), ("#a", .comment), ("\"a\"", .quotes), ("'a", .quotes),
            (String(repeating: "x", count: 1_000), .length),
        ]
    )
    func ini(_ value: String, _ obstacle: ConnectionStringError.Obstacle) throws {
        let connector = try TestServices.connector()
        let error = #expect(throws: ConnectionStringError.self) {
            let properties = ConnectionProperties([("A", value)])
            return try ConnectionStringPrinter.print(properties, as: .odbcINI, connector: connector) { _ in false }
        }
        #expect(error?.obstacle == obstacle)
    }
}
