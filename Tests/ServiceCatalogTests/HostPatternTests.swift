import ServiceCatalog
import Testing

@Suite("A pattern of hosts")
struct HostPatternTests {
    @Test(
        "stands for one label with its star, and for nothing more",
        arguments: [
            ("*.example.com", "a.example.com", 443, true), ("*.example.com", "example.com", 443, false),
            ("*.example.com", "a.b.example.com", 443, false), ("*.example.com", "aexample.com", 443, false),
            ("*.example.com", ".example.com", 443, false), ("*.example.com", "a.example.com.x", 443, false),
            ("*.example.com", "a.example.com", 8443, false), ("*.example.com:8443", "a.example.com", 8443, true),
            ("api.example.com", "api.example.com", 443, true), ("api.example.com", "x.api.example.com", 443, false),
            ("localhost:8080", "localhost", 8080, true), ("localhost:8080", "localhost", 443, false),
            ("127.0.0.1:1", "127.0.0.1", 1, true), ("[::1]:1", "::1", 1, true), ("[0:0::1]", "::1", 443, true),
        ]
    )
    func matches(pattern: String, host: String, port: Int, isMatch: Bool) throws {
        #expect(try #require(HostPattern(pattern)).matches(host: host, port: port, usual: 443) == isMatch)
    }

    @Test(
        "is a host in lower case with a star first at most",
        arguments: [
            "", "*", "*.com", "*.*.example.com", "a.*.example.com", "*a.example.com", "**.example.com", "Example.com",
            "https://example.com", "example.com/", "example.com:", "example.com:0", "example.com:99999", ".example.com",
            "example..com", "example.com.", "a b.example.com", "ex\u{e4}mple.com", "0127.0.0.1", "127.1", "*.127.0.0.1",
            "*.0.0.1", "::1", "[::1", "[::ffff:127.0.0.1]", "*.[::1]", "u@example.com", "-a.example.com",
        ]
    )
    func isNone(text: String) {
        #expect(HostPattern(text) == nil)
    }

    @Test("is listed by each of the five for every address it has", arguments: ServiceCatalog.bundled().services)
    func bundled(service: Service) {
        #expect(!service.hosts.isEmpty)
        #expect(service.ownNetwork == (service.id == "backlog"))
    }
}
