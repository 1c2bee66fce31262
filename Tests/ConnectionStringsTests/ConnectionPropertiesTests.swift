import ConnectionStrings
import Testing

@Suite("Connection properties")
struct ConnectionPropertiesTests {
    @Test("Case and blanks do not matter in a name, and the first spelling and place stay")
    func names() {
        var properties = ConnectionProperties([("OAuthClientId", "1"), ("Url", "2"), ("oauth client id", "3")])
        #expect(texts(properties) == [["OAuthClientId", "3"], ["Url", "2"]])
        properties["URL"] = nil
        properties["New"] = "4"
        #expect(texts(properties) == [["OAuthClientId", "3"], ["New", "4"]])
        #expect(properties["OAUTHCLIENTID"] == "3")
    }

    @Test("No description shows a value")
    func descriptions() {
        let properties = ConnectionProperties([("Password", "ZZmark")])
        var dumped = ""
        dump(properties, to: &dumped)
        dump(properties.pairs, to: &dumped)
        #expect(!"\(properties) \(properties.pairs) \(dumped) \(String(reflecting: properties))".contains("ZZmark"))
    }

    @Test("What was read shows no value either")
    func parsed() throws {
        let read = try ConnectionStringParser.parse("Password=ZZmark;B=1", knownNames: nil)
        var dumped = ""
        dump(read, to: &dumped)
        #expect(!"\(read) \(dumped) \(String(reflecting: read))".contains("ZZmark"))
    }
}
