import CallbackServer
import TestSupport
import Testing
import Transport
import WebRequests

/// What an address is judged to be is what is called: a host that two programs read in two ways is none.
@Suite("An address")
struct WebAddressTests {
    @Test(
        "with a number for a host that is not written out plainly is refused",
        arguments: [
            "0127.0.0.1", "127.0.0.01", "127.0.0.1.", "127.1", "127.0.1", "127", "2130706433", "0x7f000001", "0x7f.1",
            "0X7F.0.0.1", "017700000001", "0177.0.0.1", "127.0.0.256", "127.0.0.1.5", "127.0.0.0x1", "1.2.3", "0x",
            "00", "256.1.1.1", "8.8.8.08", "a.0x7f", "a.1", "localhost.", "127.0.0.1%25lo", "127%2e0.0.1", "%31",
            "１２７.0.0.1", "127。0。0。1", "ⓛocalhost", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::1%25lo]", "[::1%lo]",
            "[fe80::1%25eth0]", "[127.0.0.1]", "[::1", "::1", "[::1]x", "[]", "[:::1]", "[0:0:0:0:0:0:0:0:1]",
            "127.0.0.1\\.example.com", "localhost;a", "localhost:+80", "localhost:８０", "localhost:0", "localhost:65536",
        ]
    )
    func refused(host: String) {
        for scheme in ["http", "https"] {
            #expect(WebAddress("\(scheme)://\(host)") == nil)
            #expect(WebAddress("\(scheme)://\(host)/a") == nil)
        }
    }

    @Test(
        "of this machine is one, however it is written",
        arguments: [
            ("127.0.0.1", "127.0.0.1"), ("127.255.0.7", "127.255.0.7"), ("[::1]", "::1"), ("localhost", "localhost"),
            ("LocalHost", "localhost"), ("[0:0:0:0:0:0:0:1]", "::1"), ("[0000::0001]", "::1"),
        ]
    )
    func loopback(host: String, name: String) throws {
        let address = try #require(WebAddress("http://\(host):8080/a?b#c"))
        #expect(address.isLoopback)
        #expect(address.host == name)
        #expect(address.port == 8080)
    }

    @Test(
        "of another machine is not this one's, whatever stands before it",
        arguments: [
            "128.0.0.1", "87.0.0.1", "0.0.0.0", "[::]", "[::2]", "[fd00::1]", "127.0.0.1.example.com",
            "127.example.com",
            "localhost.example.com", "example.localhost", "127-0-0-1", "a127.0.0.b", "127.0.0.1a", "0x7g.example",
        ]
    )
    func elsewhere(host: String) throws {
        #expect(try !#require(WebAddress("http://\(host)/")).isLoopback)
    }

    @Test(
        "whose user looks like a host leads to the host behind it, and is not called",
        arguments: [
            "http://127.0.0.1@example.com", "http://localhost:80@example.com/", "http://127.0.0.1%2f@example.com",
            "http://localhost\\@example.com",
        ]
    )
    func user(text: String) throws {
        let address = try #require(WebAddress(text))
        #expect(address.host == "example.com")
        #expect(address.credentials != nil)
        #expect(!address.isLoopback)
    }

    @Test("ends its host where a query or fragment begins")
    func ends() {
        #expect(WebAddress("http://127.0.0.1?@example.com")?.host == "127.0.0.1")
        #expect(WebAddress("http://127.0.0.1#@example.com")?.host == "127.0.0.1")
    }

    @Test(
        "in clear that only looks like this machine's is not called",
        arguments: ["http://0127.0.0.1:1/", "http://2130706433:1/", "http://127.1:1/", "http://[::ffff:127.0.0.1]:1/"]
    )
    func notCalled(url: String) async {
        let transport = HTTPTransport(deadline: .seconds(5), environment: [:])
        await #expect(throws: TransportError.network(.badAddress)) {
            try await transport.send(HTTPRequest(method: "GET", url: url))
        }
        await transport.shutdown()
    }

    @Test("is taken for the callback's only when it is this machine's beyond doubt")
    func callback() throws {
        #expect {
            try CallbackAddress("http://0127.0.0.1:80")
        } throws: { caseName(of: $0) == "badValue" }
        #expect(try CallbackAddress("http://[0:0:0:0:0:0:0:1]:8080").bindHosts == ["::1"])
    }
}
