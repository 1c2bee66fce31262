import ServiceCatalog
import Testing
import Transport
import WebRequests

@Suite("What an administrator says of the way to the network")
struct NetworkDefaultsTests {
    private static let defaults = NetworkDefaults(
        proxy: .init(name: "proxy (defaults.json)", value: "http://acme.example:3128"),
        noProxy: .init(name: "noProxy (defaults.json)", value: "inside.example")
    )

    private func proxy(_ environment: [String: String], for host: String = "api.example.com") throws -> String? {
        let address = try #require(WebAddress("https://\(host)/"))
        return try ProxySettings(environment: environment, defaults: Self.defaults).proxy(for: address)?.place
    }

    @Test("holds where the environment says nothing, and not where it says something")
    func order() throws {
        #expect(try proxy([:]) == "acme.example:3128")
        #expect(try proxy(["HTTPS_PROXY": ""]) == "acme.example:3128")
        #expect(try proxy([:], for: "inside.example") == nil)
        #expect(try proxy(["NO_PROXY": "api.example.com"]) == nil)
        #expect(try proxy(["NO_PROXY": "other.example"], for: "inside.example") == "acme.example:3128")
        #expect(try proxy(["ALL_PROXY": "own.example:1"]) == "own.example:1")
        #expect(try proxy(["HTTPS_PROXY": "own.example:1"], for: "inside.example") == "own.example:1")
    }

    @Test("that cannot be used is told by its own name")
    func named() async throws {
        let transport = HTTPTransport(
            deadline: .seconds(5),
            contact: nil,
            environment: [:],
            trusting: [],
            defaults: { NetworkDefaults(authorities: .init(name: "caFile (defaults.json)", value: "/nowhere.pem")) }
        )
        #expect { try transport.checkAuthorities() } throws: { error in
            guard case .badValue("caFile (defaults.json)", .fileNotReadable)? = error as? TransportError else {
                return false
            }
            return true
        }
        await transport.shutdown()
    }
}
