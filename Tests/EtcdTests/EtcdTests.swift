import FleetTestSupport
import Foundation
import Secrets
import SettingsStore
import SharedSettings
import Synchronization
import TestSupport
import Testing

@Suite("Settings in etcd")
struct EtcdTests {
    @Test("are shared as in every engine", arguments: FleetCase.all)
    func shared(case: FleetCase) async throws { try await `case`.run(with: EtcdServer()) }

    @Test("are claimed once, although nobody hears that there is a lease")
    func lostLease() async throws {
        let server = try EtcdServer()
        let fleet = try Fleet(server)
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        let lost = Mutex(false)
        server.answer { path, _ in
            guard path == "lease/grant" else { return .answered }
            return lost.withLock { lost in
                defer { lost = true }
                return lost ? .answered : .unanswered
            }
        }
        try await fleet.claim(by: "a") {
            let claim = try server.value("one/claim")
            #expect(claim != nil)
        }
        #expect(try server.value("one/claim") == nil)
    }

    @Test("are read although somebody has put a claim there that never ends; who would refresh is told")
    func foreignClaim() async throws {
        let server = try EtcdServer()
        let fleet = try Fleet(server)
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        try server.put("one/claim", Array("mine".utf8))
        #expect(try await fleet.token("a") == "access1")
        await #expect(throws: SettingsError.fleet(place: fleet.address, .foreign(key: "one/claim"))) {
            try await fleet.claim(by: "a") { Issue.record("has sent something") }
        }
    }

    @Test("are of so many connections as one transaction can change, so that a machine can always be removed")
    func limit() async throws {
        let server = try EtcdServer()
        let fleet = try Fleet(server)
        try await fleet.made(of: "a", "b")
        let limit = 120
        for number in 1..<limit { try server.put("c\(number)/settings", Array("rubbish".utf8)) }
        try await fleet.write(1, by: "a")
        let settings = Settings(service: "example", connection: "two")
        await #expect(throws: SettingsError.fleet(place: fleet.address, .tooManyConnections(limit: limit))) {
            try await fleet.machine("a").update(fleet.location("two")) { _ in (settings, ()) }
        }
        #expect(try await fleet.machine("a").removeMember("b", from: fleet.address) == ["one"])
    }

    @Test("are reached as the list of fleets says, however it spells the place; another name takes that along")
    func spelling() async throws {
        let fleet = try Fleet(try EtcdServer())
        let store = fleet.machine("a")
        let folder = fleet.folder.path(of: "a/configuration")
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let text = #"{"far": {"location": "etcd://EXAMPLE/x", "ca": "/c"}, "old": {"location": "PLACE", "user": "/u"}}"#
        let content = Data(text.replacing("PLACE", with: fleet.address).utf8)
        _ = FileManager.default.createFile(atPath: "\(folder)/fleets.json", contents: content)
        #expect(try store.fleets().entry(at: "etcd://example:2379/x")?.authority == "/c")
        let taken = SettingsError.alreadyThere(.fleetName("far", place: "etcd://example:2379/x"))
        await #expect(throws: taken) { try await store.makeFleet(at: fleet.address, called: "far", member: "a") }
        try await store.makeFleet(at: fleet.address, called: "work", member: "a")
        let made = try store.fleets().entry(named: "work")
        #expect(made?.location == fleet.address && made?.userFile == "/u" && made?.authority == nil)
    }

    @Test("are there for users of the library, too")
    func library() async throws {
        let fleet = try Fleet(try EtcdServer())
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        let home = fleet.folder.path(of: "a")
        let store = SettingsStore(
            folder: ConfigurationFolder(path: "\(home)/configuration"),
            environment: ["HOME": home],
            now: { fleet.moment }
        )
        .sharing(environment: [:])
        let location = try store.location("\(fleet.address)/one")
        #expect(try await store.read(location)?.tokens?.accessToken.reveal() == "access1")
    }
}
