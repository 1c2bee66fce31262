import FoundationEssentials
import Localization
import PracticeProvider
import ServiceCatalog
import StrictJSON
import TestSupport
import Testing
import Wording

@Suite("The provider as a server")
struct ProviderTests {
    @Test("it is at 127.0.0.1, and reports its port")
    func address() async throws {
        try await World.run { world async throws in
            #expect(world.base == "http://127.0.0.1:\(world.provider.port)")
            #expect(world.provider.port > 0)
        }
    }

    @Test("no other address of this machine is listened at")
    func loopbackOnly() async throws {
        try await World.run { world async throws in
            // All of 127.0.0.0/8 is this machine.
            await #expect(throws: (any Error).self) {
                try await world.browser.get("http://127.0.0.2:\(world.provider.port)/")
            }
        }
    }

    @Test("a port that is taken is named")
    func portTaken() async throws {
        try await World.run { world async throws in
            let error = await #expect(throws: PracticeError.self) {
                try await PracticeProvider.start(PracticeOptions(port: world.provider.port))
            }
            #expect(error == .portTaken(port: world.provider.port))
            #expect(error?.message(in: .english).contains("port \(world.provider.port) ") == true)
        }
    }

    @Test("it stops at once although a browser keeps its connection, and the port is free again")
    func stop() async throws {
        let provider = try await PracticeProvider.start()
        let browser = Browser()
        _ = try await browser.get(provider.baseURL)
        let elapsed = await ContinuousClock().measure { await provider.stop() }
        // It does not wait until the browser goes.
        #expect(elapsed < .seconds(20))
        await #expect(throws: (any Error).self) { try await browser.get(provider.baseURL) }
        let next = try await PracticeProvider.start(PracticeOptions(port: provider.port))
        #expect(try await browser.get(next.baseURL).status == 404)
        await next.stop()
        try await browser.close()
    }

    @Test("a request for another host name is not answered")
    func rebinding() async throws {
        try await World.run { world async throws in
            let url = "\(world.base)/\((try #require(SignIn.all.first)).practice.hosts[0])/"
            for host in ["evil.example", "evil.example:\(world.provider.port)", "127.0.0.1.evil.example"] {
                #expect(try await world.browser.get(url, headers: [("Host", host)]).status == 421)
            }
            #expect(try await world.browser.get(url, headers: [("Host", "localhost:1")]).status == 404)
        }
    }

    @Test("a body that is too large is not read")
    func large() async throws {
        try await World.run { world async throws in
            let body = String(repeating: "x", count: 100_000)
            #expect(try await world.browser.send("POST", world.base, body: body).status == 413)
        }
    }

    @Test("tokens work in the next process", arguments: SignIn.all)
    func nextProcess(_ signIn: SignIn) async throws {
        let clock = Clock()
        var tokens: Tokens?
        try await World.run(clock: clock) { tokens = try await $0.signedIn(signIn) }
        let first = try #require(tokens)
        try await World.run(clock: clock) { world async throws in
            #expect(try await world.identity(signIn, token: first.access).status == 200)
            #expect(try await world.refresh(signIn, first.refresh).status == 200)
        }
    }

    @Test("what is used up stays used up in the next process when there is a state file")
    func stateFile() async throws {
        let signIn = try #require(SignIn.inBrowser.first { $0.oauth.rotatesRefreshToken })
        let folder = try TemporaryFolder()
        let path = folder.path(of: "practice-state.json")
        let clock = Clock()
        var old = ""
        var exchange: [(name: String, value: String)] = []
        try await World.run(stateFile: path, clock: clock) { world async throws in
            exchange = signIn.exchange(code: try await world.code(signIn))
            old = try Tokens(try await world.token(signIn, exchange)).refresh
            #expect(try await world.refresh(signIn, old).status == 200)
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? Int ?? 0) == 0o600)
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        #expect(files == ["practice-state.json", "practice-state.json.lock"])
        try await World.run(stateFile: path, clock: clock) { world async throws in
            try expect(try await world.refresh(signIn, old), "invalidRefreshToken", signIn)
            try expect(try await world.token(signIn, exchange), "invalidGrant", signIn)
        }
    }

    @Test("several providers with one state file agree on what is used up, whoever is asked")
    func several() async throws {
        let signIn = try #require(SignIn.inBrowser.first { $0.oauth.rotatesRefreshToken })
        let folder = try TemporaryFolder()
        let path = folder.path(of: "practice-state.json")
        let clock = Clock()
        try await World.run(stateFile: path, clock: clock) { one async throws in
            try await World.run(stateFile: path, clock: clock) { other async throws in
                let token = try await one.signedIn(signIn).refresh
                let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                    for number in 0..<20 {
                        let world = number % 2 == 0 ? one : other
                        group.addTask { try await world.refresh(signIn, token).status }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(statuses.count { $0 == 200 } == 1)
                _ = try await one.refresh(signIn, "none")
                let grant = try #require(await one.provider.grants.last)
                #expect(grant.refreshes == [20])
                #expect(grant.reuses == 19)
            }
        }
    }

    @Test("a state file of something else is refused, not overwritten")
    func foreignStateFile() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "practice-state.json")
        try Data("shopping list".utf8).write(to: URL(filePath: path))
        let error = await #expect(throws: PracticeError.self) {
            try await PracticeProvider.start(PracticeOptions(stateFile: path))
        }
        #expect(error == .stateFile(path: path, .notAState))
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("shopping list".utf8))
    }
}
