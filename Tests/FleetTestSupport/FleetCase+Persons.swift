internal import Foundation
internal import Secrets
internal import SettingsStore
internal import Testing

extension FleetCase {
    /// What befalls those who run machines: a clock that is wrong, an answer that they never saw, rubbish in the engine.
    static let persons: [FleetCase] = [
        FleetCase("A machine whose clock is wrong by a year is told so, and sends nothing", clock),
        FleetCase("A clock that is set in the middle of a refresh loses nothing", clockIsSet),
        FleetCase("A fleet that is made once more by its only machine is there, and by no other", madeTwice),
        FleetCase("A machine that is let in once more gets another invitation", addedTwice),
        FleetCase("A machine that is removed once more is removed, and who never was one is not", removedTwice),
        FleetCase("Rubbish under a connection keeps no machine from being removed; an examination names it", rubbish),
    ]

    private static let year: Int64 = 365 * 86_400_000

    private static func clock(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        for offset in [year, -year] {
            var fleet = fleet
            fleet.offsets["b"] = offset
            guard case .clocksApart(let seconds)? = await fleet.fault("b") else {
                Issue.record("not told of \(offset)")
                continue
            }
            #expect(abs(Int64(seconds) * 1000 - year) < 60_000)
            await #expect(throws: SettingsError.self) {
                try await fleet.claim(by: "b") { Issue.record("has sent something") }
            }
            let found = await fleet.machine("b").examineFleet(at: fleet.address)
            #expect(found.contains { if case .fault(.fleet(_, .clocksApart)) = $0 { true } else { false } })
        }
        #expect(try await fleet.token("b") == "access1")
    }

    private static func clockIsSet(_ fleet: Fleet) async throws {
        for offset in [year, -year] {
            let fleet = try Fleet(fleet.server.another())
            try await fleet.made(of: "a", "b")
            try await fleet.write(1, by: "a")
            let clock = Clock()
            let store = fleet.machine("a", now: { fleet.moment + clock.offset })
            try await store.update(
                fleet.location,
                withCheckpoints: { settings, checkpoint in
                    var settings = try #require(settings)
                    settings.refreshJournal = RefreshJournal(token: "a", at: 1, state: .sent)
                    _ = try await checkpoint(settings, ClaimTerms())
                    clock.offset = offset
                    settings.refreshJournal = nil
                    settings.tokens?.accessToken = Secret("access2")
                    return (.put(settings), ())
                }
            )
            #expect(try await fleet.token("b") == "access2")
            #expect(try fleet.server.value("one/claim") == nil)
        }
    }

    private static func madeTwice(_ fleet: Fleet) async throws {
        for _ in 0..<2 { try await fleet.made(of: "a") }
        #expect(try await fleet.machine("a").members(of: fleet.address).members.map(\.name) == ["a"])
        for (machine, member) in [("b", "b"), ("b", "a"), ("a", "b")] {
            await #expect(throws: SettingsError.alreadyThere(.fleet(place: fleet.address))) {
                try await fleet.machine(machine).makeFleet(at: fleet.address, called: "work", member: member)
            }
        }
    }

    private static func addedTwice(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a")
        let new = fleet.machine("b")
        let key = try new.recipient()
        for _ in 0..<2 {
            let invitation = try await fleet.machine("a").addMember("b", key, to: fleet.address, called: "work")
            _ = try await new.joinFleet(invitation, called: nil)
        }
        #expect(try await new.members(of: fleet.address).members.map(\.name) == ["a", "b"])
        await #expect(throws: SettingsError.fleet(place: fleet.address, .memberIsThere(name: "b"))) {
            _ = try await fleet.machine("a")
                .addMember("b", try fleet.machine("c").recipient(), to: fleet.address, called: "work")
        }
    }

    private static func removedTwice(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b", "c")
        try await fleet.write(1, by: "a")
        for member in ["a", "a", "c"] {
            #expect(try await fleet.machine(member).removeMember("b", from: fleet.address) == ["one"])
        }
        let fault = SettingsError.FleetFault.noSuchMember(name: "d", members: ["a", "c"])
        await #expect(throws: SettingsError.fleet(place: fleet.address, fault)) {
            try await fleet.machine("a").removeMember("d", from: fleet.address)
        }
        // Let in again, it may be removed again.
        try await fleet.join("b", by: "a")
        #expect(try await fleet.token("b") == "access1")
        _ = try await fleet.machine("a").removeMember("b", from: fleet.address)
        #expect(await fleet.fault("b") == .removed)
    }

    private static func rubbish(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b", "c")
        try await fleet.write(1, by: "a")
        try fleet.server.put("two/settings", Array("rubbish".utf8))
        let found = await fleet.machine("a").examineFleet(at: fleet.address)
        #expect(found.contains { if case .fault(.damaged) = $0 { true } else { false } }, "\(found)")
        #expect(try await fleet.machine("a").removeMember("b", from: fleet.address) == ["one"])
        #expect(try await fleet.token("c") == "access1")
        #expect(await fleet.fault("b") == .removed)
    }
}

/// What a test sets.
private final class Clock: @unchecked Sendable { var offset: Int64 = 0 }
