import AuthEngine
import ConnectionStrings
import Foundation
import Localization
import PracticeProvider
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import Transport
import Wording

@Suite("The engine against the practice provider")
struct PracticeTests {
    /// Signs in by pasting, proves it and saves it.
    private func connect(
        _ way: PracticeWay,
        _ world: PracticeWorld,
        _ engine: AuthEngine,
        _ provider: PracticeProvider
    ) async throws -> SettingsLocation {
        let plan = try engine.resolve(world.properties(way), service: way.service, app: way.app)
        var tokens: StoredTokens?
        if plan.grant == .password {
            tokens = try await engine.passwordTokens(plan)
        } else if plan.grant != nil {
            let signIn = try await engine.beginSignIn(plan, browser: .init(listens: false))
            switch await provider.answer(authorizationURL: signIn.authorizationURL) {
            case .redirect(let address): try signIn.paste(address)
            case .codePage(let code): try signIn.paste(code)
            case .errorPage, .nothing: Issue.record("the provider refused \(way.testDescription)")
            }
            tokens = try await signIn.tokens()
        }
        let account = try await engine.test(plan, tokens: tokens)
        #expect(!account.name.isEmpty)
        let location = SettingsLocation.file(path: world.folder.path(of: "home/connections/x/OAuthSettings.txt"))
        try await engine.save(plan, tokens: tokens, account: account, connection: "x", to: location)
        return location
    }

    @Test("signs in, is accepted, refreshes, and is accepted again, in every way", arguments: try PracticeWay.all())
    func everyWay(way: PracticeWay) async throws {
        let world = try PracticeWorld()
        let provider = try await world.provider()
        let transport = HTTPTransport(environment: [:])
        let engine = world.engine(provider, transport: transport)
        let location = try await connect(way, world, engine, provider)
        if way.app != nil {
            let first = try await engine.validTokens(location)
            let calls = await provider.requestLog.count
            #expect(try await engine.validTokens(location) == first)
            #expect(await provider.requestLog.count == calls)

            world.advance(seconds: Int64(first.expiresIn ?? 0) + 1)
            let second = try await engine.validTokens(location)
            #expect(second.accessToken != first.accessToken)
            let settings = try #require(try engine.store.peek(location))
            let plan = try engine.plan(of: settings)
            _ = try await engine.test(plan, tokens: second)
            await #expect(throws: AuthError.self) { try await engine.test(plan, tokens: first) }
        }
        await transport.shutdown()
        await provider.stop()
    }

    @Test(
        "asks for one refresh however many ask at once, also where refresh tokens rotate",
        arguments: try PracticeWay.oauth()
    )
    func singleFlight(way: PracticeWay) async throws {
        let world = try PracticeWorld()
        let provider = try await world.provider()
        let transport = HTTPTransport(environment: [:])
        let engine = world.engine(provider, transport: transport)
        let location = try await connect(way, world, engine, provider)
        let first = try await engine.validTokens(location)
        world.advance(seconds: Int64(first.expiresIn ?? 0) + 1)
        let calls = await provider.requestLog.count
        let tokens = try await withThrowingTaskGroup(of: StoredTokens.self) { group in
            for _ in 0..<20 { group.addTask { try await engine.validTokens(location) } }
            return try await group.reduce(into: Set<StoredTokens>()) { $0.insert($1) }
        }
        #expect(tokens.count == 1)
        #expect(await provider.requestLog.count == calls + 1)
        await transport.shutdown()
        await provider.stop()
    }

    @Test("tells a refusal, a wrong client and a dead refresh token apart", arguments: try PracticeWay.oauth())
    func refusals(way: PracticeWay) async throws {
        let world = try PracticeWorld()
        let transport = HTTPTransport(environment: [:])
        let refusing = try await world.provider(.refuses)
        let engine = world.engine(refusing, transport: transport)
        var properties = world.properties(way)
        let plan = try engine.resolve(properties, service: way.service, app: way.app)
        if plan.grant == .code {
            let signIn = try await engine.beginSignIn(plan, browser: .init(listens: false))
            if case .redirect(let address) = await refusing.answer(authorizationURL: signIn.authorizationURL) {
                #expect { try signIn.paste(address) } throws: { caseName(of: $0) == "refused" }
            }
        }
        await refusing.stop()

        let provider = try await world.provider()
        let second = world.engine(provider, transport: transport)
        if way.app == .custom, properties[OAuthProperty.clientSecret] != nil {
            properties[OAuthProperty.clientSecret] = "ZZmark-wrong"
            let wrong = try second.resolve(properties, service: way.service, app: way.app)
            let error = await error { try await tokens(wrong, second, provider) }
            #expect(error?.outcome == .refusedByService)
            #expect(error?.message(in: .english).contains("ZZmark") == false)
        }
        let location = try await connect(way, world, second, provider)
        try await second.store.update(location) { settings in
            var settings = settings
            settings?.tokens?.refreshToken = Secret("gone")
            settings?.tokens?.timestamp = 0
            return (settings, ())
        }
        let dead = await error { _ = try await second.validTokens(location) }
        #expect(dead?.outcome == .signInNeeded)
        await transport.shutdown()
        await provider.stop()
    }

    private func tokens(_ plan: ConnectionPlan, _ engine: AuthEngine, _ provider: PracticeProvider) async throws {
        guard plan.grant == .code else {
            _ = try await engine.passwordTokens(plan)
            return
        }
        let signIn = try await engine.beginSignIn(plan, browser: .init(listens: false))
        switch await provider.answer(authorizationURL: signIn.authorizationURL) {
        case .redirect(let address): try signIn.paste(address)
        case .codePage(let code): try signIn.paste(code)
        case .errorPage, .nothing: break
        }
        _ = try await signIn.tokens()
    }

    private func error(_ body: () async throws -> Void) async -> AuthError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? AuthError
        }
    }
}
