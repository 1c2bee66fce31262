import Foundation
import Secrets
import SettingsStore
import StrictJSON
import TestSupport
import Testing

@Suite("Settings that another machine refreshed last")
struct ElsewhereTests {
    private let home: Machine

    init() throws {
        home = try Machine()
    }

    /// The same home seen from a machine of that name; nil for one that nobody knows.
    private func store(_ name: String?, _ calls: SystemCalls = .live) -> SettingsStore {
        SettingsStore(
            folder: home.folder,
            environment: name.map { ["OAUTH_SETUP_MACHINE": $0] } ?? [:],
            world: .init(now: { 1_700_000_000_000 }, calls: calls, machineIdentifiers: [])
        )
    }

    private func save(_ store: SettingsStore, _ token: String?) async throws {
        try await store.update(home.location) { current in
            var settings = current ?? Settings(service: "example", connection: "demo")
            settings.tokens = StoredTokens(
                accessToken: Secret("access"),
                refreshToken: token.map { Secret($0) },
                timestamp: 1
            )
            return (settings, ())
        }
    }

    private func elsewhere(_ store: SettingsStore) throws -> LastRefresh? {
        try store.peek(home.location).flatMap { store.refreshedElsewhere($0, at: home.location) }
    }

    @Test("are noticed on every other machine, with its name and the time, and on none that it is itself")
    func noticed() async throws {
        try await save(store("a"), "one")
        #expect(try elsewhere(store("a")) == nil)
        let last = try #require(try elsewhere(store("b")))
        #expect(last.host == "a" && last.at == 1_700_000_000_000)
        // Whoever gets new tokens is the last one from then on.
        try await save(store("b"), "two")
        #expect(try elsewhere(store("b")) == nil)
        #expect(try elsewhere(store("a"))?.host == "b")
    }

    @Test("are noticed after changes that are no refresh, too")
    func otherChanges() async throws {
        try await save(store("a"), "one")
        try await store("b").update(home.location) { current in
            var settings = current
            settings?.authenticationAttempts = [1]
            return (settings, ())
        }
        #expect(try elsewhere(store("b")) != nil)
        #expect(try elsewhere(store("a")) == nil)
    }

    @Test("are nobody's where a machine is not known, before or now")
    func unknown() async throws {
        try await save(store(nil), "one")
        #expect(try elsewhere(store("b")) == nil)
        try await save(store("a"), "two")
        #expect(try elsewhere(store(nil)) == nil)
        // A refresh by an unknown machine leaves no older name behind.
        try await save(store(nil), "three")
        #expect(try elsewhere(store("b")) == nil)
    }

    @Test("are nobody's without a refresh token, and when somebody who keeps no mark has replaced it")
    func otherToken() async throws {
        try await save(store("a"), nil)
        #expect(try elsewhere(store("b")) == nil)
        try await save(store("a"), "one")
        let text = try #require(try store("a").peek(home.location)).revealedJSON().text()
        let (one, two) = (#""OAuthRefreshToken":"one""#, #""OAuthRefreshToken":"two""#)
        let json = try JSONParser.parse(text.replacing(one, with: two))
        let settings = try Settings(json: json)
        #expect(store("b").refreshedElsewhere(settings, at: home.location) == nil)
    }

    @Test(
        "are nobody's when the mark is not understood, and open all the same",
        arguments: [
            #""machine":"x""#, #""machine":7"#, #""host":null"#, #""at":-1"#, #""at":9223372036854775807"#,
            #""at":"1""#, #""token":[]"#,
        ]
    )
    func strangeMark(member: String) async throws {
        try await save(store("a"), "one")
        let json = try #require(try store("a").peek(home.location)).revealedJSON()
        var object = try #require(json.object)
        var mark = try #require(object["lastRefresh"]?.object)
        for (name, value) in try #require(try JSONParser.parse("{\(member)}").object) { mark[name] = value }
        object["lastRefresh"] = .object(mark)
        let settings = try Settings(json: .object(object))
        #expect(settings.lastRefresh == nil)
        #expect(store("b").refreshedElsewhere(settings, at: home.location) == nil)
        object["lastRefresh"] = 1
        #expect(try Settings(json: .object(object)).lastRefresh == nil)
    }

    @Test("of earlier versions are nobody's; the random name they kept goes with the next refresh")
    func earlierVersion() async throws {
        try await save(store("a"), "one")
        let json = try #require(try store("a").peek(home.location)).revealedJSON()
        var object = try #require(json.object)
        object["lastRefresh"] = nil
        object["machine"] = .string(String(repeating: "ab", count: 16))
        let old = try Settings(json: .object(object))
        #expect(store("b").refreshedElsewhere(old, at: home.location) == nil)
        try await store("a").update(home.location) { _ in
            var settings = old
            settings.tokens?.refreshToken = Secret("two")
            return (settings, ())
        }
        let settings = try #require(try store("a").peek(home.location))
        #expect(settings.lastRefresh?.host == "a" && settings[member: "machine"] == nil)
    }

    @Test("are taken over for good, once, and by taking a file in")
    func adopted() async throws {
        try await save(store("a"), "one")
        try await store("b").adopt(home.location)
        #expect(try elsewhere(store("b")) == nil)
        #expect(try elsewhere(store("a"))?.host == "b")
        let settings = try #require(try store("a").peek(home.location))
        try await store("b").adopt(home.location)
        #expect(try store("a").peek(home.location)?.revision == settings.revision)

        try await store("c").takeIn(settings, as: "demo", at: home.location, replacing: true)
        #expect(try elsewhere(store("c")) == nil)
        #expect(try elsewhere(store("b"))?.host == "c")
    }

    @Test(
        "are nobody's on a file system that machines share, where nothing is noted either",
        arguments: [0x6969, 0xFF53_4D42, 0xFE53_4D42, 0x517B, 0x0102_1997, 0x00C3_6400, 0x0BD0_0BD0, 0x4750_4653]
    )
    func shared(type: UInt64) async throws {
        var calls = SystemCalls.live
        calls.fileSystem = { _ in type }
        try await save(store("a"), "one")
        #expect(try elsewhere(store("b", calls)) == nil)
        try await save(store("a", calls), "two")
        #expect(try elsewhere(store("b")) == nil)
    }

    @Test("show of the other machine's name what can be shown, in one line")
    func name() async throws {
        try await save(store("a\u{1B}[31m\n" + String(repeating: "x", count: 200)), "one")
        let host = try #require(try elsewhere(store("b"))).host
        #expect(host.hasPrefix("a") && host.count < 100, "\(host)")
        #expect(host.unicodeScalars.allSatisfy { $0.value >= 32 }, "\(host)")
    }
}
