import Foundation
import Secrets
import SettingsStore
import Testing

/// Whoever runs the engine can deny, and nothing else.
@Suite("What the operator of an etcd cannot do")
struct OperatorTests {
    let fleet: Fleet

    init() throws { fleet = try Fleet() }

    private func value(_ key: String) throws -> String { try #require(try fleet.server.value("oauth/\(key)")) }

    @Test("read")
    func read() async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        for key in [".fleet", "one/settings"] {
            let text = String(decoding: try #require(Data(base64Encoded: try value(key))), as: UTF8.self)
            #expect(text.contains("AGE ENCRYPTED FILE"))
            #expect(!text.contains("access1"))
        }
    }

    @Test("write settings, although everybody can seal them for the members' public keys")
    func forged() async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        // A fleet of the operator's own with the same members, where it is free to write.
        let evil = try Fleet()
        try await evil.made(of: "operator")
        for name in ["a", "b"] {
            _ = try await evil.machine("operator")
                .addMember(name, try fleet.machine(name).recipient(), to: evil.address, called: "work")
        }
        try await evil.write(666, by: "operator")
        let forged = try #require(try evil.server.value("oauth/one/settings"))
        let kept = try value("one/settings")
        try fleet.server.put("oauth/one/settings", forged)
        #expect(await fleet.fault("b") == .notVouched(key: "one"))
        // What a machine had stays what it serves.
        #expect(try fleet.machine("a").peek(fleet.location)?.tokens?.accessToken.reveal() == "access1")
        // Nor does its list of members count.
        try fleet.server.put("oauth/.fleet", try #require(try evil.server.value("oauth/.fleet")))
        #expect(await fleet.fault("b") == .notMember)
        try fleet.server.put("oauth/one/settings", kept)
    }

    @Test("pass the settings of one connection off as another's")
    func swapped() async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let other = SettingsLocation(scheme: "etcd", place: "\(fleet.address.dropFirst(7))/two")
        try fleet.server.put("oauth/two/settings", try value("one/settings"))
        await #expect(throws: SettingsError.fleet(place: "\(fleet.address)/two", .notVouched(key: "two"))) {
            try await fleet.machine("b").read(other)
        }
    }

    @Test("roll back: a machine that has seen more puts it in its place")
    func rolledBack() async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let (roster, settings) = (try value(".fleet"), try value("one/settings"))
        try await fleet.write(2, by: "a")
        try await fleet.join("c", by: "a")
        #expect(try await fleet.token("c") == "access2")
        try fleet.server.put("oauth/.fleet", roster)
        try fleet.server.put("oauth/one/settings", settings)
        #expect(try await fleet.token("a") == "access2")
        #expect(try await fleet.token("b") == "access2")
        #expect(try await fleet.token("c") == "access2")
    }

    @Test("put rubbish there without being told of", arguments: ["", "AAAA", "e30="])
    func rubbish(value: String) async throws {
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        let kept = try self.value(".fleet")
        try fleet.server.put("oauth/.fleet", value)
        #expect(await fleet.fault("a") == .foreign(key: ".fleet"))
        try fleet.server.put("oauth/.fleet", kept)
        try fleet.server.put("oauth/one/settings", value)
        await #expect(throws: SettingsError.self) { try await fleet.token("a") }
        #expect(try fleet.machine("a").peek(fleet.location)?.tokens?.accessToken.reveal() == "access1")
    }
}
