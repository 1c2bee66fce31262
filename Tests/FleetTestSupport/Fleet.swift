internal import Foundation
internal import Secrets
package import SettingsStore
package import TestSupport
internal import Testing

/// Machines that share an engine.
package struct Fleet: Sendable {
    package let server: any EngineServer
    package let folder: TemporaryFolder
    /// By how many milliseconds a machine's clock is wrong.
    package var offsets: [String: Int64] = [:]
    /// How long a machine tries to deliver.
    package var delivering: Duration = .seconds(2)

    package init(_ server: any EngineServer) throws {
        self.server = server
        folder = try TemporaryFolder()
    }

    /// The clock of the engine's machine, in milliseconds since 1970.
    package var moment: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    package var address: String { server.address }
    package var location: SettingsLocation { location("one") }

    package func location(_ name: String) -> SettingsLocation {
        let scheme = server.kind.scheme
        return SettingsLocation(scheme: scheme, place: "\(address.dropFirst(scheme.count + 3))/\(name)")
    }

    /// What a machine keeps of its own.
    package func machine(_ name: String) -> SettingsStore {
        let offset = offsets[name] ?? 0
        return machine(name) { moment + offset }
    }

    /// The same with another clock.
    func machine(_ name: String, now: @escaping @Sendable () -> Int64) -> SettingsStore {
        let home = folder.path(of: name)
        var times = FleetTimes()
        (times.reading, times.delivering) = (.seconds(2), delivering)
        return SettingsStore(
            folder: ConfigurationFolder(path: "\(home)/configuration"),
            environment: ["HOME": home],
            world: .init(now: now, sleep: { _ in }, machineIdentifiers: [])
        )
        .knowing([server.kind], times: times)
    }

    /// A fleet of some machines, the first of which has made it.
    package func made(of names: String...) async throws {
        let first = machine(names[0])
        try await first.makeFleet(at: address, called: "work", member: names[0])
        for name in names.dropFirst() { try await join(name, by: names[0]) }
    }

    package func join(_ name: String, by member: String) async throws {
        let new = machine(name)
        let invitation = try await machine(member)
            .addMember(name, try new.recipient(), to: address, called: "work")
        _ = try await new.joinFleet(invitation, called: nil)
    }

    /// Settings of a connection, written by a machine.
    package func write(_ token: Int, by machine: String) async throws {
        try await self.machine(machine).update(location) { old in
            var settings = old ?? Settings(service: "example", connection: "one")
            settings.tokens = StoredTokens(
                accessToken: Secret("access\(token)"),
                refreshToken: Secret("refresh\(token)"),
                expiresIn: 3600,
                timestamp: moment
            )
            return (settings, ())
        }
    }

    /// A refresh by a machine, as far as the engine sees one: a claim, something else, and a save; not where there was one before.
    package func claim(by machine: String, _ body: @Sendable () async throws -> Void) async throws {
        try await self.machine(machine).update(
            location,
            withCheckpoints: { settings, checkpoint in
                var settings = try #require(settings)
                guard settings[property: "Refreshed"] == nil else { return (nil, ()) }
                settings.refreshJournal = RefreshJournal(token: machine, at: 1, state: .sent)
                _ = try await checkpoint(settings, ClaimTerms())
                try await body()
                settings.refreshJournal = nil
                settings[property: "Refreshed"] = Secret("yes")
                return (.put(settings), ())
            }
        )
    }

    /// The access token that a machine finds there.
    package func token(_ machine: String) async throws -> String? {
        try await self.machine(machine).read(location)?.tokens?.accessToken.reveal()
    }

    /// What keeps a machine from reading.
    package func fault(_ machine: String) async -> SettingsError.FleetFault? {
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
