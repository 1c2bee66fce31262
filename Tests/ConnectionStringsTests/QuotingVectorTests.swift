import ConnectionStrings
import Testing

@Suite("Quoting follows the vectors of the reference")
struct QuotingVectorTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let value: String
        let net: String
        let netODBC: String
        let odbc: String
        var lossy = false
        var testDescription: String { odbc }
    }

    static let vectors = [
        Vector(value: "abc", net: "abc", netODBC: "abc", odbc: "abc"),
        Vector(value: "a b", net: "\"a b\"", netODBC: "a b", odbc: "a b"),
        Vector(value: " lead", net: "\" lead\"", netODBC: " lead", odbc: "{ lead}", lossy: true),
        Vector(value: "", net: "", netODBC: "", odbc: ""),
        Vector(value: "a;b", net: "\"a;b\"", netODBC: "{a;b}", odbc: "{a;b}"),
        Vector(value: "a=b", net: "\"a=b\"", netODBC: "a=b", odbc: "{a=b}"),
        Vector(value: "it's", net: "\"it's\"", netODBC: "it's", odbc: "it's"),
        Vector(value: "say \"hi\"", net: "'say \"hi\"'", netODBC: "say \"hi\"", odbc: "say \"hi\""),
        Vector(
            value: "both ' and \"",
            net: "\"both ' and \"\"\"",
            netODBC: "both ' and \"",
            odbc: "both ' and \""
        ),
        Vector(value: "{x", net: "{x", netODBC: "{{x}", odbc: "{{x}"),
        Vector(value: "foo}bar;", net: "\"foo}bar;\"", netODBC: "{foo}}bar;}", odbc: "{foo}}bar;}"),
        Vector(value: "{a;b}", net: "\"{a;b}\"", netODBC: "{a;b}", odbc: "{{a;b}}}", lossy: true),
        Vector(
            value: "http://localhost:33333",
            net: "http://localhost:33333",
            netODBC: "http://localhost:33333",
            odbc: "http://localhost:33333"
        ),
        Vector(
            value: "C:\\Users\\a b\\OAuthSettings.txt",
            net: "\"C:\\Users\\a b\\OAuthSettings.txt\"",
            netODBC: "C:\\Users\\a b\\OAuthSettings.txt",
            odbc: "C:\\Users\\a b\\OAuthSettings.txt"
        ),
        Vector(
            value: "p@ss;w'o\"rd=",
            net: "\"p@ss;w'o\"\"rd=\"",
            netODBC: "{p@ss;w'o\"rd=}",
            odbc: "{p@ss;w'o\"rd=}"
        ),
    ]

    @Test("A value is quoted as .NET quotes it, by four dialects", arguments: vectors)
    func net(_ vector: Vector) throws {
        let properties = ConnectionProperties([("A", vector.value)])
        #expect(try print(properties, .adoNet) == "A=\(vector.net)")
        #expect(try print(properties, .cdata) == "A=\(vector.net);")
        #expect(try print(properties, .jdbc) == "jdbc:sample:A=\(vector.net);")
        let read = try ConnectionStringParser.parse("A=\(vector.net)", as: .adoNet, knownNames: nil)
        #expect(read.properties["A"] == vector.value)
    }

    @Test("A value is braced for ODBC by the safe rule, and .NET's own form is read", arguments: vectors)
    func odbc(_ vector: Vector) throws {
        let driver = "Driver={CData ODBC Driver for Sample};"
        #expect(try print(ConnectionProperties([("A", vector.value)]), .odbc) == "\(driver)A=\(vector.odbc)")
        let own = try ConnectionStringParser.parse("\(driver)A=\(vector.odbc)", knownNames: nil)
        #expect(own.properties["A"] == vector.value)
        #expect(own.dialect == .odbc)
        let net = try ConnectionStringParser.parse("\(driver)A=\(vector.netODBC)", knownNames: nil)
        #expect((net.properties["A"] == vector.value) != vector.lossy)
    }

    private func print(_ properties: ConnectionProperties, _ dialect: Dialect) throws -> String {
        let connector = try TestServices.connector()
        return try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
    }
}
