import Localization
import NetworkTestSupport
import Secrets
import ServiceCatalog
import Testing
import Transport
import WebRequests
import Wording

@testable import AuthEngine

/// The variables about proxies mean what they mean to curl (reports 25 to 29).
@Suite("Variables about proxies")
struct ProxyHabitTests {
    private static let exceptions: [(list: String, excepted: [String], proxied: [String])] = [
        ("localhost svc.invalid", ["svc.invalid", "a.svc.invalid"], ["nosvc.invalid"]),
        (
            "a.example\tb.example\nc.example,,  ,d.example", ["a.example", "b.example", "c.example", "d.example"],
            ["e.example"]
        ),
        ("svc.invalid.", ["svc.invalid", "a.svc.invalid"], ["svc.invalid.example"]),
        (".svc.invalid", ["svc.invalid", "a.svc.invalid"], ["xsvc.invalid"]),
        ("*.svc.invalid", ["svc.invalid", "a.b.svc.invalid"], ["xsvc.invalid"]),
        ("SVC.Invalid", ["svc.invalid", "A.SVC.INVALID"], []),
        ("*", ["a.example", "10.0.0.1", "[fe80::1]"], []), (" , * ", ["a.example"], []),
        ("10.0.0.0/8,192.168.1.0/24", ["10.255.255.1", "192.168.1.255"], ["11.0.0.1", "192.168.2.0", "a.example"]),
        ("10.1.2.3/15", ["10.0.0.1", "10.1.255.255"], ["10.2.0.0"]),
        ("0.0.0.0/0", ["10.0.0.1"], ["[fe80::1]", "a.example"]),
        ("10.0.0.1", ["10.0.0.1"], ["10.0.0.2", "110.0.0.1"]), ("0.0.1", [], ["10.0.0.1"]),
        ("fe80::/10,2001:db8::1", ["[fe80::1]", "[febf::1]", "[2001:DB8:0::1]"], ["[fec0::1]", "[2001:db8::2]"]),
        ("[2001:db8::1]", ["[2001:db8::1]", "[2001:db8::1]:8443"], ["[2001:db8::2]"]),
        ("[2001:db8::1]:8443", ["[2001:db8::1]:8443"], ["[2001:db8::1]"]),
        (
            "a.example:8443 *:9443 10.0.0.0/8:7443", ["a.example:8443", "b.example:9443", "10.1.1.1:7443"],
            ["a.example", "10.1.1.1"]
        ),
        ("", [], ["a.example"]),
    ]

    @Test("except hosts in all the ways people write them", arguments: exceptions.indices)
    func excepted(_ row: Int) throws {
        let (list, excepted, proxied) = Self.exceptions[row]
        for name in ["no_proxy", "NO_PROXY"] {
            let settings = ProxySettings(environment: ["HTTPS_PROXY": "p.example:3128", name: list])
            for (hosts, isProxied) in [(excepted, false), (proxied, true)] {
                for host in hosts {
                    let address = try #require(WebAddress("https://\(host)"))
                    #expect(try (settings.proxy(for: address) != nil) == isProxied, "\(list): \(host)")
                }
            }
            // Short forms of addresses except nothing, as with curl.
            #expect(settings.meaninglessExceptions == (list == "0.0.1" ? ["0.0.1"] : []))
        }
    }

    @Test("that except nothing are known, and harm nothing")
    func meaningless() {
        let odd = [
            "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "a.example:0", "a.example:99999", "https://a.example", "a_/b",
            "[::1", "-", "fe80::/129",
        ]
        let settings = ProxySettings(environment: ["NO_PROXY": odd.joined(separator: ",") + ",ok.example"])
        #expect(settings.meaninglessExceptions == odd)
    }

