import FoundationEssentials
import PracticeProvider
import ServiceCatalog
import StrictJSON
import TestSupport
import Testing

@Suite("What the provider writes down")
struct LogTests {
    @Test("a request's names, its grant and what stands for its token, never a value", arguments: SignIn.inBrowser)
    func log(_ signIn: SignIn) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "requests.log")
        try await World.run(logFile: path) { world async throws in
            let code = try await world.code(signIn)
            let tokens = try Tokens(try await world.token(signIn, signIn.exchange(code: code)))
            _ = try await world.identity(signIn, token: tokens.access)
            let calls = await world.provider.requestLog
            #expect(calls.count == 3)
            #expect(calls.prefix(2).map(\.method) == ["GET", "POST"])
            let endpoints = [signIn.oauth.authorizationEndpoint, signIn.oauth.tokenEndpoint]
            #expect(calls.prefix(2).map(\.path) == endpoints.map { signIn.url($0, at: "") })
            #expect(calls.map(\.status) == [302, 200, 200])
            #expect(calls[0].query == signIn.authorization.map(\.name).sorted())
            #expect(calls[1].grant == "authorization_code")
            #expect(calls[1].form.contains("code"))
            #expect(calls[2].headers.contains("authorization"))
            #expect(Set(calls.compactMap(\.token)).count == 2)

            let shown = try await world.browser.get("\(world.base)/practice/log").text
            let file = try String(contentsOfFile: path, encoding: .utf8)
            for text in [shown, file] {
                for secret in [code, tokens.access, tokens.refresh, signIn.clientSecret, SignIn.verifier] {
                    #expect(!text.contains(secret))
                }
            }
            #expect(!shown.contains(signIn.clientID))
            #expect(file.contains(signIn.clientID))
            #expect(file.split(separator: "\n").count == 3)
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? Int ?? 0) == 0o600)
    }

    @Test("the numbers of each sign-in, and whether it is alive")
    func stats() async throws {
        let signIn = try #require(SignIn.inBrowser.first { $0.oauth.rotatesRefreshToken })
        try await World.run { world async throws in
            let token = try await world.signedIn(signIn).refresh
            func stats() async throws -> JSONValue {
                try #require(try await world.browser.get("\(world.base)/practice/stats").json)
            }
            _ = try await world.refresh(signIn, token)
            let alive = try await stats()
            #expect(alive["refreshes"] == 1)
            #expect(alive["grants"]?.array?.first?["alive"] == true)
            #expect(alive["grants"]?.array?.first?["generation"] == 1)
            _ = try await world.refresh(signIn, token)
            let dead = try await stats()
            #expect(dead["reuses"] == 1)
            #expect(dead["grants"]?.array?.first?["alive"] == false)
            #expect(dead["grants"]?.array?.first?["refreshes"] == [2])
            // Questions about the provider are no requests to a service.
            #expect(await world.provider.requestLog.allSatisfy { !$0.path.hasPrefix("/practice/") })
        }
    }
}
