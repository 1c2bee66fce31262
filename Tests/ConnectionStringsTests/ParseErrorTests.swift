import ConnectionStrings
import Localization
import ServiceCatalog
import Testing
import Wording

@Suite("A faulty connection string is refused with the place, never with a value")
struct ParseErrorTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let text: String
        let code: ConnectionStringError.Code
        var property: String?
        var line = 1
        var column: Int?
        var dialect: Dialect?

        init(
            _ text: String,
            _ code: ConnectionStringError.Code,
            _ property: String? = nil,
            line: Int = 1,
            column: Int? = nil,
            as dialect: Dialect? = nil
        ) {
            self.text = text
            self.code = code
            self.property = property
            self.line = line
            self.column = column
            self.dialect = dialect
        }

        var testDescription: String { text.debugDescription }
    }

    static let faults = [
        Fault(" \n ", .empty),
        Fault("ZZmark", .missingEquals, column: 1),
        Fault("A=b;ZZmark", .missingEquals, "A", column: 5),
        Fault("A=b;ZZmark;C=d", .missingEquals, "A", column: 5),
        Fault("A=b;=ZZmark", .emptyName, "A", column: 5),
        Fault("A=b;ZZ(mark=1", .invalidName, "A", column: 5),
        Fault("Key==ZZmark", .invalidName, column: 5),
        Fault("A='ZZmark", .unbalancedQuote, "A", column: 3),
        Fault("A=\"ZZmark'", .unbalancedQuote, "A", column: 3),
        Fault("A='ZZmark'x;B=1", .textAfterQuote, "A", column: 11),
        Fault("A='b' ZZmark", .textAfterQuote, "A", column: 7),
        Fault("A=ZZmark\"", .trailingQuote, "A"),
        Fault("A=ZZ\u{1}mark", .controlCharacter, "A", column: 5),
        Fault("A=b;C='ZZ\nmark'", .controlCharacter, "C", column: 10, as: .cdata),
        Fault("A=b;a=ZZmark", .duplicateName, "a", column: 5),
        Fault("A=x;a=ZZmark", .duplicateName, "A", column: 5),
        Fault("jdbc:A=ZZmark", .wrongShape),
        Fault("mod.connect(\"A=ZZmark", .unbalancedQuote, column: 13),
        Fault("mod.connect(\"A=ZZmark\"", .unbalancedQuote, column: 23),
        Fault("mod.connect(\"A='ZZmark\")", .unbalancedQuote, "A", column: 16),
        Fault("mod.connect(\"A=b\", ZZmark)", .textAfterQuote, column: 20),
        Fault("import x\nm.connect(f\"A=ZZmark\")", .wrongShape, line: 2, column: 11),
        Fault("import x\nm.connect(\"A=\\xZZmark\")", .badEscape, line: 2, column: 14),
        Fault("m.connect(\"A=\\ud800ZZmark\")", .badEscape, column: 14),
        Fault("m.connect(\"A=\\nB=\\nZZmark\")", .controlCharacter, "A", column: 18),
        Fault("x:///?A=b;C=ZZ%4mark", .badEscape, column: 15),
        Fault("x:///?A='b&C=ZZmark'", .unbalancedQuote, "A", column: 9),
        Fault("x:///?A=b#C=ZZmark", .badEscape, column: 10),
        Fault("x:///?A=b;%5A%5Amark", .missingEquals, "A", column: 11),
        Fault("x:///?A=b&ZZmark", .missingEquals, column: 11),
        Fault("x://host/?A=ZZmark", .wrongShape, as: .sqlAlchemy1),
        Fault("Driver=x;A={ZZmark;B=1", .unbalancedQuote, "A", column: 12),
        Fault("Driver=x;A={b}ZZmark", .textAfterQuote, "A", column: 15),
        Fault("Driver=x;Driver=ZZmark", .duplicateName, "Driver", column: 10),
        Fault("DSN=x;FILEDSN=ZZmark", .reservedName, "FILEDSN", column: 7),
        Fault("[a]\nDriver=x\nA=ZZmark\n[b]\nA=2", .severalDataSources, line: 4, column: 1),
        Fault("[a]\nA='ZZmark'", .unclearQuotes, "A", line: 2, column: 3),
        Fault("[a]\nA=ZZ ; mark", .unclearComment, "A", line: 2, column: 3),
        Fault("A=1\nB=ZZ # mark", .unclearComment, "B", line: 2, column: 6),
        Fault("A=1\nB: 'ZZmark'", .unclearQuotes, "B", line: 2, column: 4),
        Fault("DSN=ZZmark", .dataSourceOnly),
        Fault("url1=jdbc:x:A=ZZmark\nurl2=jdbc:x:A=ZZmark", .severalStrings, line: 2, column: 1),
        Fault("\"A=C:\\\\ZZmark;\"", .unclearQuotes),
        Fault("[a]\nDriver=x\nZZmark", .missingEquals, line: 3, column: 1),
        Fault("[a\nDriver=x", .unbalancedQuote, column: 1),
        Fault("A=1\nB=\\u12ZZmark", .badEscape, "B", line: 2, column: 3),
        Fault("A=1\nZZmark", .missingEquals, "A", line: 2, column: 1),
        Fault("A='1'\nB='ZZmark", .unbalancedQuote, "B", line: 2, column: 3),
        Fault("A='1'\nB=\"$ZZmark\"", .quotesNeeded, "B", line: 2, column: 4),
        Fault("A='1'\nB=ZZ mark", .quotesNeeded, "B", line: 2),
        Fault("A='1'\nB='ZZ'mark", .textAfterQuote, "B", line: 2, column: 7),
        Fault("A='1'\nB-C=ZZmark", .invalidName, "A", line: 2, column: 1),
        Fault("{\"A\": ZZmark}", .wrongShape, line: 1, column: 7),
        Fault("{\"A\": {\"ZZmark\": 1}}", .valueIsNotText, "A"),
        Fault("{\"A\": \"\\u0000ZZmark\"}", .controlCharacter, "A"),
        Fault("{\"A\": \"1\", \"a\": \"ZZmark\"}", .duplicateName, "a"),
        Fault("{\"A\": \"1\", \"A\": \"ZZmark\"}", .duplicateName, "A", column: 12),
    ]

    @Test("The fault is named", arguments: faults)
    func fault(_ fault: Fault) throws {
        let error = try #require(
            #expect(throws: ConnectionStringError.self) {
                guard let dialect = fault.dialect else {
                    return try ConnectionStringParser.parse(fault.text, knownNames: nil)
                }
                return try ConnectionStringParser.parse(fault.text, as: dialect, knownNames: nil)
            }
        )
        #expect(error.code == fault.code)
        // What nothing knows may be the rest of a value, so that only the place is told.
        #expect(error.property == nil || fault.text.hasPrefix("{"))
        let known = ["A", "B", "C", "D", "Driver", "DSN", "FILEDSN"]
        let informed = try #require(
            #expect(throws: ConnectionStringError.self) {
                guard let dialect = fault.dialect else {
                    return try ConnectionStringParser.parse(fault.text, knownNames: known)
                }
                return try ConnectionStringParser.parse(fault.text, as: dialect, knownNames: known)
            }
        )
        #expect(informed.code == fault.code)
        #expect(informed.property?.lowercased() == fault.property?.lowercased())
        if let column = fault.column { #expect(error.position == TextPosition(line: fault.line, column: column)) }
        let said = Language.allCases.flatMap { [error.message(in: $0), error.hint(in: $0) ?? ""] } + ["\(error)"]
        #expect(said.allSatisfy { !$0.contains("ZZ") && !$0.contains("mark") })
        #expect(String(reflecting: error).contains("ZZ") == false)
    }

    @Test(
        "A name is told where it is a property's, and never where it may be the rest of a value",
        arguments: [
            ("Password=ab;Tr0ub4dor=3;Tr0ub4dor=4", nil), ("Password=ab;hunter=2;x y'=1", nil),
            ("ApiKey=ab;tail='open", nil), ("Password='ab;cd", "Password"),
            ("OAuthClientSecret='a'b", "OAuthClientSecret"),
            ("Password=ab;tail=cd\"", nil), ("Url=a;Url=b", "Url"), ("x=1;secret1=2;secret1=3", nil),
            ("{\"Nonsense\":\"a\",\"nonsense\":\"b\"}", "nonsense"), ("{\"Tr0ub4dor\":\"a\",\"tr0ub4dor\":\"b\"}", nil),
        ] as [(String, String?)]
    )
    func names(text: String, name: String?) throws {
        let error = try #require(
            #expect(throws: ConnectionStringError.self) { try ConnectionStringParser.parse(text, knownNames: nil) }
        )
        #expect(error.property == name, "\(error)")
        if name == nil {
            #expect(!error.message(in: .english).contains("tail") && !error.message(in: .english).contains("ub4dor"))
        }
    }

    @Test("A broken text of any dialect is refused or read, and never crashes", arguments: Dialect.allCases)
    func fuzz(_ dialect: Dialect) throws {
        let connector = try TestServices.connector()
        var random = RandomValues(seed: 99)
        for _ in 0..<300 {
            let properties = ConnectionProperties([("A", random.value()), ("Secret", "x")])
            let text = try? ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
            var scalars = Array((text ?? random.value()).unicodeScalars)
            guard !scalars.isEmpty else { continue }
            scalars.removeSubrange(Int.random(in: 0..<scalars.count, using: &random)...)
            scalars += random.value().unicodeScalars
            let broken = String(String.UnicodeScalarView(scalars))
            do {
                _ = try ConnectionStringParser.parse(broken, as: dialect, knownNames: nil)
                _ = try ConnectionStringParser.parse(broken, knownNames: ["A", "Secret"])
            } catch {
                #expect(!error.message(in: .english).isEmpty)
            }
        }
    }
}