    @Test("in lower case come first, and an empty one counts as absent")
    func order() throws {
        let address = try #require(WebAddress("https://svc.invalid"))
        let table: [([String: String], String?)] = [
            (["https_proxy": "a", "HTTPS_PROXY": "b"], "a"), (["https_proxy": "", "HTTPS_PROXY": "b"], "b"),
            (["HTTPS_PROXY": "", "all_proxy": "", "ALL_PROXY": "c"], "c"),
            (["https_proxy": "", "HTTPS_PROXY": ""], nil),
            (["HTTPS_PROXY": "b", "NO_PROXY": "", "no_proxy": "svc.invalid"], nil),
            (["HTTPS_PROXY": "b", "no_proxy": "", "NO_PROXY": "svc.invalid"], nil),
            (["HTTPS_PROXY": "b", "no_proxy": "other.invalid", "NO_PROXY": "svc.invalid"], "b"),
        ]
        for (environment, host) in table {
            #expect(try ProxySettings(environment: environment).proxy(for: address)?.host == host, "\(environment)")
        }
    }

    @Test(
        "with a character of the password that ends the host's part are refused with the mend, and lead nowhere else",
        arguments: ["p#ss", "p/ss", "p?ss", "1/ZZ", "8080/x", "p%ss", "p%zz", "pä", "p ss", "#", "%"]
    )
    func passwords(_ password: String) throws {
        for scheme in ["", "http://", "socks5://"] {
            let settings = ProxySettings(environment: ["HTTPS_PROXY": "\(scheme)user:\(password)@127.0.0.1:9"])
            let address = try #require(WebAddress("https://svc.invalid"))
            #expect {
                _ = try settings.proxy(for: address)
            } throws: { error in
                guard let error = authError(error), case .plan(.badValue("HTTPS_PROXY", let why)) = error.fact else {
                    return false
                }
                let says = error.message(in: .english) + (error.hint(in: .english) ?? "")
                return why == .loginNotEncoded && says.contains("%23") && !says.contains("127.0.0.1")
            }
        }
    }

    @Test("with an encoded password are taken as they are meant")
    func encoded() throws {
        let address = try #require(WebAddress("https://svc.invalid"))
        let settings = ProxySettings(environment: ["HTTPS_PROXY": "http://us%40er:p%23%2F%3F%25%3Ass@127.0.0.1:9/"])
        #expect(try settings.proxy(for: address)?.login == Secret("us@er:p#/?%:ss"))
    }

    @Test("that bring a login the proxy refuses are said to be wrong, not missing")
    func refusedLogin() async throws {
        let proxy = try #require(
            HostileServer {
                $0.send("HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")
            }
        )
        let place = proxy.url.dropFirst("http://".count)
        for (login, kind) in [("user:ZZwrong@", ConnectionFailure.proxyLoginRefused), ("", .proxyLogin)] {
            let transport = HTTPTransport(
                deadline: .seconds(10),
                environment: ["HTTPS_PROXY": "http://\(login)\(place)"]
            )
            await #expect {
                _ = try await transport.send(HTTPRequest(method: "GET", url: "https://svc.invalid/"))
            } throws: { error in
                guard let error = authError(error), case .network(.networkFailed("svc.invalid", kind)) = error.fact
                else {
                    return false
                }
                return !error.message(in: .english).contains("ZZ")
            }
        }
    }

    @Test(
        "whose answer nobody can read are named, not the service; one that asks for a login in it is understood",
        arguments: [
            ("HTTP/1.1 407 X\r\nProxy-Authenticate: Basic\r\n realm=x\r\nno colon\r\n\r\n", true),
            ("HTTP/1.1 407 X\nContent-Length: -1\n\n", true), ("HTTP/1.1 407 \u{1B}[1m\r\nA b: c\r\n\r\n", true),
            ("220 mail.example ESMTP\r\n", false), ("\u{15}\u{3}\u{3}\r\n", false), ("", false),
        ]
    )
    func unreadable(answer: String, wantsLogin: Bool) async throws {
        let proxy = try #require(
            HostileServer { $0.send(answer) }
        )
        let place = String(proxy.url.dropFirst("http://".count))
        let transport = HTTPTransport(deadline: .seconds(10), environment: ["HTTPS_PROXY": "http://\(place)"])
        let fault: NetworkFault =
            wantsLogin
            ? .networkFailed(host: "svc.invalid", kind: .proxyLogin)
            : .networkFailed(host: place, kind: .proxyBroken)
        await #expect {
            _ = try await transport.send(HTTPRequest(method: "GET", url: "https://svc.invalid/"))
        } throws: { error in
            authError(error)?.fact == .network(fault)
        }
    }
}
