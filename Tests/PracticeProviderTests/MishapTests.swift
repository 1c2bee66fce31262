import AsyncHTTPClient
import NIOCore
import PracticeProvider
import ServiceCatalog
import StrictJSON
import TestSupport
import Testing

@Suite("What goes wrong on demand")
struct MishapTests {
    private func order(_ world: World, _ body: String, type: String = "application/json") async throws -> Reply {
        try await world.browser.send(
            "POST",
            "\(world.base)/practice/faults",
            headers: [("Content-Type", type)],
            body: body
        )
    }

    private func signIn() throws -> SignIn {
        try #require(SignIn.inBrowser.first { $0.oauth.rotatesRefreshToken })
    }

    @Test(
        "an answer that is none, as it was asked for, and then everything is well again",
        arguments: [
            ("429", 429, "text/plain"), ("500", 500, "text/html"), ("503", 503, "text/plain"),
            ("garbage", 200, "application/json"), ("html", 200, "text/html"), ("redirect-same-host", 307, nil),
            ("redirect-other-host", 307, nil), ("gzip-bomb", 200, "application/json"),
        ] as [(String, Int, String?)]
    )
    func answers(fault: String, status: Int, type: String?) async throws {
        let signIn = try signIn()
        try await World.run { world async throws in
            let token = try await world.signedIn(signIn).refresh
            #expect(try await order(world, #"{"path":"token","fault":"\#(fault)","count":2}"#).status == 200)
            for _ in 0..<2 {
                let reply = try await world.refresh(signIn, token)
                #expect(reply.status == status)
                #expect(reply.header("Content-Type") == type)
                #expect((reply.header("Retry-After") == "2") == [429, 503].contains(status))
                #expect(reply.json?["access_token"] == nil)
            }
            // Nothing was carried out.
            #expect(try await world.refresh(signIn, token).status == 200)
            #expect(await world.provider.requestLog.suffix(3).map(\.mishap?.rawValue) == [fault, fault, nil])
        }
    }

    @Test("a redirect leads to another path or to another host, and the log shows who followed")
    func redirects() async throws {
        let signIn = try signIn()
        try await World.run { world async throws in
            await world.provider.expect(InjectedFault(.redirectSameHost, at: .token))
            await world.provider.expect(InjectedFault(.redirectOtherHost, at: .token))
            for host in ["127.0.0.1", "localhost"] {
                let location = try #require(try await world.refresh(signIn, "x").header("Location"))
                #expect(location.hasPrefix("http://\(host):\(world.provider.port)/"))
                #expect(try await world.browser.get(location).status == 404)
                #expect(await world.provider.requestLog.last?.path == "/elsewhere.example/taken")
            }
        }
    }

    @Test("a dropped connection, before or after the request is carried out", arguments: [false, true])
    func dropped(after: Bool) async throws {
        let signIn = try signIn()
        try await World.run { world async throws in
            let token = try await world.signedIn(signIn).refresh
            await world.provider.expect(InjectedFault(after ? .dropAfter : .dropBefore, at: .token))
            await #expect(throws: (any Error).self) { try await world.refresh(signIn, token) }
            let again = try await world.refresh(signIn, token)
            if after {
                try expect(again, "invalidRefreshToken", signIn)
            } else {
                #expect(again.status == 200)
            }
        }
    }

    @Test("an answer with another type is carried out")
    func wrongType() async throws {
        let signIn = try signIn()
        try await World.run { world async throws in
            let token = try await world.signedIn(signIn).refresh
            await world.provider.expect(InjectedFault(.wrongContentType, at: .token))
            let reply = try await world.refresh(signIn, token)
            #expect(reply.header("Content-Type") == "text/html")
            #expect(reply.json?["access_token"] != nil)
        }
    }

    @Test("silence, a drip and a body without an end last until the other side gives up")
    func slow() async throws {
        let signIn = try signIn()
        try await World.run { world async throws in
            let url = signIn.url(signIn.oauth.tokenEndpoint, at: world.base)
            for kind in [InjectedFault.Kind.silence, .slowDrip, .hugeBody] {
                await world.provider.expect(InjectedFault(kind, at: .token))
                var bytes = 0
                do {
                    let request = HTTPClientRequest(url: url)
                    let response = try await HTTPClient.shared.execute(request, timeout: .milliseconds(700))
                    #expect(kind != .silence)
                    let timeout = ContinuousClock.now + .milliseconds(1500)
                    for try await part in response.body {
                        bytes += part.readableBytes
                        if kind == .slowDrip ? ContinuousClock.now > timeout : bytes > 8 << 20 { break }
                    }
                } catch {
                    #expect(kind == .silence)
                }
                switch kind {
                case .slowDrip: #expect((1...4).contains(bytes))
                case .hugeBody: #expect(bytes > 8 << 20)
                default: #expect(bytes == 0)
                }
            }
        }
    }

    @Test("the bomb unpacks to far more than it is")
    func bomb() async throws {
        let signIn = try signIn()
        try await World.run { world async throws in
            await world.provider.expect(InjectedFault(.gzipBomb, at: .any))
            let url = signIn.url(signIn.oauth.tokenEndpoint, at: world.base)
            let client = HTTPClient()
            let response = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(20))
            let packed = try await response.body.collect(upTo: 2 << 20)
            try await client.shutdown()
            #expect(packed.readableBytes < 1 << 20)
            // It is cut off in the middle of a block, which gzip says after the last byte.
            let counted = try #require(Tool("sh"))
                .run(["-c", "gzip -dc bomb.gz | wc -c"], files: ["bomb.gz": Array(packed.readableBytesView)])
            let bytes = Int(String(decoding: counted.output, as: UTF8.self).filter(\.isNumber)) ?? 0
            #expect(bytes > 150_000_000)
        }
    }

    @Test("only where and when it was asked for")
    func place() async throws {
        let signIn = try signIn()
        try await World.run { world async throws in
            let tokens = try await world.signedIn(signIn)
            let body = #"{"path":"resource","fault":"503","skip":1,"service":"\#(signIn.practice.service.id)"}"#
            #expect(try await order(world, body).status == 200)
            #expect(try await order(world, #"{"path":"any","fault":"500","service":"other"}"#).status == 200)
            #expect(try await world.refresh(signIn, tokens.refresh).status == 200)
            var statuses: [Int] = []
            for _ in 0..<3 { statuses.append(try await world.identity(signIn, token: tokens.access).status) }
            #expect(statuses == [200, 503, 200])
            #expect(try await world.browser.get("\(world.base)/practice/faults").json?["faults"]?.array?.count == 1)
            let cleared = try await world.browser.send("DELETE", "\(world.base)/practice/faults")
            #expect(cleared.json?["faults"] == [])
        }
    }

    @Test(
        "an order that is not understood is refused with what would be, and so is one a page could send",
        arguments: [
            ("{}", "application/json"), (#"{"path":"token","fault":"none"}"#, "application/json"),
            (#"{"path":"token","fault":"500","count":0}"#, "application/json"),
            (#"{"path":"token","fault":"500","more":1}"#, "application/json"),
            (#"{"path":"token","fault":"500"}"#, "text/plain"),
        ]
    )
    func refused(body: String, type: String) async throws {
        try await World.run { world async throws in
            let reply = try await order(world, body, type: type)
            #expect(reply.status == 400)
            #expect(reply.text.contains("drop-after-processing"))
            #expect(try await world.browser.get("\(world.base)/practice/nothing").status == 404)
        }
    }
}
