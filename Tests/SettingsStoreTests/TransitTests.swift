import Foundation
import Secrets
import SettingsStore
import StrictJSON
import TestSupport
import Testing

@Suite("A connection on its way to another machine")
struct TransitTests {
    private let (near, far): (Machine, Machine)
    private let token = Secret("refresh")

    init() throws {
        (near, far) = (try Machine(), try Machine())
    }

    private func saved() async throws -> (Settings, Transit) {
        try await near.store.update(near.location) { _ in
            var settings = Settings(service: "example", connection: "demo")
            settings.tokens = StoredTokens(accessToken: Secret("access"), refreshToken: token, timestamp: 1)
            return (settings, ())
        }
        let settings = try #require(try near.store.peek(near.location))
        return (settings, Transit(of: settings, as: "sales", to: "me@far", key: try far.store.recipient()))
    }

    private func take(_ settings: Settings, _ transit: Transit, replacing: Bool = false) async throws {
        let arriving = Transit(arriving: transit.id, origin: transit.origin, name: "demo", peer: "near")
        try await far.store.takeIn(settings, as: "demo", at: far.location, replacing: replacing, arriving: arriving)
    }

    private func isOwned(_ machine: Machine) throws -> Bool {
        guard let settings = try machine.store.peek(machine.location), settings.moved == nil else { return false }
        return machine.store.refreshedElsewhere(settings, at: machine.location) == nil
    }

    @Test("belongs to one of them at most at every step")
    func steps() async throws {
        let (settings, transit) = try await saved()
        try await take(settings, transit)
        #expect(try isOwned(near) && !isOwned(far))
        #expect(try await near.store.depart(near.location, transit, holding: token))
        #expect(try !isOwned(near) && !isOwned(far))
        #expect(try near.store.peek(near.location)?.leaving?.peer == "me@far")
        // Once only, and not to two machines.
        let other = Transit(of: settings, as: "x", to: "y", key: "age1")
        #expect(try await near.store.depart(near.location, other, holding: token) == false)
        #expect(try await far.store.arrive(far.location, other.id) == false)
        for _ in 0..<2 { #expect(try await far.store.arrive(far.location, transit.id)) }
        #expect(try !isOwned(near) && isOwned(far))
        #expect(try await far.store.withdraw(far.location, origin: transit.origin) == false)
        try await near.store.giveUp(near.location, other)
        #expect(try near.store.peek(near.location)?.tokens != nil)
        try await near.store.giveUp(near.location, transit)
        #expect(try near.store.peek(near.location)?.tokens == nil)
        #expect(try near.store.peek(near.location)?.moved?.recipient == transit.key)
    }

    @Test("does not leave when it was renewed meanwhile, and is taken back as it was")
    func backAgain() async throws {
        let (settings, transit) = try await saved()
        #expect(try await near.store.depart(near.location, transit, holding: Secret("other")) == false)
        // Another try takes the place of the first, also where the count of revisions has gone on.
        for _ in 0..<4 { try await take(settings, transit) }
        #expect(try await near.store.depart(near.location, transit, holding: token))
        #expect(try await far.store.withdraw(far.location, origin: "other") == false)
        #expect(try await far.store.withdraw(far.location, origin: transit.origin))
        #expect(try far.store.peek(far.location) == nil)
        try await near.store.takeBack(near.location, transit)
        #expect(try isOwned(near))
        #expect(try near.store.peek(near.location)?.transit == nil)
    }

    @Test("stays on its way while its tokens do, and is at rest with those of a new sign-in or when it is adopted")
    func atRest() async throws {
        let (settings, transit) = try await saved()
        #expect(try await near.store.depart(near.location, transit, holding: token))
        try await near.store.update(near.location) { current in
            var settings = current
            settings?.authenticationAttempts = [1]
            return (settings, ())
        }
        #expect(try !isOwned(near))
        try await near.store.update(near.location) { current in
            var settings = current
            settings?.tokens = StoredTokens(accessToken: Secret("b"), refreshToken: Secret("new"), timestamp: 2)
            return (settings, ())
        }
        #expect(try isOwned(near))
        #expect(try near.store.peek(near.location)?.transit == nil)
        try await take(settings, transit)
        try await far.store.adopt(far.location)
        #expect(try isOwned(far))
        // The other machine learns that it has come.
        #expect(try await far.store.arrive(far.location, transit.id))
    }

    @Test("brings no spent tokens back when it comes late")
    func late() async throws {
        let (settings, transit) = try await saved()
        try await take(settings, transit)
        #expect(try await far.store.arrive(far.location, transit.id))
        await #expect(throws: SettingsError.self) { try await take(settings, transit) }
        await #expect(throws: SettingsError.self) { try await take(settings, transit, replacing: true) }
        #expect(try isOwned(far))
    }

    /// Another connection where it is to come to.
    private func occupied() async throws -> Settings {
        try await far.store.update(far.location) { _ in
            var settings = Settings(service: "example", connection: "demo")
            settings.tokens = StoredTokens(accessToken: Secret("old"), refreshToken: Secret("kept"), timestamp: 1)
            return (settings, ())
        }
        return try #require(try far.store.peek(far.location))
    }

    @Test(
        "takes the place of another one by the last word only: that one works until then, and stays when it is taken back"
    )
    func replaces() async throws {
        let (settings, transit) = try await saved()
        let old = try await occupied()
        await #expect(throws: SettingsError.self) { try await take(settings, transit) }
        // The next try takes the place of the first.
        for _ in 0..<2 { try await take(settings, transit, replacing: true) }
        let waiting = try #require(try far.store.peek(far.location))
        #expect(waiting.tokens == old.tokens && waiting.pendingTransit == nil)
        #expect(try isOwned(far), "it is still renewed here")
        #expect(waiting.incoming?.arriving?.id == transit.id)
        let copy = try far.store.sealedCopy(of: waiting, for: .recipient(try far.store.recipient()))
        #expect(try far.store.openedCopy(copy).incoming == nil)

        #expect(try await far.store.withdraw(far.location, origin: "other") == false)
        #expect(try await far.store.withdraw(far.location, origin: transit.origin))
        let back = try #require(try far.store.peek(far.location))
        #expect(back.tokens == old.tokens && back.incoming == nil && back.id == old.id)

        try await take(settings, transit, replacing: true)
        #expect(try await near.store.depart(near.location, transit, holding: token))
        for _ in 0..<2 { #expect(try await far.store.arrive(far.location, transit.id)) }
        let arrived = try #require(try far.store.peek(far.location))
        #expect(arrived.tokens == settings.tokens && arrived.incoming == nil && arrived.pendingTransit == nil)
        #expect(try isOwned(far) && !isOwned(near))
        try far.store.checkNotOlder(arrived)
    }

    @Test("that waits beside another one is taken over where the machine it came from is gone for good")
    func adopted() async throws {
        let (settings, transit) = try await saved()
        _ = try await occupied()
        try await take(settings, transit, replacing: true)
        try await far.store.adopt(far.location)
        #expect(try far.store.peek(far.location)?.tokens == settings.tokens)
        #expect(try isOwned(far))
    }

    @Test("is known by machines that nobody can tell apart")
    func sameMachine() async throws {
        let (settings, transit) = try await saved()
        try await take(settings, transit)
        let clone = SettingsStore(folder: far.folder, world: .init(now: { 0 }, machineIdentifiers: []))
        let there = try #require(try clone.peek(far.location))
        #expect(clone.refreshedElsewhere(there, at: far.location)?.host == "near")
    }
}
