internal import Secrets
internal import SettingsStore
internal import Testing

extension FleetCase {
    /// What whoever runs the engine cannot do; he can deny, and nothing else.
    static let operators: [FleetCase] = [
        FleetCase("An operator cannot read", read),
        FleetCase(
            "An operator cannot write settings, although everybody can seal them for the members' public keys",
            forged
        ),
        FleetCase("An operator cannot pass the settings of one connection off as another's", swapped),
        FleetCase("An operator cannot roll back: a machine that has seen more puts it in its place", rolledBack),
        FleetCase("An operator cannot put rubbish there without being told of", rubbish),
        FleetCase("A member removes a connection for all", removed),
        FleetCase("A member whose key is new reads on", rotated),
    ]

    private static func read(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        for key in [".fleet", "one/settings"] {
            let text = String(decoding: try #require(try fleet.server.value(key)), as: UTF8.self)
            #expect(text.contains("AGE ENCRYPTED FILE"))
            #expect(!text.contains("access1"))
        }
    }

    private static func forged(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        // A fleet of the operator's own with the same members, where it is free to write.
        let evil = try Fleet(fleet.server.another())
        try await evil.made(of: "operator")
        for name in ["a", "b"] {
            _ = try await evil.machine("operator")
                .addMember(name, try fleet.machine(name).recipient(), to: evil.address, called: "work")
        }
        try await evil.write(666, by: "operator")
        let forged = try #require(try evil.server.value("one/settings"))
        let kept = try #require(try fleet.server.value("one/settings"))
        try fleet.server.put("one/settings", forged)
        #expect(await fleet.fault("b") == .notVouched(key: "one"))
        // What a machine had stays what it serves.
        #expect(try fleet.machine("a").peek(fleet.location)?.tokens?.accessToken.reveal() == "access1")
        // Nor does its list of members count.
        try fleet.server.put(".fleet", try #require(try evil.server.value(".fleet")))
        #expect(await fleet.fault("b") == .notMember)
        try fleet.server.put("one/settings", kept)
    }

    private static func swapped(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let other = fleet.location("two")
        try fleet.server.put("two/settings", try #require(try fleet.server.value("one/settings")))
        await #expect(throws: SettingsError.fleet(place: "\(fleet.address)/two", .notVouched(key: "two"))) {
            try await fleet.machine("b").read(other)
        }
    }

    private static func rolledBack(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let roster = try #require(try fleet.server.value(".fleet"))
        let settings = try #require(try fleet.server.value("one/settings"))
        try await fleet.write(2, by: "a")
        try await fleet.join("c", by: "a")
        #expect(try await fleet.token("c") == "access2")
        try fleet.server.put(".fleet", roster)
        try fleet.server.put("one/settings", settings)
        #expect(try await fleet.token("a") == "access2")
        #expect(try await fleet.token("b") == "access2")
        #expect(try await fleet.token("c") == "access2")
    }

    private static func rubbish(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        let roster = try #require(try fleet.server.value(".fleet"))
        let settings = try #require(try fleet.server.value("one/settings"))
        for value in [[], [0, 0, 0], Array("{}".utf8)] as [[UInt8]] {
            try fleet.server.put(".fleet", value)
            #expect(await fleet.fault("a") == .foreign(key: ".fleet"))
            try fleet.server.put(".fleet", roster)
            try fleet.server.put("one/settings", value)
            // A machine that has a copy puts it in its place.
            #expect(try await fleet.token("a") == "access1")
            #expect(try fleet.server.value("one/settings") != value)
        }
        try await fleet.join("b", by: "a")
        try fleet.server.put("one/settings", Array("{}".utf8))
        await #expect(throws: SettingsError.self) { try await fleet.token("b") }
        #expect(settings.count > 100)
    }

    private static func removed(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        #expect(try await fleet.token("b") == "access1")
        try await fleet.machine("a").remove(fleet.location)
        // Removed by a member, it is not taken for a loss.
        #expect(try await fleet.token("b") == nil)
        #expect(try await fleet.token("a") == nil)
        #expect(try await fleet.machine("a").connections(of: fleet.address).isEmpty)
        try await fleet.write(2, by: "b")
        #expect(try await fleet.token("a") == "access2")
    }

    private static func rotated(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        #expect(try await fleet.token("b") == "access1")
        #expect(try await fleet.machine("b").rotateIdentity().left.isEmpty)
        #expect(try await fleet.token("b") == "access1")
        #expect(try fleet.machine("b").peek(fleet.location)?.tokens?.accessToken.reveal() == "access1")
        try await fleet.write(2, by: "a")
        #expect(try await fleet.token("b") == "access2")
    }
}
