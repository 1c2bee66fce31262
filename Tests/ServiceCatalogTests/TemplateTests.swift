import ServiceCatalog
import Testing

@Suite("A template")
struct TemplateTests {
    @Test(
        "is filled with values",
        arguments: [
            ("{Url}/k/v1/app.json?id={AppId}", "https://a.example:8443/k/v1/app.json?id=7%2C8"),
            ("{Url}/k/v1/app.json?id={AppId.first}", "https://a.example:8443/k/v1/app.json?id=7"),
            ("{Url}/k[/guest/{Space}]/v1", "https://a.example:8443/k/guest/3/v1"),
            ("{Url}/k[/guest/{Nothing}]/v1", "https://a.example:8443/k/v1"),
            ("{Url}[/{Space}/{Nothing}]", "https://a.example:8443"),
            ("https://{Odd}.example/{Odd}", "https://a%20%2F%3F%23%26%C3%A9.example/a%20%2F%3F%23%26%C3%A9"),
            ("{Nothing}/x", "/x"),
            ("[{Odd}]", "a%20%2F%3F%23%26%C3%A9"),
            ("fixed", "fixed"),
            ("", ""),
        ]
    )
    func fillsAddresses(source: String, filled: String) throws {
        let template = try #require(Template(source))
        #expect(template.source == source)
        #expect(template.filled(.url) { Self.values[$0] } == filled)
    }

    @Test("leaves values as they are in headers")
    func fillsHeaders() throws {
        let template = try #require(Template("{Odd}:{AppId}"))
        #expect(template.filled(.none) { Self.values[$0] } == "a /?#&é:7,8")
    }

    @Test(
        "takes the first value of a list",
        arguments: [("7", "7"), (" 7 , 8", "7"), (", ,9,", "9"), ("", ""), (" , ", ""), ("a b,c", "a b")]
    )
    func takesFirst(list: String, first: String) throws {
        let template = try #require(Template("{AppId.first}"))
        #expect(template.filled(.none) { _ in list } == first)
    }

    @Test("names its properties in order")
    func namesProperties() throws {
        let template = try #require(Template("{Url}/k[/guest/{Space}]/v1?id={AppId.first}"))
        #expect(template.properties == ["Url", "Space", "AppId"])
    }

    @Test(
        "is refused when a brace or bracket is wrong",
        arguments: [
            "{", "{Url", "Url}", "{}", "{.first}", "{Url.last}", "{a b}", "{Ü}", "[", "[x", "x]", "[[x]]", "[{Url]",
            "{[x]}",
        ]
    )
    func refuses(source: String) {
        #expect(Template(source) == nil)
    }

    private static let values = ["Url": "https://a.example:8443", "Space": "3", "AppId": "7,8", "Odd": "a /?#&é"]
}
