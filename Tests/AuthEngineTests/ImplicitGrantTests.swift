import AuthEngine
import ConnectionStrings
import Crypto
import Foundation
import NetworkTestSupport
import PracticeProvider
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import Transport
import WebRequests

@Suite("The implicit grant")
struct ImplicitGrantTests {
    private func begin(_ world: TestWorld, listen: Bool = true) async throws -> SignIn {
        let callback = "http://localhost:\(RawSocket.freePort())"
        let plan = try world.plan([("GrantType", "Implicit"), ("CallbackURL", callback)])
        return try await world.engine().beginSignIn(plan, browser: .init(listens: listen, timeout: .seconds(60)))
    }

    @Test("is pasted, and keeps no refresh token")
    func pasted() async throws {
        let world = try TestWorld()
        let signIn = try await begin(world, listen: false)
        let state = BrowserVisit(signIn: signIn).state
        try signIn.paste("http://localhost:33333/#access_token=tok&expires_in=60&refresh_token=r&state=\(state)")
        let tokens = try await signIn.tokens()
        #expect(tokens.accessToken == Secret("tok"))
        #expect(tokens.expiresIn == 60)
        #expect(tokens.refreshToken == nil)
        #expect(world.sent.isEmpty)
    }

    @Test("the landing page may run its own script and talk to its own origin, nothing else")
    func landing() async throws {
        let world = try TestWorld()
        let signIn = try await begin(world)
        #expect(signIn.isListening)
        let page = try #require(await BrowserVisit(signIn: signIn).get())
        #expect(page.hasPrefix("HTTP/1.1 200 "))
        #expect(page.contains("default-src 'none'"))
        #expect(page.contains(" connect-src 'self';"))
        let scripts = page.matches(of: /<script>([^<]*)<\/script>/).map { String($0.1) }
        #expect(page.ranges(of: "<script").count == scripts.count)
        #expect(scripts.last == "history.replaceState(null, \"\", location.pathname);")
        for script in scripts {
            let hash = Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()
            #expect(page.contains("'sha256-\(hash)'"))
        }
        signIn.cancel()
    }

    @Test("the script's hand-over ends the sign-in, and the page says so")
    func handedOver() async throws {
        let world = try TestWorld()
        let signIn = try await begin(world)
        let visit = BrowserVisit(signIn: signIn)
        let page = await visit.post("access_token=to%2Bk&token_type=bearer&expires_in=60&state=\(visit.state)")
        #expect(page?.contains("You are signed in") == true)
        #expect(page?.contains("to+k") == false)
        #expect(try await signIn.tokens().accessToken == Secret("to+k"))
        #expect(await visit.get() == nil)
    }

    @Test("a refusal in the fragment or in the query ends it too", arguments: [true, false])
    func refused(inQuery: Bool) async throws {
        let world = try TestWorld()
        let signIn = try await begin(world)
        let visit = BrowserVisit(signIn: signIn)
        let answer = "error=access_denied&state=\(visit.state)"
        let page = inQuery ? await visit.get(answer) : await visit.post(answer)
        #expect(page?.contains("The service refused") == true)
        await #expect { try await signIn.tokens() } throws: { caseName(of: $0) == "refused" }
    }

    @Test("nobody else hands anything over, and the sign-in goes on")
    func others() async throws {
        let world = try TestWorld()
        let signIn = try await begin(world)
        let visit = BrowserVisit(signIn: signIn)
        let good = "access_token=t&state=\(visit.state)"
        for origin in ["https://evil.example", "null", "http://localhost:1", "https://\(visit.authority)", ""] {
            #expect(await visit.post(good, origin: origin)?.hasPrefix("HTTP/1.1 403 ") == true, "\(origin)")
        }
        let crossSite = await visit.post(good, more: "Sec-Fetch-Site: cross-site\r\n")
        #expect(crossSite?.hasPrefix("HTTP/1.1 403 ") == true)
        #expect(await visit.post(good, query: "?x")?.hasPrefix("HTTP/1.1 403 ") == true)
        for fragment in ["access_token=t", "access_token=t&state=evil", "code=t&state=\(visit.state)", "%zz", ""] {
            let page = await visit.post(fragment)
            #expect(page?.hasPrefix("HTTP/1.1 400 ") == true, "\(fragment)")
            #expect(page?.contains("Unexpected callback; sign-in is still pending") == true)
        }
        let huge = await visit.post(good + String(repeating: "x", count: 70_000))
        #expect(huge?.hasPrefix("HTTP/1.1 413 ") == true)
        #expect(await visit.post(good)?.contains("You are signed in") == true)
        #expect(try await signIn.tokens().accessToken == Secret("t"))
    }

    @Test("works with every service that offers it, by browser and by paste, and is accepted by its API")
    func services() async throws {
        let world = try PracticeWorld()
        let ways = try PracticeWay.oauth().filter { way in
            way.app == .custom
                && world.catalog.service(way.service)?.service.scheme(way.scheme)?.oauth?.grants.contains(.implicit)
                    == true
        }
        #expect(ways.count == 2)
        for way in ways {
            try await signIn(way, world, byBrowser: true)
            try await signIn(way, world, byBrowser: false)
        }
    }

    private func signIn(_ way: PracticeWay, _ world: PracticeWorld, byBrowser: Bool) async throws {
        let provider = try await world.provider()
        let transport = HTTPTransport(environment: [:])
        let engine = world.engine(provider, transport: transport)
        var properties = world.properties(way)
        properties["GrantType"] = "Implicit"
        let plan = try engine.resolve(properties, service: way.service, app: way.app)
        // The registered port is everybody's: another program may hold it for a moment.
        let deadline = ContinuousClock.now + .seconds(20)
        var begun: SignIn?
        while begun == nil {
            do {
                begun = try await engine.beginSignIn(plan, browser: .init(listens: byBrowser))
            } catch {
                guard caseName(of: error) == "held", ContinuousClock.now < deadline else { throw error }
            }
        }
        let signIn = try #require(begun)
        try #require(signIn.isListening == byBrowser)
        let reply = try await transport.send(HTTPRequest(method: "GET", url: signIn.authorizationURL))
        let address = try #require(reply.header("Location"))
        let parts = address.split(separator: "#", maxSplits: 1).map(String.init)
        try #require(parts.count == 2)
        if byBrowser {
            let visit = BrowserVisit(signIn: signIn)
            #expect(await visit.get()?.contains("<script>") == true)
            #expect(await visit.post(parts[1])?.contains("You are signed in") == true)
        } else {
            try signIn.paste(address)
        }
        let tokens = try await signIn.tokens()
        #expect(tokens.refreshToken == nil)
        #expect(!(try await engine.test(plan, tokens: tokens)).name.isEmpty)
        // The token is in no request line of the service's.
        let paths = await provider.requestLog.map(\.path)
        #expect(paths.allSatisfy { !$0.contains(tokens.accessToken.reveal()) })
        await transport.shutdown()
        await provider.stop()
    }
}
