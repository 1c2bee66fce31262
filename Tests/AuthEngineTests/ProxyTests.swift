import AuthEngine
import Foundation
import Localization
import NetworkTestSupport
import Secrets
import ServiceCatalog
import TestSupport
import Testing
import Transport
import WebRequests
import Wording

@Suite("A proxy or a certificate of one's own")
struct ProxyTests {
    private static let host = "api.proxied.example"
    /// `user name:p@ss` in base64.
    private static let login = "dXNlciBuYW1lOnBAc3M="

    private func get(
        _ environment: [String: String],
        _ options: NetworkOptions = NetworkOptions(),
        host: String = host
    ) async throws -> Int {
        let transport = HTTPTransport(deadline: .seconds(10), environment: environment)
        do {
            let reply = try await transport.send(HTTPRequest(method: "GET", url: "https://\(host)/x", network: options))
            await transport.shutdown()
            return reply.status
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    @Test("CONNECT with and without a login, SOCKS 5, from the environment or the connection; a CA file beside it")
    func tunnels() async throws {
        let folder = try TemporaryFolder()
        let authority = try TestAuthority()
        let server = try await TLSServer(authority, names: [Self.host])
        let file = folder.path(of: "ca.pem")
        try Data(try authority.pem.utf8).write(to: URL(filePath: file))
        let ca = ["OAUTH_SETUP_CA_FILE": file]
        let plain = try #require(TestProxy(to: server.port))
        let guarded = try #require(TestProxy(to: server.port, login: Self.login))
        let socks = try #require(TestProxy(to: server.port, socks: true))

        for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
            #expect(try await get(ca.merging([name: "127.0.0.1:\(plain.port)"]) { $1 }) == 200)
        }
        #expect(plain.requests.count == 3)
        #expect(plain.requests.allSatisfy { $0.hasPrefix("CONNECT \(Self.host):443 HTTP/1.1\r\n") })
        #expect(!plain.requests.contains { $0.contains("Proxy-Authorization") })
        let url = "http://user%20name:p%40ss@127.0.0.1:\(guarded.port)"
        #expect(try await get(ca.merging(["HTTPS_PROXY": url]) { $1 }) == 200)
        #expect(try await get(ca.merging(["ALL_PROXY": "socks5://127.0.0.1:\(socks.port)"]) { $1 }) == 200)
        #expect(socks.requests == ["socks5 \(Self.host):443"])

        let secret = Secret("user name:p@ss")
        let proxy = ProxyServer(kind: .http, host: "127.0.0.1", port: guarded.port, login: secret)
        let own = NetworkOptions(proxy: proxy, authority: file)
        #expect(try await get(["HTTPS_PROXY": "127.0.0.1:1"], own) == 200)
        let text = NetworkOptions(proxy: proxy, authority: try authority.pem)
        #expect(try await get([:], text) == 200)
        #expect(server.requests.count == 7)
        // The login is the proxy's alone.
        #expect(!server.requests.contains { $0.contains(Self.login) })

        let wrong = ProxyServer(kind: .http, host: "127.0.0.1", port: guarded.port, login: Secret("a:b"))
        await #expect {
            try await get(ca, NetworkOptions(proxy: wrong))
        } throws: { error in
            guard case .network(.networkFailed(Self.host, .proxyLoginRefused)) = authError(error)?.fact else {
                return false
            }
            return true
        }
        // Without the file the server is not trusted, through the proxy either.
        await #expect {
            try await get([:], NetworkOptions(proxy: proxy))
        } throws: { caseName(of: $0) == "tlsFailed" }
        await server.stop()
    }

    @Test("that cannot be reached is named itself; the host behind it is not blamed")
    func unreachable() async throws {
        let dead = [
            ProxyServer(kind: .http, host: "127.0.0.1", port: 1),
            ProxyServer(kind: .socks5, host: "127.0.0.1", port: 1),
        ]
        for proxy in dead {
            await #expect {
                try await get([:], NetworkOptions(proxy: proxy))
            } throws: { error in
                guard case .network(.networkFailed("127.0.0.1:1", .proxyUnreachable)) = authError(error)?.fact
                else {
                    return false
                }
                return true
            }
            #expect(
                await HTTPTransport.reach(proxy) == .networkFailed(host: proxy.place, kind: .proxyUnreachable)
            )
        }
        let alive = try #require(TestProxy(to: 1))
        #expect(await HTTPTransport.reach(ProxyServer(kind: .http, host: "127.0.0.1", port: alive.port)) == nil)
    }

    @Test("is not used for this machine or for hosts that are excepted")
    func exceptions() async throws {
        let folder = try TemporaryFolder()
        let authority = try TestAuthority()
        let server = try await TLSServer(authority, names: ["localhost"])
        let file = folder.path(of: "ca.pem")
        try Data(try authority.pem.utf8).write(to: URL(filePath: file))
        let dead = ProxyServer(kind: .http, host: "127.0.0.1", port: 1)
        let options = NetworkOptions(proxy: dead, authority: file)
        #expect(try await get(["HTTPS_PROXY": "127.0.0.1:1"], options, host: "localhost:\(server.port)") == 200)
        await server.stop()
        let settings = ProxySettings(environment: [
            "ALL_PROXY": "p.example", "no_proxy": "a.example:8443, *.b.example,c.example",
        ])
        let isProxied = [
            "https://a.example": true, "https://a.example:8443": false, "https://x.b.example": false,
            "https://c.example": false, "https://x.c.example": false, "https://notc.example": true,
        ]
        for (url, expected) in isProxied {
            #expect((try settings.proxy(for: try #require(WebAddress(url))) != nil) == expected, "\(url)")
        }
    }

    @Test("that cannot be used is refused with a sentence, never ignored")
    func refused() async throws {
        let variables: [(String, FieldProblem)] = [
            ("socks5://user:ZZ@p.example", .loginNotWithSOCKS),
            ("https://p.example", .notAmong(["http://", "socks5://"])),
            ("socks4://p.example", .notAmong(["http://", "socks5://"])), ("http://p example", .notAnAddress),
        ]
        for (value, why) in variables {
            await #expect {
                _ = try await get(["ALL_PROXY": value])
            } throws: { error in
                let error = authError(error)
                guard case .plan(.badValue("ALL_PROXY", let found)) = error?.fact else { return false }
                return found == why && error?.message(in: .english).contains("ZZ") == false
            }
        }
        await #expect {
            _ = try await get(["OAUTH_SETUP_CA_FILE": "/nowhere/ca.pem"])
        } throws: { caseName(of: $0) == "badValue" }
        await #expect {
            _ = try await get([:], NetworkOptions(authority: "-----BEGIN NOTHING-----"))
        } throws: { caseName(of: $0) == "badValue" }
    }

    @Test("comes from the connection's properties as the connectors read them")
    func properties() throws {
        let world = try TestWorld()
        func options(_ more: [(String, String)]) throws -> NetworkOptions { try world.plan(more).network() }
        #expect(try options([]) == NetworkOptions())
        #expect(try options([("FirewallType", "NONE"), ("FirewallServer", "f.example")]).proxy == nil)
        #expect(
            try options([("FirewallType", "socks5"), ("FirewallServer", "f.example")]).proxy
                == ProxyServer(kind: .socks5, host: "f.example", port: 1080)
        )
        #expect(
            try options([
                ("FirewallType", "TUNNEL"), ("FirewallServer", "f.example"), ("FirewallPort", "0"),
                ("FirewallUser", "u"), ("FirewallPassword", "p:q"),
            ]).proxy == ProxyServer(kind: .http, host: "f.example", port: 80, login: Secret("u:p:q"))
        )
        let proxy = try options([
            ("ProxyServer", "p.example"), ("ProxyPort", "3128"), ("ProxyUser", "u"), ("ProxyPassword", "p"),
            ("ProxyExceptions", "a.example;.b.example"),
        ])
        #expect(proxy.proxy == ProxyServer(kind: .http, host: "p.example", port: 3128, login: Secret("u:p")))
        #expect(proxy.proxyExceptions == ["a.example", ".b.example"])
        #expect(try options([("ProxyAutoDetect", "True"), ("ProxyServer", "p.example")]).proxy == nil)
        #expect(
            try options([("ProxyServer", "p"), ("ProxyUser", "u"), ("ProxyAuthScheme", "NONE")]).proxy?.login == nil
        )
        #expect(try options([("SSLServerCert", "/a.pem")]).authority == "/a.pem")
        let refused: [(String, [(String, String)])] = [
            ("FirewallType", [("FirewallType", "SOCKS4"), ("FirewallServer", "f")]),
            ("FirewallUser", [("FirewallType", "SOCKS5"), ("FirewallServer", "f"), ("FirewallUser", "u")]),
            ("FirewallPort", [("FirewallType", "TUNNEL"), ("FirewallServer", "f"), ("FirewallPort", "x")]),
            ("FirewallServer", [("FirewallType", "TUNNEL"), ("FirewallServer", "f/g")]),
            ("ProxyAuthScheme", [("ProxyServer", "p"), ("ProxyUser", "u"), ("ProxyAuthScheme", "NTLM")]),
            ("ProxySSLType", [("ProxyServer", "p"), ("ProxySSLType", "NEVER")]),
            ("ProxyUser", [("ProxyServer", "p"), ("ProxyUser", "u:v")]),
            ("SSLServerCert", [("SSLServerCert", "*")]),
        ]
        for (name, more) in refused {
            #expect {
                _ = try options(more)
            } throws: { error in
                guard case .plan(.badValue(let found, _)) = authError(error)?.fact else { return false }
                return found == name
            }
        }
        #expect { try options([("FirewallType", "TUNNEL")]) } throws: { caseName(of: $0) == "missingProperty" }
        #expect {
            try options([("FirewallType", "TUNNEL"), ("FirewallServer", "f"), ("ProxyServer", "p")])
        } throws: { caseName(of: $0) == "propertiesCollide" }
    }
}
