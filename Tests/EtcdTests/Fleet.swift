import Etcd
import Secrets
import SettingsStore
import TestSupport
import Transport

/// Machines that share an etcd.
struct Fleet {
    let server: EtcdServer
    let folder: TemporaryFolder

    init() throws {
        server = try EtcdServer()
        folder = try TemporaryFolder()
    }

    var address: String { server.address }
    var location: SettingsLocation { SettingsLocation(scheme: "etcd", place: "\(address.dropFirst(7))/one") }

    /// What a machine keeps of its own.
    func machine(_ name: String) -> SettingsStore {
        let home = folder.path(of: name)
        let transport = HTTPTransport(deadline: .seconds(2), environment: [:])
        let kind = SettingsKind.etcd { _, _ in
            EtcdAccess()
        } transport: { _ in
            transport
        }
        var times = FleetTimes()
        (times.reading, times.delivering) = (.seconds(2), .seconds(2))
        return SettingsStore(
            folder: ConfigurationFolder(path: "\(home)/configuration"),
            environment: ["HOME": home],
            world: .init(now: { 1_700_000_000_000 }, sleep: { _ in }, machineIdentifiers: [])
        )
        .knowing([kind], times: times)
    }

    /// A fleet of some machines, the first of which has made it.
    func made(of names: String...) async throws {
        let first = machine(names[0])
        try await first.makeFleet(at: address, called: "work", member: names[0])
        for name in names.dropFirst() { try await join(name, by: names[0]) }
    }

    func join(_ name: String, by member: String) async throws {
        let new = machine(name)
        let invitation = try await machine(member)
            .addMember(name, try new.recipient(), to: address, called: "work")
        _ = try await new.joinFleet(invitation, called: nil)
    }

    /// Settings of a connection, written by a machine.
    func write(_ token: Int, by machine: String) async throws {
        try await self.machine(machine).update(location) { old in
            var settings = old ?? Settings(service: "example", connection: "one")
            settings.tokens = StoredTokens(
                accessToken: Secret("access\(token)"),
                refreshToken: Secret("refresh\(token)"),
                expiresIn: 3600,
                timestamp: 1_700_000_000_000 + Int64(token)
            )
            return (settings, ())
        }
    }

    /// The access token that a machine finds there.
    func token(_ machine: String) async throws -> String? {
        try await self.machine(machine).read(location)?.tokens?.accessToken.reveal()
    }

    /// What keeps a machine from reading.
    func fault(_ machine: String) async -> SettingsError.FleetFault? {
        do {
            _ = try await token(machine)
            return nil
        } catch let error as SettingsError {
            guard case .fleet(_, let fault) = error else { return nil }
            return fault
        } catch {
            return nil
        }
    }
}
