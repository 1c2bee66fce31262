import FleetTestSupport
import SettingsStore
import Synchronization
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
}
